import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { DESKTOP, PHONE, useBrowser } from './support/browser.ts';
import {
  begin,
  draftsKept,
  drawn,
  focusedId,
  goOn,
  goOnTo,
  heading,
  onward,
  openForm,
  questions,
  toReview,
  withSurvey,
} from './support/form.ts';
import { formUrl } from './support/setting.ts';
import { eventually } from './support/steps.ts';

const open = useBrowser();

const summary = (page: Page) => page.locator('.error-summary');

test('what is missing is summed up on top and linked to its control', async () => {
  const page = await open(PHONE);

  await openForm(page);
  await onward(page).click();
  await summary(page).waitFor();
  assert.equal(await summary(page).evaluate((box) => box === document.activeElement), true);
  assert.match(await page.title(), /^Lỗi: /);
  await summary(page).getByRole('link').first().click();
  assert.equal(await focusedId(page), 'respondent-type');
  await page.keyboard.press('Space');
  await summary(page).waitFor({ state: 'detached' });
  await page.waitForFunction(() => !document.title.includes('Lỗi'));
  await goOn(page);
  await questions(page).first().waitFor();
  await page.context().close();
});

test('what the service refuses is shown at its question, on another page too', async () => {
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
  await onward(page).click();
  await summary(page).getByRole('link').click();
  await page.locator('#comment-error').waitFor();
  await drawn(page);
  assert.equal(await focusedId(page), 'comment');
  assert.match(
    (await page.locator('#comment').getAttribute('aria-describedby')) ?? '',
    /comment-error/,
  );
  await page.context().close();
});

test('a person reviews, changes, sends and gets a confirmation that can be printed', async () => {
  const page = await open(PHONE);

  await toReview(page);
  assert.equal(await page.locator('dd', { hasText: /^Hài lòng$/ }).count(), 1);
  await page.getByRole('button', { name: 'Sửa Góp ý thêm' }).click();
  await page.locator('#comment').fill('x'.repeat(1001));
  await onward(page).click();
  await summary(page).getByRole('link').click();
  assert.equal(await focusedId(page), 'comment');
  await page.locator('#comment').fill('Cán bộ hướng dẫn tận tình.');
  await goOn(page);
  await page.getByText('Cán bộ hướng dẫn tận tình.').waitFor();

  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await onward(page).click();
  await page.getByRole('heading', { name: 'Phiếu của Ông/Bà đã được ghi nhận' }).waitFor();
  const { id } = (await sent).postDataJSON() as { readonly id: string };
  await eventually(async () => (await draftsKept(page)) === 0);
  await page.goBack();
  await page.waitForURL((url) => url.hash !== '#done');
  await drawn(page);
  assert.equal((await page.content()).includes('tận tình'), false);
  assert.match(await heading(page).innerText(), /đã được ghi nhận/);

  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByText(id).isVisible(), true);
  assert.equal(await page.locator('.form-languages').isVisible(), false);
  assert.equal(await page.getByRole('button').first().isVisible(), false);
  assert.equal(pagesOf(await page.pdf({ format: 'A4' })), 1);
  await page.emulateMedia({ media: 'screen' });
  await page.locator('#include-answers').check();
  assert.equal((await page.content()).includes('tận tình'), true);
  await page.context().close();
});

const pagesOf = (pdf: Buffer): number =>
  Array.from(pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)).length;

test('everything can be done with the keyboard alone', async () => {
  const page = await open(DESKTOP);
  const tabTo = async (selector: string) => {
    for (let presses = 0; presses < 200; presses += 1) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) {
        return;
      }
      await page.keyboard.press('Tab');
    }
    throw new Error(`the Tab key does not reach ${selector}`);
  };

  await openForm(page);
  await tabTo('#respondent-type');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await questions(page).first().waitFor();
  while (new URL(page.url()).hash !== '#review') {
    const before = page.url();

    assert.equal(await heading(page).evaluate((h1) => h1 === document.activeElement), true);
    await tabTo('.form form input, .form form textarea');
    if ((await page.locator('input:focus').count()) === 1) {
      await page.keyboard.press('Space');
    }
    await tabTo('.form button[type=submit]');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.href !== before);
    await drawn(page);
  }
  await tabTo('.form button[type=submit]');
  await page.keyboard.press('Enter');
  await page.locator('.confirmation').waitFor();
  await page.context().close();
});

test('the browser’s own back and forward turn the pages and keep the answers', async () => {
  const page = await open(PHONE);

  await openForm(page);
  await begin(page);
  await questions(page).first().getByRole('radio').nth(3).check();
  const factor = await heading(page).innerText();
  await goOn(page);
  await page.goBack();
  await heading(page).getByText(factor).waitFor();
  assert.equal(await questions(page).first().getByRole('radio').nth(3).isChecked(), true);
  await page.goBack();
  await heading(page).getByText('Trước khi bắt đầu').waitFor();
  await page.goForward();
  await heading(page).getByText(factor).waitFor();
  await page.context().close();
});

test('a comment that seems to hold a phone number gets a warning and can still be sent', async () => {
  const page = await open(PHONE);

  await openForm(page);
  await begin(page);
  await questions(page).first().getByRole('radio').first().check();
  await goOnTo(page, 'comment');
  const warning = page.getByText('có vẻ chứa số điện thoại');
  await page.locator('#comment').fill('Xin gọi 0912.345.678');
  await warning.waitFor();
  await page.locator('#comment').fill('Xin gọi lại');
  await warning.waitFor({ state: 'detached' });
  await page.locator('#comment').fill('Xin gọi +84 912 345 678');
  await warning.waitFor();
  await goOn(page);
  await onward(page).click();
  await page.locator('.confirmation').waitFor();
  await page.context().close();
});

test('a survey that takes no answers says why', async () => {
  const page = await open(PHONE);
  const year = 2999;
  const period = (from: string, until: string) => ({ periods: [{ code: 'x', from, until }] });
  const reasons = [
    { changed: { state: 'closed' }, text: 'đã đóng' },
    { changed: { channels: ['kiosk'] }, text: 'không nhận phiếu trực tuyến' },
    { changed: period(`${year}-02-01`, `${year}-05-01`), text: `từ ngày 01/02/${year}` },
    { changed: period('2020-01-01', '2020-04-01'), text: 'đã hết' },
  ];

  for (const { changed, text } of reasons) {
    await withSurvey(page, changed);
    await page.goto(formUrl);
    await page.locator('main .notice', { hasText: text }).waitFor();
    assert.equal(await onward(page).count(), 0);
    await page.unrouteAll();
  }
  await page.goto(`${formUrl}_KHAC`);
  await page.locator('main .notice', { hasText: 'Không tìm thấy đợt khảo sát' }).waitFor();
  await page.context().close();
});
