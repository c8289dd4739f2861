import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { baseUrl, parUrl, staffKey } from './setting.ts';
import { FRAMEWORK, keyOf, PERIOD, prepareRound, ROUND, UNITS } from './par_round.ts';

/** What people do on the pages of the scorecard, and what they may not. */

export const cardUrl = (unit: string, tab = 'card', language = 'vi'): string =>
  `${parUrl}?${new URLSearchParams({ framework: FRAMEWORK, unit, period: PERIOD, tab, language }).toString()}`;

/** Opens a part of the page with a key; who was signed in before is signed out. */
export async function openAs(page: Page, key: string, url: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(url);
  await page.getByLabel('Khóa cán bộ').fill(key);
  await page.getByRole('button', { name: 'Vào xem' }).click();
  await page.locator('.tabs').waitFor();
}

/** Calls the service with a key, as a program would. */
export async function call(
  key: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  return fetch(`${baseUrl}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** What must be taken. */
export async function post(key: string, path: string, body: unknown): Promise<void> {
  const answer = await call(key, 'POST', path, body);

  assert.ok(answer.ok, `${path}: ${await answer.text()}`);
}

/** Opens the round, and makes a key for the officer of its first unit. */
export async function openRound(): Promise<string> {
  await prepareRound();
  await post(staffKey, '/par/rounds', ROUND);
  return keyOf('par_officer', UNITS[0]);
}

export async function refused(key: string, path: string, body: unknown): Promise<void> {
  const answer = await call(key, 'POST', path, body);

  assert.equal(answer.status, 403, `${path} ${JSON.stringify(body)}: ${await answer.text()}`);
}

export const action = (unit: string, name: string, more: object = {}) => ({
  framework: FRAMEWORK,
  unit,
  period: PERIOD,
  action: name,
  ...more,
});

export const score = (unit: string, criterion: string, stage: string, more: object) => ({
  framework: FRAMEWORK,
  unit,
  period: PERIOD,
  criterion,
  stage,
  ...more,
});

/** The row of a criterion, its control and what is behind it. */
export const row = (page: Page, code: string): Locator =>
  page.locator(`#row-${code.replaceAll('.', '-')}`);

export async function openRow(page: Page, code: string): Promise<Locator> {
  const control = row(page, code);

  await control.waitFor();
  if ((await control.getAttribute('aria-expanded')) === 'false') {
    await control.click();
  }
  return page.locator(`#row-${code.replaceAll('.', '-')}-panel`);
}

/** Saves the form in a panel and waits until the service has taken it. */
export async function save(panel: Locator): Promise<void> {
  await panel.getByRole('button', { name: 'Lưu', exact: true }).click();
  await panel.getByText('Đã lưu.').waitFor();
}

/** Takes a step of the whole scorecard; `fill` writes what its form asks for. */
export async function step(
  page: Page,
  name: string,
  fill: (form: Locator) => Promise<void> = async () => {},
): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const form = page.locator('.action-form');

  await fill(form);
  await form.getByRole('button', { name: 'Đồng ý' }).click();
  await form.waitFor({ state: 'detached' });
}

/** Waits until the scorecard has come to a state. */
export const reaches = (page: Page, state: string): Promise<void> =>
  page.locator('.step[aria-current=step]', { hasText: state }).waitFor();

/** A small document that is what it says it is. */
export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n' +
    '2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

const choose = (panel: Locator, name: string, buffer: Buffer): Promise<void> =>
  panel.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer });

export async function attach(panel: Locator, name: string): Promise<void> {
  await choose(panel, name, PDF);
  await panel.getByText(`Đã thêm ${name}.`).waitFor();
  await panel.getByRole('link', { name }).waitFor();
}

/** What it is called does not matter: it is looked at what it is. */
export async function attachRefused(panel: Locator): Promise<void> {
  await choose(panel, 'Van ban.pdf', Buffer.from('<!doctype html><script>alert(1)</script>'));
  await panel.getByText('Không nhận loại tệp của Van ban.pdf').waitFor();
  assert.equal(await panel.getByRole('link', { name: 'Van ban.pdf' }).count(), 0);
}

/** Sends a file past the page. */
export const uploadStatus = async (key: string, unit: string): Promise<number> => {
  const query = new URLSearchParams({
    framework: FRAMEWORK,
    unit,
    period: PERIOD,
    criterion: '2',
    name: 'a.pdf',
  });
  const answer = await fetch(`${baseUrl}/api/v1/par/evidence?${query.toString()}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(PDF),
  });

  return answer.status;
};
