import type { DriversModel, KnownDriver, Quadrant } from '../../shared/domain/results.ts';
import type { Drawing } from '../../shared/ui/chart/model.ts';
import { FONT, palette } from '../../shared/ui/chart/palette.ts';
import { linesOf, widthOf } from '../../shared/ui/chart/picture.ts';
import { dashed, disc, rect, text, type Point, type Shape } from '../../shared/ui/chart/shapes.ts';
import type { View } from './view.ts';

/** In a narrower drawing names would be far from their points: these get numbers. */
const ROOM_FOR_NAMES = 800;
const HEIGHT = 420;
const EDGE = { left: 56, right: 16, top: 16, bottom: 56 };
const LABEL_LINE = 18;
const SIZE = 13;
const KEY_GAP = 8;

export type KnownModel = DriversModel & { readonly state: '' };

/** Drivers with a place on the map. */
export interface Placed extends KnownDriver {
  readonly performance: number;
}

export const isPlaced = (driver: KnownDriver): driver is Placed => driver.performance !== null;

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

/** Factors by how well they do and how much they matter. */
export function drawMap(view: View, model: KnownModel, width: number): Drawing {
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

  const points = drivers.map(({ performance, lmg_share: share }) =>
    around(place([performance, share])),
  );
  const field: Field = { place, cut, width, points };
  const last = keysOf(view, drivers, width).at(-1);
  const key = width < ROOM_FOR_NAMES && last !== undefined ? last.bottom + 12 : 0;

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
              ...cutLines(field),
              ...(width < ROOM_FOR_NAMES ? numbered : named)(view, drivers, field),
              ...fieldNames(view, field),
            ],
          }),
        },
      ],
    },
  };
}

type Placing = (value: Point) => Point;

/** The lines between the four fields. */
function cutLines({ place, cut, width }: Field): readonly Shape[] {
  const [x, y] = place(cut);

  return [
    dashed([x, EDGE.top], [x, HEIGHT - EDGE.bottom], palette.strong),
    dashed([EDGE.left, y], [width - EDGE.right, y], palette.strong),
  ];
}

/** Each field has its name in its outer corner. */
const fieldNames = (view: View, field: Field): readonly Shape[] =>
  cornersOf(view, field).map(({ lines, at, look }) =>
    text(at, lines.join('\n'), { ...look, size: SIZE, weight: 600, fill: palette.soft }),
  );

interface NamedCorner {
  readonly lines: readonly string[];
  readonly at: Point;
  readonly look: Corner;
}

function cornersOf({ messages }: View, field: Field): readonly NamedCorner[] {
  const { place, cut, width, points } = field;
  const [x] = place(cut);
  const [left, right] = [EDGE.left + 8, width - EDGE.right - 4];
  const [top, bottom] = [EDGE.top + 4, HEIGHT - EDGE.bottom - 6];
  const name = (quadrant: Quadrant, at: Point, look: Corner): NamedCorner => {
    const room = Math.max(80, Math.abs(x - at[0]) - 12);
    const lines = linesOf(messages.quadrants[quadrant], room, SIZE);

    return offPoints({ lines, at, look }, points);
  };

  return [
    name('concentrate', [left, top], TOP_LEFT),
    name('keep', [right, top], { ...TOP_LEFT, align: 'right' }),
    name('low_priority', [left, bottom], BOTTOM_LEFT),
    name('possible_overkill', [right, bottom], { ...BOTTOM_LEFT, align: 'right' }),
  ];
}

/** The name of a field gives way to a point that it would lie under, towards the middle. */
function offPoints(corner: NamedCorner, points: readonly Label[]): NamedCorner {
  const { lines, at, look } = corner;
  const box = boxOf(corner);
  const hit = points.find((point) => meet(point, box));

  if (hit === undefined) {
    return corner;
  }
  const y = look.vertical === 'top' ? hit.top + hit.height + 2 : hit.top - 2;

  return offPoints({ lines, at: [at[0], y], look }, points);
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
  /** The boxes of the drawn points. */
  readonly points: readonly Label[];
}

