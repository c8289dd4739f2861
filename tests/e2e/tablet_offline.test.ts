import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { TABLET, useBrowser } from './support/browser.ts';
import { storedResponses } from './support/live.ts';
import { baseUrl } from './support/setting.ts';
import { eventually } from './support/steps.ts';
import {
  enrolTablet,
  idsInOutbox,
  listedDevice,
  sealedIn,
  type SealedRow,
} from './support/tablet.ts';

const open = useBrowser();

const PERSONS = 30;
const SIX_WEEKS_MS = 42 * 86_400_000;
/** Longer than the tablet ignores touches after a change of screen. */
const CALM_MS = 700;

/** One tap, thanks, and gone. The time between the screens is not waited for. */
async function rate(page: Page, person: number): Promise<void> {
  await page.locator('.kiosk-start').waitFor();
  await page.clock.fastForward(CALM_MS);
  await page
    .locator('.kiosk-face')
    .nth(person % 5)
    .click();
  await page.locator('.kiosk-offer').waitFor();
}

async function leave(page: Page): Promise<void> {
  await page.clock.fastForward(CALM_MS);
  await page.getByRole('button', { name: 'Xong' }).click();
  await page.getByRole('button', { name: 'Về trang đầu' }).click();
}

async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);

  // The reply never comes: there is nobody left to give it.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
}

async function reopened(page: Page): Promise<Page> {
  const next = await page.context().newPage();

  await page.close();
  await next.clock.install();
  await next.goto(`${baseUrl}/kiosk/`);
  return next;
}

test('thirty answers without network, over a reload and a crash, arrive once each', async () => {
  let page = await open(TABLET);
  const sent: (readonly SealedRow[])[] = [];

  await page.clock.install();
  const device = await enrolTablet(page);
  const before = await storedResponses();

  await page.context().setOffline(true);
  for (let person = 1; person <= PERSONS; person += 1) {
    await rate(page, person);
    if (person === 10) {
      await page.reload();
    } else if (person === 20) {
      await crash(page);
      page = await reopened(page);
    } else {
      await leave(page);
    }
  }
  await page.locator('.kiosk-start').waitFor();
  const waiting = await idsInOutbox(page);
  assert.equal(new Set(waiting).size, PERSONS);
  assert.equal(await storedResponses(), before);

  page.on('request', (request) => {
    const rows = sealedIn(request);
    if (rows.length > 0) {
      sent.push(rows);
    }
  });
  await page.context().setOffline(false);
  await eventually(async () => (await idsInOutbox(page)).length === 0);
  await eventually(async () => (await storedResponses()) === before + PERSONS);

  const ids = sent.flat().map(({ id }) => id);
  assert.deepEqual([...new Set(ids)].sort(), [...waiting].sort());
  assert.deepEqual(
    sent.map((rows) => rows.map(({ id }) => id)),
    sent.map((rows) => rows.map(({ id }) => id).sort()),
    'the order of sending is that of the random ids and tells nothing',
  );
  await eventually(async () => (await listedDevice(device)).submitted === PERSONS);
  assert.deepEqual((await listedDevice(device)).gaps, []);
  await page.context().close();
});

test('what was answered without network is sent after six weeks as after a minute', async () => {
  const page = await open(TABLET);

  await page.clock.install();
  const device = await enrolTablet(page);
  const before = await storedResponses();
  await page.context().setOffline(true);
  await rate(page, 1);
  await leave(page);
  await page.locator('.kiosk-start').waitFor();
  const waiting = await idsInOutbox(page);

  // Switched off meanwhile.
  const later = await page.context().newPage();
  await page.close();
  await later.clock.install({ time: Date.now() + SIX_WEEKS_MS });
  await later.goto(`${baseUrl}/kiosk/`);
  await later.locator('.kiosk-start').waitFor();
  assert.deepEqual(await idsInOutbox(later), waiting);
  await later.context().setOffline(false);
  await eventually(async () => (await idsInOutbox(later)).length === 0);
  await eventually(async () => (await storedResponses()) === before + 1);
  await eventually(async () => (await listedDevice(device)).submitted === 1);
  assert.deepEqual((await listedDevice(device)).gaps, []);
  await later.context().close();
});

test('the tablet opens without network and without having been open since', async () => {
  const page = await open(TABLET);

  await enrolTablet(page);
  await page.context().setOffline(true);
  const next = await page.context().newPage();
  await page.close();
  await next.goto(`${baseUrl}/kiosk/`);
  await next.locator('.kiosk-face').first().waitFor();
  await next.context().close();
});

test('a second window waits until the first is closed', async () => {
  const page = await open(TABLET);

  await enrolTablet(page);
  const second = await page.context().newPage();
  await second.goto(`${baseUrl}/kiosk/`);
  await second.getByText('đang mở ở một cửa sổ khác').waitFor();
  await page.close();
  await second.locator('.kiosk-face').first().waitFor();
  await second.context().close();
});
