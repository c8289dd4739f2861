import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../domain/text.ts';
import { chartMessages } from '../../i18n/chart.ts';
import type { Shown } from './engine.ts';
import type { ChartModel } from './model.ts';

export interface ChartDrawingProps {
  readonly language: Language;
  readonly model: ChartModel;
  /** What draws could not be loaded: the figures must do without. */
  readonly onFailed: () => void;
}

/** More than a page of A4 has: the drawing is made smaller, as the print around it is. */
const PAPER_WIDTH = 900;

/** The drawing itself. What draws it comes after the page has been shown. */
export function ChartDrawing({ language, model, onFailed }: ChartDrawingProps) {
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef<Shown | null>(null);
  const latest = useRef(model);
  const [state, setState] = useState<'waiting' | 'drawn' | 'failed'>('waiting');
  const messages = chartMessages[language];

  latest.current = model;
  useEffect(() => {
    const element = place.current;
    let wanted = true;
    let stop = () => {};

    const start = ({ show }: typeof import('./engine.ts')) => {
      if (wanted && element !== null) {
        const chart = show(element, latest.current);

        shown.current = chart;
        setState('drawn');
        stop = followWidth(element.parentElement ?? element, chart);
      }
    };

    import('./engine.ts').then(start).catch(() => {
      setState('failed');
      onFailed();
    });
    return () => {
      wanted = false;
      stop();
      shown.current?.end();
      shown.current = null;
    };
  }, []);
  useEffect(() => shown.current?.update(model), [model]);

  return (
    <div class="chart-frame">
      {state !== 'drawn' && (
        <p class="soft small" role="status">
          {state === 'failed' ? messages.failed : messages.drawing}
        </p>
      )}
      <div
        ref={place}
        class="chart-drawing"
        role="img"
        aria-label={`${model.title}. ${model.description}`}
      />
    </div>
  );
}

/** Draws anew for each width; on paper for the width of the page. */
function followWidth(frame: HTMLElement, chart: Shown): () => void {
  let printing = false;
  const fit = () => {
    if (!printing) {
      chart.resize(Math.floor(frame.clientWidth));
    }
  };
  const toPaper = () => {
    printing = true;
    chart.toPaper(PAPER_WIDTH);
  };
  const fromPaper = () => {
    printing = false;
    fit();
  };
  const observer = new ResizeObserver(fit);

  fit();
  observer.observe(frame);
  addEventListener('beforeprint', toPaper);
  addEventListener('afterprint', fromPaper);
  return () => {
    observer.disconnect();
    removeEventListener('beforeprint', toPaper);
    removeEventListener('afterprint', fromPaper);
  };
}
