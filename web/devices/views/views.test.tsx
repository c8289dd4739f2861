import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from 'preact-render-to-string';
import { encode } from 'uqr';
import { problemOf } from '../../shared/api/http.ts';
import { enrolAddress, type Device, type Gap } from '../../shared/domain/device.ts';
import { sampleSurvey } from '../../shared/domain/survey.samples.ts';
import { devicesMessages } from '../../shared/i18n/devices.ts';
import { looking, nextTask } from '../state.ts';
import { AddForm, surveysWithCounters } from './AddDevice.tsx';
import { CodeSlip } from './CodeSlip.tsx';
import { DeviceTable } from './DeviceTable.tsx';
import { pathOf, QrCode } from './QrCode.tsx';
import { RevokeDevice } from './RevokeDevice.tsx';
import { Summary } from './Summary.tsx';

const device: Device = {
  device: 12,
  survey: 'MAU_2026',
  unit: 'BQL',
  counter: 'BQL-K1',
  counter_name: { vi: 'Quầy số 1', en: 'Counter 1' },
  label: 'Máy trái',
  state: 'enrolled',
  made_on: '2026-11-20',
  expires_on: '2026-11-23',
  enrolled_on: '2026-11-21',
  contact_on: '2026-11-22',
  version: '0.1.0',
  queue: 1200,
  head: { number: 57, hash: '0123456789abcdef'.repeat(4) },
  opened: 29,
  abandoned: 4,
  submitted: 23,
  gaps: [],
};
const missing: Gap = { kind: 'missing', from: 41, until: 43, found_on: '2026-11-23' };
const responses: Gap = { kind: 'responses', day: '2026-11-23', submitted: 12, stored: 10 };
const nothing = () => undefined;

const table = (devices: readonly Device[], mayRevoke = true) =>
  render(<DeviceTable language="vi" devices={devices} onRevoke={mayRevoke ? nothing : null} />);

test('a tablet is shown with its counter, last contact, queue, sessions and head', () => {
  const html = table([device]);

  for (const part of [
    '12. Quầy số 1',
    'Máy trái',
    'BQL-K1 · MAU_2026',
    'Đang dùng',
    '22/11/2026',
    'Phiên bản 0.1.0',
    '1.200',
    '29 mở, 23 có trả lời, 4 bỏ dở',
    'Mục cuối 57, mã băm',
    '0123456789abcdef…',
    `title="${'0123456789abcdef'.repeat(4)}"`,
    'Không có',
  ]) {
    assert.ok(html.includes(part), part);
  }
});

test('gaps are told in plain words, in both languages', () => {
  const gaps: readonly Gap[] = [
    missing,
    responses,
    { kind: 'fork', from: 11, until: 11, found_on: '2026-11-23' },
    { kind: 'unclosed', from: 3, until: 3, found_on: '2026-11-23' },
  ];

  assert.deepEqual(gaps.map(devicesMessages.vi.gapText), [
    'Thiếu 3 mục trong chuỗi phiên: 41–43',
    'Ngày 23/11/2026: 12 phiên có trả lời, mới nhận 10 phiếu',
    'Chuỗi phiên không khớp ở mục 11: máy đã bị khôi phục hoặc bị sửa',
    'Phiên không khép ở mục 3',
  ]);
  assert.deepEqual(gaps.map(devicesMessages.en.gapText), [
    '3 entries missing in the session chain: 41–43',
    '23/11/2026: 12 sessions answered, only 10 responses received',
    'The session chain does not fit at entry 11: the tablet was set back or tampered with',
    'A session was not closed at entry 3',
  ]);
  const html = table([{ ...device, gaps: [missing, responses] }]);

  assert.match(html, /41–43<span class="soft small"> \(phát hiện ngày 23\/11\/2026\)/);
  assert.equal(html.match(/phát hiện/g)?.length, 1, 'what is worked out now has no such day');
});

test('a tablet that waits says until when its code is good, or that it is not', () => {
  const waiting: Device = {
    ...device,
    state: 'waiting',
    enrolled_on: null,
    contact_on: null,
    version: null,
    queue: null,
    head: { number: 0, hash: '0'.repeat(64) },
  };

  assert.match(table([{ ...waiting, expires_on: '2999-01-01' }]), /đến hết ngày 01\/01\/2999/);
  assert.match(table([{ ...waiting, expires_on: '2020-01-01' }]), /hết hạn ngày 01\/01\/2020/);
  assert.match(table([waiting]), /Chưa có/);
});

