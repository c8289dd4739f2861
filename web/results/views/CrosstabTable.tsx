import { useId } from 'preact/hooks';
import { crosstabMessages } from '../../shared/i18n/crosstab.ts';
import { ChartLegend } from '../../shared/ui/chart/ChartLegend.tsx';
import { Downloads } from '../../shared/ui/chart/Downloads.tsx';
import { saveTable, TABLE_FORMATS } from '../../shared/ui/chart/save_table.ts';
import { countText, figureText, type CrossedRow, type CrosstabModel } from '../models/crosstab.ts';
import type { View } from '../models/view.ts';

export interface CrosstabTableProps {
  readonly view: View;
  readonly model: CrosstabModel;
  readonly shares: boolean;
  /** null while nothing can be chosen. */
  readonly onShares: ((shares: boolean) => void) | null;
}

export function CrosstabTable(props: CrosstabTableProps) {
  const { view, model, shares, onShares } = props;
  const { language } = view;

  return (
    <div class="stack">
      <h3>{model.title}</h3>
      <p role="status">{model.summary}</p>
      <FigureChoice view={view} shares={shares} onShares={onShares} />
      <div class="table-scroll" tabIndex={0} role="region" aria-label={model.title}>
        <CrossedTable view={view} model={model} shares={shares} />
      </div>
      <ChartLegend entries={model.legend} />
      <p class="soft small">{model.note}</p>
      <div class="chart-actions no-print">
        <Downloads
          language={language}
          title={model.title}
          formats={TABLE_FORMATS}
          onFormat={(format) => void saveTable(format, model.saved, language)}
        />
      </div>
    </div>
  );
}

function FigureChoice({ view, shares, onShares }: Omit<CrosstabTableProps, 'model'>) {
  const name = useId();
  const messages = crosstabMessages[view.language];

  return (
    <fieldset class="figure-choice no-print">
      <legend>{messages.figures}</legend>
      {[false, true].map((choice) => (
        <label key={String(choice)} class="choice">
          <input
            type="radio"
            name={name}
            checked={shares === choice}
            disabled={onShares === null}
            onChange={() => onShares?.(choice)}
          />
          {choice ? messages.shares : messages.counts}
        </label>
      ))}
    </fieldset>
  );
}

type TableProps = Omit<CrosstabTableProps, 'onShares'>;

function CrossedTable({ view, model, shares }: TableProps) {
  const { rowQuestion, columnQuestion, columns, rows, totals } = model;
  const messages = crosstabMessages[view.language];

  return (
    <table class="figures crossed">
      <caption class="visually-hidden">
        {model.title}. {shares ? messages.shares : messages.counts}
      </caption>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {rowQuestion}
          </th>
          <th scope="colgroup" colSpan={columns.length}>
            {columnQuestion}
          </th>
          <th scope="col" rowSpan={2} class="number">
            {shares ? messages.all : messages.total}
          </th>
        </tr>
        <tr>
          {columns.map((label) => (
            <th key={label} scope="col" class="number">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.label} view={view} row={row} shares={shares} />
        ))}
      </tbody>
      <tfoot>
        <Row view={view} row={totals} shares={shares} />
      </tfoot>
    </table>
  );
}

interface RowProps {
  readonly view: View;
  readonly row: CrossedRow;
  readonly shares: boolean;
}

const Row = ({ view, row, shares }: RowProps) => (
  <tr>
    <th scope="row">{row.label}</th>
    {row.figures.map((figure, place) => (
      <td key={place} class={figure.count === null ? 'number soft' : `number tint-${figure.tint}`}>
        {figureText(view, figure, shares)}
      </td>
    ))}
    <td class="number">{countText(view, row.total)}</td>
  </tr>
);
