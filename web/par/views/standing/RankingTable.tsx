import { hasBand, type Ranking, type RankingRow } from '../../../shared/domain/par_standing.ts';
import type { Scorecard } from '../../../shared/domain/scorecard.ts';
import { textIn, type Language } from '../../../shared/domain/text.ts';
import { formatOf } from '../../../shared/i18n/format.ts';
import { parMessages } from '../../../shared/i18n/par.ts';
import { standingMessages } from '../../../shared/i18n/par_standing.ts';
import { TableRegion } from '../../../shared/ui/TableRegion.tsx';
import { bandText, changeText, isTied } from '../../models/standing.ts';
import { pointsWriter } from '../../wording.ts';

export interface RankingTableProps {
  readonly language: Language;
  readonly card: Scorecard;
  readonly ranking: Ranking;
}

export function RankingTable({ language, card, ranking }: RankingTableProps) {
  const messages = standingMessages[language].ranking;
  const name = textIn(ranking.framework.title, language);
  const title = name.includes(ranking.period) ? name : `${name}, ${ranking.period}`;
  const banded = ranking.rows.some(hasBand);
  const dated = ranking.rows.some(({ previous }) => previous !== null);

  return (
    <TableRegion title={title}>
      <table class="figures ranking" aria-label={title}>
        <thead>
          <tr>
            <th scope="col" class="number">
              {messages.rank}
            </th>
            {banded && (
              <th scope="col" class="number">
                {messages.band}
              </th>
            )}
            <th scope="col">{messages.unit}</th>
            <th scope="col" class="number">
              {messages.total}
            </th>
            {banded && (
              <th scope="col" class="number">
                {messages.interval}
              </th>
            )}
            <th scope="col" class="number">
              {messages.percent}
            </th>
            <th scope="col">{messages.classState}</th>
            <th scope="col" class="number">
              {messages.maxima}
            </th>
            {dated && <th scope="col">{messages.previous}</th>}
          </tr>
        </thead>
        <tbody>
          {ranking.rows.map((row) => (
            <Row
              key={row.unit}
              language={language}
              card={card}
              row={row}
              banded={banded}
              dated={dated}
            />
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

interface RowProps {
  readonly language: Language;
  readonly card: Scorecard;
  readonly row: RankingRow;
  readonly banded: boolean;
  readonly dated: boolean;
}

function Row({ language, card, row, banded, dated }: RowProps) {
  const messages = standingMessages[language].ranking;
  const format = formatOf(language);
  const points = pointsWriter(language, card);
  const own = row.unit === card.unit.code;

  return (
    <tr class={own ? 'own' : undefined}>
      <td class="number">
        <strong>{row.rank}</strong>
        {isTied(row) && <span class="soft small tie">{messages.tied(row.ties)}</span>}
      </td>
      {banded && <td class="number">{bandText(row.rank_low, row.rank_high)}</td>}
      <th scope="row">
        {textIn(row.name, language)}
        {own && <span class="small own-mark">{messages.own}</span>}
      </th>
      <td class="number">{points(row.total)}</td>
      {banded && (
        <td class="number">
          {row.low !== null && row.high !== null && `${points(row.low)}–${points(row.high)}`}
        </td>
      )}
      <td class="number">{format.decimal(row.percent, 2)}</td>
      <td class="state">
        {row.class !== null && textIn(row.class.name, language)}
        <span class="soft small tie">{parMessages[language].states[row.state]}</span>
      </td>
      <td class="number">
        {row.at_maximum}/{row.fields}
      </td>
      {dated && (
        <td>
          <Previous language={language} row={row} write={points} />
        </td>
      )}
    </tr>
  );
}

interface PreviousProps {
  readonly language: Language;
  readonly row: RankingRow;
  readonly write: (points: number | null) => string;
}

function Previous({ language, row, write }: PreviousProps) {
  const { previous } = row;

  return previous === null ? null : (
    <>
      {changeText(row, language)}
      <span class="soft small before">
        {standingMessages[language].ranking.previousIs(
          String(previous.rank),
          write(previous.total),
          previous.period,
        )}
      </span>
    </>
  );
}
