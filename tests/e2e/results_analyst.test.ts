import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { DESKTOP, useBrowser } from './support/browser.ts';
import { resultsOf, sipas } from './support/live.ts';
import { province, provinceUrl } from './support/setting.ts';
import { chartsDrawn, signIn, wholeNumber } from './support/steps.ts';

/** What an analyst does on the results page: select, wait, go by keyboard, look behind, print. */

const open = useBrowser();
let page: Page;

before(async () => {
  page = await open(DESKTOP);
  await signIn(page, provinceUrl);
});
after(async () => page.context().close());

async function show(more = ''): Promise<void> {
  await page.goto(`${provinceUrl}${more}&language=vi`);
  await chartsDrawn(page);
}

/** As the page writes it in Vietnamese. */
const decimal = (value: number, digits: number): string => value.toFixed(digits).replace('.', ',');

const choose = (label: string, value: string) =>
  page.getByLabel(label, { exact: true }).selectOption(value);

const settled = () =>
  page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);

test('an answer that comes after that of the next selection is thrown away', async () => {
  const [kiosk] = await resultsOf(province, '--channel', 'kiosk');
  const late: Promise<unknown>[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));

  assert.ok(kiosk !== undefined);
  await show();
  await page.route(/\/results\?.*channel=online/, (route) => {
    late.push(held.then(() => route.continue()));
  });
  await choose('Kênh trả lời', 'online');
  await page.waitForURL(/channel=online/);
  // What is shown until then is of the selection before, and does not pass for the new one.
  await page.locator('main [aria-busy=true]').first().waitFor();
  await choose('Kênh trả lời', 'kiosk');
  await page.waitForURL(/channel=kiosk/);
  await settled();
  await chartsDrawn(page);
  const shown = await page.locator('main').innerText();

  assert.ok(late.length > 0);
  const answers = Promise.all(late.map(() => page.waitForResponse(/\/results\?.*channel=online/)));

  release();
  await Promise.all([answers, ...late]);
  await page.waitForTimeout(500);
  assert.equal(wholeNumber(await page.getByTestId('responses').innerText()), kiosk.responses);
  assert.equal(await page.locator('main').innerText(), shown);
  assert.match(page.url(), /channel=kiosk/);
  await page.unroute(/\/results\?.*channel=online/);
});

test('the weights that are chosen stand in the address and on the page', async () => {
  const [design] = await resultsOf(province, '--scheme', 'design');

  await show();
  assert.match(await page.locator('.survey-name').innerText(), /Quyền số: cân chỉnh theo/);
  await choose('Quyền số', 'design');
  await page.waitForURL(/scheme=design/);
  await settled();
  assert.match(await page.locator('.survey-name').innerText(), /Quyền số: theo cơ quan và kỳ/);
  const title = await page.locator('.headline h3').first().innerText();

  assert.ok(title.includes(` ${decimal((design?.index.share ?? NaN) * 100, 1)}% `), title);
  await page.reload();
  await chartsDrawn(page);
  assert.equal(await page.locator('.headline h3').first().innerText(), title);
});

test('weights, index variants and reliability unfold, with the figures of the service', async () => {
  const told = async (figures: string) =>
    JSON.parse(await sipas('results', '--survey', province, '--figures', figures, '--json'));
  const [weights, variants, reliability] = [
    await told('weights'),
    await told('variants'),
    await told('reliability'),
  ];

  await show();
  const details = page.locator('details').filter({ hasText: 'Phương pháp và độ tin cậy' });

  await details.locator('summary').focus();
  await page.keyboard.press('Enter');
  await details.getByRole('heading', { name: 'Từng tiêu chí trong yếu tố của mình' }).waitFor();
  const text = await details.innerText();
  const { pooled, mean_factors: factors } = variants.groups[0].variants;

  assert.match(text, new RegExp(`Kish\\)\\s+${decimal(weights.kish_deff, 2)}\\s`));
  assert.ok(text.includes(`bằng ${Math.round(weights.n_kish)} phiếu`), text);
  assert.match(text, new RegExp(`đang dùng\\)\\s+${decimal(pooled * 100, 1)}\\s`));
  assert.match(text, new RegExp(`các yếu tố\\s+${decimal(factors * 100, 1)}\\s`));
  const [all] = reliability.sets;

  assert.match(
    text,
    new RegExp(`Tất cả các tiêu chí\\s+22\\s+${all.n}\\s+${decimal(all.alpha, 2)}\\s`),
  );
});

test('everything can be reached and used with the keyboard alone', async () => {
  await show();
  const reachable = await page
    .locator('a[href], button, select, input, summary, [tabindex="0"]')
    .filter({ visible: true })
    .count();
  const reached = new Set<string>();

  for (let step = 0; step < reachable + 5; step++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const focused = document.activeElement;

      if (focused === null || focused === document.body) {
        return null;
      }
      const { outlineStyle, boxShadow } = getComputedStyle(focused);

      return {
        place: String([...document.querySelectorAll('*')].indexOf(focused)),
        visible: outlineStyle !== 'none' || boxShadow !== 'none',
        what: focused.outerHTML.slice(0, 80),
      };
    });

    if (at !== null) {
      assert.ok(at.visible, at.what);
      reached.add(at.place);
    }
  }
  assert.ok(reached.size >= reachable, `${reached.size} of ${reachable}`);

  await page.getByLabel('Kênh trả lời', { exact: true }).focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForURL(/channel=/);
  await settled();
  assert.ok(await page.evaluate(() => document.activeElement?.id === 'filter-channel'));
});

/** Of A4 less its margins, in pixels of paper. */
const PAPER = { width: 688, height: 1016 };

test('on paper every chart has all its words once, and no part that is cut by the page', async () => {
  await show();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(PAPER);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const charts = await page.locator('.chart-drawing').evaluateAll((places) =>
    places.map((place) => {
      const words = (parts: NodeListOf<Element> | Element[]) =>
        [...parts].flatMap((part) => [...part.querySelectorAll('text')]).map((t) => t.textContent);
      const parts = place.querySelectorAll('.slices svg');
      const own = [...place.querySelectorAll('svg')].filter((svg) => svg.closest('table') === null);

      return {
        parts: parts.length,
        all: words(own).sort(),
        sliced: words(parts).sort(),
        highest: Math.max(
          ...(parts.length > 0 ? [...parts] : own).map((svg) => svg.getBoundingClientRect().height),
        ),
      };
    }),
  );

  for (const { parts, all, sliced, highest } of charts) {
    assert.ok(highest > 0 && highest < PAPER.height / 2, `${highest}`);
    assert.ok(all.length > 0);
    assert.deepEqual(parts === 0 ? all : sliced, all);
  }
  // Twenty-two criteria are higher than half a page, twice: their answers and what was passed over.
  assert.equal(charts.filter(({ parts }) => parts >= 22).length, 2);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await page.locator('.slices').count(), 0);
  await page.emulateMedia({ media: null });
  await page.setViewportSize(DESKTOP);
});
