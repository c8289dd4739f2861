import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { violations } from './support/axe.ts';
import { DESKTOP, useBrowser } from './support/browser.ts';
import { action, cardUrl, openAs, openRound, openRow, post, score } from './support/par.ts';
import { keyOf, release, UNITS } from './support/par_round.ts';
import { figuresShown } from './support/par_steps.ts';
import { baseUrl, parUrl, staffKey, survey } from './support/setting.ts';

/** What is told of a scorecard that was given back, of its last days, and of each counter. */

const [unit] = UNITS;
const open = useBrowser();
let page: Page;
let officer = '';

/** The unit scores itself and sends; the appraiser adjusts one criterion and gives it back. */
before(async () => {
  officer = await openRound();
  const appraiser = await keyOf('appraiser');
  const reason = 'Có báo cáo kèm theo.';

  await release();
  await post(
    officer,
    '/par/scores',
    score(unit, '1.1', 'self', { facts: { numerator: 18, denominator: 20 }, reason }),
  );
  await post(officer, '/par/scores', score(unit, '1.2', 'self', { points: 3, reason }));
  await post(
    officer,
    '/par/scores',
    score(unit, '2', 'self', { facts: { option: 'yes' }, reason }),
  );
  await post(officer, '/par/actions', action(unit, 'send'));
  await post(
    appraiser,
    '/par/scores',
    score(unit, '1.2', 'appraised', { points: 2.5, reason: 'Chưa có quyết định công nhận.' }),
  );
  await post(appraiser, '/par/actions', action(unit, 'return', { reason: 'Bổ sung minh chứng' }));
  page = await open(DESKTOP);
  await openAs(page, officer, cardUrl(unit));
});

test('the appraisal before a return is told as what no longer holds', async () => {
  await openRow(page, '1');
  const panel = await openRow(page, '1.2');

  await panel.getByText('Kết quả thẩm định lần trước (không còn hiệu lực').waitFor();
  await panel.getByText('Chưa có quyết định công nhận.').waitFor();
  assert.deepEqual(await violations(page), []);
});

test('the last days come as a calendar', async () => {
  const link = page.getByRole('link', { name: 'Tải lịch các hạn (ICS)' });
  const answer = await page.request.get(
    new URL((await link.getAttribute('href')) ?? '', baseUrl).href,
  );

  assert.equal(answer.status(), 200);
  assert.match(answer.headers()['content-type'] ?? '', /^text\/calendar/);
  assert.match(await answer.text(), /BEGIN:VEVENT/);
});

/** Asks for the cheapest way to the maximum, and waits for the question that loses most. */
async function findOptimum(): Promise<string> {
  await page.getByRole('button', { name: 'Phương án rẻ nhất' }).click();
  await page.getByRole('button', { name: 'Tìm phương án' }).click();
  const table = page.getByRole('region', { name: 'Theo câu hỏi và cơ quan' });

  await table.getByRole('rowheader', { name: /\. / }).first().waitFor();
  await figuresShown(page);
  return table.getByRole('rowheader').first().innerText();
}

test('the cheapest way tells each question by its words', async () => {
  await openAs(page, officer, cardUrl(unit, 'plan'));
  assert.match(await findOptimum(), /^P\d\. .{10,}/);
});

test('what an answer is worth at each counter is told, or that it may not be told', async () => {
  const card = { framework: 'BOARD_62_38', unit: 'BQL_DQ', period: survey.slice(-4) };
  const query = new URLSearchParams({ ...card, tab: 'plan', language: 'vi' });

  await openAs(page, staffKey, `${parUrl}?${query.toString()}`);
  await findOptimum();
  await page
    .getByRole('heading', { name: 'Theo câu hỏi và quầy' })
    .or(page.getByText(/quầy không hiển thị/))
    .first()
    .waitFor();
  assert.deepEqual(await violations(page), []);
});
