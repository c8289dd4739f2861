import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { violations } from './support/axe.ts';
import { DESKTOP, PHONE, TABLET, useBrowser } from './support/browser.ts';
import { attach, cardUrl, openAs, openRound, openRow, row, save } from './support/par.ts';
import { release, UNITS } from './support/par_round.ts';
import { figuresShown } from './support/par_steps.ts';
import { parUrl, staffKey } from './support/setting.ts';

/** What the pages are to those who work on them: by keyboard, on any screen, in both languages, on paper. */

const [unit] = UNITS;
const TABS = ['card', 'gaps', 'ranking', 'outlook', 'scenario', 'plan', 'overview', 'rounds'];
const open = useBrowser();
let page: Page;
let officer = '';

const focused = () => page.evaluate(() => document.activeElement?.id ?? '');

before(async () => {
  officer = await openRound();
  page = await open(DESKTOP);
  await openAs(page, officer, cardUrl(unit));
});
after(async () => page.context().close());

test('what is missing leads to its row, and goes when it is done', async () => {
  await page.getByRole('link', { name: '1.1. Hồ sơ giải quyết đúng hạn' }).first().click();
  const panel = page.locator('#row-1-1-panel');

  await page.locator('#row-1-1:focus').waitFor();
  await panel.getByLabel('Số đạt').fill('9');
  await panel.getByLabel('Tổng số').fill('10');
  await panel.getByText('Được 5,40/6 điểm').waitFor();
  await save(panel);
  await attach(panel, 'Bao cao.pdf');
  assert.equal(await page.getByRole('link', { name: /^1\.1\. / }).count(), 0);
});

test('evidence is taken back with a reason', async () => {
  const panel = await openRow(page, '1.1');

  await attach(panel, 'Nham.pdf');
  await panel.getByRole('button', { name: 'Rút tài liệu Nham.pdf' }).click();
  await panel.getByLabel('Lý do rút tài liệu').fill('Nhầm tệp');
  await panel.getByRole('button', { name: 'Rút', exact: true }).click();
  await panel.getByRole('link', { name: 'Nham.pdf' }).waitFor({ state: 'detached' });
  assert.equal(await panel.getByRole('link', { name: 'Bao cao.pdf' }).count(), 1);
});

test('rows are walked, opened and closed with the arrow keys', async () => {
  await page.getByRole('button', { name: 'Đóng tất cả' }).click();
  await row(page, '1').focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), 'row-2');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  assert.equal(await row(page, '1').getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused(), 'row-1-1');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await focused(), 'row-1');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await row(page, '1').getAttribute('aria-expanded'), 'false');
  await page.keyboard.press('End');
  assert.equal(await focused(), 'row-3');
});

test('a slider moves total and class, by keyboard, and nothing is kept', async () => {
  await fillTheRest();
  await page.goto(cardUrl(unit, 'scenario'));
  const total = page.getByTestId('supposed-total');

  await total.waitFor();
  const before = await total.innerText();

  await page.getByRole('slider', { name: /^1\.2\./ }).focus();
  await page.keyboard.press('End');
  assert.notEqual(await total.innerText(), before);
  await page.getByRole('button', { name: 'Tất cả đạt tối đa' }).click();
  assert.equal(await total.innerText(), '30,00/30');
  await page.getByText('Xuất sắc').waitFor();
  await page.reload();
  await total.waitFor();
  assert.equal(await total.innerText(), before);
});

async function fillTheRest(): Promise<void> {
  await page.goto(cardUrl(unit));
  await openRow(page, '1');
  const manual = await openRow(page, '1.2');

  await manual.getByLabel('Điểm', { exact: true }).fill('2');
  await save(manual);
  const list = await openRow(page, '2');

  await list.getByLabel('Chậm (5 điểm)').check();
  await save(list);
  await release();
}

