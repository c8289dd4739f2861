import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { PHONE, useBrowser } from './support/browser.ts';
import { formUrl } from './support/setting.ts';
import { throughFormToReview } from './support/steps.ts';

const open = useBrowser();

async function toReview(page: Page): Promise<void> {
  await page.goto(formUrl);
  await page.getByLabel('Người dân').check();
  await page.getByRole('button', { name: 'Bắt đầu trả lời' }).click();
  await page.locator('fieldset.question').first().getByRole('radio').nth(3).check();
  await throughFormToReview(page);
}

const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id);
const send = (page: Page) => page.getByRole('button', { name: 'Gửi phiếu' });
const draftsKept = (page: Page) => page.evaluate(() => sessionStorage.length);

test('what is missing is summed up on top and linked to its control', async () => {
  const page = await open(PHONE);

  await page.goto(formUrl);
  await page.getByRole('button', { name: 'Bắt đầu trả lời' }).click();
  const summary = page.locator('.error-summary');
  await summary.waitFor();
  assert.equal(await summary.evaluate((box) => box === document.activeElement), true);
  await summary.getByRole('link').first().click();
  assert.equal(await focusedId(page), 'respondent-type');
  await page.keyboard.press('Space');
  await summary.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Bắt đầu trả lời' }).click();
  await page.locator('fieldset.question').first().waitFor();
  await page.context().close();
});

test('a person reviews, changes, sends and gets a confirmation', async () => {
  const page = await open(PHONE);

  await toReview(page);
  assert.equal(await page.locator('dd', { hasText: /^Hài lòng$/ }).count(), 1);
  assert.ok((await draftsKept(page)) > 0);

  await page.getByRole('button', { name: 'Sửa phần Góp ý thêm' }).click();
  await page.locator('#comment').fill('x'.repeat(1001));
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.locator('.error-summary').getByRole('link').click();
  assert.equal(await focusedId(page), 'comment');
  await page.locator('#comment').fill('Cán bộ hướng dẫn tận tình.');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByText('Cán bộ hướng dẫn tận tình.').waitFor();

  await send(page).click();
  await page.getByRole('heading', { name: 'Phiếu của Ông/Bà đã được ghi nhận' }).waitFor();
  assert.equal(await draftsKept(page), 0);
  await page.goBack();
  await page.waitForTimeout(200);
  assert.equal((await page.content()).includes('tận tình'), false);
  await page.context().close();
});

test('a draft survives a reload', async () => {
  const page = await open(PHONE);

  await toReview(page);
  await page.reload();
  await send(page).waitFor();
  assert.equal(await page.locator('dd', { hasText: /^Hài lòng$/ }).count(), 1);
  await page.context().close();
});

test('what the service refuses is shown at its question', async () => {
  const page = await open(PHONE);

  await page.route('**/responses', (route) =>
    route.fulfill({
      status: 422,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: '/problems/invalid',
        status: 422,
        violations: [{ pointer: '/comment', code: 'malformed-text' }],
      }),
    }),
  );
  await toReview(page);
  await send(page).click();
  await page.locator('.error-summary').getByRole('link').click();
  await page.locator('#comment-error').waitFor();
  assert.match(
    (await page.locator('#comment').getAttribute('aria-describedby')) ?? '',
    /comment-error/,
  );
  await page.context().close();
});

test('a lost connection is told, and sending again sends the same response', async () => {
  const page = await open(PHONE);
  const sent: (string | null)[] = [];

  page.on('request', (request) => {
    if (request.method() === 'POST') {
      sent.push(request.postData());
    }
  });
  await page.route('**/responses', (route) => route.abort());
  await toReview(page);
  await send(page).click();
  await page.getByText('Phiếu chưa được gửi.').waitFor();
  await page.unroute('**/responses');
  await send(page).click();
  await page.getByRole('heading', { name: 'Phiếu của Ông/Bà đã được ghi nhận' }).waitFor();
  assert.equal(sent.length, 2);
  assert.equal(sent[0], sent[1]);
  await page.context().close();
});
