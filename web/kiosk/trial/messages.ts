import type { KioskLanguage } from '../../shared/i18n/kiosk.ts';

const vi = {
  chooseCounter: 'Dùng thử: chọn quầy',
  chooseHint:
    'Phiếu trả lời khi dùng thử được gửi thẳng, không niêm phong, và được tính vào kết quả của đợt khảo sát. Máy đặt tại quầy cần được đăng ký.',
  noSurveys: 'Hiện không có đợt khảo sát nào cho dùng thử trên máy tính bảng.',
};

const en: typeof vi = {
  chooseCounter: 'Trial: choose a counter',
  chooseHint:
    'Answers given in a trial are sent as they are, not sealed, and count in the results of the survey. A tablet at a counter should be enrolled.',
  noSurveys: 'No survey can be tried on tablets at the moment.',
};

export const trialMessages: Readonly<Record<KioskLanguage, typeof vi>> = { vi, en };
