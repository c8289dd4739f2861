import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { violations } from './support/axe.ts';
import { PHONE, SMALLEST, useBrowser } from './support/browser.ts';
import {
  begin,
  LANGUAGES,
  onward,
  openForm,
  questions,
  toReview,
  visitEveryScreen,
} from './support/form.ts';
import { formUrl } from './support/setting.ts';

const open = useBrowser();

const BEGIN = {
  vi: 'Bắt đầu trả lời',
  en: 'Start answering',
  ko: '응답 시작',
  ja: '回答を始める',
  zh: '开始答题',
} as const;

const languageOfPage = (page: Page) => page.locator('html').getAttribute('lang');

for (const language of LANGUAGES) {
  test(`every screen is accessible and fits 320 pixels in ${language}`, async () => {
    const page = await open(SMALLEST);
    const found: Record<string, readonly string[]> = {};

    await visitEveryScreen(page, language, async (screen) => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      const wrong = [
        ...(await violations(page)),
        ...(width > SMALLEST.width ? [`${width} pixels wide`] : []),
        ...((await languageOfPage(page)) === language ? [] : ['another language']),
      ];
      if (wrong.length > 0) {
        found[screen] = wrong;
      }
    });
    assert.deepEqual(found, {});
    await page.context().close();
  });

  test(`a response given in ${language} says so`, async () => {
    const page = await open(PHONE);

    await openForm(page, language);
    assert.equal(await onward(page).innerText(), BEGIN[language]);
    await toReview(page, language);
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await onward(page).click();
    await page.locator('.confirmation').waitFor();
    assert.equal(((await sent).postDataJSON() as { language: string }).language, language);
    await page.context().close();
  });
}

test('questions are in Vietnamese with English beneath where there is no Korean', async () => {
  const page = await open(PHONE);

  await openForm(page, 'ko');
  await begin(page);
  const legend = questions(page).first().locator('legend');

  assert.match(await legend.locator('[lang=vi]').innerText(), /Nơi ngồi chờ/);
  assert.match(await legend.locator('.beneath[lang=en]').innerText(), /waiting area/);
  const [vi, en] = await Promise.all(
    ['[lang=vi]', '.beneath'].map((part) =>
      legend.locator(part).evaluate((text) => parseFloat(getComputedStyle(text).fontSize)),
    ),
  );
  assert.ok(vi !== undefined && en !== undefined && en < vi);
  await page.context().close();
});

test('the chosen language stays, also over the one of the link', async () => {
  const page = await open(PHONE);

  await openForm(page, 'ko');
  await page.getByRole('button', { name: '日本語' }).click();
  await onward(page).getByText(BEGIN.ja).waitFor();
  assert.equal(await languageOfPage(page), 'ja');
  await page.reload();
  await onward(page).getByText(BEGIN.ja).waitFor();
  await page.goto(formUrl);
  await onward(page).getByText(BEGIN.ja).waitFor();
  await page.context().close();
});

test('without the messages of a language the page stays in the one it has', async () => {
  const page = await open(PHONE);

  await page.route('**/assets/zh-*.js', (route) => route.abort());
  await openForm(page, 'zh');
  await onward(page).getByText(BEGIN.vi).waitFor();
  assert.equal(await languageOfPage(page), 'vi');
  await page.context().close();
});
