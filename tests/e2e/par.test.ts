import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { DESKTOP, useBrowser } from './support/browser.ts';
import {
  action,
  attach,
  attachRefused,
  cardUrl,
  openAs,
  openRow,
  post,
  reaches,
  refused,
  row,
  save,
  score,
  step,
  uploadStatus,
} from './support/par.ts';
import { keyOf, NAMES, prepareRound, release, ROUND, UNITS } from './support/par_round.ts';
import { staffKey } from './support/setting.ts';

/** The way of two scorecards, from the opening of the round to the ranking. One test after the other. */

const [unitA, unitB] = UNITS;
const open = useBrowser();
const keys: Record<string, string> = {};
let page: Page;

const key = (name: string): string => keys[name] ?? '';

const buttons = (): Promise<readonly string[]> =>
  page.locator('main .actions .button').allInnerTexts();

before(async () => {
  await prepareRound();
  for (const [name, role, unit] of [
    ['officerA', 'par_officer', unitA],
    ['officerB', 'par_officer', unitB],
    ['leaderA', 'leader', unitA],
    ['appraiser', 'appraiser', null],
    ['council', 'council', null],
    ['analyst', 'analyst', null],
  ] as const) {
    keys[name] = await keyOf(role, unit);
  }
  page = await open(DESKTOP);
});
after(async () => page.context().close());

test('only an appraiser or administrator opens a round', async () => {
  await refused(key('officerA'), '/par/rounds', ROUND);
  await refused(key('council'), '/par/rounds', ROUND);
  await post(staffKey, '/par/rounds', ROUND);
});

test('nobody but the unit itself scores it first', async () => {
  const self = score(unitA, '1.2', 'self', { points: 4, reason: '-' });

  await refused(key('appraiser'), '/par/scores', self);
  await refused(staffKey, '/par/scores', self);
  await refused(key('officerB'), '/par/scores', self);
  await refused(key('leaderA'), '/par/scores', self);
  assert.equal(await uploadStatus(key('officerB'), unitA), 403);
  assert.equal(await uploadStatus(key('council'), unitA), 403);
  await refused(key('appraiser'), '/par/actions', action(unitA, 'send'));
  await openAs(page, key('appraiser'), cardUrl(unitA));
  await openRow(page, '1');
  const panel = await openRow(page, '1.2');

  await panel.getByText('Chưa có tài liệu.').waitFor();
  assert.equal(await panel.locator('input, textarea, button').count(), 0);
  assert.deepEqual(await buttons(), []);
});

async function selfScore(unit: string, name: string, figures: readonly [string, string]) {
  await openAs(page, key(name), cardUrl(unit));
  await openRow(page, '1');
  const ratio = await openRow(page, '1.1');

  await ratio.getByLabel('Số đạt').fill(figures[0]);
  await ratio.getByLabel('Tổng số').fill(figures[1]);
  await ratio.getByText('/6 điểm').waitFor();
  await save(ratio);
  await attach(ratio, 'Bao cao.pdf');
  const manual = await openRow(page, '1.2');

  await manual.getByLabel('Điểm', { exact: true }).fill('3,5');
  await manual.getByLabel('Giải trình').fill('Có sáng kiến, chưa có quyết định công nhận.');
  await save(manual);
  const list = await openRow(page, '2');

  await list.getByLabel('Đúng hạn (10 điểm)').check();
  await save(list);
  await attachRefused(list);
  await attach(list, 'Ke hoach.pdf');
  const survey = await openRow(page, '3');

  await survey.getByText('không nhập tay').waitFor();
  assert.equal(await survey.locator('input, textarea, button').count(), 0);
}

test('two units score themselves with evidence or explanation, and send', async () => {
  await selfScore(unitA, 'officerA', ['18', '20']);
  assert.match(await row(page, '1.1').locator('xpath=ancestor::tr').innerText(), /5,40/);
  await step(page, 'Gửi hồ sơ tự chấm điểm');
  await reaches(page, 'Đã gửi');
  assert.deepEqual(await buttons(), []);
  await selfScore(unitB, 'officerB', ['20', '20']);
  await step(page, 'Gửi hồ sơ tự chấm điểm');
  await reaches(page, 'Đã gửi');
});

test('the units and the council cannot appraise', async () => {
  const accept = score(unitA, '1.1', 'appraised', { accept: true });

  await refused(key('officerA'), '/par/scores', accept);
  await refused(key('council'), '/par/scores', accept);
  await refused(key('officerA'), '/par/actions', action(unitA, 'appraise'));
  await refused(key('council'), '/par/actions', action(unitA, 'appraise'));
  await openAs(page, key('council'), cardUrl(unitA));
  assert.deepEqual(await buttons(), []);
});

