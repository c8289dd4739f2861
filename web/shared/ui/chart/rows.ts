import type { Drawing } from './model.ts';
import { FONT, palette, TOOLTIP } from './palette.ts';
import { linesOf, widthOf } from './picture.ts';
import { groupOf, line, rect, text, type Shape } from './shapes.ts';

/** Where a row may draw: from values to places across, its middle line and its lower edge. */
export interface RowPlace {
  readonly x: (value: number) => number;
  readonly middle: number;
  readonly bottom: number;
}

export interface Row {
  readonly label: string;
  /** A heading stands over the rows of its group and draws nothing. */
  readonly heading?: boolean;
  /** Stands again at the top of each page of paper. */
  readonly repeated?: boolean;
  /** One for each column. */
  readonly figures: readonly string[];
  readonly tip: string;
  /** Instead of the height that its label and bar need. */
  readonly height?: number;
  readonly shapes: (place: RowPlace) => readonly Shape[];
}

export interface Axis {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly write: (value: number) => string;
}

export interface RowsSpec {
  readonly rows: readonly Row[];
  /** Figures at the end of each row. */
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly axis: Axis;
  /** Without ticks the axis only places what is drawn. */
  readonly ticks: boolean;
  /** A line through all rows, such as no difference. */
  readonly zero?: number;
  readonly barHeight: number;
  /** For labels that are known to be short. */
  readonly labelWidth?: number;
}

/** How much of the width labels take. */
export const labelWidthOf = (width: number): number => Math.min(340, Math.round(width * 0.34));

/** Below this width labels and figures stand over their bar instead of beside it. */
export const NARROW = 620;
const LABEL = { size: 14, line: 19 };
/** Between a label and what is drawn: the width of a text is only estimated. */
const LABEL_GAP = 24;
const COLUMN_GAP = 10;
const SMALL = { size: 13, line: 18 };

interface Placed {
  readonly row: Row;
  readonly top: number;
  readonly height: number;
  readonly lines: readonly string[];
  /** The figures in words, where there is no room for columns. */
  readonly words: readonly string[];
}

interface Frame {
  readonly narrow: boolean;
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly head: number;
  readonly placed: readonly Placed[];
  readonly bottom: number;
}

/** Rows of a label, a drawing on a common axis, and figures: most charts of this page. */
export function drawRows(spec: RowsSpec, width: number): Drawing {
  const frame = frameOf(spec, width);
  const height = frame.bottom + (spec.ticks ? 28 : 8);
  const { min, max, step, write } = spec.axis;

  return {
    height,
    edges: edgesOnPaper(frame, height),
    option: {
      textStyle: { fontFamily: FONT },
      tooltip: TOOLTIP,
      grid: {
        left: frame.left,
        right: frame.right,
        top: frame.head,
        bottom: height - frame.bottom,
        outerBoundsMode: 'none',
      },
      xAxis: {
        type: 'value',
        min,
        max,
        interval: step,
        axisLabel: {
          show: spec.ticks,
          formatter: write,
          fontSize: 13,
          color: palette.soft,
          alignMaxLabel: frame.narrow ? 'right' : 'center',
        },
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { show: spec.ticks, lineStyle: { color: palette.line } },
      },
      yAxis: { type: 'value', min: 0, max: 1, show: false },
      series: [headSeries(spec, frame), rowSeries(spec, frame)],
    },
  };
}

/** No heading is left alone at the foot of a page. */
function edgesOnPaper({ placed, head }: Frame, height: number): readonly number[] {
  const rows = placed.filter(({ row }) => row.repeated !== true);
  const ends = rows
    .slice(0, -1)
    .filter(({ row }) => row.heading !== true)
    .map(({ top, height: own }) => top + own);

  return [rows[0]?.top ?? head, ...ends, height];
}

function frameOf(spec: RowsSpec, width: number): Frame {
  const narrow = width < NARROW;
  const labelWidth = narrow ? width - 8 : (spec.labelWidth ?? labelWidthOf(width));
  const figuresWidth = spec.columns.reduce((sum, column) => sum + widthOfColumn(column), 0);
  let top = narrow || spec.columns.length === 0 ? 8 : 48;
  const head = top;
  const placed = spec.rows.map((row): Placed => {
    const gap = row.heading === true || narrow ? 8 : LABEL_GAP;
    const room = (row.heading === true ? width : labelWidth) - gap;
    const lines = linesOf(row.label, room, LABEL.size + (row.heading === true ? 1 : 0));
    const words = narrow ? figureWords(spec, row, width - 8) : [];
    const height = rowHeight(spec, { row, lines, words }, narrow);
    const place = { row, top, height, lines, words };

    top += height;
    return place;
  });

  return {
    narrow,
    width,
    left: narrow ? 14 : labelWidth,
    right: narrow ? 14 : figuresWidth + 8,
    head,
    placed,
    bottom: top,
  };
}

type Measured = Pick<Placed, 'row' | 'lines' | 'words'>;

function rowHeight(spec: RowsSpec, { row, lines, words }: Measured, narrow: boolean): number {
  if (row.height !== undefined) {
    return row.height;
  }
  if (row.heading === true) {
    return lines.length * LABEL.line + 18;
  }
  return narrow
    ? lines.length * LABEL.line + words.length * SMALL.line + spec.barHeight + 18
    : Math.max(lines.length * LABEL.line, spec.barHeight) + 10;
}

