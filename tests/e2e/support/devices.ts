import type { Locator, Page } from 'playwright-core';
import { baseUrl, staffKey } from './setting.ts';

const DAY_MS = 86_400_000;

/** Opens the page of the tablets and signs in, unless the browser is already. */
export async function openDevices(page: Page): Promise<void> {
  const key = page.getByLabel('Khóa cán bộ');

  await page.goto(`${baseUrl}/devices/`);
  await page.locator('.sign-in, .session-line').waitFor();
  if ((await key.count()) > 0) {
    await key.fill(staffKey);
    await page.getByRole('button', { name: 'Vào xem' }).click();
  }
  await page.getByRole('heading', { level: 1, name: 'Máy tính bảng tại quầy' }).waitFor();
  await page.getByText('Đang tải…').waitFor({ state: 'detached' });
}

/** Adds a tablet at the first counter; the slip with its code is shown afterwards. */
export async function addDeviceOnPage(
  page: Page,
  label: string,
): Promise<{ readonly code: string; readonly device: number }> {
  await page.getByRole('button', { name: 'Thêm máy' }).click();
  await page.locator('#device-counter').selectOption({ index: 1 });
  await page.locator('#device-label').fill(label);
  await page.getByRole('button', { name: 'Tạo mã đăng ký' }).click();
  const code = (await page.getByTestId('enrol-code').innerText()).replace('-', '');
  const device = Number(/Máy (\d+)/.exec(await page.locator('.slip-place').innerText())?.[1]);

  return { code, device };
}

export const rowOf = (page: Page, device: number): Locator =>
  page.locator('table.devices tbody tr', { hasText: `${device}. ` });

async function post(path: string, body: unknown, key?: string): Promise<unknown> {
  const response = await fetch(`${baseUrl}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify(body),
  });

  if (!response.ok) {
    throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
  }
  return response.json();
}

/** What a tablet does whose first entries were wiped: it enrols, and tells of one entry alone. */
export async function enrolAndTell(code: string, number: number, queue: number): Promise<string> {
  const { key } = (await post('/device/enrolment', { code })) as { readonly key: string };
  const day = new Date(Date.now() + (7 * DAY_MS) / 24).toISOString().slice(0, 10);
  const entry = { number, session: number, event: 'abandoned', day, hash: 'ab'.repeat(32) };

  await post('/device/sessions', { version: '0.1.0', queue, entries: [entry] }, key);
  return key;
}
