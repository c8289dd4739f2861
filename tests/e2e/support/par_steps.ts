import type { Page } from 'playwright-core';

/** Every figure of a part of the page has come, and every chart is drawn. */
export async function figuresShown(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      ![...document.querySelectorAll('main [role=status]')].some((told) =>
        (told.textContent ?? '').endsWith('…'),
      ) &&
      [...document.querySelectorAll('figure.chart')].every(
        (chart) => chart.querySelector('.chart-drawing svg') !== null,
      ),
  );
}
