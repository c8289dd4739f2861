import type { Page } from 'playwright-core';
import { addDeviceOnPage, enrolAndTell, openDevices } from './devices.ts';
import { baseUrl, formUrl, provinceUrl, resultsUrl } from './setting.ts';
import {
  answerAllOnTablet,
  chartsDrawn,
  goOnOnTablet,
  openSurveyScorecard,
  rateOnTablet,
  signIn,
  startOnTablet,
  tap,
  throughFormToReview,
} from './steps.ts';
import { figuresShown } from './par_steps.ts';
import { choosePin, enterPin, makeDevice, openStaffArea, PIN } from './tablet.ts';

export type Check = (name: string) => Promise<void>;

/** Brings every page of the product, in every state worth looking at, before the check. */
export async function visitEveryPage(page: Page, check: Check): Promise<void> {
  await page.goto(baseUrl);
  await page.getByRole('link', { name: 'Trả lời trực tuyến' }).first().waitFor();
  await check('landing');
  await visitTablet(page, check);
  await visitEnrolledTablet(page, check);
  await visitForm(page, check);
  await visitStaffPages(page, check);
}

async function visitTablet(page: Page, check: Check): Promise<void> {
  await page.goto(`${baseUrl}/kiosk/?trial`);
  await page.locator('.counter-links').first().waitFor();
  await check('tablet: choose a counter');
  await startOnTablet(page);
  await check('tablet: start');
  await page.getByRole('button', { name: 'Tương phản cao' }).click();
  await page.getByRole('button', { name: 'Chữ to' }).click();
  await check('tablet: start with high contrast');
  await rateOnTablet(page, 'Hài lòng');
  await check('tablet: offer');
  await goOnOnTablet(page);
  await check('tablet: question');
  await tap(page.getByRole('button', { name: 'Quay lại' }));
  await tap(page.getByRole('button', { name: 'Quay lại' }));
  await page.locator('.kiosk-procedure').waitFor();
  await check('tablet: procedure');
  await tap(page.getByRole('button', { name: 'Quay lại' }));
  await page.locator('.kiosk-who').waitFor();
  await check('tablet: who');
  await tap(page.getByRole('button', { name: 'Quay lại' }));
  await goOnOnTablet(page);
  await answerAllOnTablet(page);
  await check('tablet: comment');
  await page.locator('#comment').fill('Xin gọi 0912 345 678');
  await tap(page.getByRole('button', { name: 'Gửi góp ý' }));
  await page.locator('.notice.warning').waitFor();
  await check('tablet: comment with a phone number');
  await tap(page.getByRole('button', { name: 'Vẫn gửi' }));
  await page.getByRole('button', { name: 'Về trang đầu' }).waitFor();
  await check('tablet: thanks');
}

async function visitEnrolledTablet(page: Page, check: Check): Promise<void> {
  const { code } = await makeDevice();

  await page.goto(`${baseUrl}/kiosk/`);
  await page.locator('#code').fill('7O');
  await check('tablet: code');
  await page.locator('#code').fill(code);
  await page.getByRole('button', { name: 'Đăng ký' }).click();
  await page.locator('#pin').waitFor();
  await page.getByRole('button', { name: 'Xong' }).click();
  await check('tablet: PIN to choose');
  await choosePin(page);
  await page.locator('.kiosk-start').waitFor();
  await openStaffArea(page, '0000');
  await page.getByText('Mã PIN không đúng').waitFor();
  await check('tablet: PIN of the staff');
  await enterPin(page, PIN);
  await page.locator('.staff-facts').waitFor();
  await check('tablet: staff');
}

async function visitForm(page: Page, check: Check): Promise<void> {
  await page.goto(formUrl);
  await page.getByRole('button', { name: 'Bắt đầu trả lời' }).click();
  await page.locator('.error-summary').waitFor();
  await check('form: start with an error');
  await page.getByLabel('Người dân').check();
  await page.getByRole('button', { name: 'Bắt đầu trả lời' }).click();
  await page.locator('fieldset.question').first().waitFor();
  await check('form: section');
  await page.getByRole('radio').nth(2).check();
  await throughFormToReview(page);
  await check('form: review');
  await page.getByRole('button', { name: 'Quay lại' }).click();
  await page.locator('#comment').waitFor();
  await check('form: comment');
}

async function visitStaffPages(page: Page, check: Check): Promise<void> {
  await page.goto(resultsUrl);
  await page.getByLabel('Khóa cán bộ').waitFor();
  await check('key form');
  await signIn(page, `${resultsUrl}&by=channel`);
  await page.locator('.groups-table').waitFor();
  await page.getByRole('button', { name: 'Công bố kết quả' }).click();
  await check('results');
  for (const language of ['vi', 'en']) {
    await page.goto(`${provinceUrl}&by=unit&language=${language}`);
    await chartsDrawn(page);
    await check(`results of a province, ${language}`);
  }
  await page.goto(`${provinceUrl}&first=1.1&second=overall&language=vi`);
  await chartsDrawn(page);
  await page.getByRole('button', { name: 'Lập bảng' }).click();
  await page.locator('table.crossed').waitFor();
  await check('results: two questions side by side');
  await visitScorecard(page, check);
  await visitDevices(page, check);
}

async function visitScorecard(page: Page, check: Check): Promise<void> {
  await openSurveyScorecard(page);
  await page.getByRole('button', { name: 'Mở tất cả' }).click();
  await page.locator('.scorecard .depth-1 .expand').first().click();
  await page.locator('.panel').waitFor();
  await check('scorecard');
  const address = new URL(page.url());

  // par_pages.test.ts looks at each in both languages, with the forms of those who work there.
  for (const tab of ['gaps', 'ranking', 'outlook', 'scenario', 'plan', 'overview', 'rounds']) {
    address.searchParams.set('tab', tab);
    await page.goto(address.href);
    await page.locator('.tabs [aria-current=page]').waitFor();
    await figuresShown(page);
    await check(`scorecard: ${tab}`);
  }
}

async function visitDevices(page: Page, check: Check): Promise<void> {
  await openDevices(page);
  await page.getByRole('button', { name: 'Thêm máy' }).click();
  await page.getByRole('button', { name: 'Tạo mã đăng ký' }).click();
  await page.getByText('Hãy chọn quầy đặt máy').waitFor();
  await check('tablets: add, with an error');
  await page.getByRole('button', { name: 'Hủy' }).click();
  const { code } = await addDeviceOnPage(page, 'Máy bên trái');
  await check('tablets: slip');
  await page.getByRole('button', { name: 'Xong' }).click();
  await enrolAndTell(code, 44, 3);
  await addDeviceOnPage(page, '');
  await page.getByRole('button', { name: 'Xong' }).click();
  await page.reload();
  await page.locator('table.devices').waitFor();
  await check('tablets: list');
  await page
    .getByRole('button', { name: /^Thu hồi máy/ })
    .last()
    .click();
  await check('tablets: list, about to revoke one');
}
