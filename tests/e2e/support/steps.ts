import type { Locator, Page } from 'playwright-core';
import { kioskUrl, parUrl, staffKey } from './setting.ts';

/** Things people do on the pages, used by several tests. */

/** The tablet ignores a second tap that follows too soon; people are slower than this. */
export async function tap(target: Locator): Promise<void> {
  await target.page().waitForTimeout(300);
  await target.click();
}

export const face = (page: Page, label: string): Locator =>
  page.locator('.kiosk-start, .kiosk-question').getByRole('button', { name: label, exact: true });

/** The first screen of a trial, which needs no enrolment. */
export async function startOnTablet(page: Page): Promise<void> {
  await page.goto(kioskUrl);
  await page.locator('.kiosk-start').waitFor();
}

/** One tap: an answer on the disk of the tablet. */
export async function rateOnTablet(page: Page, label: string): Promise<void> {
  await tap(face(page, label));
  await page.locator('.kiosk-offer').waitFor();
}

/** From the offer to the first further question; skips what the survey does not ask. */
export async function goOnOnTablet(page: Page): Promise<void> {
  await tap(page.getByRole('button', { name: 'Trả lời tiếp' }));
  await page.locator('.kiosk-who, .kiosk-procedure, .kiosk-question').waitFor();
  if ((await page.locator('.kiosk-who').count()) > 0) {
    await tap(page.locator('.kiosk-types button').last());
    await page.locator('.kiosk-procedure, .kiosk-question').waitFor();
  }
  if ((await page.locator('.kiosk-procedure').count()) > 0) {
    await tap(page.locator('.kiosk-procedure .kiosk-list button').first());
  }
  await page.locator('.kiosk-question').waitFor();
}

/** Answers every question with its last option until the comment is asked for. */
export async function answerAllOnTablet(
  page: Page,
  before: () => Promise<void> = async () => undefined,
): Promise<number> {
  let taps = 0;

  while ((await page.locator('.kiosk-comment').count()) === 0) {
    const options = page.locator('.kiosk-question [role=group] button:not(.kiosk-na)');

    await before();
    await tap(options.last());
    taps += 1;
  }
  return taps;
}

/** The person is done; what they said goes out now. */
export async function leaveTablet(page: Page): Promise<void> {
  await tap(page.getByRole('button', { name: 'Xong' }));
  await tap(page.getByRole('button', { name: 'Về trang đầu' }));
  await page.locator('.kiosk-start').waitFor();
}

/** Goes on from page to page of the online form, filling in only what is required. */
export async function throughFormToReview(page: Page): Promise<void> {
  const send = page.getByRole('button', { name: 'Gửi phiếu' });

  while ((await send.count()) === 0) {
    for (const question of await page.locator('fieldset:has(.required-mark)').all()) {
      await question.getByRole('radio').last().check();
    }
    const before = page.url();

    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.waitForFunction((url) => location.href !== url, before);
  }
}

export async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Khóa cán bộ').fill(staffKey);
  await page.getByRole('button', { name: 'Vào xem' }).click();
  await page.locator('.headline, .scorecard').first().waitFor();
}

/** Every chart of the results page has come and is drawn. */
export async function chartsDrawn(page: Page): Promise<void> {
  await page.locator('.headline').waitFor();
  await page.waitForFunction(
    () =>
      document.querySelector('.question-section [role=status]') === null &&
      [...document.querySelectorAll('figure.chart')].every(
        (chart) => chart.querySelector('.chart-drawing svg') !== null,
      ),
  );
}

/** "1.203" → 1203 */
export const wholeNumber = (text: string): number => Number(text.replaceAll(/\D/g, ''));

const PATIENCE_MS = 20_000;

/** Results are counted shortly after an answer is stored, not in the same moment. */
export async function eventually(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;

  while (!(await holds())) {
    if (Date.now() > deadline) {
      throw new Error('it did not come true in time');
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Opens the first scorecard that has a survey criterion; the page must be signed in. */
export async function openSurveyScorecard(page: Page): Promise<void> {
  await page.goto(parUrl);
  await page.locator('.scorecard').waitFor();
  const frameworks = page.locator('#par-framework option');

  for (const code of await frameworks.evaluateAll((options) =>
    options.map((option) => (option as HTMLOptionElement).value),
  )) {
    await page.goto(`${parUrl}?framework=${code}`);
    await page.locator('.scorecard').waitFor();
    if ((await page.getByText('Tiêu chí chấm bằng khảo sát').count()) > 0) {
      return;
    }
  }
  throw new Error('no scorecard has a survey criterion');
}
