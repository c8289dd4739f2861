import assert from 'node:assert/strict';
import type { Page, Request } from 'playwright-core';
import { baseUrl, counter, staffKey, survey } from './setting.ts';
import { eventually } from './steps.ts';

/** An enrolled tablet: how it is set up, what it keeps, and what the server knows of it. */

export const PIN = '47110';

async function asStaff<Value>(method: string, path: string, body?: unknown): Promise<Value> {
  const response = await fetch(`${baseUrl}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${staffKey}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();

  assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? null : JSON.parse(text)) as Value;
}

export interface Listed {
  readonly device: number;
  readonly state: string;
  readonly version: string | null;
  readonly submitted: number;
  readonly gaps: readonly unknown[];
}

export const makeDevice = () =>
  asStaff<{ readonly device: number; readonly code: string }>('POST', '/devices', {
    survey,
    counter,
    label: 'Máy của kiểm thử',
  });

export const revokeDevice = (device: number) => asStaff<null>('DELETE', `/devices/${device}`);

export async function listedDevice(device: number): Promise<Listed> {
  const { devices } = await asStaff<{ readonly devices: readonly Listed[] }>('GET', '/devices');
  const found = devices.find((one) => one.device === device);

  assert.ok(found, `device ${device} is not listed`);
  return found;
}

export async function enterPin(page: Page, pin: string): Promise<void> {
  await page.locator('#pin').fill(pin);
  await page.locator('#pin').press('Enter');
}

export async function choosePin(page: Page): Promise<void> {
  await page.locator('#pin').fill(PIN);
  await page.locator('#pin-again').fill(PIN);
  await page.getByRole('button', { name: 'Xong' }).click();
}

export async function openStaffArea(page: Page, pin: string = PIN): Promise<void> {
  for (let count = 0; count < 5; count += 1) {
    await page.getByRole('button', { name: 'Dành cho cán bộ' }).click();
  }
  await enterPin(page, pin);
}

/** Enrols by the link behind the QR code and waits until the tablet could do without network. */
export async function enrolTablet(page: Page, address: string = baseUrl): Promise<number> {
  const { device, code } = await makeDevice();

  await page.goto(`${address}/kiosk/#enrol=${code}`);
  await page.locator('#pin').waitFor();
  await choosePin(page);
  await page.locator('.kiosk-start').waitFor();
  await eventually(() =>
    page.evaluate(
      async (path) =>
        navigator.serviceWorker.controller !== null && (await caches.match(path)) !== undefined,
      `/api/v1/surveys/${encodeURIComponent(survey)}`,
    ),
  );
  return device;
}

export interface SealedRow {
  readonly id: string;
  readonly revision: number;
  readonly box: string;
}

/** The sealed rows of a request of the tablet; none if it is about something else. */
export const sealedIn = (request: Request): readonly SealedRow[] =>
  request.url().endsWith('responses:batch')
    ? ((request.postDataJSON() as { readonly sealed?: readonly SealedRow[] }).sealed ?? [])
    : [];

/** Everything in every IndexedDB of the page by store, bytes as lists of numbers. */
export type Kept = Readonly<Record<string, readonly unknown[]>>;

export const keptOnTablet = (page: Page): Promise<Kept> =>
  page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const plain = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value, (_key, part: unknown) =>
          part instanceof Uint8Array ? Array.from(part) : part,
        ),
      );
    const kept: Record<string, unknown[]> = {};

    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));

      for (const store of Array.from(database.objectStoreNames)) {
        const all = database.transaction(store).objectStore(store);

        kept[store] = [
          ...(kept[store] ?? []),
          ...(await done(all.getAll())).map(plain),
          ...(store === 'outbox' ? [] : (await done(all.getAllKeys())).map(plain)),
        ];
      }
      database.close();
    }
    return kept;
  });

export const idsInOutbox = async (page: Page): Promise<readonly string[]> =>
  ((await keptOnTablet(page))['outbox'] ?? []).map((parcel) => (parcel as { id: string }).id);
