import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { violations } from './support/axe.ts';
import { DESKTOP, PHONE, TABLET, useBrowser } from './support/browser.ts';
import { sipas } from './support/live.ts';
import { province, provinceUrl, resultsUrl, survey } from './support/setting.ts';
import { chartsDrawn, signIn } from './support/steps.ts';

/** Two questions side by side on the analysts' page: asked for by a press alone, hidden where few. */

interface Crosstab {
  readonly responses: number;
  readonly first: { readonly totals: readonly (number | null)[] };
  readonly counts: readonly (readonly (number | null)[])[];
}

const ASKED = /\/results\?.*figures=crosstab/;

const open = useBrowser();
let page: Page;
let asked: string[];

before(async () => {
  page = await open(DESKTOP, { acceptDownloads: true });
  page.on('request', (request) => {
    if (ASKED.test(request.url())) {
      asked.push(request.url());
    }
  });
  asked = [];
  await signIn(page, provinceUrl);
});
after(async () => page.context().close());

async function show(url: string, more = '', language = 'vi'): Promise<void> {
  asked = [];
  await page.emulateMedia({ media: null });
  await page.goto(`${url}${more}&language=${language}`);
  await chartsDrawn(page);
}

const section = () => page.locator('.crosstab');
const button = () => section().getByRole('button', { name: /^(Lập bảng|Make the table)$/ });
const table = () => section().locator('table.crossed');
const rows = async () =>
  (await table().locator('tbody tr').allInnerTexts()).map((row) => row.split('\t').slice(1));

/** What the command line tells of the same people. */
async function told(code: string, first: string, second: string): Promise<Crosstab> {
  const words = ['--figures', 'crosstab', '--first', first, '--second', second];

  return JSON.parse(await sipas('results', '--survey', code, ...words, '--json')) as Crosstab;
}

const written = (count: number | null | undefined): string => String(count ?? 'c');

/** As the page writes it in Vietnamese; of few without decimals. */
function share(count: number | null, of: number | null | undefined): string {
  const percent = (100 * (count ?? NaN)) / (of ?? NaN);

  return count === null || !of
    ? written(count)
    : `${percent.toFixed(of < 100 ? 0 : 1).replace('.', ',')}%`;
}

const answerWith = (status: number, slug: string, where: string) => (route: Route) =>
  route.fulfill({
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: `/problems/${slug}`, status, where }),
  });

test('by keyboard: two questions are chosen, then asked for, and stand in the address', async () => {
  const { responses, first, counts } = await told(survey, 'gender', 'residence');

  await show(resultsUrl);
  await page.getByLabel('Câu hỏi ở các hàng').selectOption('gender');
  await page.waitForURL(/first=gender/);
  assert.equal(await button().getAttribute('aria-disabled'), 'true');
  await button().press('Enter');
  await page.getByLabel('Câu hỏi ở các cột').selectOption('residence');
  await page.waitForURL(/second=residence/);
  assert.deepEqual(asked, []);
  await button().focus();
  await page.keyboard.press('Enter');
  await table().waitFor();
  assert.equal(asked.length, 1);
  assert.doesNotMatch(asked[0] ?? '', /scheme|by=|cells/);
  const shown = await rows();

  assert.deepEqual(
    shown,
    counts.map((row, i) => [...row, first.totals[i]].map(written)),
  );
  assert.match(await section().getByRole('status').innerText(), new RegExp(`^${responses} phiếu`));

  await section().getByLabel('% trong hàng').focus();
  await page.keyboard.press('Space');
  await page.waitForURL(/cells=share/);
  assert.deepEqual(
    (await rows()).map((row) => row.slice(0, -1)),
    counts.map((row, i) => row.map((count) => share(count, first.totals[i]))),
  );
  assert.equal(asked.length, 1, 'what is known already is not asked for again');
});

test('a link brings the questions, and asks nothing until it is pressed', async () => {
  await show(resultsUrl, '&first=gender&second=residence&cells=share');
  assert.equal(await page.getByLabel('Câu hỏi ở các cột').inputValue(), 'residence');
  assert.deepEqual(asked, []);
  await button().click();
  await table().waitFor();
  assert.ok(await section().getByLabel('% trong hàng').isChecked());
  assert.match((await rows())[0]?.[0] ?? '', /^\d+,\d%$/);

  await page.getByLabel('Câu hỏi ở các hàng').selectOption('1.1');
  await page.waitForURL(/first=1\.1/);
  assert.equal(await table().count(), 0, 'another pair has to be asked for');
  assert.equal(asked.length, 1);
});

