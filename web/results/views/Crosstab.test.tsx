import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from 'preact-render-to-string';
import { NO_PAIR, type Pair } from '../../shared/domain/filters.ts';
import { sampleSurvey } from '../../shared/domain/survey.samples.ts';
import { hidingCrosstab, wholeCrosstab } from '../crosstab.samples.ts';
import { crosstabModel } from '../models/crosstab.ts';
import { viewOf } from '../models/view.ts';
import { totalReport } from '../results.samples.ts';
import { Crosstab } from './Crosstab.tsx';
import { CrosstabTable } from './CrosstabTable.tsx';

const nothing = () => undefined;
const view = viewOf(sampleSurvey, 'vi', totalReport);
const both: Pair = { first: '2.0', second: '1.1', shares: false };

const section = (pair: Pair) =>
  render(<Crosstab view={view} filters={{}} pair={pair} onPair={nothing} />);

test('nothing is asked before it is pressed, and it cannot be pressed before both are chosen', () => {
  assert.match(section(NO_PAIR), /aria-disabled="true"[^>]*>Lập bảng</);
  assert.match(section({ ...both, second: 'why' }), /aria-disabled="true"/);
  assert.match(section({ ...both, second: '2.0' }), /aria-disabled="true"/);
  assert.match(section(both), /aria-disabled="false"[^>]*>Lập bảng</);
  assert.equal(/Đang tải|<table/.test(section(both)), false);
});

test('a question cannot be chosen on both sides', () => {
  const [first = '', second = ''] = section(both).split('id="crosstab-second"');

  assert.match(first, /<optgroup label="Góp ý"><option selected value="2.0">/);
  assert.match(first, /<option value="1.1" disabled>1\.1\. Câu 1\.1</);
  assert.match(second, /<option value="2.0" disabled>/);
  assert.match(second, /<option value="age">Tuổi</);
});

test('while nothing can be chosen, no control looks as if it could', () => {
  const stale = render(<Crosstab view={view} filters={{}} pair={both} onPair={null} />);
  const table = (onShares: (() => void) | null) =>
    render(
      <CrosstabTable
        view={view}
        model={crosstabModel(view, wholeCrosstab)}
        shares
        onShares={onShares}
      />,
    );

  assert.equal(stale.match(/<select [^>]*disabled/g)?.length, 2);
  assert.doesNotMatch(section(both), /<select [^>]*disabled/);
  assert.equal(table(null).match(/<input [^>]*disabled/g)?.length, 2);
  assert.doesNotMatch(table(nothing), /<input [^>]*disabled/);
});

test('the table has heads for rows, columns and both questions, and marks what is hidden', () => {
  const table = (shares: boolean) =>
    render(
      <CrosstabTable
        view={view}
        model={crosstabModel(view, shares ? hidingCrosstab : wholeCrosstab)}
        shares={shares}
        onShares={nothing}
      />,
    );

  assert.match(table(false), /<th scope="colgroup" colspan="6">Câu 1\.1</i);
  assert.match(table(false), /<th scope="row">Có<\/th><td class="number tint-0">0</);
  assert.match(table(false), /<td class="number tint-3">590</);
  assert.match(table(true), /<th scope="row">Có<\/th><td class="number soft">c</);
  assert.match(table(true), /aria-label="Tải về XLSX: “Đã từng góp ý\?”/);
  assert.match(table(true), /c: không hiển thị/);
});
