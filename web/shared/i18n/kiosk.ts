import type { PersonalKind } from '../domain/personal_data.ts';

/** The tablet speaks these; the online form may speak more. */
export type KioskLanguage = 'vi' | 'en';

export const KIOSK_LANGUAGES: readonly KioskLanguage[] = ['vi', 'en'];

const vi = {
  title: 'Phiếu đánh giá tại quầy',
  languageName: 'Tiếng Việt',
  language: 'Ngôn ngữ',
  display: 'Cỡ chữ và độ tương phản',
  sizes: { small: 'Chữ nhỏ', normal: 'Chữ vừa', large: 'Chữ to' },
  contrast: 'Tương phản cao',
  howSatisfied: 'Xin Ông/Bà cho biết mức độ hài lòng về:',
  promise: 'Chạm một lần là đã gửi câu trả lời. Không hỏi họ tên.',
  thanks: 'Xin trân trọng cảm ơn Ông/Bà!',
  kept: 'Câu trả lời của Ông/Bà đã được ghi nhận.',
  goOn: 'Ông/Bà có thể trả lời thêm vài câu, khoảng 3 phút, và dừng bất cứ lúc nào.',
  more: 'Trả lời tiếp',
  done: 'Xong',
  keeping: 'Đang ghi nhận câu trả lời…',
  lost: 'Máy tính bảng không ghi được câu trả lời',
  lostWhy:
    'Bộ nhớ của máy đã đầy hoặc bị lỗi, nên câu trả lời vừa rồi chưa được ghi nhận. Xin Ông/Bà báo cho cán bộ tại quầy.',
  lostPart:
    'Bộ nhớ của máy đã đầy hoặc bị lỗi. Phần trả lời trước đó đã được ghi nhận, phần vừa rồi thì chưa. Xin Ông/Bà báo cho cán bộ tại quầy.',
  toStart: 'Về trang đầu',
  whoAreYou: 'Ông/Bà trả lời với tư cách nào?',
  whichProcedure: 'Ông/Bà vừa làm thủ tục nào?',
  searchProcedure: 'Tìm theo tên, lĩnh vực hoặc mã in trên giấy hẹn',
  noProcedureFound: 'Không có thủ tục nào khớp với từ cần tìm.',
  moreProcedures: (n: number) => `Còn ${n} thủ tục nữa. Xin gõ thêm để tìm.`,
  procedureCode: (code: string) => `Mã ${code}`,
  otherProcedure: 'Thủ tục khác / Không nhớ',
  progress: (at: number, of: number) => `Câu ${at}/${of}`,
  part: (at: number, of: number) => `Phần ${at}/${of}`,
  skip: 'Bỏ qua',
  next: 'Câu tiếp theo',
  finish: 'Kết thúc',
  chooseSeveral: 'Có thể chọn nhiều câu trả lời',
  required: 'Xin chọn một câu trả lời để đi tiếp.',
  comment: 'Ông/Bà có góp ý gì thêm không?',
  commentHint: 'Không bắt buộc. Xin không ghi họ tên, số điện thoại hay số giấy tờ.',
  noComment: 'Không góp ý',
  handIn: 'Gửi góp ý',
  personalKinds: {
    phone: 'số điện thoại',
    identity: 'số giấy tờ',
    taxCode: 'mã số thuế',
    email: 'địa chỉ thư điện tử',
  },
  personal: (kinds: string) => `Góp ý này hình như có ${kinds}`,
  personalWhy: 'Phiếu này không ghi tên ai. Nếu Ông/Bà giữ lại, người đọc có thể biết ai đã viết.',
  edit: 'Sửa lại',
  sendAnyway: 'Vẫn gửi như vậy',
  returns: 'Màn hình sẽ tự trở về trang đầu.',
  stillThere: 'Ông/Bà còn trả lời tiếp không?',
  secondsLeft: (n: number) => `Màn hình sẽ trở về trang đầu sau ${n} giây.`,
  stay: 'Tôi trả lời tiếp',
  staff: 'Dành cho cán bộ',
  noQuestion: 'Phiếu của đợt khảo sát này không có câu hỏi nào cho máy tính bảng.',
  closed: 'Đợt khảo sát này đã đóng. Xin cảm ơn Ông/Bà đã quan tâm.',
  revoked: 'Máy tính bảng này đã ngừng dùng để khảo sát',
  revokedWhy: 'Quyền gửi phiếu của máy đã bị thu hồi. Xin cán bộ liên hệ với người quản trị.',
  waitingForNetwork: 'Đang chờ mạng để tải phiếu khảo sát lần đầu…',
  wrongPlace:
    'Quầy của máy này không còn trong đợt khảo sát. Xin cán bộ liên hệ với người quản trị.',
  broken: 'Máy tính bảng không dùng được bộ nhớ của trình duyệt',
  brokenWhy:
    'Không có bộ nhớ thì câu trả lời có thể mất, nên trang này không nhận câu trả lời. Xin cho phép trang lưu dữ liệu, tắt chế độ ẩn danh hoặc giải phóng bộ nhớ rồi thử lại.',
  elsewhere: 'Phiếu đánh giá đang mở ở một cửa sổ khác của máy này',
  elsewhereWhy: 'Xin dùng cửa sổ kia, hoặc đóng nó lại; trang này sẽ tự mở.',
  onlyEnrolled: 'Đợt khảo sát này chỉ nhận phiếu từ máy tính bảng đã đăng ký.',
  unknownCounter: 'Không tìm thấy đợt khảo sát hoặc quầy ghi trong địa chỉ trang.',
};

