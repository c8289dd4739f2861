import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from 'preact-render-to-string';
import { Chart } from './Chart.tsx';
import { drawingOf } from './engine.ts';
import type { ChartModel } from './model.ts';
import { linesOf, pictureOf } from './picture.ts';

const model: ChartModel = {
  title: 'A < B & "C"',
  description: 'Two bars',
  legend: [
    { label: 'hidden', colour: '#fff', mark: 'hidden' },
    { label: 'weak', colour: '#fff', mark: 'weak' },
  ],
  notes: ['A note'],
  source: 'A survey',
  table: {
    columns: [
      { label: 'Unit', numeric: false },
      { label: 'Share', numeric: true },
    ],
    rows: [{ label: 'A', cells: [{ text: '1', value: 1 }] }],
  },
  draw: () => ({
    height: 120,
    option: {
      xAxis: { type: 'value', min: 0, max: 1 },
      yAxis: { type: 'value', min: 0, max: 1, show: false },
      series: [
        {
          type: 'custom',
          data: [[0, 0]],
          renderItem: () => ({
            type: 'rect',
            shape: { x: 1, y: 2, width: 33, height: 4 },
            style: { fill: '#123456' },
          }),
        },
      ],
    },
  }),
  fileName: 'file',
};

test('a chart is a figure with its finding, and names its drawing and its downloads', () => {
  const html = render(<Chart language="en" model={model} />);
  const [, id] = /<figure class="chart" aria-labelledby="([^"]+)"/.exec(html) ?? [];

  assert.ok(id !== undefined && html.includes(`<h3 id="${id}">`));
  assert.match(html, /role="img" aria-label="A &lt; B &amp; &quot;C&quot;. Two bars"/);
  assert.match(html, /aria-label="Download SVG: /);
  assert.match(html, /<td class="number">1<\/td>/);
});

test('a picture that leaves the page carries title, legend, notes and the drawing', () => {
  const picture = pictureOf(drawingOf(model), model);

  assert.match(picture.svg, />A &lt; B &amp; &quot;C&quot;</);
  assert.match(picture.svg, />hidden</);
  assert.match(picture.svg, />A note</);
  assert.match(picture.svg, /fill="#123456"/);
  assert.ok(picture.height > 120);
});

test('titles are broken between words', () => {
  assert.deepEqual(linesOf('aaaa bbbb cccc', 60, 10), ['aaaa bbbb', 'cccc']);
  assert.deepEqual(linesOf('a-very-long-word', 10, 10), ['a-very-long-word']);
});
