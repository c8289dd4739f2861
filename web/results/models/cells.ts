import {
  groupsOf,
  type Estimate,
  type GroupResult,
  type ResultsReport,
  type ShownGroup,
} from '../../shared/domain/results.ts';
import { textCell, type Cell, type DataTable } from '../../shared/domain/table.ts';
import type { ChartModel, LegendEntry } from '../../shared/ui/chart/model.ts';
import { likert, palette } from '../../shared/ui/chart/palette.ts';
import { linesOf } from '../../shared/ui/chart/picture.ts';
import { drawRows, labelWidthOf, NARROW, type Row } from '../../shared/ui/chart/rows.ts';
import { line, polygon, rect, text, type Shape } from '../../shared/ui/chart/shapes.ts';
import { byCode } from '../naming.ts';
import {
  countCell,
  digitsOf,
  estimateCells,
  intervalText,
  shareText,
  weaknessText,
  type View,
} from './view.ts';

/** Where the colours change, in per cent; fixed, so that two surveys look alike when they are. */
const EDGES = [60, 70, 80, 90] as const;
const CELL = 36;
const GAP = 2;

const stepOf = (share: number) =>
  likert[EDGES.filter((edge) => share * 100 >= edge - 1e-9).length] ?? likert[2];

interface Box {
  readonly left: number;
  readonly width: number;
  readonly middle: number;
}

/** Every unit by every factor. What is hidden or unreliable is marked by shape, not by colour. */
export function cellsChart(view: View, report: ResultsReport): ChartModel {
  const { messages } = view;
  const factors = view.survey.instrument.sections
    .filter(({ factor }) => factor)
    .map(({ code }) => code);
  const groups = byCode(groupsOf(report));
  const numbered = factors.map((code, place) => `${place + 1} = ${view.factorName(code)}`);

  return {
    title: titleOf(view, groups),
    description: messages.cellsText,
    legend: legendOf(view, groups),
    notes: [messages.cellsNumbers(numbered.join(' · ')), messages.starred],
    table: wideTable(view, groups, factors),
    fileTable: longTable(view, groups, factors),
    draw: (width) =>
      drawRows(
        {
          rows: [
            headRow(view, factors, width),
            ...groups.map((group) => rowOf(view, group, factors)),
          ],
          columns: [],
          axis: { min: 0, max: Math.max(1, factors.length), step: 1, write: String },
          ticks: false,
          barHeight: CELL,
        },
        width,
      ),
    source: view.source,
    fileName: view.fileName('units-factors'),
  };
}

function titleOf(view: View, groups: readonly GroupResult[]): string {
  const cells = groups
    .flatMap((group) =>
      group.shown ? group.factors.map((cell) => ({ cell, key: group.key })) : [],
    )
    .filter(({ cell }) => cell.reliable && cell.share !== null)
    .sort((a, b) => (a.cell.share ?? 0) - (b.cell.share ?? 0));
  const [lowest] = cells;

  return lowest === undefined
    ? view.messages.cellsPlain
    : view.messages.lowestCell(
        view.groupName('unit', lowest.key),
        view.factorName(lowest.cell.code),
        shareText(view, lowest.cell),
      );
}

function legendOf({ messages, format }: View, groups: readonly GroupResult[]) {
  const names = EDGES.map((edge) => format.whole(edge));
  const label = (place: number): string => {
    const low = names[place - 1];
    const high = names[place];

    if (low === undefined) {
      return messages.below(high ?? '');
    }
    return high === undefined ? messages.from(low) : messages.between(low, high);
  };
  const steps = likert.map(({ fill }, place) => ({ label: label(place), colour: fill }));
  const weak = groups.some(
    (group) => group.shown && group.factors.some(({ reliable }) => !reliable),
  );
  const marks: readonly LegendEntry[] = [
    ...(weak ? [{ label: messages.weakCell, colour: palette.paper, mark: 'weak' as const }] : []),
    ...(groups.some(({ shown }) => !shown)
      ? [{ label: messages.hidden, colour: palette.paper, mark: 'hidden' as const }]
      : []),
  ];

  return [...steps, ...marks];
}

/** The names of the factors over their columns; on a phone numbers, explained in the legend. */
function headRow(view: View, factors: readonly string[], width: number): Row {
  const room = (width - labelWidthOf(width)) / Math.max(1, factors.length) - 12;
  const names = factors.map((code, place) =>
    width < NARROW ? [String(place + 1)] : linesOf(view.factorName(code), room, 13),
  );
  const height = Math.max(1, ...names.map((lines) => lines.length)) * 18 + 14;

  return {
    label: '',
    figures: [],
    tip: '',
    repeated: true,
    height,
    shapes: ({ x, bottom }) =>
      names.map((lines, place) =>
        text([x(place + 0.5), bottom - 4], lines.join('\n'), {
          align: 'center',
          vertical: 'bottom',
          size: 13,
          weight: 600,
        }),
      ),
  };
}

