import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { DESKTOP, useBrowser } from './support/browser.ts';
import { cardUrl, openAs, openRound, openRow, PDF, post, score } from './support/par.ts';
import { UNITS } from './support/par_round.ts';

/** What the pages of the scorecard do while something is on its way: nothing is lost, sent twice or told amiss. */

const [unit] = UNITS;
const open = useBrowser();
let page: Page;

before(async () => {
  const officer = await openRound();
  const reason = 'Có báo cáo kèm theo.';

  await post(officer, '/par/scores', score(unit, '1.2', 'self', { points: 3, reason }));
  await post(
    officer,
    '/par/scores',
    score(unit, '2', 'self', { facts: { option: 'late' }, reason }),
  );
  page = await open(DESKTOP);
  await openAs(page, officer, cardUrl(unit, 'plan'));
});

interface Held {
  /** How many have been asked so far. */
  readonly asked: () => number;
  /** Lets those that wait go on, and holds no more. */
  readonly release: () => void;
}

/** Holds back what is asked of a path, as a slow line would. */
async function hold(path: string): Promise<Held> {
  let asked = 0;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });

  await page.route(`**/api/v1/par/${path}*`, async (route: Route) => {
    asked += 1;
    await released;
    await route.continue();
  });
  return { asked: () => asked, release };
}

const dimmed = (name: string) => page.getByRole('button', { name, exact: true, disabled: true });

test('what is sent beside a measure leaves what is typed, and both are sent', async () => {
  await page.getByRole('button', { name: 'Thêm nhiệm vụ' }).click();
  await page.getByLabel('Mã nhiệm vụ').fill('NV-1');
  await page.getByLabel('Nhiệm vụ, giải pháp').fill('Ban hành kế hoạch sớm');
  await page.getByLabel('Điểm dự kiến').fill('1');
  const plan = await hold('plan');
  const measures = await hold('measures');

  await page.getByRole('button', { name: 'Tạo từ tiêu chí chưa đạt điểm tối đa' }).click();
  await page.getByText('Đang lưu…').waitFor();
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await dimmed('Lưu').waitFor();
  assert.deepEqual([plan.asked(), measures.asked()], [1, 1]);
  plan.release();
  await page.locator('.measure').first().waitFor();
  assert.equal(await page.getByLabel('Nhiệm vụ, giải pháp').inputValue(), 'Ban hành kế hoạch sớm');
  assert.equal(await dimmed('Lưu').count(), 1);
  measures.release();
  await page.locator('.measure-form').waitFor({ state: 'detached' });
  await page.locator('.measure', { hasText: 'Ban hành kế hoạch sớm' }).waitFor();
});

test('what was refused beside a measure is told above its form, what was refused of it within', async () => {
  const refuse = (route: Route) =>
    route.fulfill({ status: 409, json: { type: '/problems/conflict', where: 'state' } });
  const text = 'Bảng điểm đã sang bước khác';

  await page.getByRole('button', { name: 'Sửa Ban hành kế hoạch sớm' }).click();
  await page.getByLabel('Lý do thay đổi').fill('Đổi thời hạn');
  await page.getByLabel('Tiến độ (%)').fill('20');
  await page.route('**/api/v1/par/plan*', refuse);
  await page.getByRole('button', { name: 'Tạo từ tiêu chí chưa đạt điểm tối đa' }).click();
  await page.getByText(text).waitFor();
  assert.equal(await page.locator('.measure-form').getByText(text).count(), 0);
  await page.route('**/api/v1/par/measures*', refuse);
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.locator('.measure-form').getByText(text).waitFor();
  assert.equal(await page.getByText(text).count(), 1);
  assert.equal(await page.getByLabel('Tiến độ (%)').inputValue(), '20');
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Tiến độ 20%').waitFor();
  await page.getByText('Đã lưu.').waitFor();
});

test('the button that looks for the cheapest way is dimmed meanwhile, and asks once', async () => {
  await page.getByRole('button', { name: 'Phương án rẻ nhất' }).click();
  const optimum = await hold('optimum');
  const button = page.getByRole('button', { name: 'Tìm phương án' });

  await button.click();
  await dimmed('Tìm phương án').waitFor();
  await page.getByText('Đang tìm…').waitFor();
  await page.getByLabel('Mục tiêu (điểm)').press('Enter');
  optimum.release();
  await page.getByText(/^Từ .* lên/).waitFor();
  assert.equal(optimum.asked(), 1);
  assert.equal(await dimmed('Tìm phương án').count(), 0);
});

test('files that are chosen while one goes up wait for their turn, and none is lost', async () => {
  await page.goto(cardUrl(unit));
  const panel = await openRow(page, '2');
  const evidence = await hold('evidence');
  const choose = (...names: readonly string[]) =>
    panel
      .locator('input[type=file]')
      .setInputFiles(names.map((name) => ({ name, mimeType: 'application/pdf', buffer: PDF })));

  await choose('Mot.pdf');
  await panel.getByText('Đang tải lên Mot.pdf…').waitFor();
  await choose('Hai.pdf', 'Ba.pdf');
  await panel.getByText('Hai.pdf đang chờ đến lượt.').waitFor();
  await panel.getByText('Ba.pdf đang chờ đến lượt.').waitFor();
  assert.equal(evidence.asked(), 1);
  evidence.release();
  for (const name of ['Mot.pdf', 'Hai.pdf', 'Ba.pdf']) {
    await panel.getByText(`Đã thêm ${name}.`).waitFor();
    await panel.getByRole('link', { name }).waitFor();
  }
  assert.equal(evidence.asked(), 3);
  assert.equal(await panel.locator('.files li').count(), 3);
});
