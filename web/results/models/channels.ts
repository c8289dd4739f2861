import {
  groupsOf,
  type GroupResult,
  type ResultsReport,
  type ShownGroup,
} from '../../shared/domain/results.ts';
import type { Channel } from '../../shared/domain/survey.ts';
import { textCell, type Cell, type DataTable } from '../../shared/domain/table.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import type { ChartModel } from '../../shared/ui/chart/model.ts';
import { channelColours, palette } from '../../shared/ui/chart/palette.ts';
import { drawRows, type Row } from '../../shared/ui/chart/rows.ts';
import { rect, text, type Shape } from '../../shared/ui/chart/shapes.ts';
import { byCode } from '../naming.ts';
import { countCell, percentCell, type View } from './view.ts';

export const CHANNELS: readonly Channel[] = ['kiosk', 'online', 'paper', 'interview'];

const BAR = 24;
const NARROWEST_LABELLED = 28;

/** By which way the responses of each unit came, and how many of those who might have answered. */
export function channelsChart(view: View, report: ResultsReport, total: ShownGroup): ChartModel {
  const { messages, language } = view;
  const groups = byCode(groupsOf(report));
  const used = CHANNELS.filter((channel) =>
    groups.some((group) => group.shown && (group.channels[channel] ?? 0) > 0),
  );

  return {
    title: titleOf(view, groups, total),
    description: messages.channelsText,
    legend: used.map((channel) => ({
      label: commonMessages[language][channel],
      colour: channelColours[channel].fill,
    })),
    notes: groups.some(hidesSomething) ? [messages.hidden] : [],
    table: tableOf(view, groups, used),
    draw: (width) =>
      drawRows(
        {
          rows: groups.map((group) => rowOf(view, group, used)),
          columns: [
            { title: messages.responses, width: 76 },
            { title: messages.population, width: 92 },
            { title: messages.responseRate, width: 84 },
          ],
          axis: { min: 0, max: 1, step: 0.5, write: String },
          ticks: false,
          barHeight: BAR,
        },
        width,
      ),
    source: view.source,
    fileName: view.fileName('channels'),
  };
}

const toldOf = ({ channels }: ShownGroup): number =>
  Object.values(channels).reduce((sum, n) => sum + n, 0);

const hidesSomething = (group: GroupResult): boolean =>
  !group.shown || toldOf(group) < group.responses;

function titleOf(view: View, groups: readonly GroupResult[], total: ShownGroup): string {
  const { messages, format } = view;
  const rates = groups
    .flatMap((group) =>
      group.shown && group.response_rate !== null
        ? [{ key: group.key, rate: group.response_rate }]
        : [],
    )
    .sort((a, b) => a.rate - b.rate);
  const [lowest] = rates;

  return lowest === undefined || total.response_rate === null
    ? messages.channelsPlain
    : messages.channelsFound(
        format.percent(total.response_rate),
        view.groupName('unit', lowest.key),
        format.percent(lowest.rate),
      );
}

function rowOf(view: View, group: GroupResult, used: readonly Channel[]): Row {
  const { format, messages, language } = view;
  const label = view.groupName('unit', group.key);

  if (!group.shown) {
    return {
      label,
      figures: ['c', 'c', 'c'],
      tip: `${label}\n${messages.hiddenPlace}`,
      shapes: () => [],
    };
  }
  const { responses, channels, population, response_rate: rate } = group;
  const parts = used.flatMap((channel) => {
    const n = channels[channel];

    return n === undefined ? [] : [{ channel, n }];
  });

  return {
    label,
    figures: [
      format.count(responses),
      population === null ? '–' : format.count(population),
      format.percent(rate),
    ],
    tip: [
      label,
      ...parts.map(({ channel, n }) => `${commonMessages[language][channel]}: ${format.count(n)}`),
    ].join('\n'),
    shapes: ({ x, middle }) => {
      let from = 0;
      const known = parts.flatMap(({ channel, n }) => {
        const share = responses === 0 ? 0 : n / responses;
        const left = x(from);
        const width = x(from + share) - left;
        const { fill, ink } = channelColours[channel];

        from += share;
        return [
          rect(left, middle - BAR / 2, width - 1, BAR, fill),
          ...(width < NARROWEST_LABELLED
            ? []
            : [
                text([left + width / 2, middle], String(Math.round(share * 100)), {
                  fill: ink,
                  align: 'center',
                  size: 13,
                }),
              ]),
        ];
      });

      return [...known, ...(hidesSomething(group) ? hiddenPart(x(from), x(1), middle) : [])];
    },
  };
}

/** What disclosure control leaves out is no zero. */
function hiddenPart(from: number, until: number, middle: number): readonly Shape[] {
  const top = middle - BAR / 2;

  return [
    rect(from, top, until - from, BAR, palette.line),
    rect(from + 1, top + 1, until - from - 2, BAR - 2, palette.paper),
    text([(from + until) / 2, middle], 'c', { align: 'center', size: 13, fill: palette.soft }),
  ];
}

function channelCell(view: View, group: ShownGroup, channel: Channel): Cell {
  const n = group.channels[channel];

  return n === undefined ? textCell('c') : countCell(view, n);
}

function tableOf(view: View, groups: readonly GroupResult[], used: readonly Channel[]): DataTable {
  const { messages, language } = view;
  const names = used.map((channel) => commonMessages[language][channel]);
  const numeric = [
    messages.responses,
    messages.population,
    messages.percentOf(messages.responseRate),
    ...names,
    ...names.map(messages.percentOf),
  ];

  return {
    columns: [
      { label: messages.unit, numeric: false },
      ...numeric.map((label) => ({ label, numeric: true })),
    ],
    rows: groups.map((group) => ({
      label: view.groupName('unit', group.key),
      cells: group.shown
        ? [
            countCell(view, group.responses),
            countCell(view, group.population),
            percentCell(view, group.response_rate),
            ...used.map((channel) => channelCell(view, group, channel)),
            ...used.map((channel) =>
              group.channels[channel] === undefined
                ? textCell('c')
                : percentCell(
                    view,
                    group.responses === 0 ? null : group.channels[channel] / group.responses,
                  ),
            ),
          ]
        : numeric.map(() => textCell('c')),
    })),
  };
}