function rowOf(view: View, group: GroupResult, factors: readonly string[]): Row {
  const name = view.groupName('unit', group.key);

  return {
    label: name,
    figures: [],
    tip: tipOf(view, name, group),
    shapes: ({ x, middle }) =>
      factors.flatMap((code, place) => {
        const box = { left: x(place) + GAP / 2, width: x(place + 1) - x(place) - GAP, middle };

        if (!group.shown) {
          return hiddenCell(box);
        }
        const factor = group.factors.find((candidate) => candidate.code === code);

        return factor === undefined ? [] : cellOf(view, factor, box);
      }),
  };
}

function tipOf(view: View, name: string, group: GroupResult): string {
  return group.shown
    ? [
        name,
        ...group.factors.map(
          (factor) =>
            `${view.factorName(factor.code)}: ${shareText(view, factor)} (${intervalText(view, factor)})`,
        ),
      ].join('\n')
    : `${name}\n${view.messages.hiddenPlace}`;
}

function cellOf({ format }: View, estimate: Estimate, box: Box): readonly Shape[] {
  const { left, width, middle } = box;
  const top = middle - CELL / 2;
  const centre = left + width / 2;

  if (estimate.share === null) {
    return [
      rect(left, top, width, CELL, palette.paper),
      text([centre, middle], '–', { align: 'center', fill: palette.soft }),
    ];
  }
  const { fill, ink } = stepOf(estimate.share);
  const right = left + width;
  const corner = estimate.reliable
    ? []
    : [
        polygon(
          [
            [right - 10, top],
            [right, top],
            [right, top + 10],
          ],
          palette.ink,
        ),
      ];

  return [
    rect(left, top, width, CELL, fill),
    text([centre, middle], format.percent(estimate.share, digitsOf(estimate)).replace('%', ''), {
      align: 'center',
      fill: ink,
    }),
    ...corner,
  ];
}

function hiddenCell({ left, width, middle }: Box): readonly Shape[] {
  const top = middle - CELL / 2;
  const right = left + width;

  return [
    rect(left, top, width, CELL, palette.line),
    rect(left + 1, top + 1, width - 2, CELL - 2, palette.paper),
    line([left + 1, top + CELL - 1], [right - 1, top + 1], palette.line),
    rect(left + width / 2 - 9, middle - 9, 18, 18, palette.paper),
    text([left + width / 2, middle], 'c', { align: 'center', fill: palette.soft }),
  ];
}

/** For reading: a row for each unit. */
function wideTable(
  view: View,
  groups: readonly GroupResult[],
  factors: readonly string[],
): DataTable {
  const { messages } = view;
  const cellFor = (group: ShownGroup, code: string): Cell => {
    const factor = group.factors.find((candidate) => candidate.code === code);

    return factor === undefined || factor.share === null
      ? textCell('–')
      : textCell(
          `${shareText(view, factor).replace('%', '')} (${intervalText(view, factor)})${factor.reliable ? '' : ' *'}`,
        );
  };

  return {
    columns: [
      { label: messages.unit, numeric: false },
      { label: messages.responses, numeric: true },
      ...factors.map((code) => ({
        label: messages.percentOf(view.factorName(code)),
        numeric: true,
      })),
    ],
    rows: groups.map((group) => ({
      label: view.groupName('unit', group.key),
      cells: group.shown
        ? [countCell(view, group.responses), ...factors.map((code) => cellFor(group, code))]
        : ['c', ...factors.map(() => 'c')].map(textCell),
    })),
  };
}

/** For files: a row for each cell, with its interval and what is weak about it. */
function longTable(
  view: View,
  groups: readonly GroupResult[],
  factors: readonly string[],
): DataTable {
  const { messages } = view;
  const hidden = textCell('c');

  return {
    columns: [
      { label: `${messages.unit}, ${messages.factor.toLowerCase()}`, numeric: false },
      { label: messages.n, numeric: true },
      { label: messages.satisfiedPercent, numeric: true },
      { label: messages.low, numeric: true },
      { label: messages.high, numeric: true },
      { label: messages.weak, numeric: false },
    ],
    rows: groups.flatMap((group) =>
      factors.map((code) => {
        const label = `${view.groupName('unit', group.key)}, ${view.factorName(code)}`;
        const factor = group.shown
          ? group.factors.find((candidate) => candidate.code === code)
          : undefined;

        return {
          label,
          cells:
            factor === undefined
              ? [hidden, hidden, hidden, hidden, textCell('')]
              : [
                  countCell(view, factor.respondents),
                  ...estimateCells(view, factor),
                  textCell(weaknessText(view, factor)),
                ],
        };
      }),
    ),
  };
}
