import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './support/axe.ts';
import { DESKTOP, PHONE, SMALLEST, TABLET, useBrowser } from './support/browser.ts';
import { visitEveryPage } from './support/every_page.ts';

const open = useBrowser();

for (const [name, viewport] of Object.entries({ TABLET, PHONE, DESKTOP })) {
  test(`no page has an accessibility violation on a ${name.toLowerCase()}`, async () => {
    const page = await open(viewport);
    const found: Record<string, readonly string[]> = {};

    await visitEveryPage(page, async (state) => {
      const here = await violations(page);
      if (here.length > 0) {
        found[state] = here;
      }
    });
    assert.deepEqual(found, {});
    await page.context().close();
  });
}

test('no page scrolls sideways on the smallest screen', async () => {
  const page = await open(SMALLEST);
  const tooWide: string[] = [];

  await visitEveryPage(page, async (state) => {
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > SMALLEST.width) {
      tooWide.push(`${state}: ${width}`);
    }
  });
  assert.deepEqual(tooWide, []);
  await page.context().close();
});