export type KioskMessages = typeof vi;

const en: KioskMessages = {
  title: 'Feedback at the counter',
  languageName: 'English',
  language: 'Language',
  display: 'Text size and contrast',
  sizes: { small: 'Small text', normal: 'Normal text', large: 'Large text' },
  contrast: 'High contrast',
  howSatisfied: 'How satisfied are you with this?',
  promise: 'One tap sends your answer. We do not ask your name.',
  thanks: 'Thank you very much!',
  kept: 'Your answer has been recorded.',
  goOn: 'You may answer a few more questions, about 3 minutes, and stop at any time.',
  more: 'Go on',
  done: 'Done',
  keeping: 'Recording your answer…',
  lost: 'The tablet could not record your answer',
  lostWhy:
    'Its storage is full or faulty, so your last answer has not been recorded. Please tell the staff at the counter.',
  lostPart:
    'Its storage is full or faulty. Your earlier answers have been recorded, the last ones have not. Please tell the staff at the counter.',
  toStart: 'Back to the start',
  whoAreYou: 'You are answering as:',
  whichProcedure: 'Which procedure did you come for?',
  searchProcedure: 'Search by name, field or the code on your slip',
  noProcedureFound: 'No procedure matches these words.',
  moreProcedures: (n) => `${n} more. Please type more to find yours.`,
  procedureCode: (code) => `Code ${code}`,
  otherProcedure: 'Another procedure / I don’t remember',
  progress: (at, of) => `Question ${at} of ${of}`,
  part: (at, of) => `Part ${at} of ${of}`,
  skip: 'Skip',
  next: 'Next question',
  finish: 'Finish',
  chooseSeveral: 'You may choose several answers',
  required: 'Please choose an answer to go on.',
  comment: 'Would you like to add anything?',
  commentHint: 'Optional. Please do not write names, phone or identity numbers.',
  noComment: 'Nothing to add',
  handIn: 'Send comment',
  personalKinds: {
    phone: 'a phone number',
    identity: 'an identity number',
    taxCode: 'a tax code',
    email: 'an e-mail address',
  },
  personal: (kinds) => `This comment seems to hold ${kinds}`,
  personalWhy: 'This form names nobody. If you leave it in, readers may learn who wrote this.',
  edit: 'Change it',
  sendAnyway: 'Send it as it is',
  returns: 'The screen returns to the start by itself.',
  stillThere: 'Are you still answering?',
  secondsLeft: (n) => `The screen returns to the start in ${n} ${n === 1 ? 'second' : 'seconds'}.`,
  stay: 'I am still answering',
  staff: 'For staff',
  noQuestion: 'The form of this survey has no question for tablets.',
  closed: 'This survey is closed. Thank you for your interest.',
  revoked: 'This tablet is no longer used for the survey',
  revokedWhy: 'Its right to send answers was withdrawn. Staff, please contact the administrator.',
  waitingForNetwork: 'Waiting for the network to load the survey for the first time…',
  wrongPlace:
    'The counter of this tablet is no longer in the survey. Staff, please contact the administrator.',
  broken: 'The tablet cannot use the browser’s storage',
  brokenWhy:
    'Without storage answers could be lost, so this page takes none. Please allow the page to store data, leave private browsing or free some space, then try again.',
  elsewhere: 'The survey is open in another window of this tablet',
  elsewhereWhy: 'Please use that window, or close it; this page will then open by itself.',
  onlyEnrolled: 'This survey takes answers from enrolled tablets only.',
  unknownCounter: 'The survey or counter in the address of this page was not found.',
};

export const kioskMessages: Readonly<Record<KioskLanguage, KioskMessages>> = { vi, en };

/** "This comment seems to hold a phone number, a tax code". */
export function personalText(kinds: readonly PersonalKind[], language: KioskLanguage): string {
  const { personal, personalKinds } = kioskMessages[language];

  return personal(kinds.map((kind) => personalKinds[kind]).join(', '));
}
