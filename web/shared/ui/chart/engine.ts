import { CustomChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartModel } from './model.ts';
import { slice, unslice } from './slices.ts';

/* Only these parts of ECharts are in the bundle; it is loaded after the page has been drawn. */
use([CustomChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

/** The width of what is exported, whatever screen it is exported from. */
const EXPORT_WIDTH = 960;
/** About half a page of A4: what is lower goes to the next page whole. */
const PARTED_FROM = 620;

export interface Shown {
  readonly update: (model: ChartModel) => void;
  readonly resize: (width: number) => void;
  readonly toPaper: (width: number) => void;
  readonly end: () => void;
}

/** Without a view box a drawing cannot be made smaller by the printer's page. */
function scalable(place: HTMLElement, width: number, height: number): void {
  place.querySelector('svg')?.setAttribute('viewBox', `0 0 ${width} ${height}`);
}

export function show(place: HTMLElement, first: ChartModel): Shown {
  const chart: EChartsType = init(place, null, { renderer: 'svg', width: 300, height: 100 });
  let model = first;
  let drawn = 0;

  const draw = (width: number) => {
    const { option, height, edges } = model.draw(width);

    drawn = width;
    unslice(place);
    place.style.height = `${height}px`;
    chart.resize({ width, height, animation: { duration: 0 } });
    // Without this the shapes drawn before are bent into the new ones, and some stay as they were.
    chart.clear();
    chart.setOption(withAria(option, model));
    // Paper does not wait for the next frame.
    chart.getZr().flush();
    scalable(place, width, height);
    return height < PARTED_FROM ? [] : (edges ?? []);
  };

  return {
    update: (next) => {
      model = next;
      if (drawn > 0) {
        draw(drawn);
      }
    },
    resize: (width) => {
      unslice(place);
      if (width > 0 && width !== drawn) {
        draw(width);
      }
    },
    toPaper: (width) => {
      const edges = draw(width);

      if (edges.length > 0) {
        slice(place, width, edges);
      }
    },
    end: () => chart.dispose(),
  };
}

const withAria = (option: object, { title, description }: ChartModel) => ({
  ...option,
  animation: false,
  aria: { enabled: true, label: { description: `${title}. ${description}` } },
});

/** The drawing alone, as text, in the size in which it is exported. */
export function drawingOf(model: ChartModel): {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
} {
  const { option, height } = model.draw(EXPORT_WIDTH);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: EXPORT_WIDTH, height });

  chart.setOption({ ...option, animation: false });
  const svg = chart.renderToSVGString();

  chart.dispose();
  return { svg, width: EXPORT_WIDTH, height };
}