test('a plan is made from what was lost, and a measure goes on by a list', async () => {
  await page.goto(cardUrl(unit, 'plan'));
  await page.getByRole('button', { name: 'Tạo từ tiêu chí chưa đạt điểm tối đa' }).click();
  const measures = page.locator('.measure');

  await measures.first().waitFor();
  assert.equal(await measures.count(), 4);
  await page
    .getByRole('combobox', { name: /^Trạng thái của/ })
    .first()
    .selectOption('doing');
  await page.getByRole('region', { name: 'Đang thực hiện' }).locator('.measure').waitFor();
  await page.getByRole('button', { name: /^Sửa / }).first().click();
  await page.getByLabel('Tiến độ (%)').fill('140');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.locator('#measure-progress-error').waitFor();
  await page.getByLabel('Tiến độ (%)').fill('40');
  await page.getByLabel('Lý do thay đổi').fill('Xong phần đầu');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Tiến độ 40%').first().waitFor();
  await page.getByRole('button', { name: 'Lịch theo tháng' }).click();
  await page.locator('.months li').first().waitFor();
  await page.getByRole('button', { name: 'Phương án rẻ nhất' }).click();
  await page.getByLabel('Mục tiêu (điểm)').fill('24');
  await page.getByRole('button', { name: 'Tìm phương án' }).click();
  await page.getByText(/^Từ .* lên 24,00: thiếu/).waitFor();
});

for (const [name, viewport] of Object.entries({ DESKTOP, TABLET, PHONE })) {
  test(`nothing keeps an officer out on a ${name.toLowerCase()}, nor scrolls sideways`, async () => {
    const found: string[] = [];

    await page.setViewportSize(viewport);
    for (const tab of TABS) {
      for (const language of ['vi', 'en']) {
        await page.goto(cardUrl(unit, tab, language));
        await settle(tab);
        found.push(...(await violations(page)).map((one) => `${tab} ${language}: ${one}`));
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        const text = await page.locator('main').innerText();

        assert.ok(width <= viewport.width, `${tab} ${language}: ${width}`);
        assert.doesNotMatch(text, /NaN|undefined|null|Infinity|\[object/);
      }
    }
    assert.deepEqual(found, []);
    await page.setViewportSize(DESKTOP);
  });
}

/** The part has come, with the forms that it has. */
async function settle(tab: string): Promise<void> {
  await page.locator('.tabs [aria-current=page]').waitFor();
  if (tab === 'card') {
    await openRow(page, '1');
    for (const code of ['1.1', '1.2', '2']) {
      await openRow(page, code);
    }
  }
  await figuresShown(page);
}

test('paper has the head of the state, every row and no control', async () => {
  for (const tab of TABS) {
    await page.goto(cardUrl(unit, tab));
    await settle(tab);
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').isVisible(), tab);
    assert.equal(await page.locator('.no-print:visible').count(), 0);
    if (tab === 'card') {
      assert.equal(await page.locator('.scorecard tr:not(.panel-row):not(:visible)').count(), 0);
    }
    assert.equal((await page.pdf({ format: 'A4' })).subarray(0, 5).toString(), '%PDF-');
    await page.emulateMedia({ media: null });
  }
});

const seed = (framework: string, code: string, period: string, tab: string): string =>
  `${parUrl}?${new URLSearchParams({ framework, unit: code, period, tab, language: 'vi' }).toString()}`;

test('the seeds stand on the pages as they were published', async () => {
  await openAs(page, staffKey, seed('QN_2017', 'BQL_DQ', '2017', 'ranking'));
  await page.getByText('Đứng trong 10 hạng đầu').first().waitFor();
  assert.equal(await page.getByTestId('standing').innerText(), 'Hạng 13/20');
  await page.getByText('2/6 chỉ số thành phần đạt điểm tối đa').waitFor();
  assert.deepEqual(await violations(page), []);
  await page.goto(seed('HUE_2021_AGENCIES', 'HUE-02', '2021', 'ranking'));
  await page.getByText('Điểm trung bình của 21 đơn vị: 82,563').waitFor();
  assert.equal(await page.getByTestId('standing').innerText(), 'Hạng 21/21');
  await page.goto(seed('TH_2023_NA', 'TH-BDT', '2023', 'card'));
  await page.getByText('Đạt 81,33% của điểm tối đa áp dụng (84 điểm)').waitFor();
  await page.goto(seed('TG_BQLKCN_2019', 'BQLKCN_TG', '2019', 'gaps'));
  await page.getByText('Mất 6,95 điểm ở 4 lĩnh vực').waitFor();
  await page.goto(seed('PAPI', 'TAYNINH', '2019', 'overview'));
  await page.locator('.indices article').nth(2).waitFor();
  assert.equal(await page.locator('.indices .lowest').count(), 3);
});
