import {
  INDEX_RULES,
  type ReliabilityReport,
  type ReliabilitySet,
  type VariantsReport,
} from '../../shared/domain/results.ts';
import { itemsOf } from '../../shared/domain/survey.ts';
import { textCell, type DataTable } from '../../shared/domain/table.ts';
import { countCell, decimalCell, percentCell, type View } from './view.ts';

const GOOD = 0.8;
const ACCEPTABLE = 0.7;
/** A criterion that goes less with the rest of its factor may measure something else. */
const WEAK_CORRELATION = 0.3;

type Verdict = keyof View['messages']['details']['verdicts'];

export function verdictOf(alpha: number | null): Verdict {
  if (alpha === null) {
    return 'unknown';
  }
  return alpha >= GOOD ? 'good' : alpha >= ACCEPTABLE ? 'acceptable' : 'low';
}

/** The index by every rule that the survey allows; the one it is published by is marked. */
export function variantsTable(view: View, report: VariantsReport): DataTable {
  const { details, indexName, percentOf } = view.messages;
  const variants = report.groups?.[0]?.variants;

  return {
    columns: [
      { label: details.rule, numeric: false },
      { label: percentOf(indexName), numeric: true },
    ],
    rows: INDEX_RULES.filter((rule) => rule !== 'mean_groups' || variants?.[rule] != null).map(
      (rule) => ({
        label:
          rule === report.index_rule
            ? `${details.rules[rule]} (${details.used})`
            : details.rules[rule],
        cells: [percentCell(view, variants?.[rule] ?? null)],
      }),
    ),
  };
}

/** All criteria and those of each factor; the sets without a factor are for those who compute. */
const setsOf = ({ sets = [] }: ReliabilityReport): readonly ReliabilitySet[] =>
  sets.filter(({ code }) => !code.startsWith('without_'));

export function reliabilityTable(view: View, report: ReliabilityReport): DataTable {
  const { details, low, high } = view.messages;
  const labels = [details.criteria, details.complete, 'α', low, high];

  return {
    columns: [
      { label: details.set, numeric: false },
      ...labels.map((label) => ({ label, numeric: true })),
      { label: details.verdict, numeric: false },
    ],
    rows: setsOf(report).map((set) => ({
      label: set.code === 'all' ? details.all : view.factorName(set.code),
      cells: [
        countCell(view, set.k),
        countCell(view, set.n),
        ...[set.alpha, set.low, set.high].map((value) => decimalCell(view, value, 2)),
        textCell(details.verdicts[verdictOf(set.alpha)]),
      ],
    })),
  };
}

/** Each criterion within its factor; a criterion that hardly goes with the others has a mark. */
export function itemsTable(view: View, report: ReliabilityReport): DataTable {
  const { details, criterion } = view.messages;
  const factors = setsOf(report).filter(({ code }) => code !== 'all');
  const results = new Map(
    factors.flatMap(({ items }) => items.map((item) => [item.code, item] as const)),
  );

  return {
    columns: [
      { label: criterion, numeric: false },
      { label: details.rest, numeric: true },
      { label: details.without, numeric: true },
    ],
    rows: itemsOf(view.survey.instrument).flatMap(({ code }) => {
      const item = results.get(code);
      const rest = item?.r_rest ?? null;
      const cell = decimalCell(view, rest, 2);
      const mark = rest !== null && rest < WEAK_CORRELATION ? '\u00a0*' : '';

      return item === undefined
        ? []
        : [
            {
              label: `${code}. ${view.itemName(code)}`,
              cells: [
                { ...cell, text: `${cell.text}${mark}` },
                decimalCell(view, item.alpha_if_deleted ?? null, 2),
              ],
            },
          ];
    }),
  };
}
