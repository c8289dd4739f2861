import { ticks } from '../../shared/domain/chart.ts';
import {
  leavesOf,
  worstFields,
  type Criterion,
  type Scorecard,
} from '../../shared/domain/scorecard.ts';
import type { Cell, DataTable } from '../../shared/domain/table.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { formatOf } from '../../shared/i18n/format.ts';
import { standingMessages } from '../../shared/i18n/par_standing.ts';
import type { ChartModel } from '../../shared/ui/chart/model.ts';
import { palette } from '../../shared/ui/chart/palette.ts';
import { drawRows, type Row } from '../../shared/ui/chart/rows.ts';
import { rect } from '../../shared/ui/chart/shapes.ts';
import { pointsWriter } from '../wording.ts';

/** The colour of lost points, as in the scorecard. */
const LOST = '#a6611a';
const BAR = 18;
/** More rows than these say nothing more. */
const MOST = 15;

const lostOf = ({ lost }: Criterion): number => lost ?? 0;

const sumOf = (criteria: readonly Criterion[]): number =>
  criteria.reduce((sum, one) => sum + lostOf(one), 0);

/** Where the points are lost, by field. */
export function fieldGaps(card: Scorecard, language: Language): ChartModel {
  const messages = standingMessages[language].gaps;
  const { percent } = formatOf(language);
  const worst = worstFields(card.fields);
  const total = sumOf(worst);
  const [first] = worst;
  const title =
    first === undefined
      ? messages.none
      : messages.found(
          `${first.code}. ${textIn(first.name, language)}`,
          pointsWriter(language, card)(lostOf(first)),
          percent(lostOf(first) / total, 0),
        );

  return gapChart({ card, language, criteria: worst, title, name: 'fields' });
}

const FEW = 3;

/** Where the points are lost, by what is scored. */
export function criterionGaps(card: Scorecard, language: Language): ChartModel {
  const messages = standingMessages[language].gaps;
  const { percent } = formatOf(language);
  const worst = worstFields(leavesOf(card.fields));
  const few = worst.slice(0, FEW);
  const title = messages.criteriaFound(
    few.length,
    pointsWriter(language, card)(sumOf(few)),
    percent(sumOf(few) / sumOf(worst), 0),
  );

  return gapChart({ card, language, criteria: worst, title, name: 'criteria' });
}

interface GapSpec {
  readonly card: Scorecard;
  readonly language: Language;
  readonly criteria: readonly Criterion[];
  readonly title: string;
  readonly name: string;
}

function gapChart(spec: GapSpec): ChartModel {
  const { card, language, criteria, title, name } = spec;
  const messages = standingMessages[language].gaps;
  const { whole } = formatOf(language);
  const reach = axisEnd(Math.max(...criteria.map(lostOf), 0));

  return {
    title,
    description: messages.text,
    legend: [],
    notes: [messages.text],
    table: tableOf(spec),
    draw: (width) =>
      drawRows(
        {
          rows: criteria.slice(0, MOST).map((one) => rowOf(spec, one)),
          columns: [
            { title: messages.lost, width: 72 },
            { title: messages.points, width: 104 },
          ],
          axis: { min: 0, max: reach.max, step: reach.step, write: (value) => whole(value) },
          ticks: true,
          barHeight: BAR,
        },
        width,
      ),
    source: messages.source(textIn(card.unit.name, language), card.period),
    fileName: `${card.framework.code}-${card.unit.code}-${card.period}-${name}`,
  };
}

/** A round end of the axis, and its step. */
export function axisEnd(most: number): { readonly max: number; readonly step: number } {
  const sizes = [0.1, 0.25, 0.5, 1];
  const step = most <= 5 ? (sizes.find((size) => most / size <= 6) ?? 1) : (ticks(most)[1] ?? 1);

  const steps = Math.max(1, Math.ceil(most / step - 1e-9));

  return { max: Math.round(steps * step * 100) / 100, step };
}

function rowOf({ card, language }: GapSpec, criterion: Criterion): Row {
  const { whole, percent } = formatOf(language);
  const points = pointsWriter(language, card);
  const label = `${criterion.code}. ${textIn(criterion.name, language)}`;
  const reached = `${points(criterion.points)}/${whole(criterion.max_points)}`;
  const share = (criterion.points ?? 0) / criterion.max_points;

  return {
    label,
    figures: [points(criterion.lost), reached],
    tip: `${label}\n−${points(criterion.lost)} · ${reached} (${percent(share, 0)})`,
    shapes: ({ x, middle }) => [
      rect(x(0), middle - BAR / 2, x(lostOf(criterion)) - x(0), BAR, LOST),
      rect(x(0), middle - BAR / 2 - 3, 1, BAR + 6, palette.strong),
    ],
  };
}

function tableOf({ card, language, criteria }: GapSpec): DataTable {
  const messages = standingMessages[language].gaps;
  const format = formatOf(language);
  const points = pointsWriter(language, card);
  const cell = (value: number | null): Cell => ({ text: points(value), value });

  return {
    columns: [
      { label: messages.name, numeric: false },
      ...[messages.lost, messages.points, messages.max, messages.percent].map((label) => ({
        label,
        numeric: true,
      })),
    ],
    rows: criteria.map((one) => {
      const percent = one.points === null ? null : (one.points / one.max_points) * 100;

      return {
        label: `${one.code}. ${textIn(one.name, language)}`,
        cells: [
          cell(one.lost),
          cell(one.points),
          { text: format.whole(one.max_points), value: one.max_points },
          { text: format.decimal(percent, 1), value: percent },
        ],
      };
    }),
  };
}
