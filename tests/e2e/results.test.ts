import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { violations } from './support/axe.ts';
import { DESKTOP, PHONE, TABLET, useBrowser } from './support/browser.ts';
import { resultsOf } from './support/live.ts';
import { province, provinceUrl } from './support/setting.ts';
import { chartsDrawn, signIn, wholeNumber } from './support/steps.ts';

/** The analysts' page on the survey of ten offices, one of which has too few responses. */

const HIDDEN = 'Đặc khu Lý Sơn';
const CHARTS = 8; // index, trend, criteria, drivers, offices, offices by factor, channels, quality

const open = useBrowser();
let page: Page;

before(async () => {
  page = await open(DESKTOP, { acceptDownloads: true });
  await signIn(page, provinceUrl);
});
after(async () => page.context().close());

async function show(more = '', language = 'vi'): Promise<void> {
  await page.goto(`${provinceUrl}${more}&language=${language}`);
  await chartsDrawn(page);
}

const chart = (title: RegExp): Locator =>
  page.locator('figure.chart').filter({ has: page.getByRole('heading', { name: title }) });

/** As the page writes it in Vietnamese. */
const percent = (share: number | null, digits = 1): string =>
  ((share ?? NaN) * 100).toFixed(digits).replace('.', ',');

async function saved(figure: Locator, format: 'CSV' | 'XLSX' | 'PNG' | 'SVG'): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    figure.getByRole('button', { name: new RegExp(`${format}: `) }).click(),
  ]);

  return readFile(await download.path());
}

test('the headline is the index with its interval, and every panel has its drawing', async () => {
  const [all] = await resultsOf(province);

  assert.ok(all !== undefined);
  await show();
  const { share, low, high } = all.index;

  assert.equal(
    await page.locator('.headline h3').first().innerText(),
    `Chỉ số hài lòng ${percent(share)}% (95%: ${percent(low)}–${percent(high)}%)`,
  );
  assert.equal(wholeNumber(await page.getByTestId('responses').innerText()), all.responses);
  assert.equal(await page.locator('figure.chart .chart-drawing svg').count(), CHARTS);
  assert.doesNotMatch(await page.locator('main').innerText(), /NaN|undefined|null|Infinity/);
});

test('the table behind a chart opens by keyboard and has the figures of the command line', async () => {
  const groups = await resultsOf(province, '--figures', 'rest');

  await show();
  const figure = chart(/cơ quan cao hơn phần còn lại/);
  const button = figure.getByRole('button', { name: 'Bảng số liệu' });

  assert.equal(await button.getAttribute('aria-expanded'), 'false');
  await button.focus();
  await page.keyboard.press('Enter');
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  await figure.getByRole('region').waitFor();
  const told = groups.flatMap(({ shown, share }) => (shown ? [percent(share)] : []));
  const rows = await figure.locator('tbody tr').allInnerTexts();

  assert.equal(rows.length, groups.length);
  for (const share of told) {
    assert.ok(
      rows.some((row) => row.split('\t').includes(share)),
      `${share} in ${rows.join(' | ')}`,
    );
  }
});

test('an office with too few responses shows c and no figure of it anywhere', async () => {
  const groups = await resultsOf(province, '--by', 'unit');
  const [live] = await resultsOf(province, '--unit', 'QN-LS', '--disclosure', 'none');

  assert.ok(live !== undefined && live.responses > 0 && live.responses < 10);
  assert.equal(groups.find(({ key }) => key === 'QN-LS')?.shown, false);
  await show('&by=unit');
  await page.locator('.groups-table').waitFor();
  const rows = page.locator('tr').filter({ has: page.locator('th', { hasText: HIDDEN }) });
  // A counter is only a name in the list of signs; the office has its row in five tables.
  const texts = await rows.evaluateAll((found) =>
    found.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
  );

  assert.ok(texts.length >= 4, String(texts.length));
  assert.deepEqual(
    texts.flat().filter((cell) => /\d/.test(cell)),
    [],
  );
  assert.ok(texts.every((cells) => cells[0]?.startsWith('c') === true || cells.includes('c')));

  await page.goto(`${provinceUrl}&unit=QN-LS`);
  await page.getByText('Phạm vi này có quá ít phiếu').first().waitFor();
  assert.equal(await page.locator('.headline, figure.chart').count(), 0);
});

test('a filter is in the address, and the way back leads to all', async () => {
  await show();
  const all = await page.getByTestId('responses').innerText();
  const [online] = await resultsOf(province, '--channel', 'online');

  await page.getByLabel('Kênh trả lời', { exact: true }).selectOption('online');
  await page.waitForURL(/channel=online/);
  await page.getByTestId('responses').filter({ hasNotText: all }).waitFor();
  assert.equal(wholeNumber(await page.getByTestId('responses').innerText()), online?.responses);
  await page.goBack();
  await page.getByTestId('responses').filter({ hasText: all }).waitFor();
  assert.doesNotMatch(page.url(), /channel=/);
});

test('a chart leaves the page as figures and as pictures', async () => {
  const [all] = await resultsOf(province);

  await show();
  const figure = chart(/^Chỉ số hài lòng/);
  const csv = (await saved(figure, 'CSV')).toString();
  const svg = (await saved(figure, 'SVG')).toString();
  const png = await saved(figure, 'PNG');
  const xlsx = await saved(figure, 'XLSX');

  assert.ok(csv.startsWith('\uFEFF'));
  assert.ok(csv.includes(`;${percent(all?.index.share ?? null)};`), csv);
  assert.equal(xlsx.subarray(0, 4).toString('latin1'), 'PK\u0003\u0004');
  // Not squeezed: its figures can be read as they are.
  assert.ok(xlsx.includes(`<v>${Number(((all?.index.share ?? NaN) * 100).toFixed(6))}</v>`));
  assert.match(svg, /^<svg [^>]*width="1008"/);
  assert.ok(svg.includes(`Chỉ số hài lòng ${percent(all?.index.share ?? null)}%`));
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  assert.equal(png.readUInt32BE(16), 2016);
});

test('the page speaks the other language, with its decimal point', async () => {
  const [all] = await resultsOf(province);

  await show();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Survey results' }).waitFor();
  assert.match(page.url(), /language=en/);
  const title = await page.locator('.headline h3').first().innerText();

  assert.ok(title.includes(`${percent(all?.index.share ?? null).replace(',', '.')}%`), title);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.getByRole('button', { name: 'Tiếng Việt' }).click();
  await page.getByRole('heading', { name: 'Kết quả khảo sát', exact: true }).waitFor();
});

test('paper has the head of the state and every table, and no button', async () => {
  await show();
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').isVisible());
  assert.ok(await page.getByText('Độc lập - Tự do - Hạnh phúc').isVisible());
  assert.equal(await page.locator('figure.chart table:visible').count(), CHARTS);
  assert.equal(await page.locator('button:visible').count(), 0);
  await page.emulateMedia({ media: null });
});

for (const [name, viewport] of Object.entries({ DESKTOP, TABLET, PHONE })) {
  test(`nothing keeps anybody out on a ${name.toLowerCase()}, nor scrolls sideways`, async () => {
    await page.setViewportSize(viewport);
    for (const language of ['vi', 'en']) {
      await show('&by=unit', language);
      for (const button of await page.locator('.chart-actions [aria-expanded]').all()) {
        await button.click();
      }
      await page
        .locator('details')
        .evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
      await page.getByRole('heading', { name: /Cronbach/ }).waitFor();
      assert.deepEqual(await violations(page), [], language);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);

      assert.ok(width <= viewport.width, `${width}`);
    }
    await page.setViewportSize(DESKTOP);
  });
}
