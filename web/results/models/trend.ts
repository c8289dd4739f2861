import {
  groupsOf,
  type GroupResult,
  type ResultsReport,
  type ShownChange,
  type ShownGroup,
} from '../../shared/domain/results.ts';
import type { ChartModel, Drawing } from '../../shared/ui/chart/model.ts';
import { FONT, palette, TOOLTIP } from '../../shared/ui/chart/palette.ts';
import { linesOf } from '../../shared/ui/chart/picture.ts';
import { inTime } from '../naming.ts';
import {
  disc,
  groupOf,
  line,
  polygon,
  standingWhisker,
  text,
  type Point,
  type Shape,
} from '../../shared/ui/chart/shapes.ts';
import { countCell, digitsOf, estimateCells, pText, shareText, type View } from './view.ts';

const HEIGHT = 300;
const EDGE = { left: 52, right: 16, top: 20 };
const BAND = '#dde7f3';
/** Between two points, for a figure beside each, and for the code of each under the axis. */
const ROOM_FOR_LABEL = 120;
const ROOM_FOR_PERIOD = 52;
const SIGNIFICANT = 0.05;

/** The change of the index between the last two periods, when it has been tested. */
export interface IndexChange {
  readonly from: string;
  readonly to: string;
  readonly change: ShownChange;
}

export function trendChart(
  view: View,
  report: ResultsReport,
  change: IndexChange | null,
): ChartModel {
  const { messages } = view;
  const groups = inTime(view.survey, groupsOf(report));

  return {
    title: change === null ? messages.changePlain : changeFound(view, change),
    description: messages.trendText,
    legend: [],
    notes: groups.some(({ shown }) => !shown) ? [messages.hidden] : [],
    table: {
      columns: [
        { label: messages.period, numeric: false },
        { label: messages.n, numeric: true },
        { label: messages.satisfiedPercent, numeric: true },
        { label: messages.low, numeric: true },
        { label: messages.high, numeric: true },
      ],
      rows: groups.map((group) => ({
        label: view.groupName('period', group.key),
        cells: group.shown
          ? [countCell(view, group.responses), ...estimateCells(view, group.index)]
          : Array.from({ length: 4 }, () => ({ text: 'c', value: 'c' })),
      })),
    },
    draw: (width) => draw(view, groups, width),
    source: view.source,
    fileName: view.fileName('trend'),
  };
}

function changeFound(view: View, { from, to, change }: IndexChange): string {
  const { messages, format } = view;
  const words =
    change.p !== null && change.p < SIGNIFICANT ? messages.changeUp : messages.changeNone;

  return words(
    format.difference(change.difference),
    view.periodName(from),
    view.periodName(to),
    pText(view, change.p),
  );
}

/** From a full ten below the lowest interval up to all; changes of few points stay visible. */
function floorOf(groups: readonly ShownGroup[]): number {
  const lows = groups.flatMap(({ index }) => (index.low === null ? [] : [index.low]));

  return Math.max(0, Math.floor(Math.min(0.9, ...lows) * 10 - 0.5) / 10);
}

type Placing = (value: readonly [number, number]) => readonly [number, number];

type Period = ShownGroup | null;

function draw(view: View, groups: readonly GroupResult[], width: number): Drawing {
  const min = floorOf(groups.filter((group) => group.shown));
  const spacing = (width - EDGE.left - EDGE.right) / Math.max(1, groups.length);
  const labelled = spacing >= ROOM_FOR_LABEL;

  return {
    height: HEIGHT,
    option: {
      textStyle: { fontFamily: FONT },
      tooltip: TOOLTIP,
      grid: { ...EDGE, bottom: labelled ? 36 : 72, outerBoundsMode: 'none' },
      xAxis: {
        type: 'category',
        data: groups.map((group) => periodLabel(view, group, spacing)),
        axisLine: { lineStyle: { color: palette.strong } },
        axisTick: { show: false },
        axisLabel: {
          fontSize: 13,
          lineHeight: 18,
          color: palette.ink,
          interval: spacing >= ROOM_FOR_PERIOD ? 0 : 'auto',
        },
      },
      yAxis: {
        type: 'value',
        min,
        max: 1,
        interval: min < 0.5 ? 0.2 : 0.1,
        axisLabel: {
          fontSize: 13,
          color: palette.soft,
          formatter: (value: number) => view.format.percent(value, 0),
        },
        splitLine: { lineStyle: { color: palette.line } },
      },
      series: [seriesOf(view, groups, min, labelled)],
    },
  };
}

/** Where points are too close for labels of their own, their figures stand under the axis. */
function periodLabel(view: View, group: GroupResult, spacing: number): string {
  const name = view.periodName(group.key ?? '');
  const narrow = linesOf(name, spacing, 13).join('\n');

  if (spacing >= ROOM_FOR_LABEL) {
    return name;
  }
  return group.shown ? `${narrow}\n${shareText(view, group.index)}` : narrow;
}

function seriesOf(view: View, groups: readonly GroupResult[], min: number, labelled: boolean) {
  const known = groups.map((group): Period =>
    group.shown && group.index.share !== null ? group : null,
  );

  return {
    type: 'custom',
    data: known.map((group, place) => ({
      value: [place, group?.index.share ?? min],
      tooltip: { formatter: () => tipOf(view, groups[place]) },
    })),
    renderItem: (
      { dataIndex }: { readonly dataIndex: number },
      { coord }: { readonly coord: Placing },
    ) => {
      const group = known[dataIndex];
      const words =
        groups[dataIndex]?.shown === false ? view.messages.hiddenMark : view.messages.noAnswers;
      const [x, floor] = coord([dataIndex, min]);

      if (group == null) {
        return groupOf([text([x, floor - 16], words, { align: 'center', fill: palette.soft })]);
      }
      const { share, high } = group.index;
      const label = labelAt(view, group, coord([dataIndex, high ?? share ?? 0]));

      return groupOf([...shapesAt(known, dataIndex, coord), ...(labelled ? [label] : [])]);
    },
  };
}

/** A period with the band and line to the one after it, if that is known too. */
function shapesAt(known: readonly Period[], place: number, coord: Placing): readonly Shape[] {
  const at = (index: number, end: 'share' | 'low' | 'high'): Point =>
    coord([index, known[index]?.index[end] ?? 0]);
  const next = known[place + 1] == null ? null : place + 1;
  const centre = at(place, 'share');
  const whole = known[place]?.index.low != null && known[place].index.high !== null;

  return [
    ...(next === null
      ? []
      : [
          polygon([at(place, 'low'), at(place, 'high'), at(next, 'high'), at(next, 'low')], BAND),
          line(centre, at(next, 'share'), palette.accent, 2),
        ]),
    ...(whole
      ? standingWhisker(centre[0], at(place, 'low')[1], at(place, 'high')[1], palette.ink)
      : []),
    disc(centre[0], centre[1], 5.5, palette.accent),
  ];
}

const labelAt = (view: View, group: ShownGroup, [x, y]: Point): Shape =>
  text([x, y - 8], shareText(view, group.index), {
    align: 'center',
    vertical: 'bottom',
    weight: 600,
  });

function tipOf(view: View, group: GroupResult | undefined): string {
  const name = view.periodName(group?.key ?? '');

  if (group === undefined || !group.shown) {
    return `${name}\n${view.messages.hiddenPlace}`;
  }
  const { index, responses } = group;

  return `${name}\n${shareText(view, index)} (${view.format.percentRange(index.low, index.high, digitsOf(index))})\n${view.messages.n} ${view.format.count(responses)}`;
}
