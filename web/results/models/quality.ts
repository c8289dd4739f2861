import { isOverall, itemsOf } from '../../shared/domain/survey.ts';
import type { ShownQuality } from '../../shared/domain/results.ts';
import type { DataTable } from '../../shared/domain/table.ts';
import type { ChartModel } from '../../shared/ui/chart/model.ts';
import { palette } from '../../shared/ui/chart/palette.ts';
import { drawRows, type Row } from '../../shared/ui/chart/rows.ts';
import { rect } from '../../shared/ui/chart/shapes.ts';
import { countCell, percentCell, type View } from './view.ts';

const NA_COLOUR = '#7fa3d1';
const MISSING_COLOUR = palette.strong;

type AskedItem = ShownQuality['items'][number];

const rate = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

export interface QualityFact {
  readonly label: string;
  readonly count: string;
  readonly share: string;
}

/** Signs of careless answers over all responses. */
export function qualityFacts(view: View, report: ShownQuality): readonly QualityFact[] {
  const { messages, format } = view;
  const fact = (label: string, n: number): QualityFact => ({
    label,
    count: format.count(n),
    share: format.percent(rate(n, report.responses)),
  });

  return [
    fact(messages.straightLined, report.straight_lined),
    fact(messages.fast, report.fast),
    fact(messages.straightAndFast, report.straight_and_fast),
    fact(messages.incomplete, report.responses - report.complete),
  ];
}

/** Which criteria people could not or would not answer. */
export function qualityChart(view: View, report: ShownQuality): ChartModel {
  const { messages, format } = view;
  const known = new Set(
    itemsOf(view.survey.instrument)
      .filter((item) => item.kind === 'scale' && !isOverall(item))
      .map(({ code }) => code),
  );
  const items = report.items.filter(({ code }) => known.has(code));
  const share = (n: number) => format.percent(rate(n, report.responses));

  return {
    title: messages.qualityFound(share(report.straight_lined), share(report.fast)),
    description: messages.qualityText,
    legend: [
      { label: messages.naRate, colour: NA_COLOUR },
      { label: messages.missing, colour: MISSING_COLOUR },
    ],
    notes: [messages.qualityText, messages.qualityNote],
    table: tableOf(view, items),
    draw: (width) =>
      drawRows(
        {
          rows: items.map((item) => rowOf(view, item)),
          columns: [
            { title: messages.naRate, width: 76 },
            { title: messages.missing, width: 76 },
          ],
          axis: {
            min: 0,
            max: reachOf(items),
            step: reachOf(items) > 0.5 ? 0.2 : 0.1,
            write: (value) => format.percent(value, 0),
          },
          ticks: true,
          barHeight: 16,
        },
        width,
      ),
    source: view.source,
    fileName: view.fileName('quality'),
  };
}

/** The longest bar, in full tenths. */
const reachOf = (items: readonly AskedItem[]): number =>
  Math.max(
    0.1,
    ...items.map(({ asked, na, missing }) =>
      asked === 0 ? 0 : Math.ceil(((na + missing) / asked) * 10 - 1e-9) / 10,
    ),
  );

function rowOf(view: View, { code, asked, na, missing }: AskedItem): Row {
  const { format } = view;

  return {
    label: view.itemName(code),
    figures: [format.percent(rate(na, asked)), format.percent(rate(missing, asked))],
    tip: '',
    shapes: ({ x, middle }) => {
      const first = rate(na, asked) ?? 0;
      const second = rate(missing, asked) ?? 0;

      return [
        rect(x(0), middle - 8, x(first) - x(0), 16, NA_COLOUR),
        rect(x(first), middle - 8, x(first + second) - x(first), 16, MISSING_COLOUR),
      ];
    },
  };
}

function tableOf(view: View, items: readonly AskedItem[]): DataTable {
  const { messages } = view;
  const numeric = [
    messages.asked,
    messages.naRate,
    messages.naPercent,
    messages.missing,
    messages.missingPercent,
  ];

  return {
    columns: [
      { label: messages.criterion, numeric: false },
      ...numeric.map((label) => ({ label, numeric: true })),
    ],
    rows: items.map(({ code, asked, na, missing }) => ({
      label: `${code}. ${view.itemName(code)}`,
      cells: [
        countCell(view, asked),
        countCell(view, na),
        percentCell(view, rate(na, asked)),
        countCell(view, missing),
        percentCell(view, rate(missing, asked)),
      ],
    })),
  };
}
