import type { Place, RestReport, ShownRest } from '../../shared/domain/results.ts';
import { textCell, type DataTable } from '../../shared/domain/table.ts';
import type { ChartModel } from '../../shared/ui/chart/model.ts';
import { palette } from '../../shared/ui/chart/palette.ts';
import { drawRows, type Axis, type Row } from '../../shared/ui/chart/rows.ts';
import { placeMark, whisker } from '../../shared/ui/chart/shapes.ts';
import { byCode } from '../naming.ts';
import { percentCell, probability, pText, type View } from './view.ts';

const PLACES: readonly Place[] = ['above', 'same', 'below'];

type Group = NonNullable<RestReport['groups']>[number];

const isShown = (group: Group): group is ShownRest => group.shown;

interface Ranked extends ShownRest {
  readonly place: Place;
}

/** Where nothing could be tested nothing has been told apart. */
const settled = (group: ShownRest): Ranked => ({ ...group, place: group.place ?? 'same' });

/** Units in three groups and never in a bare order, which would rank by chance. */
export function rankingChart(view: View, report: RestReport): ChartModel {
  const { messages, format } = view;
  const all = report.groups ?? [];
  const shown = byCode(all.filter(isShown).map(settled));
  const hidden = byCode(all.filter(({ shown: told }) => !told));
  const count = (place: Place) =>
    format.count(shown.filter((group) => group.place === place).length);

  return {
    title: messages.rankingFound(count('above'), count('same'), count('below')),
    description: messages.rankingText,
    legend: [],
    notes: [messages.rankingText, messages.rankingNote],
    table: tableOf(view, shown, hidden),
    draw: (width) =>
      drawRows(
        {
          rows: [
            ...PLACES.flatMap((place) =>
              sectionOf(
                view,
                place,
                shown.filter((group) => group.place === place),
              ),
            ),
            ...hiddenRows(view, hidden),
          ],
          columns: [
            { title: messages.ownShare, width: 76 },
            { title: messages.differencePoints, width: 92 },
            { title: messages.pHolm, width: 74 },
          ],
          axis: axisOf(view, shown),
          ticks: true,
          zero: 0,
          barHeight: 24,
        },
        width,
      ),
    source: view.source,
    fileName: view.fileName('units'),
  };
}

/** Even around no difference, in full tenths. */
function axisOf({ format }: View, groups: readonly Ranked[]): Axis {
  const ends = groups.flatMap(({ low, high, difference }) =>
    [low, high, difference].map((end) => Math.abs(end ?? 0)),
  );
  const reach = Math.max(0.1, Math.ceil(Math.max(0, ...ends) * 10 - 1e-9) / 10);

  return {
    min: -reach,
    max: reach,
    step: reach > 0.4 ? 0.2 : 0.1,
    write: (value) => format.difference(value).replace(/[.,]0$/, ''),
  };
}

function sectionOf(view: View, place: Place, groups: readonly Ranked[]): readonly Row[] {
  return groups.length === 0
    ? []
    : [heading(view.messages.places[place]), ...groups.map((group) => rowOf(view, group))];
}

const heading = (label: string): Row => ({
  label,
  heading: true,
  figures: [],
  tip: '',
  shapes: () => [],
});

function rowOf(view: View, group: Ranked): Row {
  const { format, messages } = view;
  const { difference, low, high, place } = group;
  const name = view.groupName('unit', group.key);
  const colour = { above: palette.above, same: palette.soft, below: palette.below }[place];

  return {
    label: name,
    figures: [
      format.percent(group.share, 1),
      format.difference(difference),
      probability(view, group.p_holm),
    ],
    tip: `${name}\n${messages.ownShare} ${format.percent(group.share)} · ${messages.restShare} ${format.percent(group.rest)}\n${messages.differencePoints} ${format.difference(difference)} (${format.difference(low)} … ${format.difference(high)})\n${pText(view, group.p)} · ${messages.pHolm} ${probability(view, group.p_holm)}`,
    shapes: ({ x, middle }) => [
      ...(low === null || high === null ? [] : whisker(x(low), x(high), middle, colour)),
      ...(difference === null ? [] : [placeMark(place, x(difference), middle)]),
    ],
  };
}

function hiddenRows(view: View, hidden: readonly { readonly key: string }[]): readonly Row[] {
  const rows = hidden.map(({ key }): Row => ({
    label: view.groupName('unit', key),
    figures: ['c', 'c', 'c'],
    tip: '',
    shapes: () => [],
  }));

  return rows.length === 0 ? [] : [heading(view.messages.hiddenPlace), ...rows];
}

function tableOf(
  view: View,
  shown: readonly Ranked[],
  hidden: readonly { readonly key: string }[],
): DataTable {
  const { messages } = view;
  const numeric = [
    messages.percentOf(messages.ownShare),
    messages.percentOf(messages.restShare),
    messages.differenceColumn,
    messages.low,
    messages.high,
    'p',
    messages.pHolm,
  ];

  return {
    columns: [
      { label: messages.unit, numeric: false },
      { label: messages.group, numeric: false },
      ...numeric.map((label) => ({ label, numeric: true })),
    ],
    rows: [
      ...PLACES.flatMap((place) => shown.filter((group) => group.place === place)).map((group) => ({
        label: view.groupName('unit', group.key),
        cells: [
          textCell(messages.places[group.place]),
          percentCell(view, group.share),
          percentCell(view, group.rest),
          ...[group.difference, group.low, group.high].map((value) => ({
            text: view.format.difference(value),
            value: value === null ? null : value * 100,
          })),
          { text: probability(view, group.p), value: group.p },
          { text: probability(view, group.p_holm), value: group.p_holm },
        ],
      })),
      ...hidden.map(({ key }) => ({
        label: view.groupName('unit', key),
        cells: [messages.hiddenPlace, ...numeric.map(() => 'c')].map(textCell),
      })),
    ],
  };
}
