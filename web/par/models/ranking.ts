import type { Ranking, RankingRow } from '../../shared/domain/par_standing.ts';
import { textCell, type Cell, type DataTable } from '../../shared/domain/table.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { parMessages } from '../../shared/i18n/par.ts';
import { standingMessages } from '../../shared/i18n/par_standing.ts';

const figure = (value: number | null): Cell => ({ text: String(value ?? ''), value });

/** The ranking as a file. */
export function rankingTable(ranking: Ranking, language: Language): DataTable {
  const messages = standingMessages[language].ranking;
  const numeric = [
    messages.rank,
    `${messages.band} (1)`,
    `${messages.band} (2)`,
    messages.total,
    `${messages.interval} (1)`,
    `${messages.interval} (2)`,
    messages.percent,
    messages.maxima,
    messages.previous,
  ];

  return {
    columns: [
      { label: messages.unit, numeric: false },
      ...numeric.map((label) => ({ label, numeric: true })),
      { label: messages.class, numeric: false },
      { label: messages.state, numeric: false },
    ],
    rows: ranking.rows.map((row) => ({
      label: textIn(row.name, language),
      cells: cellsOf(row, language),
    })),
  };
}

const cellsOf = (row: RankingRow, language: Language): readonly Cell[] => [
  figure(row.rank),
  figure(row.rank_low),
  figure(row.rank_high),
  figure(row.total),
  figure(row.low),
  figure(row.high),
  figure(row.percent),
  figure(row.at_maximum),
  figure(row.previous?.rank ?? null),
  textCell(row.class === null ? '' : textIn(row.class.name, language)),
  textCell(parMessages[language].states[row.state]),
];
