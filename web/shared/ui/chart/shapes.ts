import { FONT, palette } from './palette.ts';

/** The drawing words of ECharts' custom series, as far as they are used here. */
export type Shape =
  | { readonly type: 'rect'; readonly shape: Box; readonly style: Paint; readonly silent?: boolean }
  | { readonly type: 'line'; readonly shape: Stroke; readonly style: Paint }
  | { readonly type: 'polygon'; readonly shape: { readonly points: Points }; readonly style: Paint }
  | { readonly type: 'circle'; readonly shape: Disc; readonly style: Paint }
  | { readonly type: 'text'; readonly x: number; readonly y: number; readonly style: Writing };

type Points = readonly (readonly [number, number])[];

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Stroke {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

interface Disc {
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
}

interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  readonly lineWidth?: number;
  readonly lineDash?: readonly number[];
  readonly opacity?: number;
}

interface Writing {
  readonly text: string;
  readonly fill: string;
  readonly fontFamily: string;
  readonly fontSize: number;
  readonly fontWeight: number;
  readonly lineHeight: number;
  readonly align: 'left' | 'center' | 'right';
  readonly verticalAlign: 'top' | 'middle' | 'bottom';
}

export const rect = (x: number, y: number, width: number, height: number, fill: string): Shape => ({
  type: 'rect',
  shape: { x, y, width: Math.max(0, width), height },
  style: { fill },
});

export const line = (from: Point, to: Point, stroke: string, lineWidth = 1): Shape => ({
  type: 'line',
  shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
  style: { stroke, lineWidth },
});

export const dashed = (from: Point, to: Point, stroke: string): Shape => ({
  type: 'line',
  shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
  style: { stroke, lineWidth: 1, lineDash: [4, 4] },
});

export const polygon = (points: Points, fill: string): Shape => ({
  type: 'polygon',
  shape: { points },
  style: { fill },
});

export const disc = (cx: number, cy: number, r: number, fill: string): Shape => ({
  type: 'circle',
  shape: { cx, cy, r },
  style: { fill, stroke: palette.paper, lineWidth: 1.5 },
});

export type Point = readonly [number, number];

export interface TextLook {
  readonly fill?: string;
  readonly size?: number;
  readonly weight?: number;
  readonly align?: Writing['align'];
  readonly vertical?: Writing['verticalAlign'];
}

export const text = ([x, y]: Point, words: string, look: TextLook = {}): Shape => ({
  type: 'text',
  x,
  y,
  style: {
    text: words,
    fill: look.fill ?? palette.ink,
    fontFamily: FONT,
    fontSize: look.size ?? 14,
    fontWeight: look.weight ?? 400,
    lineHeight: Math.round((look.size ?? 14) * 1.35),
    align: look.align ?? 'left',
    verticalAlign: look.vertical ?? 'middle',
  },
});

/** An interval lying down, with a light edge so that it is seen on any bar. */
export function whisker(low: number, high: number, y: number, colour: string = palette.ink) {
  const end = 6;

  return [
    line([low, y], [high, y], palette.paper, 4),
    line([low, y], [high, y], colour, 2),
    line([low, y - end], [low, y + end], colour, 2),
    line([high, y - end], [high, y + end], colour, 2),
  ];
}

export const standingWhisker = (x: number, low: number, high: number, colour: string) => [
  line([x, low], [x, high], colour, 2),
  line([x - 6, low], [x + 6, low], colour, 2),
  line([x - 6, high], [x + 6, high], colour, 2),
];

/** A figure above, level with or below others, told by its shape as well as by its colour. */
export function placeMark(place: 'above' | 'same' | 'below', x: number, y: number): Shape {
  const tip = place === 'above' ? -7 : 7;

  return place === 'same'
    ? disc(x, y, 6, palette.soft)
    : {
        type: 'polygon',
        shape: {
          points: [
            [x, y + tip],
            [x - 8, y - tip],
            [x + 8, y - tip],
          ],
        },
        style: {
          fill: place === 'above' ? palette.above : palette.below,
          stroke: palette.paper,
          lineWidth: 1.5,
        },
      };
}

/** What stands for one datum. A colour that changes under the pointer would say another figure. */
export const groupOf = (shapes: readonly Shape[]) => ({
  type: 'group',
  emphasisDisabled: true,
  children: shapes.map((shape) => ({ ...shape, emphasisDisabled: true })),
});
