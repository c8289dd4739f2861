import type { DriversReport } from '../../shared/domain/results.ts';
import { Chart } from '../../shared/ui/chart/Chart.tsx';
import { bestModel, driversChart, isKnown } from '../models/drivers.ts';
import type { View } from '../models/view.ts';

export interface DriversProps {
  readonly view: View;
  readonly report: DriversReport;
}

/** What goes with the overall evaluation, or why that is not known. */
export function Drivers({ view, report }: DriversProps) {
  const { messages } = view;
  const model = bestModel(report.models ?? []);

  if (model !== null && isKnown(model)) {
    return <Chart language={view.language} model={driversChart(view, model)} />;
  }
  return (
    <>
      <h3>{messages.driversPlain}</h3>
      <p class="soft">{model === null ? messages.hiddenTotal : messages.noModel[model.state]}</p>
    </>
  );
}
