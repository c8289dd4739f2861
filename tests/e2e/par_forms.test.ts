import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { violations } from './support/axe.ts';
import { DESKTOP, PHONE, TABLET, useBrowser } from './support/browser.ts';
import { cardUrl, openAs, openRow } from './support/par.ts';
import { FRAMEWORK, keyOf, NAMES, PERIOD, prepareRound, UNITS } from './support/par_round.ts';
import { figuresShown } from './support/par_steps.ts';
import { parUrl } from './support/setting.ts';

/** Rounds are opened and targets set on the pages; what the service refuses stands beside its field. */

const [unit] = UNITS;
const open = useBrowser();
let page: Page;
let appraiser = '';
let officer = '';

before(async () => {
  await prepareRound();
  appraiser = await keyOf('appraiser');
  officer = await keyOf('par_officer', unit);
  page = await open(DESKTOP);
});

/** How often a path is posted to while something is done. */
async function posts(path: string, act: () => Promise<void>): Promise<number> {
  let count = 0;
  const listen = (request: { method(): string; url(): string }) => {
    count += request.method() === 'POST' && request.url().endsWith(path) ? 1 : 0;
  };

  page.on('request', listen);
  await act();
  page.off('request', listen);
  return count;
}

async function isSilent(what: string): Promise<void> {
  for (const viewport of [DESKTOP, TABLET, PHONE]) {
    await page.setViewportSize(viewport);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);

    assert.deepEqual(await violations(page), [], what);
    assert.ok(width <= viewport.width, `${what}: ${width}`);
  }
  await page.setViewportSize(DESKTOP);
}

/** The form is gone; what tells that the round is open has the focus, and is read out. */
async function openedFocused(period = PERIOD): Promise<void> {
  const told = page.getByText(`Đã mở đợt đánh giá kỳ ${period}.`);

  await page.locator('.round-form').waitFor({ state: 'detached' });
  await told.and(page.locator(':focus')).waitFor();
}

test('who sees no scorecard yet opens the first round, and goes on from what tells of it', async () => {
  await page.goto(`${parUrl}?language=vi`);
  await page.getByLabel('Khóa cán bộ').fill(await keyOf('appraiser', UNITS[1]));
  await page.getByRole('button', { name: 'Vào xem' }).click();
  await page.getByRole('button', { name: 'Mở đợt đánh giá' }).click();
  await page.locator('#round-framework').selectOption(`${FRAMEWORK} 1`);
  await page.locator('#round-period').fill('2027');
  await page.getByLabel('Hạn tự chấm và gửi').fill('2099-01-31');
  await page.getByLabel('Hạn thẩm định').fill('2099-02-28');
  await page.getByLabel('Hạn giải trình lại').fill('2099-03-15');
  await page.getByLabel('Tìm đơn vị theo tên hoặc mã').fill(UNITS[1]);
  await page.locator('.unit-list input').check();
  await page.locator('#round-period').press('Enter');
  await openedFocused('2027');
  await page.getByRole('heading', { name: '0/1 đơn vị đã gửi hồ sơ' }).waitFor();
});

