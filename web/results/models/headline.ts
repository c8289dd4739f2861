import { ticks } from '../../shared/domain/chart.ts';
import type { ShownGroup, SubIndex } from '../../shared/domain/results.ts';
import type { DataTable } from '../../shared/domain/table.ts';
import type { ChartModel } from '../../shared/ui/chart/model.ts';
import { palette } from '../../shared/ui/chart/palette.ts';
import { drawRows, type Axis, type Row } from '../../shared/ui/chart/rows.ts';
import { line, rect, whisker } from '../../shared/ui/chart/shapes.ts';
import { digitsOf, estimateCells, intervalText, shareText, type View } from './view.ts';

const BAR = 30;

/** The points against their target, in words; a position is only sure if the interval shares it. */
export function pointsFound(view: View, subIndex: SubIndex): string {
  const { format, messages } = view;
  const { target, position, low, high, max_points: max } = subIndex;
  const points = format.points(subIndex.points);

  if (target === null || position === null) {
    return `${points}/${format.whole(max)} ${messages.pointsAxis}`;
  }
  const words = messages.pointsFound[position](
    points,
    format.whole(max),
    `${format.whole(target.low)}–${format.whole(target.high)}`,
  );
  const sure =
    (position === 'above' && (low ?? 0) > target.high) ||
    (position === 'below' && (high ?? max) < target.low) ||
    (position === 'within' && (low ?? 0) >= target.low && (high ?? max) <= target.high);

  return sure ? words : `${words}, ${messages.notSure}`;
}

export function indexFound(view: View, group: ShownGroup): string {
  const { messages, format } = view;
  const { index } = group;

  return index.share === null
    ? messages.indexUnknown
    : messages.indexFound(
        shareText(view, index),
        format.percentRange(index.low, index.high, digitsOf(index)),
      );
}

/** The index as a bar with its interval; against the target where there is a sub-index. */
export function headlineChart(
  view: View,
  group: ShownGroup,
  unweighted: ShownGroup | null,
): ChartModel {
  const { messages } = view;
  const { sub_index: subIndex } = group;
  const title = indexFound(view, group);
  const source = subIndex?.target?.source;

  return {
    title:
      subIndex === null || subIndex.points === null
        ? title
        : `${title}: ${pointsFound(view, subIndex)}`,
    description: messages.bulletText,
    legend:
      subIndex?.target == null
        ? []
        : [{ label: targetText(view, subIndex), colour: palette.band, mark: 'band' }],
    notes: source == null ? [] : [messages.targetSource(source)],
    table: headlineTable(view, group, unweighted),
    draw: (width) =>
      drawRows(
        {
          rows: rowsOf(view, group, unweighted),
          columns: [
            { title: messages.satisfied, width: 76 },
            { title: messages.interval, width: 104 },
            ...(subIndex === null ? [] : [{ title: messages.points, width: 72 }]),
          ],
          axis: axisOf(view, subIndex),
          ticks: true,
          barHeight: BAR,
          labelWidth: 170,
        },
        width,
      ),
    source: view.source,
    fileName: view.fileName('index'),
  };
}

function targetText({ messages, format }: View, { target }: SubIndex): string {
  return target === null
    ? ''
    : messages.target(`${format.whole(target.low)}–${format.whole(target.high)}`);
}

const axisOf = ({ format }: View, subIndex: SubIndex | null): Axis =>
  subIndex === null
    ? { min: 0, max: 1, step: 0.2, write: (value) => format.percent(value, 0) }
    : {
        min: 0,
        max: subIndex.max_points,
        step: ticks(subIndex.max_points)[1] ?? subIndex.max_points,
        write: (value) => format.whole(value),
      };

function rowsOf(view: View, group: ShownGroup, unweighted: ShownGroup | null): readonly Row[] {
  const { messages, format } = view;
  const max = group.sub_index?.max_points ?? 1;
  const pointsOf = (share: number | null) => format.points(share === null ? null : share * max);
  const target = group.sub_index?.target ?? null;
  const row = (label: string, { index }: ShownGroup, fill: string): Row => ({
    label,
    figures: [
      shareText(view, index),
      intervalText(view, index),
      ...(group.sub_index === null ? [] : [pointsOf(index.share)]),
    ],
    tip: '',
    shapes: ({ x, middle }) => {
      const { share, low, high } = index;
      const band =
        target === null
          ? []
          : [
              rect(
                x(target.low),
                middle - BAR / 2,
                x(target.high) - x(target.low),
                BAR,
                palette.band,
              ),
              line(
                [x(target.low), middle - BAR / 2],
                [x(target.low), middle + BAR / 2],
                palette.strong,
              ),
              line(
                [x(target.high), middle - BAR / 2],
                [x(target.high), middle + BAR / 2],
                palette.strong,
              ),
            ];

      return [
        rect(x(0), middle - 11, x(max) - x(0), 22, palette.track),
        ...band,
        rect(x(0), middle - 7, x((share ?? 0) * max) - x(0), 14, fill),
        ...(low === null || high === null ? [] : whisker(x(low * max), x(high * max), middle)),
      ];
    },
  });
  const bare =
    unweighted === null ? [] : [row(messages.unweightedIndex, unweighted, palette.strong)];

  return [row(messages.indexName, group, palette.accent), ...bare];
}

function headlineTable(view: View, group: ShownGroup, unweighted: ShownGroup | null): DataTable {
  const { messages, format } = view;
  const { sub_index: subIndex, overall, index } = group;
  const points = [subIndex?.points, subIndex?.low, subIndex?.high].map((value) => ({
    text: format.points(value ?? null),
    value: value ?? null,
  }));

  return {
    columns: [
      { label: messages.measure, numeric: false },
      { label: messages.value, numeric: true },
      { label: messages.low, numeric: true },
      { label: messages.high, numeric: true },
    ],
    rows: [
      { label: `${messages.indexName} (%)`, cells: estimateCells(view, index) },
      ...(unweighted === null
        ? []
        : [
            {
              label: messages.percentOf(messages.unweightedIndex),
              cells: estimateCells(view, unweighted.index),
            },
          ]),
      ...(overall === null
        ? []
        : [{ label: messages.percentOf(messages.overall), cells: estimateCells(view, overall) }]),
      ...(subIndex === null ? [] : [{ label: messages.points, cells: points }]),
    ],
  };
}
