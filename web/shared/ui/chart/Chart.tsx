import { useId, useState } from 'preact/hooks';
import type { Language } from '../../domain/text.ts';
import { ChartActions } from './ChartActions.tsx';
import { ChartDrawing } from './ChartDrawing.tsx';
import { ChartLegend } from './ChartLegend.tsx';
import { ChartTable } from './ChartTable.tsx';
import type { ChartModel } from './model.ts';
import './chart.css';

export interface ChartProps {
  readonly language: Language;
  readonly model: ChartModel;
}

/** A finding as title, its drawing, what may be taken away, and the figures behind it. */
export function Chart({ language, model }: ChartProps) {
  const [open, setOpen] = useState(false);
  const id = useId();

  return (
    <figure class="chart" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{model.title}</h3>
      <ChartLegend entries={model.legend} />
      <ChartDrawing language={language} model={model} onFailed={() => setOpen(true)} />
      {model.notes.map((note) => (
        <p key={note} class="soft small">
          {note}
        </p>
      ))}
      <ChartActions
        language={language}
        model={model}
        tableId={`${id}-table`}
        tableOpen={open}
        onTable={() => setOpen(!open)}
      />
      <ChartTable id={`${id}-table`} title={model.title} table={model.table} open={open} />
    </figure>
  );
}
