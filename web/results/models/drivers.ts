import type { DriversModel } from '../../shared/domain/results.ts';
import { textCell, type DataTable } from '../../shared/domain/table.ts';
import type { ChartModel } from '../../shared/ui/chart/model.ts';
import { drawMap, isPlaced, type KnownModel } from './drivers_map.ts';
import { decimalCell, percentCell, probability, type View } from './view.ts';

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
    draw: (width) => drawMap(view, model, width),
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
