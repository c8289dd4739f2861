import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { TABLET, useBrowser } from './support/browser.ts';
import { baseUrl, counter, kioskUrl, survey } from './support/setting.ts';
import { eventually, leaveTablet, rateOnTablet } from './support/steps.ts';
import {
  makeDevice,
  choosePin,
  enrolTablet,
  enterPin,
  idsInOutbox,
  keptOnTablet,
  listedDevice,
  openStaffArea,
  PIN,
  revokeDevice,
  type SealedRow,
} from './support/tablet.ts';

const open = useBrowser();

const fact = (key: string) => `[data-fact=${key}] dd`;

test('the link behind the QR code enrols at once and leaves no code behind', async () => {
  const page = await open(TABLET);
  const { device, code } = await makeDevice();

  await page.goto(`${baseUrl}/kiosk/#enrol=${code}`);
  await page.getByText('Đặt mã PIN').waitFor();
  assert.equal(page.url(), `${baseUrl}/kiosk/`);
  assert.equal((await listedDevice(device)).state, 'enrolled');

  await page.reload();
  await page.getByText('Đặt mã PIN').waitFor();
  await page.locator('#pin').fill('123');
  await page.getByRole('button', { name: 'Xong' }).click();
  await page.getByText('Mã PIN có từ 4 đến 8 chữ số.').waitFor();
  await page.locator('#pin').fill(PIN);
  await page.locator('#pin-again').fill('99999');
  await page.getByRole('button', { name: 'Xong' }).click();
  await page.getByText('Hai lần nhập không giống nhau.').waitFor();
  await choosePin(page);
  await page.locator('.kiosk-face').first().waitFor();

  const kept = JSON.stringify(await keptOnTablet(page));
  assert.equal(kept.includes(code), false);
  assert.equal(kept.includes(PIN), false);
  await eventually(async () => (await listedDevice(device)).version !== null);
  await page.context().close();
});

test('a code may be typed carelessly, and is good once', async () => {
  const page = await open(TABLET);
  const other = await open(TABLET);
  const { code } = await makeDevice();
  const enter = async (typed: string) => {
    await other.locator('#code').fill(typed);
    await other.getByRole('button', { name: 'Đăng ký' }).click();
  };

  await page.goto(`${baseUrl}/kiosk/`);
  await page.locator('#code').fill(` ${code.slice(0, 4).toLowerCase()} - ${code.slice(4)}`);
  assert.equal(await page.locator('#code').inputValue(), `${code.slice(0, 4)}-${code.slice(4)}`);
  await page.getByRole('button', { name: 'Đăng ký' }).click();
  await choosePin(page);
  await page.locator('.kiosk-face').first().waitFor();

  await other.goto(`${baseUrl}/kiosk/`);
  await enter(code);
  await other.getByText('đã hết hạn hoặc đã được dùng').waitFor();
  await other.locator('#code').fill('7K0O');
  await other.getByText('Mã không dùng ký tự 0, O').waitFor();
  await page.context().close();
  await other.context().close();
});

test('an enrolled tablet stays at its counter, whatever address is opened', async () => {
  const page = await open(TABLET);

  await enrolTablet(page);
  await page.goto(kioskUrl.replace(counter, 'somewhere-else'));
  await page.locator('.kiosk-face').first().waitFor();
  await openStaffArea(page);
  assert.notEqual(await page.locator(fact('device')).innerText(), '');
  await page.context().close();
});

test('the staff area wants the PIN and shows no answer', async () => {
  const page = await open(TABLET);

  await page.clock.install();
  await enrolTablet(page);
  await page.context().setOffline(true);
  await rateOnTablet(page, 'Hài lòng');
  await leaveTablet(page);
  await openStaffArea(page, '0000');
  for (let count = 0; count < 4; count += 1) {
    await page.getByText('Mã PIN không đúng.').waitFor();
    await enterPin(page, '0000');
  }
  await page.getByText('Đã nhập sai 5 lần').waitFor();
  await page.reload();
  await page.locator('.kiosk-face').first().waitFor();
  await openStaffArea(page);
  await page.getByText('Đã nhập sai 5 lần').waitFor();
  // Somebody is still busy here, or the staff area would close itself.
  await page.clock.runFor(25_000);
  await page.locator('#pin').fill('');
  await page.clock.runFor(25_000);
  await page.locator('#pin').fill('1');
  await page.clock.runFor(15_000);
  await enterPin(page, PIN);
  await page.locator(fact('waiting')).waitFor();
  assert.equal(await page.locator(fact('waiting')).innerText(), '1');
  // The browser tells a new page a moment later that there is no network.
  await page.locator(fact('network')).filter({ hasText: 'Mất mạng' }).waitFor();
  assert.equal(await page.locator(fact('survey')).innerText(), survey);
  assert.match(await page.locator(fact('version')).innerText(), /^\d+\.\d+\.\d+$/);
  assert.match(await page.locator(fact('contact')).innerText(), /^\d{2}\/\d{2}\/\d{4}$/);
  assert.match(await page.locator(fact('battery')).innerText(), /^\d+%/);
  assert.match(await page.locator(fact('storage')).innerText(), /^(Có thể bị xóa|Được giữ)/);
  assert.equal((await page.locator('main').innerText()).includes('Hài lòng'), false);
  await page.context().close();
});

test('a revoked tablet stops asking and keeps what it has for a file', async () => {
  const page = await open(TABLET);
  const device = await enrolTablet(page);
  let asked = 0;

  await page.context().setOffline(true);
  await rateOnTablet(page, 'Hài lòng');
  await leaveTablet(page);
  const [id] = await idsInOutbox(page);
  await revokeDevice(device);
  page.on('request', (request) => {
    asked += /\/device|responses:batch/.test(request.url()) ? 1 : 0;
  });
  await page.context().setOffline(false);
  await page.getByText('đã ngừng dùng để khảo sát').waitFor();
  const askedSoFar = asked;

  await page.reload();
  await page.getByText('đã ngừng dùng để khảo sát').waitFor();
  assert.equal(await page.locator('.kiosk-face').count(), 0);
  await openStaffArea(page);
  const again = page.getByRole('button', { name: 'Đăng ký lại máy này' });
  assert.equal(await again.getAttribute('aria-disabled'), 'true');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Xuất tệp phiếu' }).click();
  const file = JSON.parse(readFileSync(await (await saved).path(), 'utf8')) as {
    readonly sealed: readonly SealedRow[];
  } & Record<string, unknown>;

  assert.deepEqual(
    [file['format'], file['survey'], file['device'], file['counter']],
    ['sipas-outbox-1', survey, device, counter],
  );
  assert.deepEqual(
    file.sealed.map((row) => [row.id, row.revision]),
    [[id, 1]],
  );
  assert.equal((await idsInOutbox(page)).length, 1);
  assert.equal(asked, askedSoFar, 'a revoked tablet asks no more');

  await again.click();
  const { code } = await makeDevice();
  await page.locator('#code').fill(code);
  await page.getByRole('button', { name: 'Đăng ký' }).click();
  await choosePin(page);
  await page.locator('.kiosk-face').first().waitFor();
  await page.context().close();
});
