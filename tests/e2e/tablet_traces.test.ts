import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { TABLET, useBrowser } from './support/browser.ts';
import { opens, possibleKeys } from './support/sealed_box.ts';
import { answerAllOnTablet, face, goOnOnTablet, rateOnTablet, tap } from './support/steps.ts';
import { enrolTablet, keptOnTablet, type Kept } from './support/tablet.ts';

const open = useBrowser();

const COMMENT = 'zzgopyrieng';
const QUERY = 'zztimkiem';

/** The first person fills in everything and goes. */
async function complete(page: Page): Promise<void> {
  await rateOnTablet(page, 'Hài lòng');
  await goOnOnTablet(page);
  await answerAllOnTablet(page);
  await page.locator('#comment').fill(COMMENT);
  await tap(page.getByRole('button', { name: 'Gửi góp ý' }));
  await tap(page.getByRole('button', { name: 'Về trang đầu' }));
  await page.locator('.kiosk-start').waitFor();
}

/** The second one gets as far as a question, and walks away. */
async function begin(page: Page): Promise<string> {
  await page.clock.runFor(1_000);
  await page.getByRole('button', { name: 'English' }).click();
  await tap(face(page, 'Dissatisfied'));
  await tap(page.getByRole('button', { name: 'Go on' }));
  await tap(page.getByRole('button', { name: 'Business' }));
  await page.getByRole('searchbox').fill(QUERY);
  await page.getByRole('searchbox').fill('');
  const option = page.locator('.kiosk-procedure .kiosk-list button').first();
  const procedure = await option.locator('span').first().innerText();
  await tap(option);
  await tap(face(page, 'Very dissatisfied'));
  await tap(page.getByRole('button', { name: 'Back' }));
  assert.equal(await page.locator('[aria-pressed=true].kiosk-face').count(), 1);
  return procedure;
}

/** Where an answer of theirs must not be found: everywhere but in the outbox. */
const outsideOutbox = ({ outbox: _outbox, ...others }: Kept): string => JSON.stringify(others);

test('after the idle reset nothing of the person is left but a box that nobody here opens', async () => {
  const page = await open(TABLET);

  await page.clock.install();
  await enrolTablet(page);
  const history = await page.evaluate(() => window.history.length);
  await page.context().setOffline(true);
  await complete(page);
  const procedure = await begin(page);

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
  assert.deepEqual(
    [procedure, COMMENT, QUERY, 'alertdialog', 'aria-pressed="true" class="kiosk'].filter((trace) =>
      html.includes(trace),
    ),
    [],
  );
  assert.equal(await page.locator('html').getAttribute('lang'), 'vi');
  assert.deepEqual(
    await page.evaluate(() => ({
      local: { ...localStorage },
      session: { ...sessionStorage },
      history: window.history.length,
      state: window.history.state as unknown,
      search: location.search + location.hash,
    })),
    { local: {}, session: {}, history, state: null, search: '' },
  );

  const kept = await keptOnTablet(page);
  const elsewhere = outsideOutbox(kept);
  assert.deepEqual(
    [COMMENT, QUERY, 'business', 'answers', '"1.1"', 'procedure'].filter((trace) =>
      elsewhere.includes(trace),
    ),
    [],
  );
  const parcels = kept['outbox'] as readonly {
    readonly id: string;
    readonly content: { readonly box: string };
  }[];
  assert.equal(parcels.length, 2);
  parcels.forEach((parcel) => {
    assert.deepEqual(Object.keys(parcel).sort(), ['content', 'id', 'revision']);
    assert.deepEqual(Object.keys(parcel.content), ['box']);
    const box = new Uint8Array(Buffer.from(parcel.content.box, 'base64url'));

    assert.equal(Buffer.from(box).includes('answers'), false);
    assert.equal(
      possibleKeys(kept).some((key) => opens(box, key)),
      false,
    );
  });
  assert.ok(possibleKeys(kept).length > 4, 'there were keys to try');

  await page.context().setOffline(false);
  await page.context().close();
});

test('fields have no memory of their own: no names, no completion, new for each person', async () => {
  const page = await open(TABLET);

  await enrolTablet(page);
  await rateOnTablet(page, 'Hài lòng');
  await tap(page.getByRole('button', { name: 'Trả lời tiếp' }));
  await tap(page.locator('.kiosk-types button').first());
  const search = page.getByRole('searchbox');
  await search.fill('abc');
  assert.equal(await search.getAttribute('autocomplete'), 'off');
  assert.equal(await search.getAttribute('name'), null);
  assert.equal(await page.locator('form').count(), 0);
  await page.context().close();
});