/** Where there is no room for names among the points they stand beneath. */
function numbered(view: View, drivers: readonly Placed[], { place, width }: Field) {
  const keys = keysOf(view, drivers, width);

  return drivers.flatMap((driver, index): readonly Shape[] => {
    const [x, y] = place([driver.performance, driver.lmg_share]);
    const fill = driver.quadrant === 'concentrate' ? palette.below : palette.accent;
    const number = String(index + 1);
    const beneath = HEIGHT + 6 + (keys[index]?.top ?? 0);

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
      text([32, beneath - 9], (keys[index]?.lines ?? []).join('\n'), {
        size: SIZE,
        vertical: 'top',
      }),
    ];
  });
}

/** The names beneath the drawing, each on as many lines as it needs. */
function keysOf(view: View, drivers: readonly Placed[], width: number) {
  let bottom = 0;

  return drivers.map(({ code }) => {
    const lines = linesOf(view.factorName(code), width - 40, SIZE);
    const top = bottom;

    bottom += lines.length * LABEL_LINE + KEY_GAP;
    return { lines, top, bottom };
  });
}

interface Label {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 12;
const REACH = 11;

const around = ([x, y]: Point): Label => ({
  left: x - REACH,
  top: y - REACH,
  width: 2 * REACH,
  height: 2 * REACH,
});

/** The width of a text is estimated, and rather too wide; its lines are higher than it is. */
const SLACK = 10;
const LEADING = 6;

const meet = (a: Label, b: Label): boolean =>
  a.left < b.left + b.width - SLACK &&
  b.left < a.left + a.width - SLACK &&
  a.top < b.top + b.height - LEADING &&
  b.top < a.top + a.height - LEADING;

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
  const labels: Label[] = placed.map(({ at }) => around(at));
  const corners = cornersOf(view, frame).map(boxOf);

  return placed.flatMap(({ driver, at }, own) => {
    const lines = linesOf(view.factorName(driver.code), 220, SIZE);
    const others = [...corners, ...labels.filter((_label, index) => index !== own)];
    const label = labelBeside(at, lines, { others, cutX, width });
    const toLeft = label.left < at[0];

    labels.push(label);
    return [
      disc(at[0], at[1], 7, driver.quadrant === 'concentrate' ? palette.below : palette.accent),
      groundOf(label),
      text([toLeft ? at[0] - GAP : at[0] + GAP, label.top + label.height / 2], lines.join('\n'), {
        size: SIZE,
        align: toLeft ? 'right' : 'left',
      }),
    ];
  });
}

/** So that no line runs through a name; within its letters, to spare what it lies close to. */
const groundOf = ({ left, top, width, height }: Label): Shape =>
  rect(left, top + LEADING / 2, width - SLACK, height - LEADING, palette.paper);

interface Room {
  readonly others: readonly Label[];
  readonly cutX: number;
  readonly width: number;
}

/** On the side where it stays in its field, else on the other, else moved away from the others. */
function labelBeside([x, y]: Point, lines: readonly string[], { others, cutX, width }: Room) {
  const wide = Math.max(...lines.map((words) => widthOf(words, SIZE)));
  const height = lines.length * LABEL_LINE;
  const top = Math.min(y - height / 2, HEIGHT - EDGE.bottom - height - 1);
  const right: Label = { left: x + GAP, top, width: wide, height };
  const left: Label = { ...right, left: x - GAP - wide };
  const end = x < cutX ? cutX : width - EDGE.right;
  const sides = x + GAP + wide > end ? [left, right] : [right, left];
  const inside = sides.filter(
    (side) => side.left > EDGE.left && side.left + wide < width - EDGE.right,
  );
  const free = inside.find((side) => !others.some((other) => meet(other, side)));

  return free ?? moved(inside[0] ?? right, others);
}
