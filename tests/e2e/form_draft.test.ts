import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PHONE, useBrowser } from './support/browser.ts';
import {
  begin,
  draftsKept,
  goOn,
  goOnTo,
  heading,
  onward,
  openForm,
  questions,
  toReview,
} from './support/form.ts';
import { storedResponses } from './support/live.ts';
import { formUrl } from './support/setting.ts';
import { eventually } from './support/steps.ts';

const open = useBrowser();

interface Body {
  readonly id: string;
  readonly revision: number;
}

test('a draft survives a closed window, and goes on where it was left', async () => {
  const page = await open(PHONE);

  await openForm(page);
  await begin(page);
  await questions(page).first().getByRole('radio').nth(3).check();
  await goOn(page);
  await questions(page).first().getByRole('radio').nth(1).check();
  const left = await heading(page).innerText();
  await eventually(async () => (await draftsKept(page)) === 1);
  await page.close();

  const again = await page.context().newPage();
  await again.goto(formUrl);
  await heading(again).getByText(left).waitFor();
  await again.getByText('Đã mở lại bản nháp giữ trên thiết bị này').waitFor();
  assert.equal(await questions(again).first().getByRole('radio').nth(1).isChecked(), true);
  await goOnTo(again, 'comment');
  await again.locator('#comment').fill('Chờ hơi lâu.');
  await again.reload();
  await again.locator('#comment').waitFor();
  assert.equal(await again.locator('#comment').inputValue(), 'Chờ hơi lâu.');
  await goOn(again);
  assert.equal(await again.locator('dd', { hasText: /^Hài lòng$/ }).count(), 1);
  await again.context().close();
});

test('a person can delete the draft and begin anew', async () => {
  const page = await open(PHONE);

  await openForm(page);
  await begin(page);
  await questions(page).first().getByRole('radio').nth(3).check();
  await page.getByRole('button', { name: 'Xóa bản nháp' }).click();
  await page.getByRole('button', { name: 'Không xóa' }).click();
  assert.equal(await questions(page).first().getByRole('radio').nth(3).isChecked(), true);
  await page.getByRole('button', { name: 'Xóa bản nháp' }).click();
  await page.getByRole('button', { name: 'Xóa và bắt đầu lại' }).click();
  await page.getByText('Đã xóa bản nháp khỏi thiết bị này').waitFor();
  assert.equal(await page.getByRole('radio', { checked: true }).count(), 0);
  await eventually(async () => (await draftsKept(page)) === 0);
  await page.reload();
  await onward(page).waitFor();
  assert.equal(await page.getByRole('radio', { checked: true }).count(), 0);
  await page.context().close();
});

test('where nothing can be kept, the form says so and works', async () => {
  const page = await open(PHONE);

  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
  });
  await toReview(page);
  await page.getByText('không cho giữ bản nháp').waitFor();
  await onward(page).click();
  await page.locator('.confirmation').waitFor();
  await page.context().close();
});

test('a busy service is tried again by itself, with the same response', async () => {
  const page = await open(PHONE);
  const sent: (string | null)[] = [];

  page.on('request', (request) => {
    if (request.method() === 'POST') {
      sent.push(request.postData());
    }
  });
  await page.route('**/responses', (route) => route.fulfill({ status: 503 }), { times: 2 });
  await toReview(page);
  await onward(page).click();
  await page.getByText('Phiếu chưa được gửi.').waitFor();
  assert.equal(await page.locator('dd', { hasText: /^Hài lòng$/ }).count(), 1);
  await page.locator('.confirmation').waitFor();
  assert.equal(sent.length, 3);
  assert.deepEqual(new Set(sent).size, 1);
  await page.context().close();
});

test('a response whose reply was lost is stored once, even after a reload', async () => {
  const page = await open(PHONE);
  const bodies: Body[] = [];
  const statuses: number[] = [];

  const before = await storedResponses();
  page.on('response', (response) => {
    if (response.request().method() === 'POST') {
      statuses.push(response.status());
    }
  });
  await page.route('**/responses', async (route) => {
    bodies.push(route.request().postDataJSON() as Body);
    statuses.push((await route.fetch()).status());
    await route.abort();
  });
  await toReview(page);
  await onward(page).click();
  await page.getByText('Phiếu chưa được gửi.').waitFor();
  await page.unrouteAll({ behavior: 'wait' });
  await page.reload();
  await onward(page).waitFor();
  // What was tried is sent again to the letter, not made anew with the time spent until now.
  await page.clock.setFixedTime(Date.now() + 60_000);
  const last = page.waitForRequest((request) => request.method() === 'POST');
  await onward(page).click();
  await page.locator('.confirmation').waitFor();

  assert.deepEqual((await last).postDataJSON(), bodies[0]);
  assert.deepEqual([statuses[0], statuses.at(-1)], [201, 200]);
  await eventually(async () => (await storedResponses()) === before + 1);
  await page.context().close();
});
