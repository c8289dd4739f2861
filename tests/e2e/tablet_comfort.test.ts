import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { TABLET, useBrowser } from './support/browser.ts';
import { openForm } from './support/form.ts';
import {
  answerAllOnTablet,
  goOnOnTablet,
  leaveTablet,
  rateOnTablet,
  startOnTablet,
  tap,
} from './support/steps.ts';
import { enrolTablet, openStaffArea } from './support/tablet.ts';

/** What makes the tablet comfortable: light, full screen, sizes, contrast, and no sound. */

const open = useBrowser();

/** Longer than the first screen ignores touches. */
const REST_MS = 700;
const LYING = { width: 1280, height: 800 };

type Watched = Window & { sipasCalls?: string[] };

/** Notes what would keep the screen lit, and what would be heard or felt. */
const watch = (page: Page) =>
  page.addInitScript(() => {
    const calls: string[] = [];
    const note = (owner: object | undefined, name: string) => {
      const real = (owner as Record<string, unknown> | undefined)?.[name];

      if (owner !== undefined && typeof real === 'function') {
        Object.defineProperty(owner, name, {
          value(...words: unknown[]) {
            calls.push(`${name} ${String(words[0] ?? '')}`.trim());
            return Reflect.apply(real, this, words) as unknown;
          },
        });
      }
    };

    (window as Watched).sipasCalls = calls;
    note(navigator.wakeLock && Object.getPrototypeOf(navigator.wakeLock), 'request');
    note(HTMLMediaElement.prototype, 'play');
    note(AudioContext.prototype, 'createOscillator');
    note(AudioContext.prototype, 'createBufferSource');
    note(SpeechSynthesis.prototype, 'speak');
    note(Navigator.prototype, 'vibrate');
  });

const calls = (page: Page) => page.evaluate(() => (window as Watched).sipasCalls);

const isFullScreen = (page: Page) => page.evaluate(() => document.fullscreenElement !== null);

test('an enrolled tablet stays lit, fills the screen at the first touch, and is silent', async () => {
  const page = await open(TABLET);

  await watch(page);
  await enrolTablet(page);
  assert.deepEqual(await calls(page), ['request screen']);
  assert.equal(await isFullScreen(page), false);
  await rateOnTablet(page, 'Hài lòng');
  assert.equal(await isFullScreen(page), true);
  await leaveTablet(page);
  assert.deepEqual(await calls(page), ['request screen']);
  assert.equal(await page.locator('audio, video').count(), 0);

  await openStaffArea(page);
  await page.getByRole('button', { name: 'Thoát toàn màn hình' }).click();
  await page.getByRole('button', { name: 'Về phiếu đánh giá' }).click();
  await page.locator('.kiosk-start').waitFor();
  await page.waitForTimeout(REST_MS);
  await rateOnTablet(page, 'Hài lòng');
  assert.equal(await isFullScreen(page), false, 'the staff has left it');
  await page.context().close();
});

/** Whether the page lets fingers move on it as the browser likes. */
const allows = (page: Page, fingers: number): Promise<boolean> =>
  page.evaluate((count) => {
    const target = document.body;
    const touches = Array.from(
      { length: count },
      (_, identifier) => new Touch({ identifier, target, clientX: 10 * identifier, clientY: 10 }),
    );

    return target.dispatchEvent(
      new TouchEvent('touchmove', { touches, cancelable: true, bubbles: true }),
    );
  }, fingers);

test('two fingers do not zoom the tablet, one finger scrolls it, and the form may be zoomed', async () => {
  const page = await open(TABLET, { hasTouch: true });
  const viewport = () => page.locator('meta[name=viewport]').getAttribute('content');

  await startOnTablet(page);
  assert.deepEqual([await allows(page, 1), await allows(page, 2)], [true, false]);
  assert.doesNotMatch((await viewport()) ?? '', /scalable|maximum/);
  await openForm(page);
  assert.deepEqual([await allows(page, 1), await allows(page, 2)], [true, true]);
  assert.doesNotMatch((await viewport()) ?? '', /scalable|maximum/);
  await page.context().close();
});

