import type { Language } from '../domain/text.ts';

const vi = {
  title: 'Phiếu đánh giá tại quầy',
  welcome: 'Xin Ông/Bà cho biết mức độ hài lòng về lần giải quyết công việc hôm nay',
  promise:
    'Không hỏi họ tên. Câu trả lời được ghi nhận ngay từ lần chạm đầu tiên; Ông/Bà có thể dừng bất cứ lúc nào.',
  whoAreYou: 'Ông/Bà trả lời với tư cách:',
  start: 'Bắt đầu',
  whichProcedure: 'Ông/Bà vừa làm thủ tục nào?',
  searchProcedure: 'Tìm theo tên thủ tục hoặc lĩnh vực',
  noProcedureFound: 'Không có thủ tục nào khớp với từ cần tìm.',
  otherProcedure: 'Thủ tục khác / Không nhớ',
  progress: (at: number, of: number) => `Câu ${at}/${of}`,
  part: (at: number, of: number) => `Phần ${at}/${of}`,
  skip: 'Bỏ qua',
  next: 'Câu tiếp theo',
  finish: 'Kết thúc',
  chooseSeveral: 'Có thể chọn nhiều câu trả lời',
  chosen: '(đã chọn)',
  thanks: 'Xin trân trọng cảm ơn Ông/Bà!',
  noAnswer: 'Ông/Bà chưa trả lời câu nào nên không có gì được ghi nhận.',
  delivery: {
    sending: 'Đang gửi câu trả lời…',
    stored: 'Câu trả lời của Ông/Bà đã được ghi nhận.',
    later:
      'Chưa gửi được câu trả lời vì mất kết nối. Câu trả lời đang được giữ trong máy tính bảng này và sẽ tự gửi lại khi có mạng, miễn là trang này không bị đóng.',
    refused:
      'Rất tiếc, máy chủ không nhận câu trả lời này. Xin báo cho cán bộ tại quầy; phần trả lời của Ông/Bà không được tính.',
  },
  nextPerson: 'Người tiếp theo',
  returns: 'Màn hình sẽ tự trở về trang đầu.',
  waiting: (n: number) => `${n} phiếu đang chờ gửi`,
  stillThere: 'Ông/Bà còn trả lời tiếp không?',
  secondsLeft: (n: number) => `Màn hình sẽ trở về trang đầu sau ${n} giây.`,
  stay: 'Tôi trả lời tiếp',
  chooseCounter: 'Chọn quầy của máy tính bảng này',
  chooseHint: 'Mở trang của đúng quầy rồi giữ nguyên trang đó trên máy tính bảng.',
  unknownCounter: 'Không tìm thấy đợt khảo sát hoặc quầy ghi trong địa chỉ trang.',
  noSurveys: 'Hiện không có đợt khảo sát nào đang mở cho máy tính bảng.',
  closed: 'Đợt khảo sát này đã đóng. Xin cảm ơn Ông/Bà đã quan tâm.',
};

export type KioskMessages = typeof vi;

const en: KioskMessages = {
  title: 'Feedback at the counter',
  welcome: 'How satisfied are you with how your business was handled today?',
  promise:
    'We do not ask your name. Your answer counts from the very first tap; you may stop at any time.',
  whoAreYou: 'You are answering as:',
  start: 'Start',
  whichProcedure: 'Which procedure did you come for?',
  searchProcedure: 'Search by name or field',
  noProcedureFound: 'No procedure matches these words.',
  otherProcedure: 'Another procedure / I don’t remember',
  progress: (at, of) => `Question ${at} of ${of}`,
  part: (at, of) => `Part ${at} of ${of}`,
  skip: 'Skip',
  next: 'Next question',
  finish: 'Finish',
  chooseSeveral: 'You may choose several answers',
  chosen: '(chosen)',
  thanks: 'Thank you very much!',
  noAnswer: 'You have not answered any question, so nothing was recorded.',
  delivery: {
    sending: 'Sending your answers…',
    stored: 'Your answers have been recorded.',
    later:
      'Your answers could not be sent because there is no connection. They are kept on this tablet and will be sent when the network is back, as long as this page is not closed.',
    refused:
      'We are sorry, the server did not accept these answers. Please tell the staff at the counter; your answers do not count.',
  },
  nextPerson: 'Next person',
  returns: 'The screen returns to the start by itself.',
  waiting: (n) => `${n} ${n === 1 ? 'response is' : 'responses are'} waiting to be sent`,
  stillThere: 'Are you still answering?',
  secondsLeft: (n) => `The screen returns to the start in ${n} ${n === 1 ? 'second' : 'seconds'}.`,
  stay: 'I am still answering',
  chooseCounter: 'Choose the counter of this tablet',
  chooseHint: 'Open the page of the right counter and leave it open on the tablet.',
  unknownCounter: 'The survey or counter in the address of this page was not found.',
  noSurveys: 'No survey is open for tablets at the moment.',
  closed: 'This survey is closed. Thank you for your interest.',
};

export const kioskMessages: Readonly<Record<Language, KioskMessages>> = { vi, en };
