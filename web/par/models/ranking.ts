import { ticks } from '../../shared/domain/chart.ts';
import { hasBand, type Ranking, type RankingRow } from '../../shared/domain/par_standing.ts';
import type { Scorecard } from '../../shared/domain/scorecard.ts';
import { textCell, type Cell, type DataTable } from '../../shared/domain/table.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { formatOf } from '../../shared/i18n/format.ts';
import { parMessages } from '../../shared/i18n/par.ts';
import { standingMessages } from '../../shared/i18n/par_standing.ts';
import type { ChartModel } from '../../shared/ui/chart/model.ts';
import { palette } from '../../shared/ui/chart/palette.ts';
import { drawRows, type Row } from '../../shared/ui/chart/rows.ts';
import { rect, whisker } from '../../shared/ui/chart/shapes.ts';
import { pointsWriter } from '../wording.ts';
import { bandText, isTied } from './standing.ts';

const BAR = 16;

interface RankingSpec {
  readonly ranking: Ranking;
  readonly card: Scorecard;
  readonly language: Language;
}

/** All units with their totals, and how sure these are. */
export function rankingChart(ranking: Ranking, card: Scorecard, language: Language): ChartModel {
  const spec = { ranking, card, language };
  const messages = standingMessages[language].ranking;
  const { rows } = ranking;
  const banded = rows.some(hasBand);
  const reach = Math.max(card.max_points, ...rows.map(({ total, high }) => high ?? total));
  const marks = ticks(reach);
  const step = marks[1] ?? reach;
  const text = banded ? messages.text : messages.textPlain;

  return {
    title: titleOf(spec),
    description: text,
    legend: [],
    notes: [text],
    table: rankingTable(ranking, card, language),
    draw: (width) =>
      drawRows(
        {
          rows: rows.map((row) => rowOf(spec, row)),
          columns: [
            { title: messages.total, width: 76 },
            ...(banded ? [{ title: messages.band, width: 84 }] : []),
          ],
          axis: {
            min: 0,
            max: Math.ceil(reach / step - 1e-9) * step,
            step,
            write: (value) => formatOf(language).whole(value),
          },
          ticks: true,
          barHeight: BAR,
        },
        width,
      ),
    source: `${textIn(ranking.framework.title, language)}, ${ranking.period}`,
    fileName: `${ranking.framework.code}-${ranking.period}`,
  };
}

function titleOf({ ranking: { rows }, card, language }: RankingSpec): string {
  const messages = standingMessages[language].ranking;
  const [best] = rows;
  const first = rows.filter(({ rank_low: low }) => low === 1).length;
  const name = best === undefined ? '' : textIn(best.name, language);
  const points = pointsWriter(language, card)(best?.total ?? null);
  const count = String(rows.length);

  if (best !== undefined && isTied(best)) {
    return messages.chartTied(String(best.ties + 1), points, count);
  }
  if (rows.length === 1) {
    return messages.chartOne(name, points);
  }
  return first > 1 ? messages.chartBand(name, String(first)) : messages.chart(name, points, count);
}

function rowOf({ ranking, card, language }: RankingSpec, row: RankingRow): Row {
  const messages = standingMessages[language].ranking;
  const points = pointsWriter(language, card);
  const { total, low, high } = row;
  const banded = ranking.rows.some(hasBand);
  const label = `${row.rank}. ${textIn(row.name, language)}`;
  const band = bandText(row.rank_low, row.rank_high);
  const interval =
    low === null || high === null
      ? ''
      : `\n${messages.interval} ${points(low)}–${points(high)} · ${messages.band} ${band}`;

  return {
    label,
    figures: [points(total), ...(banded ? [band] : [])],
    tip: `${label}\n${messages.total} ${points(total)}${interval}`,
    shapes: ({ x, middle }) => [
      rect(
        x(0),
        middle - BAR / 2,
        x(total) - x(0),
        BAR,
        row.unit === card.unit.code ? palette.accent : palette.band,
      ),
      ...(low === null || high === null ? [] : whisker(x(low), x(high), middle)),
    ],
  };
}

/** The ranking as figures; without bands there are no columns for them. */
export function rankingTable(ranking: Ranking, card: Scorecard, language: Language): DataTable {
  const messages = standingMessages[language].ranking;
  const banded = ranking.rows.some(hasBand);
  const ends = (label: string) => [messages.from(label), messages.to(label)];
  const numeric = [
    messages.rank,
    ...(banded ? ends(messages.band) : []),
    messages.total,
    ...(banded ? ends(messages.interval) : []),
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
      cells: cellsOf(row, banded, pointsWriter(language, card), language),
    })),
  };
}

const count = (value: number | null): Cell => ({ text: String(value ?? ''), value });

function cellsOf(
  row: RankingRow,
  banded: boolean,
  write: (points: number | null) => string,
  language: Language,
): readonly Cell[] {
  const points = (value: number | null): Cell => ({ text: write(value), value });

  return [
    count(row.rank),
    ...(banded ? [count(row.rank_low), count(row.rank_high)] : []),
    points(row.total),
    ...(banded ? [points(row.low), points(row.high)] : []),
    { text: formatOf(language).decimal(row.percent, 2), value: row.percent },
    count(row.at_maximum),
    count(row.previous?.rank ?? null),
    textCell(row.class === null ? '' : textIn(row.class.name, language)),
    textCell(parMessages[language].states[row.state]),
  ];
}
