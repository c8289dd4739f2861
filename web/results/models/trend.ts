import type {
  Change,
  GroupResult,
  ResultsReport,
  ShownGroup,
} from '../../shared/domain/results.ts';
import type { ChartModel, Drawing } from '../../shared/ui/chart/model.ts';
import { FONT, palette } from '../../shared/ui/chart/palette.ts';
import { byCode } from './cells.ts';
import { disc, line, polygon, standingWhisker, text, type Point, type Shape } from './shapes.ts';
import { countCell, digitsOf, estimateCells, pText, shareText, type View } from './view.ts';

const HEIGHT = 300;
const SIGNIFICANT = 0.05;

/** The change of the index between the last two periods, when it has been tested. */
export interface IndexChange {
  readonly from: string;
  readonly to: string;
  readonly change: Change;
}

export function trendChart(
  view: View,
  report: ResultsReport,
  change: IndexChange | null,
): ChartModel {
  const { messages } = view;
  const groups = byCode(report.groups);

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
        label: group.key ?? '',
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

  return words(format.difference(change.difference), from, to, pText(view, change.p));
}

/** From a full ten below the lowest interval up to all; changes of few points stay visible. */
function floorOf(groups: readonly ShownGroup[]): number {
  const lows = groups.flatMap(({ index }) => (index.low === null ? [] : [index.low]));

  return Math.max(0, Math.floor(Math.min(0.9, ...lows) * 10 - 0.5) / 10);
}

type Placing = (value: readonly [number, number]) => readonly [number, number];

function draw(view: View, groups: readonly GroupResult[], width: number): Drawing {
  const { format, messages } = view;
  const min = floorOf(groups.filter((group) => group.shown));
  const known = groups.map((group) => (group.shown && group.index.share !== null ? group : null));

  return {
    height: HEIGHT,
    option: {
      textStyle: { fontFamily: FONT },
      tooltip: { renderMode: 'richText', confine: true },
      grid: { left: 52, right: 16, top: 20, bottom: 36, outerBoundsMode: 'none' },
      xAxis: {
        type: 'category',
        data: groups.map(({ key }) => key ?? ''),
        axisLine: { lineStyle: { color: palette.strong } },
        axisTick: { show: false },
        axisLabel: { fontSize: 13, color: palette.ink, hideOverlap: width < 500 },
      },
      yAxis: {
        type: 'value',
        min,
        max: 1,
        interval: min < 0.5 ? 0.2 : 0.1,
        axisLabel: {
          fontSize: 13,
          color: palette.soft,
          formatter: (value: number) => format.percent(value, 0),
        },
        splitLine: { lineStyle: { color: palette.line } },
      },
      series: [
        {
          type: 'custom',
          data: known.map((group, place) => ({
            value: [place, group?.index.share ?? min],
            tooltip: { formatter: () => tipOf(view, groups[place]) },
          })),
          renderItem: (
            { dataIndex }: { readonly dataIndex: number },
            { coord }: { readonly coord: Placing },
          ) => ({
            type: 'group',
            children:
              known[dataIndex] == null
                ? [
                    text(
                      [coord([dataIndex, min])[0], 250],
                      groups[dataIndex]?.shown === false ? 'c' : messages.noAnswers,
                      { align: 'center', fill: palette.soft },
                    ),
                  ]
                : shapesAt(view, known, dataIndex, coord),
          }),
        },
      ],
    },
  };
}

/** A period with the band and line to the one after it, if that is known too. */
function shapesAt(
  view: View,
  known: readonly (ShownGroup | null)[],
  place: number,
  coord: Placing,
): readonly Shape[] {
  const at = (index: number, end: 'share' | 'low' | 'high'): Point =>
    coord([index, known[index]?.index[end] ?? 0]);
  const group = known[place];
  const next = known[place + 1] == null ? null : place + 1;

  if (group == null) {
    return [];
  }
  const centre = at(place, 'share');
  const words = shareText(view, group.index);
  const whole = group.index.low !== null && group.index.high !== null;

  return [
    ...(next === null
      ? []
      : [
          polygon(
            [at(place, 'low'), at(place, 'high'), at(next, 'high'), at(next, 'low')],
            '#dde7f3',
          ),
          line(centre, at(next, 'share'), palette.accent, 2),
        ]),
    ...(whole
      ? standingWhisker(centre[0], at(place, 'low')[1], at(place, 'high')[1], palette.ink)
      : []),
    disc(centre[0], centre[1], 5.5, palette.accent),
    place > 0 && place === known.length - 1
      ? text([centre[0] - 10, centre[1] - 14], words, { weight: 600, align: 'right' })
      : text([centre[0] + 10, centre[1] - 14], words, { weight: 600 }),
  ];
}

function tipOf(view: View, group: GroupResult | undefined): string {
  if (group === undefined || !group.shown) {
    return `${group?.key ?? ''}\n${view.messages.hiddenPlace}`;
  }
  const { index, key, responses } = group;

  return `${key ?? ''}\n${shareText(view, index)} (${view.format.percentRange(index.low, index.high, digitsOf(index))})\n${view.messages.n} ${view.format.count(responses)}`;
}