test('what few have answered is c, and no number of fewer than ten stands anywhere', async () => {
  const { counts } = await told(province, '1.1', 'overall');

  assert.ok(counts.flat().includes(null), 'there is something to hide');
  await show(provinceUrl, '&first=1.1&second=overall');
  await button().click();
  await table().waitFor();
  const cells = (await rows()).flat();

  assert.ok(cells.includes('c'));
  assert.deepEqual(
    cells.filter((cell) => cell !== 'c' && Number(cell) > 0 && Number(cell) < 10),
    [],
  );
  assert.ok(await section().getByText('c: không hiển thị').isVisible());
});

test('the table leaves the page as figures', async () => {
  const { counts } = await told(survey, 'gender', 'residence');

  await show(resultsUrl, '&first=gender&second=residence');
  await button().click();
  await table().waitFor();
  const saved = async (format: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      section()
        .getByRole('button', { name: new RegExp(`${format}: `) })
        .click(),
    ]);

    assert.equal(
      download.suggestedFilename(),
      `${survey}-gender-residence.${format.toLowerCase()}`,
    );
    return readFile(await download.path());
  };
  const csv = (await saved('CSV')).toString();

  const row = (counts[0] ?? []).map((count) => count ?? '"c"');

  assert.ok(csv.includes(`;${row.join(';')};`), csv);
  assert.equal((await saved('XLSX')).subarray(0, 2).toString('latin1'), 'PK');
});

test('the filters of the page are taken, and others have to be asked for anew', async () => {
  await show(provinceUrl, '&unit=QN-CT&channel=kiosk&scheme=design&first=1.1&second=overall');
  await button().click();
  await table().waitFor();
  assert.match(asked[0] ?? '', /unit=QN-CT&channel=kiosk&figures=crosstab&first=1.1/);
  assert.doesNotMatch(asked[0] ?? '', /scheme/);

  await page.getByLabel('Kênh trả lời', { exact: true }).selectOption('paper');
  await page.waitForURL(/channel=paper/);
  await chartsDrawn(page);
  assert.equal(await table().count(), 0);
  assert.equal(asked.length, 1);
});

const REFUSALS = [
  [409, 'withheld', 'figures', /dưới 10 người/, /fewer than 10 people/],
  [409, 'conflict', 'figures', /không còn chỗ/, /no room/],
  [422, 'invalid', 'figures', /không lập được bảng cho phạm vi này/, /cannot make a table/],
  [503, 'busy', 'figures', /đang bận/, /is busy/],
  [503, 'busy', 'columns', /đang nạp/, /loading the answers/],
] as const;

test('a refusal is told in plain words, and what passes can be tried again', async () => {
  for (const [status, slug, where, vi, en] of REFUSALS) {
    await page.route(ASKED, answerWith(status, slug, where));
    for (const [language, words] of [
      ['vi', vi],
      ['en', en],
    ] as const) {
      await show(resultsUrl, '&first=gender&second=residence', language);
      await button().click();
      await section().locator('.notice').getByText(words).waitFor();
    }
    assert.equal(
      await section().getByRole('button', { name: 'Try again' }).count(),
      status === 503 ? 1 : 0,
    );
    await page.unroute(ASKED);
  }
  assert.deepEqual(await violations(page), []);
  await section().getByRole('button', { name: 'Try again' }).click();
  await table().waitFor();
});

test('a press after a refusal asks again', async () => {
  await page.route(ASKED, answerWith(409, 'withheld', 'figures'));
  await show(resultsUrl, '&first=gender&second=residence');
  await button().click();
  await section().locator('.notice').waitFor();
  await page.unroute(ASKED);
  await button().click();
  await table().waitFor();
  assert.equal(asked.length, 2);
});

test('paper has the table and no control, and nothing of the section without a table', async () => {
  await show(resultsUrl, '&first=gender&second=residence');
  await page.emulateMedia({ media: 'print' });
  assert.ok(!(await page.getByText('Hai câu hỏi đặt cạnh nhau').isVisible()));
  await page.emulateMedia({ media: null });
  await button().click();
  await table().waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.ok(await table().isVisible());
  assert.equal(await section().locator('select:visible, input:visible').count(), 0);
});

for (const [name, viewport] of Object.entries({ DESKTOP, TABLET, PHONE })) {
  test(`nothing keeps anybody out on a ${name.toLowerCase()}, nor scrolls sideways`, async () => {
    await page.setViewportSize(viewport);
    for (const language of ['vi', 'en']) {
      await show(provinceUrl, '&first=1.1&second=overall&cells=share', language);
      await button().click();
      await table().waitFor();
      assert.deepEqual(await violations(page), [], language);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);

      assert.ok(width <= viewport.width, `${width}`);
    }
    await page.setViewportSize(DESKTOP);
  });
}
