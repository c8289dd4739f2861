import type { DriversModel, KnownDriver, Quadrant } from '../../shared/domain/results.ts';
import { textCell, type DataTable } from '../../shared/domain/table.ts';
import type { ChartModel, Drawing } from '../../shared/ui/chart/model.ts';
import { FONT, palette } from '../../shared/ui/chart/palette.ts';
import { linesOf, widthOf } from '../../shared/ui/chart/picture.ts';
import { dashed, disc, text, type Point, type Shape } from '../../shared/ui/chart/shapes.ts';
import { decimalCell, percentCell, probability, type View } from './view.ts';

/** In a narrower drawing names would be far from their points: these get numbers. */
const ROOM_FOR_NAMES = 800;
const HEIGHT = 420;
const EDGE = { left: 56, right: 16, top: 16, bottom: 56 };
const LABEL_LINE = 18;
const SIZE = 13;
const KEY_LINE = 26;

export type KnownModel = DriversModel & { readonly state: '' };

export const isKnown = (model: DriversModel): model is KnownModel => model.state === '';

/** A model without a factor stands for all if that factor costs more than half of the responses. */
const COSTLY = 0.5;

export function bestModel(models: readonly DriversModel[]): DriversModel | null {
  const known = models.filter(isKnown);
  const whole = known.find(({ code }) => code === 'all');
  const [largest] = [...known].sort((a, b) => b.n - a.n);

  if (whole === undefined || largest === undefined) {
    return largest ?? models[0] ?? null;
  }
  return whole.n < largest.n * COSTLY ? largest : whole;
}

/** Drivers with a place on the map. */
interface Placed extends KnownDriver {
  readonly performance: number;
}

const isPlaced = (driver: KnownDriver): driver is Placed => driver.performance !== null;

/** Factors by how well they do and how much they matter. */
export function driversChart(view: View, model: KnownModel): ChartModel {
  const { messages, format } = view;
  const without = model.code === 'all' ? null : model.code.replace(/^without_/, '');

  return {
    title: titleOf(view, model),
    description: messages.driversText,
    legend: [],
    notes: [
      messages.driversNote(format.decimal(model.r2, 2), format.count(model.n)),
      ...(without === null ? [] : [messages.driversWithout(view.factorName(without))]),
    ],
    table: tableOf(view, model),
    draw: (width) => draw(view, model, width),
    source: view.source,
    fileName: view.fileName('drivers'),
  };
}

function titleOf({ messages, factorName }: View, { factors }: KnownModel): string {
  const first = factors.filter(({ quadrant }) => quadrant === 'concentrate');

  if (!factors.some(isPlaced)) {
    return messages.driversPlain;
  }
  return first.length === 0
    ? messages.concentrateNone
    : messages.concentrate(first.map(({ code }) => factorName(code)).join('; '));
}

interface Range {
  readonly min: number;
  readonly max: number;
}

/** Room around all values and their cut, in steps of five per cent. */
function rangeOf(values: readonly number[]): Range {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = Math.max(0.02, (high - low) * 0.2);

  return {
    min: Math.max(0, Math.floor((low - room) * 20) / 20),
    max: Math.min(1, Math.ceil((high + room) * 20) / 20),
  };
}

/** Shares of importance differ by much: their axis goes from ten to ten per cent. */
const toTens = ({ min, max }: Range): Range => ({
  min: Math.floor(min * 10 + 1e-9) / 10,
  max: Math.ceil(max * 10 - 1e-9) / 10,
});

