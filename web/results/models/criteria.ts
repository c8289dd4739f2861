import { commonRange, divergingSegments, type Segment } from '../../shared/domain/chart.ts';
import {
  isScale,
  naRate,
  weakestFirst,
  type Count,
  type ScaleResult,
  type ShownGroup,
} from '../../shared/domain/results.ts';
import type { Option, Section } from '../../shared/domain/survey.ts';
import type { DataTable } from '../../shared/domain/table.ts';
import { textIn } from '../../shared/domain/text.ts';
import type { ChartModel } from '../../shared/ui/chart/model.ts';
import { likert } from '../../shared/ui/chart/palette.ts';
import { likertStep } from '../../shared/ui/charts/likert.ts';
import { commonOptions } from '../naming.ts';
import { drawRows, type Row } from '../../shared/ui/chart/rows.ts';
import { rect, text, type Shape } from '../../shared/ui/chart/shapes.ts';
import {
  countCell,
  decimalCell,
  digitsOf,
  estimateCells,
  intervalText,
  percentCell,
  shareText,
  type View,
} from './view.ts';

interface Criterion {
  readonly item: ScaleResult;
  readonly segments: readonly Segment[];
}

interface Factor {
  readonly section: Section;
  readonly criteria: readonly Criterion[];
}

const BAR = 24;
/** Narrower parts have no room for their number; the table has it. */
const NARROWEST_LABELLED = 24;

/** The answers to every criterion, around the middle of the neutral answer. */
export function criteriaChart(view: View, group: ShownGroup): ChartModel {
  const { messages } = view;
  const factors = factorsOf(view, group);
  const bars = factors.flatMap(({ criteria }) => criteria.map(({ segments }) => segments));
  const range = commonRange(bars);

  return {
    title: titleOf(view, factors),
    description: messages.itemsText,
    legend: legendOf(view, factors),
    notes: [messages.itemsText, messages.itemsNote],
    table: tableOf(view, factors),
    draw: (width) =>
      drawRows(
        {
          rows: factors.flatMap((factor) => rowsOf(view, group, factor)),
          columns: [
            { title: messages.satisfied, width: 76 },
            { title: messages.interval, width: 100 },
            { title: messages.naRate, width: 74 },
          ],
          axis: { min: -range.left, max: range.right, step: 1, write: String },
          ticks: false,
          zero: 0,
          barHeight: BAR,
        },
        width,
      ),
    source: view.source,
    fileName: view.fileName('criteria'),
  };
}

function factorsOf({ survey }: View, group: ShownGroup): readonly Factor[] {
  return survey.instrument.sections
    .filter(({ factor }) => factor)
    .map((section) => {
      const options = commonOptions(survey, section);
      const items = group.items.filter(isScale).filter(({ factor }) => factor === section.code);
      const criteria = items.map((item) => ({
        item,
        segments: divergingSegments(options, weighted(item, options)),
      }));

      return { section, criteria };
    })
    .filter(({ criteria }) => criteria.length > 0);
}

/** With weights the parts are shares, which draw like counts. */
const weighted = ({ shares, counts }: ScaleResult, options: readonly Option[]): readonly Count[] =>
  shares === null ? counts : options.map(({ value }, place) => ({ value, n: shares[place] ?? 0 }));

function titleOf(view: View, factors: readonly Factor[]): string {
  const items = factors.flatMap(({ criteria }) => criteria.map(({ item }) => item));
  const [weakest] = weakestFirst(items);

  return weakest === undefined || weakest.share === null
    ? view.messages.itemsPlain
    : view.messages.weakestItem(view.itemName(weakest.code), shareText(view, weakest));
}

function legendOf({ survey, language }: View, [first]: readonly Factor[]) {
  const options = first === undefined ? [] : commonOptions(survey, first.section);

  return [...options]
    .sort((a, b) => a.value - b.value)
    .map(({ label }, place) => ({
      label: textIn(label, language),
      colour: stepOf(place, options.length).fill,
    }));
}

const stepOf = (place: number, length: number) =>
  likert[likertStep(place, length) - 1] ?? likert[2];

function rowsOf(view: View, group: ShownGroup, { section, criteria }: Factor): readonly Row[] {
  const { format } = view;
  const factor = group.factors.find(({ code }) => code === section.code);
  const share =
    factor === undefined
      ? ''
      : ` · ${shareText(view, factor)} (${format.percentRange(factor.low, factor.high, digitsOf(factor))})`;
  const heading: Row = {
    label: `${textIn(section.title, view.language)}${share}`,
    heading: true,
    figures: [],
    tip: '',
    shapes: () => [],
  };

  return [heading, ...criteria.map((criterion) => rowOf(view, criterion))];
}

function rowOf(view: View, { item, segments }: Criterion): Row {
  const { format, messages } = view;

  return {
    label: view.itemName(item.code),
    figures: [
      shareText(view, item),
      intervalText(view, item),
      format.percent(naRate(item), digitsOf(item)),
    ],
    tip: `${view.itemName(item.code)}\n${messages.satisfied} ${shareText(view, item)} (${intervalText(view, item)})\n${messages.n} ${format.count(item.n)} · ${messages.naRate} ${format.count(item.na)} · ${messages.missing} ${format.count(item.missing)}`,
    shapes: ({ x, middle }) => [
      ...segments.flatMap((segment, place) =>
        part(segment, stepOf(place, segments.length), x, middle),
      ),
    ],
  };
}

function part(
  { from, until, share }: Segment,
  { fill, ink }: (typeof likert)[number],
  x: (value: number) => number,
  middle: number,
): readonly Shape[] {
  const width = x(until) - x(from);
  const box = rect(x(from), middle - BAR / 2, width, BAR, fill);
  const label = text([x(from) + width / 2, middle], String(Math.round(share * 100)), {
    fill: ink,
    align: 'center',
    size: 13,
  });

  return width < NARROWEST_LABELLED ? [box] : [box, label];
}

function tableOf(view: View, factors: readonly Factor[]): DataTable {
  const { messages, survey, language } = view;
  const [first] = factors;
  const options = first === undefined ? [] : commonOptions(survey, first.section);
  const columns = [
    ...options.map(({ label }) => textIn(label, language)),
    messages.n,
    messages.naRate,
    messages.naPercent,
    messages.missing,
    messages.satisfiedPercent,
    messages.low,
    messages.high,
    messages.mean,
  ];

  return {
    columns: [
      { label: messages.criterion, numeric: false },
      ...columns.map((label) => ({ label, numeric: true })),
    ],
    rows: factors.flatMap(({ criteria }) =>
      criteria.map(({ item }) => ({
        label: `${item.code}. ${view.itemName(item.code)}`,
        cells: [
          ...options.map(({ value }) =>
            countCell(view, item.counts.find((count) => count.value === value)?.n ?? 0),
          ),
          countCell(view, item.n),
          countCell(view, item.na),
          percentCell(view, naRate(item), digitsOf(item)),
          countCell(view, item.missing),
          ...estimateCells(view, item),
          decimalCell(view, item.mean, 2),
        ],
      })),
    ),
  };
}
