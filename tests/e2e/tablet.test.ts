import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { TABLET, useBrowser } from './support/browser.ts';
import { storedResponses } from './support/live.ts';
import { kioskUrl } from './support/setting.ts';
import {
  answerAllOnTablet,
  eventually,
  goOnOnTablet,
  leaveTablet,
  rateOnTablet,
  startOnTablet,
  tap,
} from './support/steps.ts';
import { idsInOutbox } from './support/tablet.ts';

/** The form itself, in a trial: it asks for no enrolment and sends what can be read here. */

const open = useBrowser();

interface Body {
  readonly id: string;
  readonly revision: number;
  readonly complete: boolean;
  readonly respondent_type?: string;
  readonly procedure?: string;
  readonly comment?: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** What the first tap costs on a slow line. */
const SCRIPT_LIMIT = 60_000;

test('the first load needs no more than 60 kB of compressed scripts', async () => {
  const page = await open(TABLET);
  const scripts: Promise<number>[] = [];

  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') {
      scripts.push(response.body().then((body) => gzipSync(body).length));
    }
  });
  await startOnTablet(page);
  await page.waitForLoadState('networkidle');
  const total = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);

  assert.ok(total > 0 && total <= SCRIPT_LIMIT, `${total} bytes`);
  await page.context().close();
});

test('a person taps through the whole form and the results grow by one response', async () => {
  const page = await open(TABLET);
  const sent: Body[] = [];

  page.on('request', (request) => {
    if (request.method() === 'POST') {
      sent.push(...(request.postDataJSON() as { readonly responses: readonly Body[] }).responses);
    }
  });
  const before = await storedResponses();

  await startOnTablet(page);
  await rateOnTablet(page, 'Hài lòng');
  await goOnOnTablet(page);
  const taps = await answerAllOnTablet(page);
  await page.locator('#comment').fill('Rất tốt');
  await tap(page.getByRole('button', { name: 'Gửi góp ý' }));
  await page.getByText('Câu trả lời của Ông/Bà đã được ghi nhận.').waitFor();
  assert.deepEqual(sent, [], 'nothing is sent while the person is there');
  await tap(page.getByRole('button', { name: 'Về trang đầu' }));

  await eventually(async () => (await storedResponses()) === before + 1);
  assert.deepEqual(
    sent.map(({ complete, comment, answers }) => [complete, comment, Object.keys(answers).length]),
    [[true, 'Rất tốt', taps + 1]],
  );
  await page.context().close();
});

test('who, which procedure by the code of the slip, and "does not know" go along with the answer', async () => {
  const page = await open(TABLET);
  const sent: Body[] = [];
  const pressed = page.locator('.kiosk-question [aria-pressed=true]');

  page.on('request', (request) => {
    if (request.method() === 'POST') {
      sent.push(...(request.postDataJSON() as { readonly responses: readonly Body[] }).responses);
    }
  });
  const before = await storedResponses();

  await startOnTablet(page);
  await page.getByText('Quầy 1').first().waitFor();
  assert.equal(await page.locator('[aria-pressed=true].kiosk-face').count(), 0);
  assert.equal(await page.locator('.kiosk-face').count(), 5);
  await rateOnTablet(page, 'Hài lòng');
  await tap(page.getByRole('button', { name: 'Trả lời tiếp' }));
  await tap(page.getByRole('button', { name: 'Doanh nghiệp' }));
  const slip = await page.locator('.kiosk-procedure .kiosk-list button .small').last().innerText();
  const code = /\S+$/.exec(slip)?.[0] ?? '';
  await page.getByRole('searchbox').fill(code.toLowerCase());
  assert.equal(await page.locator('.kiosk-procedure .kiosk-list button').count(), 1);
  await tap(page.locator('.kiosk-procedure .kiosk-list button'));

  await page.getByText(/^Câu 2\//).waitFor();
  assert.equal(await pressed.count(), 0, 'nothing is chosen beforehand');
  await tap(page.getByRole('button', { name: 'Không biết / Không áp dụng' }));
  await page.getByText(/^Câu 3\//).waitFor();
  assert.equal(await pressed.count(), 0);
  await tap(page.getByRole('button', { name: 'Quay lại' }));
  await page.getByText(/^Câu 2\//).waitFor();
  assert.equal(await pressed.innerText(), 'Không biết / Không áp dụng');
  await tap(page.getByRole('button', { name: 'Kết thúc' }));
  await tap(page.getByRole('button', { name: 'Về trang đầu' }));

  await eventually(async () => (await storedResponses()) === before + 1);
  const [body] = sent;
  assert.deepEqual(
    [sent.length, body?.complete, body?.respondent_type, body?.procedure],
    [1, false, 'business', code],
  );
  assert.deepEqual(Object.values(body?.answers ?? {}).sort(), [4, 'NA']);
  assert.ok((body?.revision ?? 0) > 1, 'the same response, completed by a higher revision');
  await page.context().close();
});

test('one tap and a person who walks away are a response', async () => {
  const page = await open(TABLET);
  const before = await storedResponses();

  await page.clock.install();
  await startOnTablet(page);
  await rateOnTablet(page, 'Bình thường');
  await page.clock.runFor(16_000);
  await page.locator('.kiosk-start').waitFor();
  await eventually(async () => (await storedResponses()) === before + 1);
  await page.context().close();
});

test('a server that is busy is asked again, and nothing is lost', async () => {
  const page = await open(TABLET);
  const before = await storedResponses();

  await page.clock.install();
  await page.route('**/responses:batch', (route) =>
    route.fulfill({ status: 503, headers: { 'retry-after': '1' }, body: '' }),
  );
  await startOnTablet(page);
  await rateOnTablet(page, 'Hài lòng');
  const refused = page.waitForResponse('**/responses:batch');
  await leaveTablet(page);
  assert.equal((await refused).status(), 503);
  assert.equal((await idsInOutbox(page)).length, 1);

  await page.unroute('**/responses:batch');
  await page.clock.runFor(5_000);
  await eventually(async () => (await storedResponses()) === before + 1);
  await eventually(async () => (await idsInOutbox(page)).length === 0);
  await page.context().close();
});

test('a tablet that cannot write to its disk does not say thank you', async () => {
  const page = await open(TABLET);

  await startOnTablet(page);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await tap(page.locator('.kiosk-face').first());
  await page.getByText('Máy tính bảng không ghi được câu trả lời').waitFor();
  assert.equal(await page.getByText('cảm ơn').count(), 0);
  await page.context().close();
});

test('a tablet without storage takes no answers', async () => {
  const page = await open(TABLET);

  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('no', 'SecurityError');
    };
  });
  await page.goto(kioskUrl);
  await page.getByText('không dùng được bộ nhớ').waitFor();
  assert.equal(await page.locator('.kiosk-face').count(), 0);
  await page.context().close();
});
