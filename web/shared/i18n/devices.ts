import { shownDate } from '../domain/calendar.ts';
import type { DeviceState, Gap } from '../domain/device.ts';
import type { Language } from '../domain/text.ts';

const range = (from: number, until: number): string =>
  from === until ? String(from) : `${from}–${until}`;

const vi = {
  title: 'Máy tính bảng tại quầy',
  lead: 'Mỗi máy gắn với một quầy. Máy đánh số và nối chuỗi các phiên trả lời, nên phiên bị xóa hay bỏ qua sẽ hiện ở cột “Thiếu sót”.',
  inUse: (n: string) => `${n} máy đang dùng`,
  waitingFor: (n: string) => `${n} máy chờ đăng ký`,
  withGaps: (n: string) => `${n} máy có thiếu sót`,
  withoutGaps: 'Không máy nào có thiếu sót',
  none: 'Chưa có máy tính bảng nào. Hãy thêm máy đầu tiên để nhận mã đăng ký.',
  noneToSee: 'Chưa có máy tính bảng nào.',
  list: 'Danh sách máy',
  showRevoked: 'Hiện cả máy đã thu hồi',
  number: 'Máy',
  counter: 'Quầy',
  state: 'Trạng thái',
  states: {
    waiting: 'Chờ đăng ký',
    enrolled: 'Đang dùng',
    revoked: 'Đã thu hồi',
  } satisfies Record<DeviceState, string>,
  codeUntil: (day: string) => `Mã dùng đến hết ngày ${day}`,
  codeExpired: (day: string) => `Mã đã hết hạn ngày ${day}; hãy thu hồi và thêm lại`,
  contact: 'Liên lạc gần nhất',
  never: 'Chưa có',
  version: 'Phiên bản',
  queue: 'Phiếu chờ gửi',
  sessions: 'Chuỗi phiên',
  sessionCounts: (opened: string, submitted: string, abandoned: string) =>
    `${opened} mở, ${submitted} có trả lời, ${abandoned} bỏ dở`,
  head: (n: string) => `Mục cuối ${n}, mã băm`,
  gaps: 'Thiếu sót',
  noGaps: 'Không có',
  gapText: (gap: Gap): string => {
    switch (gap.kind) {
      case 'missing':
        return `Thiếu ${gap.until - gap.from + 1} mục trong chuỗi phiên: ${range(gap.from, gap.until)}`;
      case 'fork':
        return `Chuỗi phiên không khớp ở mục ${range(gap.from, gap.until)}: máy đã bị khôi phục hoặc bị sửa`;
      case 'unclosed':
        return `Phiên không khép ở mục ${range(gap.from, gap.until)}`;
      case 'responses':
        return `Ngày ${shownDate(gap.day)}: ${gap.submitted} phiên có trả lời, mới nhận ${gap.stored} phiếu`;
    }
  },
  foundOn: (day: string) => `phát hiện ngày ${day}`,
  add: 'Thêm máy',
  addHeading: 'Thêm máy tính bảng',
  survey: 'Đợt khảo sát',
  label: 'Tên gợi nhớ (không bắt buộc)',
  labelHint: 'Ví dụ “Máy bên trái”. Không ghi tên người.',
  chooseCounter: 'Chọn quầy',
  counterMissing: 'Hãy chọn quầy đặt máy',
  noCounters: 'Không có đợt khảo sát nào đang mở có quầy và kênh máy tính bảng.',
  makeCode: 'Tạo mã đăng ký',
  making: 'Đang tạo…',
  cancel: 'Hủy',
  slipHeading: 'Mã đăng ký máy tính bảng',
  codeLabel: 'Mã',
  lastDay: 'Dùng một lần, đến hết ngày',
  steps: [
    'Trên máy tính bảng, quét mã QR bằng camera; hoặc mở địa chỉ trên tờ này rồi nhập mã.',
    'Kiểm tra đúng tên quầy trên màn hình, rồi đặt mã PIN cho cán bộ.',
    'Đặt máy tại quầy. Xong việc, hủy tờ này.',
  ],
  address: 'Địa chỉ',
  longCode: 'Mã dài, chỉ nhập khi máy báo có quá nhiều mã sai',
  onceOnly: 'Mã chỉ hiện một lần này. Nếu mất mã, hãy thu hồi máy và thêm lại.',
  qrOf: (address: string) => `Mã QR của địa chỉ ${address}`,
  print: 'In tờ hướng dẫn',
  done: 'Xong',
  revoke: 'Thu hồi',
  revokeOf: (n: number) => `Thu hồi máy ${n}`,
  revokeQuestion: (n: number, counter: string) => `Thu hồi máy ${n} tại ${counter}?`,
  revokeText:
    'Máy sẽ không gửi được gì nữa và không đăng ký lại bằng mã cũ. Số liệu đã gửi vẫn giữ nguyên.',
  revokeQueue: (n: string) =>
    `Lần liên lạc gần nhất máy còn giữ ${n} phiếu chưa gửi. Hãy cho máy gửi hết trước khi thu hồi.`,
  revokeYes: 'Thu hồi máy này',
  revokeNo: 'Giữ lại',
  revoking: 'Đang thu hồi…',
  revoked: (n: number) => `Đã thu hồi máy ${n}.`,
};

