import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { TABLET, useBrowser } from './support/browser.ts';
import { NEXT_VERSION, openDeployment, type Deployment } from './support/deployment.ts';
import { storedResponses } from './support/live.ts';
import { eventually, face, goOnOnTablet, rateOnTablet, tap } from './support/steps.ts';
import { enrolTablet, idsInOutbox, openStaffArea } from './support/tablet.ts';

/** A new version of the pages is put on the server while the tablet is in use. */

const open = useBrowser();

const HOUR_MS = 3_600_000;

type Marked = Window & { sipasMark?: string };

/** A page that is loaded anew has forgotten this. */
const mark = (page: Page) =>
  page.evaluate(() => {
    (window as Marked).sipasMark = 'here';
  });

/** Whether it is the very page that was marked; no while it is being loaded anew. */
const isMarked = (page: Page): Promise<boolean> =>
  page.evaluate(() => (window as Marked).sipasMark === 'here').catch(() => false);

/** Looks for a new version, as browsers do by themselves, until it is there and waits. */
async function newVersionWaits(page: Page): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await eventually(() =>
    page.evaluate(
      async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state === 'installed',
    ),
  );
}

const takenOver = (page: Page): Promise<boolean> =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting === null);

async function versionOnTablet(page: Page): Promise<string> {
  await openStaffArea(page);
  return page.locator('[data-fact=version] dd').innerText();
}

/** A tablet at a server of its own, that somebody has given one answer and goes on with. */
async function somebodyAnswers(): Promise<{ readonly page: Page; readonly server: Deployment }> {
  const page = await open(TABLET);
  const server = await openDeployment();

  server.refuse(true);
  await enrolTablet(page, server.address);
  await mark(page);
  await rateOnTablet(page, 'Hài lòng');
  await goOnOnTablet(page);
  const first = await page.locator('.kiosk-question h1').innerText();
  await tap(face(page, 'Bình thường'));
  await page.locator('.kiosk-question h1').filter({ hasNotText: first }).waitFor();
  return { page, server };
}

const stop = async (page: Page): Promise<void> => {
  await tap(page.getByRole('button', { name: 'Kết thúc' }));
  await tap(page.getByRole('button', { name: 'Về trang đầu' }));
};

test('a new version changes nothing for who is answering, and runs when they are gone', async () => {
  const before = await storedResponses();
  const { page, server } = await somebodyAnswers();
  const asked = await page.locator('.kiosk-question h1').innerText();

  server.next();
  await newVersionWaits(page);
  await page.waitForTimeout(4_000);
  assert.equal(await isMarked(page), true);
  assert.equal(await page.locator('.kiosk-question h1').innerText(), asked);
  const kept = await idsInOutbox(page);
  assert.equal(kept.length, 1);

  await stop(page);
  await eventually(async () => !(await isMarked(page)));
  await page.locator('.kiosk-start').waitFor();
  assert.deepEqual(await idsInOutbox(page), kept);
  assert.equal(await versionOnTablet(page), NEXT_VERSION);

  server.refuse(false);
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await eventually(async () => (await idsInOutbox(page)).length === 0);
  await eventually(async () => (await storedResponses()) === before + 1);
  await page.context().close();
});

test('a page whose worker was replaced under it waits for the person, too', async () => {
  const { page, server } = await somebodyAnswers();

  server.next();
  await newVersionWaits(page);
  // As if this person had come in the moment after the tablet let the new version take over.
  await page.evaluate(async () =>
    (await navigator.serviceWorker.getRegistration())?.waiting?.postMessage('take-over'),
  );
  await eventually(() => takenOver(page));
  await page.waitForTimeout(1_000);
  assert.equal(await isMarked(page), true);
  await tap(face(page, 'Hài lòng'));
  await stop(page);
  await eventually(async () => !(await isMarked(page)));
  await page.locator('.kiosk-start').waitFor();
  assert.equal((await idsInOutbox(page)).length, 1);
  await page.context().close();
});

test('a new version does not come under the hands of the staff', async () => {
  const page = await open(TABLET);
  const server = await openDeployment();

  await enrolTablet(page, server.address);
  await mark(page);
  await openStaffArea(page);
  await page.locator('.staff-facts').waitFor();
  server.next();
  await newVersionWaits(page);
  await page.waitForTimeout(1_000);
  assert.equal(await isMarked(page), true);
  await page.getByRole('button', { name: 'Về phiếu đánh giá' }).click();
  await eventually(async () => !(await isMarked(page)));
  await page.locator('.kiosk-start').waitFor();
  await page.context().close();
});

test('an idle tablet looks for a new version every hour', async () => {
  const page = await open(TABLET);
  const server = await openDeployment();

  await page.clock.install();
  await enrolTablet(page, server.address);
  await mark(page);
  server.next();
  await page.clock.fastForward(HOUR_MS);
  await eventually(async () => !(await isMarked(page)));
  await page.locator('.kiosk-start').waitFor();
  assert.equal(await versionOnTablet(page), NEXT_VERSION);
  await page.context().close();
});