/** Nothing to object to: all claims at once, asked twice. */
async function acceptAll(unit: string) {
  await page.goto(cardUrl(unit));
  await page.getByRole('button', { name: 'Công nhận điểm tự chấm của 3 tiêu chí còn lại' }).click();
  await page.getByRole('button', { name: 'Đồng ý' }).click();
  await page.locator('.action-form').waitFor({ state: 'detached' });
  await step(page, 'Hoàn thành thẩm định');
  await reaches(page, 'Đã thẩm định');
}

async function appraise(unit: string) {
  await page.goto(cardUrl(unit));
  await openRow(page, '1');
  for (const code of ['1.1', '1.2', '2']) {
    const panel = await openRow(page, code);

    if (code === '1.2') {
      await panel.getByLabel('Điều chỉnh điểm').check();
      await panel.getByLabel('Điểm', { exact: true }).fill('2');
      await panel.getByRole('button', { name: 'Lưu', exact: true }).click();
      await panel.getByText('Xin ghi lý do điều chỉnh').waitFor();
      await panel.getByLabel('Lý do điều chỉnh').fill('Chưa có quyết định công nhận sáng kiến');
    } else {
      await panel.getByLabel(/^Công nhận điểm tự chấm/).check();
    }
    await save(panel);
  }
  await step(page, 'Hoàn thành thẩm định');
  await reaches(page, 'Đã thẩm định');
}

test('the appraiser accepts, and adjusts one criterion with a reason', async () => {
  await openAs(page, key('appraiser'), cardUrl(unitA));
  await appraise(unitA);
  const cells = await row(page, '1.2').locator('xpath=ancestor::tr').innerText();

  assert.match(cells, /3,50\s+2,00/);
  await acceptAll(unitB);
});

test('a release arrives, with its hash, and nobody typed it', async () => {
  await openAs(page, key('officerA'), cardUrl(unitA));
  assert.equal(await page.getByTestId('release').count(), 0);
  await release();
  await page.reload();
  await page.getByTestId('release').waitFor();
  assert.match(await page.getByTestId('release').innerText(), /số 1 của đợt E2E_KS_/);
  assert.match(await page.locator('.hash').innerText(), /^[0-9a-f]{64}$/);
  assert.match(await page.locator('article .finding').innerText(), /^5,00\/10 điểm/);
});

test('the unit and the appraiser can neither decide nor publish', async () => {
  const decision = { decision: { number: '1/QĐ', date: '2027-01-10' } };

  for (const name of ['officerA', 'appraiser', 'leaderA']) {
    await refused(key(name), '/par/actions', action(unitA, 'finalise', decision));
    await refused(key(name), '/par/actions', action(unitA, 'publish'));
  }
  await openAs(page, key('appraiser'), cardUrl(unitA));
  assert.deepEqual(await buttons(), []);
});

test('the council decides and publishes', async () => {
  await openAs(page, key('council'), cardUrl(unitA));
  for (const unit of UNITS) {
    await page.goto(cardUrl(unit));
    await step(page, 'Chốt điểm', async (form) => {
      await form.getByLabel('Số quyết định').fill('15/QĐ-UBND');
      await form.getByLabel('Ngày quyết định').fill('2027-01-10');
    });
    await page.getByText('Quyết định số 15/QĐ-UBND ngày 10/01/2027').waitFor();
    await step(page, 'Công bố kết quả');
    await reaches(page, 'Đã công bố');
    assert.deepEqual(await buttons(), []);
  }
});

test('the ranking shows both, with bands, and marks the one that is shown', async () => {
  await openAs(page, key('analyst'), cardUrl(unitA, 'ranking'));
  const rows = page.locator('table.ranking tbody tr');

  await rows.first().waitFor();
  const texts = await rows.allInnerTexts();

  // B: 6 + 3.5 + 10 + 9; A: 5.4 + 2 + 10 + 5.
  assert.match(texts[0] ?? '', new RegExp(`${NAMES[1]}[\\s\\S]*28,50[\\s\\S]*Xuất sắc`));
  assert.match(texts[1] ?? '', new RegExp(`${NAMES[0]}[\\s\\S]*22,40[\\s\\S]*Khá`));
  assert.equal(await page.locator('table.ranking tr.own').count(), 1);
  assert.match(await page.getByTestId('standing').innerText(), /^Hạng 2\/2/);
  assert.equal(
    await page
      .locator('table.ranking')
      .getByRole('columnheader', { name: 'Khoảng hạng 95%' })
      .count(),
    1,
  );
});

test('the history has every step, and why', async () => {
  await openAs(page, key('leaderA'), cardUrl(unitA));
  await page.getByText('Lịch sử', { exact: true }).click();
  await page.locator('table.history tbody tr').first().waitFor();
  const rows = await page.locator('table.history tbody tr').allInnerTexts();
  const all = rows.join('\n');

  assert.match(rows[0] ?? '', /công bố[\s\S]*Đã chốt[\s\S]*Đã công bố/);
  assert.match(all, /Chưa có quyết định công nhận sáng kiến/);
  assert.match(all, /Cán bộ CCHC/);
});
