import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, TABLET, useBrowser } from './support/browser.ts';
import { parUrl, resultsUrl } from './support/setting.ts';
import {
  leaveTablet,
  openSurveyScorecard,
  rateOnTablet,
  signIn,
  startOnTablet,
  wholeNumber,
} from './support/steps.ts';

const open = useBrowser();

test('without a key the staff pages show the key form and no figure', async () => {
  const page = await open(DESKTOP);

  for (const url of [resultsUrl, parUrl]) {
    await page.goto(url);
    await page.getByLabel('Khóa cán bộ').waitFor();
    assert.equal(await page.locator('.headline, .scorecard').count(), 0);
  }
  await page.context().close();
});

test('a wrong key is refused', async () => {
  const page = await open(DESKTOP);

  await page.goto(resultsUrl);
  await page.getByLabel('Khóa cán bộ').fill(`sk_${'x'.repeat(43)}`);
  await page.getByRole('button', { name: 'Vào xem' }).click();
  await page.getByText('Khóa này không đúng hoặc đã bị thu hồi').waitFor();
  assert.equal(await page.locator('.headline').count(), 0);
  await page.context().close();
});

test('leaving closes the session', async () => {
  const page = await open(DESKTOP);

  await signIn(page, resultsUrl);
  await page.getByRole('button', { name: 'Thoát' }).click();
  await page.getByLabel('Khóa cán bộ').waitFor();
  await page.reload();
  await page.getByLabel('Khóa cán bộ').waitFor();
  assert.equal(await page.locator('.headline').count(), 0);
  await page.context().close();
});

test('a release made on the results page arrives on the scorecard', async () => {
  const page = await open(DESKTOP);
  const tablet = await open(TABLET);

  // An unhappy answer, so that the points of the new release differ from those before.
  await startOnTablet(tablet);
  await rateOnTablet(tablet, 'Rất không hài lòng');
  const sent = tablet.waitForResponse('**/responses:batch');
  await leaveTablet(tablet);
  assert.equal((await sent).status(), 200);

  await signIn(page, resultsUrl);
  await page.getByRole('button', { name: 'Công bố kết quả' }).click();
  await page.getByRole('button', { name: 'Công bố', exact: true }).click();
  const told = page.getByText(/^Đã công bố kết quả số/);
  const number = wholeNumber(await told.innerText());
  const row = page.locator('table', { hasText: 'SHA-256' }).getByRole('row', {
    name: new RegExp(`^${number} `),
  });
  await row.waitFor();
  const cells = await row.getByRole('cell').allInnerTexts();
  const [points, hash] = cells.slice(-2);

  await openSurveyScorecard(page);
  const evidence = page.locator('article', { has: page.getByTestId('release') });
  assert.match(await page.getByTestId('release').innerText(), new RegExp(`số ${number} `));
  assert.equal(await evidence.locator('.hash').innerText(), hash);
  assert.ok((await evidence.locator('.finding').innerText()).startsWith(`${points}/`));
  const survey = page.locator('.scorecard tbody tr', { hasText: 'Từ khảo sát' }).first();
  assert.equal(await survey.locator('.number').nth(4).innerText(), points);
  await page.context().close();
  await tablet.context().close();
});

test('the selection is in the address and survives a reload', async () => {
  const page = await open(DESKTOP);

  await signIn(page, resultsUrl);
  const all = await page.getByTestId('responses').innerText();
  await page.getByLabel('Đối tượng', { exact: true }).selectOption('business');
  await page.waitForFunction(
    (before) => document.querySelector('[data-testid=responses]')?.textContent !== before,
    all,
  );
  const filtered = await page.getByTestId('responses').innerText();
  assert.match(page.url(), /respondent_type=business/);
  await page.reload();
  assert.equal(await page.getByTestId('responses').innerText(), filtered);
  await page.goBack();
  await page.waitForFunction(
    (before) => document.querySelector('[data-testid=responses]')?.textContent === before,
    all,
  );
  await page.context().close();
});

test('results and scorecard print on A4 with everything on the paper', async () => {
  const page = await open(DESKTOP);
  const A4_WITHOUT_MARGINS = { width: 688, height: 1016 };

  const prints = async () => {
    const pdf = await page.pdf({ format: 'A4' });

    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(A4_WITHOUT_MARGINS);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    assert.equal(await page.locator('.no-print:visible').count(), 0);
  };

  await signIn(page, `${resultsUrl}&by=channel`);
  await page.locator('.groups-table').waitFor();
  await prints();
  await page.emulateMedia({ media: null });
  await openSurveyScorecard(page);
  await prints();
  assert.equal(await page.locator('.scorecard tr:not(:visible)').count(), 0);
  await page.context().close();
});
