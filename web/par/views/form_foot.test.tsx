import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from 'preact-render-to-string';
import { problemOf } from '../../shared/api/http.ts';
import { openCard, plan } from '../../shared/domain/par.samples.ts';
import type { Measure } from '../../shared/domain/par_plan.ts';
import type { Sending } from '../useSending.ts';
import { FormFoot } from './FormFoot.tsx';
import { MeasureForm } from './plan/MeasureForm.tsx';

const nothing = () => {};
const refused: Sending = { is: 'failed', problem: problemOf(409, { where: 'state' }) };

test('the button that sends is dimmed while something is on its way, and keeps the focus', () => {
  const foot = (sending: Sending) =>
    render(<FormFoot language="vi" sending={sending} onCancel={nothing} />);

  assert.match(foot({ is: 'sending' }), /type="submit"[^>]*aria-disabled="?true"?.*Đang lưu/);
  assert.match(foot({ is: 'idle' }), /type="submit"[^>]*aria-disabled="?false"?/);
  assert.doesNotMatch(foot({ is: 'sending' }), / disabled/);
});

test('a form that stays open has nothing to cancel, and says by its own word what it does', () => {
  const html = render(<FormFoot language="vi" sending={{ is: 'idle' }} submit="Gửi giải trình" />);

  assert.match(html, />Gửi giải trình</);
  assert.doesNotMatch(html, /Không|Lưu/);
});

const measureForm = (measure: Measure | null, sending: Sending = { is: 'idle' }) =>
  render(
    <MeasureForm
      language="vi"
      card={openCard}
      measure={measure}
      sending={sending}
      onChange={nothing}
      onCancel={nothing}
    />,
  );

test('what became of a measure that was sent stands under its form', () => {
  const html = measureForm(null, refused);

  assert.match(html, /<form.*role="alert">Bảng điểm đã sang bước khác.*<\/form>/s);
});

test('a new measure is in the hands of its unit, an old one in those it was put in', () => {
  const ownerOf = (html: string) =>
    /id="measure-owner_unit".*?<option[^>]*value="([^"]*)"[^>]*>([^<]*)</s.exec(html)?.slice(1);
  const [old] = plan.measures;

  assert.ok(old !== undefined);
  assert.deepEqual(ownerOf(measureForm(null)), [openCard.unit.code, openCard.unit.name.vi]);
  assert.deepEqual(ownerOf(measureForm(old)), ['Văn phòng', 'Văn phòng']);
  assert.deepEqual(
    ownerOf(measureForm({ ...old, owner_unit: 'SNV', owner_name: { vi: 'Sở Nội vụ' } })),
    ['SNV', 'Sở Nội vụ'],
  );
});
