import type { Locator, Page } from 'playwright-core';
import { baseUrl, formUrl, survey } from './setting.ts';

/** Steps through the online form that work in every language: they go by what things are. */

export const LANGUAGES = ['vi', 'en', 'ko', 'ja', 'zh'] as const;

export type Language = (typeof LANGUAGES)[number];

export const onward = (page: Page): Locator => page.locator('.form button[type=submit]');

export const questions = (page: Page): Locator => page.locator('fieldset.question');

export const heading = (page: Page): Locator => page.locator('h1');

/** Goes on and waits until the next page is there. */
export async function goOn(page: Page): Promise<void> {
  const before = page.url();

  await onward(page).click();
  await page.waitForURL((url) => url.href !== before);
}

export async function openForm(page: Page, language?: Language): Promise<void> {
  await page.goto(language === undefined ? formUrl : `${formUrl}?lang=${language}`);
  await onward(page).waitFor();
}

/** From the start to the first factor, as a business. */
export async function begin(page: Page): Promise<void> {
  await page.locator('#respondent-type-business').check();
  await goOn(page);
  await questions(page).first().waitFor();
}

/** Goes on to the page, filling in only what is required. */
export async function goOnTo(page: Page, key: string): Promise<void> {
  while (new URL(page.url()).hash !== `#${key}`) {
    for (const question of await page.locator('fieldset:has(.required-mark)').all()) {
      await question.getByRole('radio').last().check();
    }
    await goOn(page);
  }
}

/** A whole form with one answer, ready to be sent. */
export async function toReview(page: Page, language?: Language): Promise<void> {
  await openForm(page, language);
  await begin(page);
  await questions(page).first().getByRole('radio').nth(3).check();
  await goOnTo(page, 'review');
}

export const focusedId = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.id);

/** How many drafts are kept on the device. */
export const draftsKept = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('sipas-form');

        opening.onerror = () => reject(new Error('the database cannot be opened'));
        opening.onsuccess = () => {
          const drafts = opening.result.transaction('drafts').objectStore('drafts').count();

          drafts.onsuccess = () => {
            opening.result.close();
            resolve(drafts.result);
          };
        };
      }),
  );

/** When everything that led to the next picture has been drawn. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );

export type SurveyView = Readonly<Record<string, unknown>>;

/** Lets the service's survey reach the page with some members changed. */
export async function withSurvey(page: Page, changed: SurveyView): Promise<void> {
  await page.route(`**/api/v1/surveys/${survey}`, async (route) => {
    const reply = await route.fetch();

    await route.fulfill({
      response: reply,
      json: { ...((await reply.json()) as SurveyView), ...changed },
    });
  });
}

const refusal = (status: number) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: '/problems/unavailable', status }),
});

/** Every screen of the form in one language, each brought before the check. */
export async function visitEveryScreen(
  page: Page,
  language: Language,
  check: (screen: string) => Promise<void>,
): Promise<void> {
  await openForm(page, language);
  await check('start');
  await onward(page).click();
  await page.locator('.error-summary').waitFor();
  await check('start with an error');
  await begin(page);
  await questions(page).first().getByRole('radio').nth(1).check();
  await check('factor');
  await goOnTo(page, 'comment');
  await page.locator('#comment').fill(`0912 345 678 ${'x'.repeat(1001)}`);
  await onward(page).click();
  await page.locator('.error-summary').waitFor();
  await check('comment with an error and a warning');
  await page.locator('#comment').fill('0912 345 678');
  await page.locator('.draft-bar button').click();
  await page.locator('#discard-question').waitFor();
  await check('asking whether to delete the draft');
  await goOnTo(page, 'review');
  await check('review');
  await page.route('**/responses', (route) => route.fulfill(refusal(503)));
  await onward(page).click();
  await page.locator('.notice.error').waitFor();
  await check('review, not sent');
  await page.unroute('**/responses');
  await page.locator('.confirmation').waitFor();
  await page.locator('#include-answers').check();
  await check('confirmation with answers');
  await visitRefusals(page, language, check);
}

async function visitRefusals(
  page: Page,
  language: Language,
  check: (screen: string) => Promise<void>,
): Promise<void> {
  const views: Readonly<Record<string, SurveyView>> = {
    'not begun': { periods: [{ code: 'next', from: '2999-01-01', until: '2999-04-01' }] },
    closed: { state: 'closed' },
  };

  for (const [name, changed] of Object.entries(views)) {
    await withSurvey(page, changed);
    await page.goto(`${formUrl}?lang=${language}`);
    await page.locator('main .notice').waitFor();
    await check(name);
    await page.unroute(`**/api/v1/surveys/${survey}`);
  }
  await page.goto(`${baseUrl}/s/KHONG_CO?lang=${language}`);
  await page.locator('main .notice').waitFor();
  await check('unknown survey');
}
