import { shownDate } from '../../shared/domain/calendar.ts';
import {
  crossedItem,
  optionLabel,
  type CrosstabAnswer,
  type CrosstabSide,
  type ShownCrosstab,
} from '../../shared/domain/crosstab.ts';
import { textCell, type Cell, type DataTable } from '../../shared/domain/table.ts';
import { textIn } from '../../shared/domain/text.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { crosstabMessages } from '../../shared/i18n/crosstab.ts';
import type { LegendEntry } from '../../shared/ui/chart/model.ts';
import { palette, tints } from '../../shared/ui/chart/palette.ts';
import type { SavedTable } from '../../shared/ui/chart/save_table.ts';
import { countCell, digitsOf, percentCell, pText, viewOf, type View } from './view.ts';

/** A number of responses and its share of the row; null where it is hidden. */
export interface CrossedFigure {
  readonly count: number | null;
  readonly share: number | null;
  /** The responses of the row, which say how far the share can be trusted. */
  readonly of: number | null;
  /** How dark the cell is: a place in `tints`. */
  readonly tint: number;
}

export interface CrossedRow {
  readonly label: string;
  readonly figures: readonly CrossedFigure[];
  readonly total: number | null;
}

/** A crosstab in words and figures, without the answers that nobody gave and that are no option. */
export interface CrosstabModel {
  readonly title: string;
  readonly rowQuestion: string;
  readonly columnQuestion: string;
  readonly columns: readonly string[];
  readonly rows: readonly CrossedRow[];
  readonly totals: CrossedRow;
  readonly summary: string;
  readonly legend: readonly LegendEntry[];
  readonly note: string;
  readonly saved: SavedTable;
}

/** Where the tint changes, in per cent of the row; fixed, so that two tables can be compared. */
const EDGES = [10, 25, 50] as const;

const tintOf = (share: number): number => EDGES.filter((edge) => share * 100 >= edge - 1e-9).length;

function figureOf(count: number | null, of: number | null): CrossedFigure {
  const share = count === null || of === null || of === 0 ? null : count / of;

  return { count, share, of, tint: share === null ? 0 : tintOf(share) };
}

interface Line {
  readonly place: number;
  readonly label: string;
}

/** Options stay though nobody chose them; that nobody failed to answer is not worth a line. */
function linesOf(view: View, side: CrosstabSide): readonly Line[] {
  return side.answers.flatMap((answer, place) =>
    typeof answer === 'string' && side.totals[place] === 0
      ? []
      : [{ place, label: answerLabel(view, side.code, answer) }],
  );
}

function answerLabel(view: View, code: string, answer: CrosstabAnswer): string {
  const { instrument } = view.survey;

  if (answer === 'NA') {
    return commonMessages[view.language].na;
  }
  if (answer === 'missing') {
    return crosstabMessages[view.language].missing;
  }
  const item = crossedItem(instrument, code);
  const label = item === null ? null : optionLabel(instrument, item, answer);

  return label === null ? String(answer) : textIn(label, view.language);
}

export function crosstabModel(page: View, report: ShownCrosstab): CrosstabModel {
  // Of its own day, and not weighted as the rest of the page is.
  const view = viewOf(page.survey, page.language, report);
  const { first, second, counts, responses } = report;
  const messages = crosstabMessages[view.language];
  const columns = linesOf(view, second);
  const rows = linesOf(view, first).map(({ place, label }): CrossedRow => {
    const total = first.totals[place] ?? null;

    return {
      label,
      total,
      figures: columns.map((column) => figureOf(counts[place]?.[column.place] ?? null, total)),
    };
  });
  const totals: CrossedRow = {
    label: messages.total,
    total: responses,
    figures: columns.map(({ place }) => figureOf(second.totals[place] ?? null, responses)),
  };
  const [rowQuestion, columnQuestion] = [view.itemName(first.code), view.itemName(second.code)];
  const parts = {
    title: messages.heading(rowQuestion, columnQuestion),
    columns: columns.map(({ label }) => label),
    rows,
    totals,
  };
  const day = report.as_of === null ? '–' : shownDate(report.as_of);
  const summary = messages.summary(view.format.count(responses), day);
  const hides = [...rows, totals].some(hidesSomething);
  const note = associationOf(view, report);

  return {
    ...parts,
    rowQuestion,
    columnQuestion,
    summary,
    legend: legendOf(view, hides),
    note,
    saved: {
      title: parts.title,
      table: fileTable(view, parts),
      notes: [summary, ...(hides ? [view.messages.hidden] : []), note, view.source],
      fileName: view.fileName(`${first.code}-${second.code}`),
    },
  };
}

const hidesSomething = ({ figures, total }: CrossedRow): boolean =>
  total === null || figures.some(({ count }) => count === null);

function legendOf({ language, messages, format }: View, hides: boolean): readonly LegendEntry[] {
  const names = EDGES.map((edge) => format.whole(edge));
  const words = crosstabMessages[language];
  const steps = tints.map((colour, place): LegendEntry => {
    const [low, high] = [names[place - 1], names[place]];

    if (low === undefined) {
      return { label: words.inRow(messages.below(high ?? '')), colour };
    }
    return {
      label: high === undefined ? messages.from(low) : messages.between(low, high),
      colour,
    };
  });

  return hides
    ? [...steps, { label: messages.hidden, colour: palette.paper, mark: 'hidden' }]
    : steps;
}

/** How far the two go together; of a table with hidden cells the service does not tell. */
function associationOf(
  view: View,
  { n, df, chi_square: chiSquare, p, cramers_v: v }: ShownCrosstab,
) {
  const { format, language } = view;
  const messages = crosstabMessages[language];

  if (n === null) {
    return messages.noAssociation;
  }
  return v === null || df === null
    ? messages.oneAnswer
    : messages.association(
        format.decimal(v, 2),
        format.decimal(chiSquare, 1),
        String(df),
        pText(view, p),
        format.count(n),
      );
}

/** As it stands in the table; of a few people without decimals. */
export function figureText(view: View, figure: CrossedFigure, shares: boolean): string {
  const { count, share, of } = figure;

  return shares && count !== null
    ? view.format.percent(share, digitsOf({ respondents: of ?? 0 }))
    : countText(view, count);
}

export const countText = (view: View, count: number | null): string =>
  count === null ? view.messages.hiddenMark : view.format.count(count);

type TableParts = Pick<CrosstabModel, 'title' | 'columns' | 'rows' | 'totals'>;

/** Numbers and then shares, so that a file has both however the page shows the table. */
function fileTable(view: View, { title, columns, rows, totals }: TableParts): DataTable {
  const { messages } = view;
  const { all } = crosstabMessages[view.language];
  const number = (count: number | null): Cell =>
    count === null ? textCell(messages.hiddenMark) : countCell(view, count);
  const share = ({ count, share: part, of }: CrossedFigure): Cell =>
    count === null
      ? textCell(messages.hiddenMark)
      : percentCell(view, part, digitsOf({ respondents: of ?? 0 }));

  return {
    columns: [
      { label: title, numeric: false },
      ...[...columns, all, ...columns.map(messages.percentOf)].map((label) => ({
        label,
        numeric: true,
      })),
    ],
    rows: [...rows, totals].map(({ label, figures, total }) => ({
      label,
      cells: [...figures.map(({ count }) => number(count)), number(total), ...figures.map(share)],
    })),
  };
}
