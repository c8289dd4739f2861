import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TABLET, useBrowser } from './support/browser.ts';
import { kioskUrl, resultsUrl } from './support/setting.ts';
import {
  answerAllOnTablet,
  eventually,
  face,
  responsesShown,
  signIn,
  startOnTablet,
  tap,
} from './support/steps.ts';

const open = useBrowser();

interface Body {
  readonly id: string;
  readonly revision: number;
  readonly complete: boolean;
  readonly answers: Readonly<Record<string, unknown>>;
}

test('a person taps through the tablet form and the results grow by one response', async () => {
  const staff = await open(TABLET);
  const page = await open(TABLET);
  const sent: Body[] = [];

  page.on('request', (request) => {
    if (request.method() === 'POST') {
      sent.push(request.postDataJSON() as Body);
    }
  });
  await signIn(staff, resultsUrl);
  const before = await responsesShown(staff);
  await startOnTablet(page);
  const taps = await answerAllOnTablet(page);
  await page.getByText('Câu trả lời của Ông/Bà đã được ghi nhận.').waitFor();

  await eventually(async () => (await responsesShown(staff)) === before + 1);
  assert.deepEqual(
    sent.map(({ revision, complete, answers }) => [
      revision,
      complete,
      Object.keys(answers).length,
    ]),
    [
      [1, false, 1],
      [2, true, taps],
    ],
  );
  assert.equal(sent[0]?.id, sent[1]?.id);
  await staff.context().close();
  await page.context().close();
});

test('without a connection the thanks say so, and the answers are sent later', async () => {
  const page = await open(TABLET);
  const bodies: Body[] = [];

  await page.route('**/responses', (route) => route.abort());
  await startOnTablet(page);
  await tap(face(page, 'Hài lòng'));
  await tap(page.getByRole('button', { name: 'Kết thúc' }));
  await page.getByText('Chưa gửi được câu trả lời vì mất kết nối').waitFor();
  await tap(page.getByRole('button', { name: 'Người tiếp theo' }));
  await page.getByText('1 phiếu đang chờ gửi').waitFor();
  await page.unroute('**/responses');
  page.on('response', (response) => {
    if (response.request().method() === 'POST' && response.status() === 201) {
      bodies.push(response.request().postDataJSON() as Body);
    }
  });
  await page.getByText('1 phiếu đang chờ gửi').waitFor({ state: 'detached', timeout: 30_000 });
  assert.deepEqual(
    bodies.map(({ revision }) => revision),
    [1],
  );
  await page.context().close();
});

test('an untouched tablet warns, then starts anew without a trace of the person', async () => {
  const page = await open(TABLET);

  await page.clock.install();
  await page.goto(kioskUrl);
  await page.getByRole('button', { name: 'English' }).click();
  await tap(page.locator('.kiosk-types button').first());
  await page.getByRole('searchbox').fill('a');
  const option = page.locator('.kiosk-procedure .kiosk-option').first();
  const procedure = await option.locator('span').first().innerText();
  await tap(option);
  await tap(face(page, 'Dissatisfied'));
  await tap(page.getByRole('button', { name: 'Back' }));
  assert.equal(await page.locator('[aria-pressed=true].kiosk-face').count(), 1);

  await page.clock.runFor(31_000);
  const warning = page.getByRole('alertdialog');
  await warning.waitFor();
  await warning.getByRole('button').click();
  await warning.waitFor({ state: 'detached' });
  assert.equal(await page.locator('.kiosk-question').count(), 1);

  await page.clock.runFor(31_000);
  await warning.waitFor();
  await page.clock.runFor(11_000);
  await page.locator('.kiosk-start').waitFor();
  const html = await page.content();
  assert.equal(html.includes(procedure), false);
  assert.equal(html.includes('alertdialog'), false);
  assert.equal(await page.locator('html').getAttribute('lang'), 'vi');

  await tap(page.locator('.kiosk-types button').first());
  assert.equal(await page.getByRole('searchbox').inputValue(), '');
  await tap(page.locator('.kiosk-procedure .kiosk-option').first());
  await page.locator('.kiosk-question .kiosk-face').first().waitFor();
  assert.equal(await page.locator('[aria-pressed=true].kiosk-face').count(), 0);
  await page.context().close();
});
