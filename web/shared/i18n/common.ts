import type { Language } from '../domain/text.ts';

const vi = {
  skipToContent: 'Chuyển đến nội dung chính',
  systemName: 'Khảo sát sự hài lòng của người dân, doanh nghiệp',
  language: 'Ngôn ngữ',
  languageName: 'Tiếng Việt',
  home: 'Trang chủ',
  results: 'Kết quả khảo sát',
  scorecards: 'Bảng điểm CCHC',
  staffNavigation: 'Dành cho cán bộ',
  footerPurpose:
    'Hệ thống khảo sát sự hài lòng đối với sự phục vụ của cơ quan hành chính nhà nước.',
  footerPrivacy:
    'Phiếu khảo sát không hỏi và không lưu họ tên, số điện thoại, địa chỉ hay thời điểm trả lời.',
  loading: 'Đang tải…',
  tryAgain: 'Thử lại',
  back: 'Quay lại',
  continue: 'Tiếp tục',
  print: 'In trang này',
  na: 'Không biết / Không áp dụng',
  notAnswered: 'Chưa trả lời',
  citizen: 'Người dân',
  business: 'Doanh nghiệp, tổ chức',
  kiosk: 'Máy tính bảng tại quầy',
  online: 'Trực tuyến',
  paper: 'Phiếu giấy',
  interview: 'Phỏng vấn',
  confidence: 'khoảng tin cậy 95%',
  problems: {
    noReply: 'Không kết nối được với máy chủ. Xin kiểm tra mạng rồi thử lại.',
    notFound: 'Không tìm thấy nội dung này.',
    gone: 'Đợt khảo sát này đã đóng, không nhận thêm phiếu.',
    forbidden: 'Khóa này không có quyền xem nội dung này.',
    unauthenticated: 'Phiên làm việc đã hết. Xin nhập lại khóa cán bộ.',
    busy: 'Máy chủ đang bận. Xin thử lại sau ít phút.',
    conflict: 'Nội dung này khác với nội dung đã được ghi nhận trước đó.',
    invalid: 'Máy chủ không chấp nhận nội dung đã gửi.',
    internal: 'Máy chủ gặp lỗi. Xin thử lại sau.',
  },
};

export type CommonMessages = typeof vi;

const en: CommonMessages = {
  skipToContent: 'Skip to main content',
  systemName: 'Survey of citizens’ and businesses’ satisfaction',
  language: 'Language',
  languageName: 'English',
  home: 'Home',
  results: 'Survey results',
  scorecards: 'PAR scorecards',
  staffNavigation: 'For staff',
  footerPurpose: 'Survey of satisfaction with the services of state administrative agencies.',
  footerPrivacy:
    'The questionnaire neither asks for nor keeps names, phone numbers, addresses or the time of answering.',
  loading: 'Loading…',
  tryAgain: 'Try again',
  back: 'Back',
  continue: 'Continue',
  print: 'Print this page',
  na: 'Don’t know / Not applicable',
  notAnswered: 'Not answered',
  citizen: 'Citizen',
  business: 'Business or organisation',
  kiosk: 'Tablet at the counter',
  online: 'Online',
  paper: 'Paper form',
  interview: 'Interview',
  confidence: '95% confidence interval',
  problems: {
    noReply: 'The server cannot be reached. Please check the connection and try again.',
    notFound: 'This was not found.',
    gone: 'This survey is closed and takes no more responses.',
    forbidden: 'This key does not allow you to see this.',
    unauthenticated: 'Your session has ended. Please enter your staff key again.',
    busy: 'The server is busy. Please try again in a few minutes.',
    conflict: 'This differs from what was recorded before.',
    invalid: 'The server did not accept what was sent.',
    internal: 'The server had an error. Please try again later.',
  },
};

export const commonMessages: Readonly<Record<Language, CommonMessages>> = { vi, en };