test('only who may change something is offered to revoke, and nobody twice', () => {
  assert.match(table([device]), /aria-label="Thu hồi máy 12"/);
  assert.doesNotMatch(table([device], false), /Thu hồi/);
  assert.doesNotMatch(table([{ ...device, state: 'revoked' }]), /aria-label="Thu hồi/);
});

test('the summary counts what is in use and what has gaps', () => {
  const devices: readonly Device[] = [
    device,
    { ...device, device: 13, gaps: [missing] },
    { ...device, device: 14, state: 'waiting' },
    { ...device, device: 15, state: 'revoked', gaps: [missing] },
  ];
  const summary = (list: readonly Device[]) => render(<Summary language="vi" devices={list} />);

  assert.match(summary(devices), />2 máy đang dùng · 1 máy chờ đăng ký · 1 máy có thiếu sót</);
  assert.match(summary([device]), />1 máy đang dùng · Không máy nào có thiếu sót</);
});

const added = {
  device: 12,
  survey: 'MAU_2026',
  counter: 'BQL-K1',
  label: '',
  code: '7K2M94QX',
  long_code: '7K2M94QXB3W8RTZ5HN6CV2DY',
  expires_on: '2026-11-25',
};

test('the slip has the code in two halves, its last day, and the address as a QR code', () => {
  const html = render(
    <CodeSlip
      language="vi"
      added={added}
      counter="Quầy số 1"
      origin="https://khaosat.example"
      onDone={nothing}
    />,
  );

  assert.match(html, />7K2M-94QX</);
  assert.match(html, /25\/11\/2026/);
  assert.match(
    html,
    /role="img" aria-label="[^"]*https:\/\/khaosat\.example\/kiosk\/#enrol=7K2M94QXB3W8RTZ5HN6CV2DY"/,
  );
  assert.match(html, />7K2M-94QX-B3W8-RTZ5-HN6C-V2DY</);
  assert.equal(enrolAddress('https://a.b', 'X'), 'https://a.b/kiosk/#enrol=X');
});

/** The modules that a path fills, read back from its runs. */
function modulesOf(path: string, size: number): readonly (readonly boolean[])[] {
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false));

  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    modules[Number(y)]!.fill(true, Number(x), Number(x) + Number(width));
  }
  return modules;
}

test('the drawing of a QR code fills exactly its dark modules', () => {
  const { data, size } = encode('https://khaosat.example/kiosk/#enrol=7K2M94QX', {
    ecc: 'M',
    border: 4,
  });

  assert.deepEqual(modulesOf(pathOf(data), size), data);
  assert.match(render(<QrCode text="a" label="b" />), /viewBox="0 0 29 29"/);
});

test('revoking is asked about, with a warning if answers wait on the tablet', () => {
  const ask = (queue: number | null) =>
    render(
      <RevokeDevice
        language="vi"
        device={{ ...device, queue }}
        sending={false}
        problem={null}
        onRevoke={nothing}
        onCancel={nothing}
      />,
    );

  assert.match(ask(3), /Thu hồi máy 12 tại Quầy số 1\?/);
  assert.match(ask(3), /còn giữ 3 phiếu chưa gửi/);
  assert.doesNotMatch(ask(0), /chưa gửi/);
  assert.doesNotMatch(ask(null), /chưa gửi/);
});

test('counters are offered by unit, of surveys with tablets only', () => {
  const online = { ...sampleSurvey, code: 'ONLINE', channels: ['online'] as const };
  const surveys = surveysWithCounters([online, sampleSurvey]);
  const html = render(
    <AddForm
      language="vi"
      surveys={surveys}
      sending={false}
      problem={null}
      onAdd={nothing}
      onCancel={nothing}
    />,
  );
  const unit = sampleSurvey.units.find(({ counters }) => counters.length > 0);

  assert.deepEqual(surveys, [sampleSurvey]);
  assert.ok(html.includes(`<optgroup label="${unit?.name.vi}">`));
  assert.ok(html.includes(`value="${unit?.counters[0]?.code}"`));
});

test('one thing is done at a time, and a refusal leaves the form open', () => {
  const problem = problemOf(503, null);
  const adding = nextTask(nextTask(looking, { type: 'add' }), { type: 'send' });

  assert.deepEqual(adding, { is: 'adding', sending: true, problem: null });
  assert.deepEqual(nextTask(adding, { type: 'refused', problem }), {
    is: 'adding',
    sending: false,
    problem,
  });
  assert.deepEqual(nextTask(adding, { type: 'added', added }), { is: 'added', added });
  assert.deepEqual(nextTask(looking, { type: 'send' }), looking);
  assert.deepEqual(nextTask(looking, { type: 'refused', problem }), looking);

  const revoking = nextTask(looking, { type: 'revoke', device });

  assert.deepEqual(nextTask(revoking, { type: 'revoked', device: 12 }), {
    is: 'looking',
    revoked: 12,
  });
  assert.deepEqual(nextTask(revoking, { type: 'leave' }), looking);
});
