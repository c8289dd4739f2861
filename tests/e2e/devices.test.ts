import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, useBrowser } from './support/browser.ts';
import { addDeviceOnPage, enrolAndTell, openDevices, rowOf } from './support/devices.ts';
import { baseUrl } from './support/setting.ts';

const open = useBrowser();

test('a tablet is added, enrols, is seen with its gap, and is revoked', async () => {
  const page = await open(DESKTOP);

  await openDevices(page);
  const { code, device } = await addDeviceOnPage(page, 'Máy trái');
  await page.getByRole('img', { name: `#enrol=${code}` }).waitFor();
  await page.getByRole('button', { name: 'Xong' }).click();
  assert.match(await rowOf(page, device).innerText(), /Máy trái[\s\S]*Chờ đăng ký/);

  const key = await enrolAndTell(code, 44, 3);
  await page.reload();
  const row = await rowOf(page, device).innerText();

  assert.match(row, /Đang dùng/);
  assert.match(row, /Thiếu 43 mục trong chuỗi phiên: 1–43/);
  assert.match(row, /Mục cuối 44/);
  await page.getByRole('button', { name: `Thu hồi máy ${device}` }).click();
  await page.getByText('còn giữ 3 phiếu chưa gửi').waitFor();
  await page.getByRole('button', { name: 'Giữ lại' }).click();
  assert.match(await rowOf(page, device).innerText(), /Đang dùng/);
  await page.getByRole('button', { name: `Thu hồi máy ${device}` }).click();
  await page.getByRole('button', { name: 'Thu hồi máy này' }).click();
  await page.getByText(`Đã thu hồi máy ${device}.`).waitFor();
  await rowOf(page, device).waitFor({ state: 'detached' });
  await page.getByLabel('Hiện cả máy đã thu hồi').check();
  assert.match(await rowOf(page, device).innerText(), /Đã thu hồi/);
  const status = await fetch(`${baseUrl}/api/v1/device`, {
    headers: { authorization: `Bearer ${key}` },
  });

  assert.equal(status.status, 401);
  await page.context().close();
});

test('a tablet is added with the keyboard alone, and the focus follows', async () => {
  const page = await open(DESKTOP);
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

  await openDevices(page);
  await page.getByRole('button', { name: 'Thêm máy' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('#device-counter').waitFor();
  assert.equal(await focused(), 'Thêm máy tính bảng');
  await page.keyboard.press('Tab'); // survey
  await page.keyboard.press('Tab'); // counter
  await page.keyboard.press('Tab'); // label
  await page.keyboard.press('Enter');
  await page.getByText('Hãy chọn quầy đặt máy').waitFor();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Máy giữa');
  await page.keyboard.press('Enter');
  await page.getByTestId('enrol-code').waitFor();
  assert.equal(await focused(), 'Mã đăng ký máy tính bảng');
  await page.keyboard.press('Tab'); // print
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('table.devices').waitFor();
  assert.equal(await focused(), 'Máy tính bảng tại quầy');
  await page.context().close();
});

test('the slip prints on one sheet of A4, without buttons', async () => {
  const page = await open(DESKTOP);

  await openDevices(page);
  const { code } = await addDeviceOnPage(page, 'Máy để in');
  const pdf = await page.pdf({ format: 'A4' });

  assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 1);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.no-print:visible').count(), 0);
  assert.ok(
    await page.getByText(`${code.slice(0, 4)}-${code.slice(4)}`, { exact: true }).isVisible(),
  );
  assert.ok(await page.locator('svg.qr').isVisible());
  await page.context().close();
});

const states: readonly (readonly [string, number, unknown, string])[] = [
  ['none', 200, { devices: [] }, 'Chưa có máy tính bảng nào'],
  ['forbidden', 403, { type: '/problems/forbidden' }, 'không có quyền xem'],
  ['failed', 500, { type: '/problems/internal' }, 'Máy chủ gặp lỗi'],
];

for (const [state, status, json, text] of states) {
  test(`the list says what is the matter: ${state}`, async () => {
    const page = await open(PHONE);

    await page.route('**/api/v1/devices', (route) => route.fulfill({ status, json }));
    await openDevices(page);
    await page.getByText(text).waitFor();
    assert.equal(
      await page.getByRole('button', { name: 'Thử lại' }).count(),
      status === 500 ? 1 : 0,
    );
    await page.context().close();
  });
}