export type DevicesMessages = typeof vi;

const en: DevicesMessages = {
  title: 'Tablets at the counters',
  lead: 'Each tablet belongs to one counter. It numbers and chains its sessions, so that one that was wiped or skipped shows under “Gaps”.',
  inUse: (n) => `${n} in use`,
  waitingFor: (n) => `${n} waiting to enrol`,
  withGaps: (n) => `${n} with gaps`,
  withoutGaps: 'None has gaps',
  none: 'There are no tablets yet. Add the first one to get an enrolment code.',
  noneToSee: 'There are no tablets yet.',
  list: 'List of tablets',
  showRevoked: 'Show revoked tablets, too',
  number: 'Tablet',
  counter: 'Counter',
  state: 'State',
  states: { waiting: 'Waiting to enrol', enrolled: 'In use', revoked: 'Revoked' },
  codeUntil: (day) => `Code good until the end of ${day}`,
  codeExpired: (day) => `Code expired on ${day}; revoke it and add the tablet again`,
  contact: 'Last contact',
  never: 'None yet',
  version: 'Version',
  queue: 'Answers waiting',
  sessions: 'Session chain',
  sessionCounts: (opened, submitted, abandoned) =>
    `${opened} opened, ${submitted} answered, ${abandoned} abandoned`,
  head: (n) => `Last entry ${n}, hash`,
  gaps: 'Gaps',
  noGaps: 'None',
  gapText: (gap) => {
    switch (gap.kind) {
      case 'missing': {
        const count = gap.until - gap.from + 1;

        return `${count} ${count === 1 ? 'entry' : 'entries'} missing in the session chain: ${range(gap.from, gap.until)}`;
      }
      case 'fork':
        return `The session chain does not fit at entry ${range(gap.from, gap.until)}: the tablet was set back or tampered with`;
      case 'unclosed':
        return `A session was not closed at entry ${range(gap.from, gap.until)}`;
      case 'responses':
        return `${shownDate(gap.day)}: ${gap.submitted} sessions answered, only ${gap.stored} responses received`;
    }
  },
  foundOn: (day) => `found on ${day}`,
  add: 'Add a tablet',
  addHeading: 'Add a tablet',
  survey: 'Survey',
  label: 'Label (optional)',
  labelHint: 'Such as “left tablet”. No name of a person.',
  chooseCounter: 'Choose a counter',
  counterMissing: 'Choose the counter where it stands',
  noCounters: 'No open survey has counters and the tablet channel.',
  makeCode: 'Make an enrolment code',
  making: 'Making…',
  cancel: 'Cancel',
  slipHeading: 'Enrolment code of a tablet',
  codeLabel: 'Code',
  lastDay: 'To be used once, until the end of',
  steps: [
    'On the tablet, scan the QR code with its camera; or open the address on this sheet and type the code.',
    'Check the name of the counter on the screen, then choose a PIN for the staff.',
    'Put the tablet at the counter. Then destroy this sheet.',
  ],
  address: 'Address',
  longCode: 'Long code, to be typed only if the tablet says that there were too many wrong codes',
  onceOnly: 'The code is shown this once. If it is lost, revoke the tablet and add it again.',
  qrOf: (address) => `QR code of the address ${address}`,
  print: 'Print this sheet',
  done: 'Done',
  revoke: 'Revoke',
  revokeOf: (n) => `Revoke tablet ${n}`,
  revokeQuestion: (n, counter) => `Revoke tablet ${n} at ${counter}?`,
  revokeText:
    'The tablet can then send nothing more and cannot enrol again with its old code. What it has sent stays.',
  revokeQueue: (n) =>
    `At its last contact it still held ${n} unsent answers. Let it send them first.`,
  revokeYes: 'Revoke this tablet',
  revokeNo: 'Keep it',
  revoking: 'Revoking…',
  revoked: (n) => `Tablet ${n} was revoked.`,
};

export const devicesMessages: Readonly<Record<Language, DevicesMessages>> = { vi, en };