test('an appraiser opens a round by keyboard, with units found by name', async () => {
  await openAs(page, appraiser, `${parUrl}?tab=rounds&language=vi`);
  await page.goto(`${parUrl}?framework=PCI&unit=TAYNINH&period=2019&tab=rounds&language=vi`);
  await page.getByRole('button', { name: 'Mở đợt đánh giá' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.unit-list li').first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'round-framework');
  await page.locator('#round-period').press('Enter');
  await page.getByText('Xin chọn ít nhất một đơn vị').waitFor();
  await isSilent('round, with errors');
  await page.getByLabel('Bộ tiêu chí', { exact: true }).last().selectOption(`${FRAMEWORK} 1`);
  await page.locator('#round-period').fill(PERIOD);
  await page.getByLabel('Hạn tự chấm và gửi').fill('2099-01-31');
  await page.getByLabel('Hạn thẩm định').fill('2099-01-01');
  await page.getByLabel('Hạn giải trình lại').fill('2099-03-15');
  for (const code of UNITS) {
    await page.getByLabel('Tìm đơn vị theo tên hoặc mã').fill(code.toLowerCase());
    await page.locator('.unit-list input').focus();
    await page.keyboard.press('Space');
  }
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Xin chọn ngày không sớm hơn hạn tự chấm').waitFor();
  await page.getByLabel('Hạn thẩm định').fill('2099-02-28');
  const sent = await posts('/par/rounds', async () => {
    await page.getByRole('button', { name: 'Lưu', exact: true }).dblclick();
    await page.getByRole('heading', { name: '0/2 đơn vị đã gửi hồ sơ' }).waitFor();
  });

  assert.equal(sent, 1);
  await openedFocused();
  await page.getByRole('link', { name: NAMES[1] }).waitFor();
  assert.match(page.url(), new RegExp(`framework=${FRAMEWORK}`));
});

test('the last days of a round are changed where it stands', async () => {
  const button = page.getByRole('button', { name: 'Đổi hạn, thêm đơn vị' });

  await button.click();
  await page.locator('#round-self_until:focus').waitFor();
  assert.equal(await page.getByLabel('Hạn tự chấm và gửi').inputValue(), '2099-01-31');
  await page.locator('.unit-list input:checked:disabled').nth(1).waitFor();
  await page.getByLabel('Hạn tự chấm và gửi').fill('2099-01-15');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('15/01/2099').first().waitFor();
  await button.and(page.locator(':focus')).waitFor();
});

test('what told of the new round goes with the place, and takes no focus again', async () => {
  await page.getByRole('link', { name: 'Bảng điểm', exact: true }).click();
  await page.locator('.scorecard').waitFor();
  assert.equal(await page.getByText('Đã mở đợt đánh giá').count(), 0);
  await page.goBack();
  await page.getByRole('heading', { name: '0/2 đơn vị đã gửi hồ sơ' }).waitFor();
  assert.equal(await page.getByText('Đã mở đợt đánh giá').count(), 0);
});

test('an officer sets a target; what the service refuses stands beside its field', async () => {
  await openAs(page, officer, cardUrl(unit, 'outlook'));
  const button = page.getByRole('button', { name: 'Đặt mục tiêu' });

  await button.click();
  await page.getByRole('button', { name: 'Không', exact: true }).press('Enter');
  await button.and(page.locator(':focus')).waitFor();
  await button.click();
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.locator('#target-low-error').waitFor();
  await page.getByLabel('Loại mục tiêu').selectOption('rank');
  await page.getByLabel('Đứng trong bao nhiêu hạng đầu').fill('20000');
  await page.getByLabel('Văn bản giao mục tiêu').fill('Kế hoạch số 1/KH');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  assert.equal(await page.locator('#target-low-error').innerText(), 'ngoài khoảng cho phép');
  await page.getByText('Máy chủ không chấp nhận. Đến: ngoài khoảng cho phép.').waitFor();
  await isSilent('target, refused');
  await page.getByLabel('Đứng trong bao nhiêu hạng đầu').fill('1');
  const sent = await posts('/par/targets', async () => {
    await page.getByRole('button', { name: 'Lưu', exact: true }).dblclick();
    await page.getByRole('heading', { name: 'Đứng trong 1 hạng đầu' }).waitFor();
  });

  assert.equal(sent, 1);
});

test('points are sent once, however often the button is pressed', async () => {
  await page.goto(cardUrl(unit));
  const panel = await openRow(page, '2');

  await panel.getByLabel('Chậm (5 điểm)').check();
  const sent = await posts('/par/scores', async () => {
    await panel.getByRole('button', { name: 'Lưu', exact: true }).dblclick();
    await panel.getByText('Đã lưu.').waitFor();
    await panel.getByRole('button', { name: 'Lưu', exact: true }).click();
  });

  assert.equal(sent, 1);
});

test('a measure that brings more than was lost is refused beside its points', async () => {
  await page.goto(cardUrl(unit, 'plan'));
  await page.getByRole('button', { name: 'Thêm nhiệm vụ' }).click();
  await page.getByLabel('Mã nhiệm vụ').fill('NV-1');
  await page.getByLabel('Nhiệm vụ, giải pháp').fill('Ban hành kế hoạch sớm');
  await page.getByLabel('Điểm dự kiến').fill('9');
  await page.getByLabel('Thời hạn').fill('2026-12-01');
  await page.getByLabel('Cần có trước (mã, cách nhau dấu cách)').fill('KHONG-CO');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.locator('.measure-form').getByText('Máy chủ không chấp nhận').waitFor();
  assert.equal(await page.locator('#measure-expected-error').innerText(), 'ngoài khoảng cho phép');
  assert.equal(await page.locator('#measure-requires-error').innerText(), 'không có mã này');
  await isSilent('measure, refused');
});

test('the unit in charge is found by a part of its name, by keyboard', async () => {
  const owner = page.getByLabel('Đơn vị chủ trì');

  assert.equal(await owner.inputValue(), unit);
  await page.getByLabel('Cần có trước (mã, cách nhau dấu cách)').fill('');
  await page.getByLabel('Điểm dự kiến').fill('1');
  await page.getByLabel('Tìm đơn vị theo tên hoặc mã').fill('khong co don vi nay');
  await page.getByText('Không có đơn vị nào như vậy.').waitFor();
  await page.getByLabel('Tìm đơn vị theo tên hoặc mã').fill('khu kinh te thu b');
  const filter = page.locator('#measure-owner-filter');

  await filter.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
  assert.equal(await owner.inputValue(), unit, 'half a word is not taken');
  await page.keyboard.press('Enter');
  await page.getByText(`Đã chọn đơn vị chủ trì: ${NAMES[1]}`).waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'measure-owner_unit');
  assert.equal(await owner.locator('option:checked').innerText(), NAMES[1]);
  await isSilent('measure, unit chosen');
  await filter.fill('');
  await filter.press('Enter');
  assert.equal(await owner.locator('option:checked').innerText(), NAMES[1], 'nothing was typed');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText(`Chủ trì: ${NAMES[1]}`).waitFor();
});

test('the forms speak English, too', async () => {
  await page.goto(cardUrl(unit, 'outlook', 'en'));
  await page.getByRole('button', { name: 'Set a target' }).click();
  await isSilent('target, en');
  await openAs(page, appraiser, cardUrl(unit, 'rounds'));
  await page.goto(cardUrl(unit, 'rounds', 'en'));
  await page.getByRole('button', { name: 'Change the last days, add units' }).click();
  await page.locator('.unit-list li').first().waitFor();
  await isSilent('round, en');
});

test('the ranking leaves the page as a picture and as figures', async () => {
  await page.goto(`${parUrl}?framework=QN_2017&unit=BQL_DQ&period=2017&tab=ranking&language=vi`);
  await figuresShown(page);
  for (const format of ['PNG', 'SVG', 'CSV']) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: new RegExp(`^Tải về ${format}: `) }).click(),
    ]);

    assert.equal(file.suggestedFilename(), `QN_2017-2017.${format.toLowerCase()}`);
  }
});
