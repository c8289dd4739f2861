import type { Language } from '../domain/text.ts';

const vi = {
  heading: 'Ý kiến của Ông/Bà giúp cơ quan nhà nước phục vụ tốt hơn',
  lead: 'Người dân và doanh nghiệp cho biết mức độ hài lòng sau khi giải quyết thủ tục hành chính. Kết quả được công bố và tính vào chỉ số cải cách hành chính của cơ quan.',
  points: [
    'Trả lời tại quầy bằng máy tính bảng, hoặc trực tuyến trong khoảng 5 phút.',
    'Không hỏi họ tên. Không ai biết câu trả lời là của ai.',
    'Mỗi con số công bố đều kèm số người trả lời và khoảng tin cậy.',
  ],
  openSurveys: 'Đợt khảo sát đang mở',
  noSurveys: 'Hiện không có đợt khảo sát nào đang mở.',
  answerOnline: 'Trả lời trực tuyến',
  atCounter: 'Phiếu trên máy tính bảng tại quầy',
  staff: 'Dành cho cán bộ',
  staffText: 'Cần khóa cán bộ do quản trị viên cấp.',
  results: 'Kết quả khảo sát',
  resultsText: 'Chỉ số hài lòng, từng yếu tố, từng tiêu chí, theo cơ quan, thủ tục và kênh.',
  scorecards: 'Bảng điểm cải cách hành chính',
  scorecardsText: 'Điểm từng lĩnh vực, điểm bị mất và tiêu chí chấm bằng khảo sát.',
  devices: 'Máy tính bảng tại quầy',
  devicesText: 'Thêm, thu hồi máy; máy nào còn phiếu chờ gửi, máy nào thiếu phiên.',
};

export type LandingMessages = typeof vi;

const en: LandingMessages = {
  heading: 'Your opinion helps state agencies serve you better',
  lead: 'Citizens and businesses say how satisfied they are after an administrative procedure. The results are published and count in the agency’s administrative reform index.',
  points: [
    'Answer at the counter on a tablet, or online in about 5 minutes.',
    'We do not ask for your name. Nobody knows whose answer it is.',
    'Every published figure comes with the number of respondents and its confidence interval.',
  ],
  openSurveys: 'Open surveys',
  noSurveys: 'No survey is open at the moment.',
  answerOnline: 'Answer online',
  atCounter: 'Form on the tablet at the counter',
  staff: 'For staff',
  staffText: 'You need a staff key from your administrator.',
  results: 'Survey results',
  resultsText: 'Satisfaction index, every factor and criterion, by unit, procedure and channel.',
  scorecards: 'PAR scorecards',
  scorecardsText: 'Points by field, points lost and the criteria scored by survey.',
  devices: 'Tablets at the counters',
  devicesText: 'Add and revoke tablets; which hold unsent answers, which lack sessions.',
};

export const landingMessages: Readonly<Record<Language, LandingMessages>> = { vi, en };
