import { Fragment, type ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import {
  addStages,
  isLeaf,
  largestLoss,
  stageSums,
  totalOf,
  treeRows,
  type Criterion,
  type Scorecard,
} from '../../../shared/domain/scorecard.ts';
import { textIn, type Language } from '../../../shared/domain/text.ts';
import { formatOf } from '../../../shared/i18n/format.ts';
import { parMessages } from '../../../shared/i18n/par.ts';
import { TableRegion } from '../../../shared/ui/TableRegion.tsx';
import { pointsWriter } from '../../wording.ts';
import { CriterionRow } from './CriterionRow.tsx';
import { allSums, isSeen, KEYS, moved, rowId, toggled, type OpenRows } from './rows.ts';

export interface ScorecardTableProps {
  readonly language: Language;
  readonly card: Scorecard;
  readonly open: OpenRows;
  readonly onOpen: (open: OpenRows) => void;
  /** What is shown below the row of a leaf that is open. */
  readonly panel: (criterion: Criterion) => ComponentChildren;
}

export const COLUMNS = 9;

/** The tree of criteria with the points of each stage side by side. Paper shows all rows. */
export function ScorecardTable(props: ScorecardTableProps) {
  const { language, card, open, onOpen, panel } = props;
  const messages = parMessages[language];
  const title = textIn(card.framework.title, language);
  const rows = treeRows(card.fields);
  const body = useRef<HTMLTableSectionElement>(null);
  const sums = allSums(rows);

  const onKey = (event: KeyboardEvent) => {
    const code = event.target instanceof HTMLElement ? event.target.dataset['row'] : undefined;
    const key = KEYS[event.key];

    if (code !== undefined && key !== undefined) {
      const next = moved(rows, open, code, key);

      event.preventDefault();
      onOpen(next.open);
      body.current?.querySelector<HTMLElement>(`#${rowId(next.code)}`)?.focus();
    }
  };

  return (
    <div class="scorecard-box">
      <p class="table-tools no-print">
        <button type="button" class="button plain small" onClick={() => onOpen(sums)}>
          {messages.openAll}
        </button>
        <button type="button" class="button plain small" onClick={() => onOpen(new Set())}>
          {messages.closeAll}
        </button>
        <span class="soft small keys">{messages.keyHelp}</span>
      </p>
      <TableRegion title={title}>
        <table class="figures scorecard" aria-label={title}>
          <Head language={language} />
          <tbody ref={body} onKeyDown={onKey}>
            {rows.map((row) => {
              const { code } = row.criterion;
              const seen = isSeen(row, open);

              return (
                <Fragment key={code}>
                  <CriterionRow
                    language={language}
                    card={card}
                    row={row}
                    scale={largestLoss(card.fields)}
                    hidden={!seen}
                    open={open.has(code)}
                    onToggle={() => onOpen(toggled(open, code))}
                  />
                  {seen && open.has(code) && isLeaf(row.criterion) && (
                    <tr class="panel-row no-print">
                      <td colSpan={COLUMNS} id={`${rowId(code)}-panel`}>
                        <div class="panel">{panel(row.criterion)}</div>
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
          <Foot language={language} card={card} />
        </table>
      </TableRegion>
    </div>
  );
}

function Head({ language }: { readonly language: Language }) {
  const messages = parMessages[language];
  const numbers = [
    messages.max,
    messages.stages.self,
    messages.stages.appraised,
    messages.stages.final,
    messages.points,
    messages.lost,
  ];

  return (
    <thead>
      <tr>
        <th scope="col" class="code">
          {messages.code}
        </th>
        <th scope="col">{messages.field}</th>
        {numbers.map((label) => (
          <th key={label} scope="col" class="number">
            {label}
          </th>
        ))}
        <th scope="col" class="drawn">
          {messages.lostBar}
        </th>
      </tr>
    </thead>
  );
}

function Foot({ language, card }: Pick<ScorecardTableProps, 'language' | 'card'>) {
  const points = pointsWriter(language, card);
  const stages = addStages(card.fields.map(stageSums));

  return (
    <tfoot>
      <tr>
        <td class="code" />
        <th scope="row">{parMessages[language].total}</th>
        <td class="number">{formatOf(language).whole(card.max_points)}</td>
        <td class="number">{points(stages.self)}</td>
        <td class="number">{points(stages.appraised)}</td>
        <td class="number">{points(stages.final)}</td>
        <td class="number" data-testid="total">
          {points(totalOf(card))}
        </td>
        <td class="number">{points(card.lost)}</td>
        <td class="drawn" />
      </tr>
    </tfoot>
  );
}