interface Look {
  readonly size: number;
  readonly lightest: string;
}

const look = (page: Page): Promise<Look> =>
  page.locator('.kiosk-start h1, .kiosk-question h1').evaluate((heading) => ({
    size: parseFloat(getComputedStyle(heading).fontSize),
    lightest: getComputedStyle(document.querySelector('header') ?? heading).backgroundColor,
  }));

test('size and contrast are for one person, unless the staff wants the contrast always', async () => {
  const page = await open(TABLET);
  const press = (name: RegExp) => page.getByRole('button', { name }).click();

  await enrolTablet(page);
  const usual = await look(page);
  await press(/^A−/);
  assert.ok((await look(page)).size < usual.size);
  await press(/^A\+/);
  await press(/Tương phản cao/);
  const changed = await look(page);
  assert.ok(changed.size > usual.size);
  assert.notEqual(changed.lightest, usual.lightest);
  await rateOnTablet(page, 'Hài lòng');
  await goOnOnTablet(page);
  assert.equal((await look(page)).lightest, changed.lightest);
  await tap(page.getByRole('button', { name: 'Kết thúc' }));
  await tap(page.getByRole('button', { name: 'Về trang đầu' }));
  await page.locator('.kiosk-start').waitFor();
  assert.deepEqual(await look(page), usual);

  await openStaffArea(page);
  await page.getByLabel('Luôn dùng tương phản cao').check();
  await page.getByRole('button', { name: 'Về phiếu đánh giá' }).click();
  await page.locator('.kiosk-start').waitFor();
  assert.deepEqual(await look(page), { size: usual.size, lightest: changed.lightest });
  await page.reload();
  await page.locator('html[data-contrast=high] .kiosk-start').waitFor();
  await page.context().close();
});

/** What does not fit: the page if it scrolls, and buttons whose words are cut off. */
const misfits = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const cut = [...document.querySelectorAll('button')].filter(
      (button) =>
        button.scrollWidth > button.clientWidth + 1 ||
        button.scrollHeight > button.clientHeight + 1,
    );

    return [
      ...(scrollWidth > innerWidth || scrollHeight > innerHeight
        ? [`page ${scrollWidth}×${scrollHeight}`]
        : []),
      ...cut.map((button) => `button ${button.innerText}`),
    ];
  });

for (const [name, viewport] of Object.entries({ upright: TABLET, lying: LYING })) {
  for (const language of ['Tiếng Việt', 'English']) {
    test(`everything fits a tablet ${name} with the largest letters in ${language}`, async () => {
      const page = await open(viewport);
      const found: Record<string, readonly string[]> = {};
      const check = async (screen: string) => {
        const wrong = await misfits(page);

        if (wrong.length > 0) {
          found[screen] = wrong;
        }
      };

      await startOnTablet(page);
      await page.getByRole('button', { name: language }).click();
      await page.locator('.size-large').click();
      await check('start');
      await tap(page.locator('.kiosk-face').first());
      await page.locator('.kiosk-offer').waitFor();
      await check('offer');
      await tap(page.locator('.kiosk-offer .button').first());
      await page.locator('.kiosk-who').waitFor();
      await check('who');
      await tap(page.locator('.kiosk-types button').last());
      // The list of procedures is the one thing that is meant to be scrolled.
      await tap(page.locator('.kiosk-procedure .kiosk-list button').first());
      await page.locator('.kiosk-question').waitFor();
      await answerAllOnTablet(page, async () => {
        await check(await page.locator('.kiosk-question h1').innerText());
      });
      await check('comment');
      await tap(page.locator('.kiosk-actions .button').last());
      await page.locator('.kiosk-thanks h1').waitFor();
      await check('thanks');
      assert.deepEqual(found, {});
      await page.context().close();
    });
  }
}