function draw(view: View, model: KnownModel, width: number): Drawing {
  const { messages, format } = view;
  const drivers = model.factors.filter(isPlaced);
  const cut: Point = [model.performance_cut ?? 0.5, model.importance_cut];
  const across = rangeOf([cut[0], ...drivers.map(({ performance }) => performance)]);
  const up = toTens(rangeOf([cut[1], ...drivers.map(({ lmg_share: share }) => share)]));
  const place: Placing = ([value, weight]) => [
    EDGE.left +
      ((value - across.min) / (across.max - across.min)) * (width - EDGE.left - EDGE.right),
    EDGE.top + ((up.max - weight) / (up.max - up.min)) * (HEIGHT - EDGE.top - EDGE.bottom),
  ];
  const axis = (name: string, gap: number) => ({
    type: 'value',
    name,
    nameLocation: 'middle',
    nameGap: gap,
    nameTextStyle: { fontSize: 13, color: palette.soft },
    axisLabel: {
      fontSize: 13,
      color: palette.soft,
      formatter: (value: number) => format.whole(Math.round(value * 1000) / 10),
    },
    splitLine: { show: false },
    axisLine: { show: true, lineStyle: { color: palette.strong } },
  });

  const key = width < ROOM_FOR_NAMES ? drivers.length * KEY_LINE + 12 : 0;

  return {
    height: HEIGHT + key,
    option: {
      textStyle: { fontFamily: FONT },
      grid: { ...EDGE, bottom: EDGE.bottom + key, outerBoundsMode: 'none' },
      xAxis: { ...axis(messages.performanceAxis, 34), ...across },
      yAxis: { ...axis(messages.importanceAxis, 40), ...up, interval: 0.1 },
      series: [
        {
          type: 'custom',
          silent: true,
          data: [[across.min, up.min]],
          renderItem: () => ({
            type: 'group',
            children: [
              ...quadrants(view, { place, cut, width }),
              ...(width < ROOM_FOR_NAMES ? numbered : named)(view, drivers, { place, cut, width }),
            ],
          }),
        },
      ],
    },
  };
}

type Placing = (value: Point) => Point;

/** The four fields and their names, each in the outer corner of its field. */
function quadrants(view: View, { place, cut, width }: Field): readonly Shape[] {
  const [x, y] = place(cut);
  const right = width - EDGE.right;
  const bottom = HEIGHT - EDGE.bottom;

  return [
    dashed([x, EDGE.top], [x, bottom], palette.strong),
    dashed([EDGE.left, y], [right, y], palette.strong),
    ...cornersOf(view, { place, cut, width }).map(({ lines, at, look }) =>
      text(at, lines.join('\n'), { ...look, size: SIZE, weight: 600, fill: palette.soft }),
    ),
  ];
}

interface NamedCorner {
  readonly lines: readonly string[];
  readonly at: Point;
  readonly look: Corner;
}

function cornersOf({ messages }: View, { place, cut, width }: Field): readonly NamedCorner[] {
  const [x] = place(cut);
  const [left, right] = [EDGE.left + 8, width - EDGE.right - 4];
  const [top, bottom] = [EDGE.top + 4, HEIGHT - EDGE.bottom - 6];
  const name = (quadrant: Quadrant, at: Point, look: Corner): NamedCorner => ({
    lines: linesOf(messages.quadrants[quadrant], Math.max(80, Math.abs(x - at[0]) - 12), SIZE),
    at,
    look,
  });

  return [
    name('concentrate', [left, top], TOP_LEFT),
    name('keep', [right, top], { ...TOP_LEFT, align: 'right' }),
    name('low_priority', [left, bottom], BOTTOM_LEFT),
    name('possible_overkill', [right, bottom], { ...BOTTOM_LEFT, align: 'right' }),
  ];
}

function boxOf({ lines, at: [x, y], look }: NamedCorner): Label {
  const width = Math.max(...lines.map((words) => widthOf(words, SIZE)));
  const height = lines.length * LABEL_LINE;

  return {
    left: look.align === 'left' ? x : x - width,
    top: look.vertical === 'top' ? y : y - height,
    width,
    height,
  };
}

interface Corner {
  readonly align: 'left' | 'right';
  readonly vertical: 'top' | 'bottom';
}

const TOP_LEFT: Corner = { align: 'left', vertical: 'top' };
const BOTTOM_LEFT: Corner = { align: 'left', vertical: 'bottom' };

interface Field {
  readonly place: Placing;
  readonly cut: Point;
  readonly width: number;
}

