import { after } from 'node:test';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const TABLET = { width: 800, height: 1280 };
export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1440, height: 900 };
export const SMALLEST = { width: 320, height: 640 };

/** One browser for a file of tests, with a profile of its own that is removed afterwards. */
export function useBrowser(): (
  viewport: { readonly width: number; readonly height: number },
  options?: BrowserContextOptions,
) => Promise<Page> {
  let browser: Browser | undefined;

  after(async () => browser?.close());

  return async (viewport, options = {}) => {
    browser ??= await chromium.launch({
      executablePath: process.env['SIPAS_CHROMIUM'] ?? '/usr/bin/chromium',
      args: FLAGS,
    });
    const context = await browser.newContext({ viewport, locale: 'vi-VN', ...options });
    const page = await context.newPage();

    page.setDefaultTimeout(15_000);
    return page;
  };
}
