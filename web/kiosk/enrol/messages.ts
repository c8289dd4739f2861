import type { KioskLanguage } from '../../shared/i18n/kiosk.ts';

const vi = {
  title: 'Đăng ký máy tính bảng',
  enterCode: 'Nhập mã đăng ký',
  codeHint: 'Mã có 8 chữ và số, do người quản lý đợt khảo sát cấp. Viết hoa hay thường đều được.',
  strange: (letters: string) => `Mã không dùng ký tự ${letters}. Xin xem lại.`,
  unknownCode: 'Mã này không đúng, đã hết hạn hoặc đã được dùng. Xin hỏi lại người cấp mã.',
  busy: 'Máy chủ đang bận hoặc có quá nhiều mã sai được gửi đến. Xin quét mã QR, nhập mã dài trên tờ hướng dẫn, hoặc đợi một phút rồi thử lại.',
  noNetwork: 'Không có mạng. Đăng ký cần mạng một lần; sau đó máy chạy được khi mất mạng.',
  failed: (status: number) => `Không đăng ký được (mã ${status}). Xin báo người quản trị.`,
  noDisk: 'Máy không ghi được vào bộ nhớ của trình duyệt, nên không đăng ký được.',
  insecure: 'Trang phải được mở bằng https để đăng ký.',
  enrol: 'Đăng ký',
  enrolling: 'Đang đăng ký…',
  choosePin: 'Đặt mã PIN cho cán bộ',
  pinHint: 'Từ 4 đến 8 chữ số. Mã PIN mở phần dành cho cán bộ; quên thì phải đăng ký lại.',
  pin: 'Mã PIN',
  pinAgain: 'Nhập lại mã PIN',
  shortPin: 'Mã PIN có từ 4 đến 8 chữ số.',
  otherPin: 'Hai lần nhập không giống nhau.',
  finish: 'Xong, mở phiếu đánh giá',
  atCounter: (counter: string) => `Máy này đã được đăng ký cho ${counter}.`,
  staffHint: 'Sau này, chạm 5 lần liền vào biểu tượng ở góc trái phía trên để mở phần cán bộ.',
  trial: 'Dùng thử không cần đăng ký',
};

export type EnrolMessages = typeof vi;

const en: EnrolMessages = {
  title: 'Enrol this tablet',
  enterCode: 'Enter the enrolment code',
  codeHint: 'Eight letters and digits, given by the survey manager. Capitals do not matter.',
  strange: (letters) => `A code never has ${letters}. Please look again.`,
  unknownCode: 'This code is wrong, expired or already used. Please ask who gave it to you.',
  busy: 'The server is busy or was sent too many wrong codes. Please scan the QR code, type the long code of the sheet, or try again in a minute.',
  noNetwork:
    'There is no network. It is needed once, to enrol; after that the tablet works without it.',
  failed: (status) => `Enrolling failed (status ${status}). Please tell the administrator.`,
  noDisk: 'The tablet cannot write to the browser’s storage, so it cannot be enrolled.',
  insecure: 'The page must be opened by https to be enrolled.',
  enrol: 'Enrol',
  enrolling: 'Enrolling…',
  choosePin: 'Choose a PIN for the staff',
  pinHint:
    '4 to 8 digits. The PIN opens the staff area; if it is lost, the tablet must be enrolled again.',
  pin: 'PIN',
  pinAgain: 'PIN again',
  shortPin: 'A PIN has 4 to 8 digits.',
  otherPin: 'The two PINs differ.',
  finish: 'Done, open the survey',
  atCounter: (counter) => `This tablet is enrolled for ${counter}.`,
  staffHint: 'Later, tap the emblem in the top left corner five times to open the staff area.',
  trial: 'Try it without enrolling',
};

export const enrolMessages: Readonly<Record<KioskLanguage, EnrolMessages>> = { vi, en };