/** Where there is no room for names among the points they stand beneath. */
function numbered(view: View, drivers: readonly Placed[], { place }: Field) {
  return drivers.flatMap((driver, index): readonly Shape[] => {
    const [x, y] = place([driver.performance, driver.lmg_share]);
    const fill = driver.quadrant === 'concentrate' ? palette.below : palette.accent;
    const number = String(index + 1);
    const beneath = HEIGHT + 6 + index * KEY_LINE;

    return [
      disc(x, y, 11, fill),
      text([x, y], number, { size: SIZE, weight: 600, align: 'center', fill: palette.paper }),
      disc(14, beneath, 10, fill),
      text([14, beneath], number, {
        size: SIZE,
        weight: 600,
        align: 'center',
        fill: palette.paper,
      }),
      text([32, beneath], view.factorName(driver.code), { size: SIZE }),
    ];
  });
}

interface Label {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 12;

const meet = (a: Label, b: Label): boolean =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

/** The first label in the field beneath those that it would lie on, else above them. */
function moved(label: Label, others: readonly Label[]): Label {
  const lower = movedBy(label, others, (other) => other.top + other.height + 2);

  return lower.top + lower.height <= HEIGHT - EDGE.bottom
    ? lower
    : movedBy(label, others, (other) => other.top - label.height - 2);
}

function movedBy(
  label: Label,
  others: readonly Label[],
  topBeside: (other: Label) => number,
): Label {
  const other = others.find((candidate) => meet(candidate, label));

  return other === undefined
    ? label
    : movedBy({ ...label, top: topBeside(other) }, others, topBeside);
}

/** Points with their names; a name keeps to its field, and off other names, where it can. */
function named(view: View, drivers: readonly Placed[], frame: Field): readonly Shape[] {
  const { place, cut, width } = frame;
  const [cutX] = place(cut);
  const placed = drivers
    .map((driver) => ({ driver, at: place([driver.performance, driver.lmg_share]) }))
    .sort((a, b) => a.at[1] - b.at[1]);
  const labels: Label[] = placed.map(({ at: [x, y] }) => ({
    left: x - 8,
    top: y - 8,
    width: 16,
    height: 16,
  }));

  const corners = cornersOf(view, frame).map(boxOf);

  return placed.flatMap(({ driver, at: [x, y] }, own) => {
    const lines = linesOf(view.factorName(driver.code), 220, SIZE);
    const wide = Math.max(...lines.map((words) => widthOf(words, SIZE)));
    const height = lines.length * LABEL_LINE;
    const end = x < cutX ? cutX : width - EDGE.right;
    const toLeft = x + GAP + wide > end && x - GAP - wide > EDGE.left;
    const left = toLeft ? x - GAP - wide : x + GAP;
    const others = [...corners, ...labels.filter((_label, index) => index !== own)];
    const label = moved({ left, top: y - height / 2, width: wide, height }, others);

    labels.push(label);
    return [
      disc(x, y, 7, driver.quadrant === 'concentrate' ? palette.below : palette.accent),
      text([toLeft ? x - GAP : x + GAP, label.top + height / 2], lines.join('\n'), {
        size: SIZE,
        align: toLeft ? 'right' : 'left',
      }),
    ];
  });
}

function tableOf(view: View, { factors }: KnownModel): DataTable {
  const { messages } = view;

  return {
    columns: [
      { label: messages.factor, numeric: false },
      { label: messages.performance, numeric: true },
      { label: messages.importance, numeric: true },
      { label: messages.beta, numeric: true },
      { label: 'p', numeric: true },
      { label: messages.quadrant, numeric: false },
    ],
    rows: factors.map((driver) => ({
      label: view.factorName(driver.code),
      cells: [
        percentCell(view, driver.performance),
        percentCell(view, driver.lmg_share),
        decimalCell(view, driver.beta, 3),
        { text: probability(view, driver.p), value: driver.p },
        textCell(driver.quadrant === undefined ? '–' : messages.quadrants[driver.quadrant]),
      ],
    })),
  };
}