/** Each figure with the title of its column; a hidden row says so once. */
function figureWords(spec: RowsSpec, { figures }: Row, room: number): readonly string[] {
  const [first] = figures;

  if (first === undefined) {
    return [];
  }
  const all = figures.map((figure, place) =>
    `${spec.columns[place]?.title ?? ''} ${figure}`.replaceAll(' ', '\u00a0'),
  );

  return figures.every((figure) => figure === first)
    ? [first]
    : linesOf(all.join(' · '), room, SMALL.size);
}

const middleOf = (spec: RowsSpec, frame: Frame, { top, height }: Placed): number =>
  frame.narrow ? top + height - 10 - spec.barHeight / 2 : top + height / 2;

const custom = (data: readonly unknown[], draw: (place: number) => readonly Shape[]) => ({
  type: 'custom',
  data,
  renderItem: ({ dataIndex }: { readonly dataIndex: number }) => groupOf(draw(dataIndex)),
});

/** The titles of the columns and the line through all rows; they answer to no pointer. */
function headSeries(spec: RowsSpec, frame: Frame) {
  const { zero, columns } = spec;
  const edges = edgesOf(spec, frame);
  const titles = frame.narrow
    ? []
    : columns.map((column, place) =>
        text([edges[place] ?? 0, 40], titleLines(column).join('\n'), {
          size: SMALL.size,
          fill: palette.soft,
          align: 'right',
          vertical: 'bottom',
        }),
      );
  const middle =
    zero === undefined
      ? []
      : [
          line(
            [xOf(spec, frame)(zero), frame.head],
            [xOf(spec, frame)(zero), frame.bottom],
            palette.strong,
          ),
        ];

  return {
    ...custom([[spec.axis.min, 0.5]], () => [...titles, ...middle]),
    silent: true,
    tooltip: { show: false },
  };
}

type Column = RowsSpec['columns'][number];

const titleLines = ({ title, width }: Column) => linesOf(title, width, SMALL.size);

/** Wide enough for every word of its title, in any language. */
const widthOfColumn = (column: Column): number =>
  Math.max(
    column.width,
    ...titleLines(column).map((words) => Math.ceil(widthOf(words, SMALL.size)) + COLUMN_GAP),
  );

/** The right edge of each column. */
function edgesOf({ columns }: RowsSpec, { width, right }: Frame): readonly number[] {
  let edge = width - right;

  return columns.map((column) => (edge += widthOfColumn(column)));
}

const xOf =
  ({ axis }: RowsSpec, { left, right, width }: Frame) =>
  (value: number): number =>
    left + ((value - axis.min) / (axis.max - axis.min)) * (width - left - right);

/** A tip as wide as the drawing at most: it cannot leave it. */
const tipWithin = (tip: string, width: number): string =>
  tip
    .split('\n')
    .flatMap((words) => linesOf(words, Math.min(width - 40, 460), SMALL.size))
    .join('\n');

function rowSeries(spec: RowsSpec, frame: Frame) {
  const data = frame.placed.map(({ row }) => ({
    value: [spec.axis.min, 0.5],
    tooltip: { show: row.tip !== '', formatter: () => tipWithin(row.tip, frame.width) },
  }));

  return custom(data, (place) => {
    const placed = frame.placed[place];

    return placed === undefined ? [] : shapesOf(spec, frame, placed);
  });
}

function shapesOf(spec: RowsSpec, frame: Frame, placed: Placed): readonly Shape[] {
  const { row, top, height, lines } = placed;
  const middle = middleOf(spec, frame, placed);

  if (row.heading === true) {
    return [
      rect(0, top - 1, frame.width, height - 2, palette.paper),
      text([4, top + height - 6], lines.join('\n'), { weight: 700, vertical: 'bottom' }),
    ];
  }
  return [
    ...labelOf(spec, frame, placed),
    ...row.shapes({ x: xOf(spec, frame), middle, bottom: top + height }),
    ...figuresOf(spec, frame, placed, middle),
  ];
}

/** Over its bar a label needs ground of its own, or the lines of the axis would run through it. */
function labelOf(spec: RowsSpec, frame: Frame, placed: Placed): readonly Shape[] {
  const { top, height, lines } = placed;
  const words = lines.join('\n');

  return frame.narrow
    ? [
        rect(0, top, frame.width, height - spec.barHeight - 11, palette.paper),
        text([4, top + 6], words, { vertical: 'top' }),
      ]
    : [text([4, middleOf(spec, frame, placed)], words)];
}

function figuresOf(spec: RowsSpec, frame: Frame, placed: Placed, middle: number): readonly Shape[] {
  const { row, top, lines, words } = placed;

  if (frame.narrow) {
    return words.length === 0
      ? []
      : [
          text([4, top + 6 + lines.length * LABEL.line], words.join('\n'), {
            size: SMALL.size,
            fill: palette.soft,
            vertical: 'top',
          }),
        ];
  }
  const edges = edgesOf(spec, frame);

  return row.figures.map((figure, place) =>
    text([edges[place] ?? 0, middle], figure, {
      align: 'right',
      weight: place === 0 ? 600 : 400,
    }),
  );
}
