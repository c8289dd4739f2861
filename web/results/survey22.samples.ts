import { satisfaction } from '../shared/domain/survey.samples.ts';
import type { Item, Section, Survey } from '../shared/domain/survey.ts';

/** A survey as provinces make them: five factors with 22 criteria, twelve units. */

const criteria: readonly (readonly [code: string, vi: string, en: string])[] = [
  ['c1_1', 'Nơi ngồi chờ có đủ chỗ ngồi', 'The waiting area has enough seats'],
  ['c1_2', 'Trang thiết bị phục vụ đầy đủ', 'The equipment is sufficient'],
  ['c1_3', 'Trang thiết bị phục vụ hiện đại', 'The equipment is modern'],
  ['c1_4', 'Trang thiết bị dễ sử dụng', 'The equipment is easy to use'],
  ['c2_1', 'Thủ tục được niêm yết công khai, đầy đủ', 'The procedure is posted publicly in full'],
  ['c2_2', 'Thành phần hồ sơ phải nộp đúng quy định', 'The dossier contents are as prescribed'],
  ['c2_3', 'Phí, lệ phí đúng quy định', 'The fees and charges are as prescribed'],
  ['c2_4', 'Thời hạn giải quyết đúng quy định', 'The processing time is as prescribed'],
  ['c3_1', 'Công chức giao tiếp lịch sự', 'The civil servant communicates politely'],
  ['c3_2', 'Công chức chú ý lắng nghe', 'The civil servant listens attentively'],
  ['c3_3', 'Công chức trả lời, giải đáp đầy đủ', 'The civil servant answers and explains fully'],
  [
    'c3_4',
    'Công chức hướng dẫn kê khai hồ sơ tận tình, chu đáo, dễ làm theo',
    'The civil servant guides the filling-in of the dossier with care',
  ],
  ['c3_5', 'Công chức hướng dẫn hồ sơ dễ hiểu', 'The guidance is easy to understand'],
  ['c3_6', 'Công chức tuân thủ đúng quy định', 'The civil servant complies with the regulations'],
  ['c3_7', 'Công chức thành thạo nghiệp vụ', 'The civil servant is skilled in the work'],
  ['c4_1', 'Kết quả đúng quy định', 'The result is as prescribed'],
  ['c4_2', 'Kết quả có thông tin đầy đủ', 'The result contains complete information'],
  ['c4_3', 'Kết quả có thông tin chính xác', 'The result contains correct information'],
  ['c5_1', 'Có hình thức tiếp nhận góp ý, phản ánh, kiến nghị', 'There are ways to give feedback'],
  ['c5_2', 'Dễ dàng góp ý, phản ánh, kiến nghị', 'It is easy to give feedback'],
  ['c5_3', 'Cơ quan tiếp nhận, xử lý tích cực', 'The agency handles feedback actively'],
  ['c5_4', 'Thông báo kết quả xử lý kịp thời', 'The outcome is announced in time'],
];

const factors: readonly (readonly [code: string, vi: string, en: string])[] = [
  ['F1', 'Tiếp cận dịch vụ', 'Access to services'],
  ['F2', 'Thủ tục hành chính', 'Administrative procedures'],
  ['F3', 'Công chức giải quyết công việc', 'Civil servants handling the work'],
  ['F4', 'Kết quả cung ứng dịch vụ', 'Results of the service'],
  ['F5', 'Tiếp nhận, xử lý góp ý, phản ánh, kiến nghị', 'Receiving and handling feedback'],
];

const units: readonly (readonly [code: string, vi: string, en: string])[] = [
  ['A01', 'Ban Quản lý các khu công nghiệp', 'Management Board of Industrial Zones'],
  ['A02', 'Sở Nội vụ', 'Department of Home Affairs'],
  ['A03', 'Sở Tư pháp', 'Department of Justice'],
  ['A04', 'Sở Tài chính', 'Department of Finance'],
  ['A05', 'Sở Nông nghiệp và Môi trường', 'Department of Agriculture and Environment'],
  ['A06', 'Sở Xây dựng', 'Department of Construction'],
  ['A07', 'Sở Công Thương', 'Department of Industry and Trade'],
  ['A08', 'Sở Y tế', 'Department of Health'],
  ['A09', 'Sở Giáo dục và Đào tạo', 'Department of Education and Training'],
  ['A10', 'Sở Khoa học và Công nghệ', 'Department of Science and Technology'],
  ['A11', 'Sở Văn hóa, Thể thao và Du lịch', 'Department of Culture, Sports and Tourism'],
  ['A12', 'Sở Dân tộc và Tôn giáo', 'Department of Ethnic and Religious Affairs'],
];

const scale = (code: string, vi: string, en: string, more: Partial<Item> = {}): Item =>
  ({ code, kind: 'scale', scale: 'sat', na: true, text: { vi, en }, ...more }) as Item;

const sections: readonly Section[] = [
  ...factors.map(([code, vi, en], place) => ({
    code,
    factor: true,
    title: { vi, en },
    items: criteria
      .filter(([item]) => item.startsWith(`c${place + 1}_`))
      .map(([item, itemVi, itemEn]) => scale(item, itemVi, itemEn)),
  })),
  {
    code: 'overall',
    factor: false,
    title: { vi: 'Đánh giá chung', en: 'Overall evaluation' },
    items: [
      scale('overall', 'Đánh giá chung về sự phục vụ', 'Overall evaluation of the service', {
        overall: true,
      } as Partial<Item>),
    ],
  },
];

export const survey22: Survey = {
  code: 'TINH_2025',
  title: {
    vi: 'Khảo sát sự hài lòng của người dân, tổ chức năm 2025',
    en: 'Survey of citizens’ and organisations’ satisfaction 2025',
  },
  state: 'open',
  index_rule: 'pooled',
  sub_index: { max_points: 38, target: { low: 28, high: 30, source: 'Kế hoạch CCHC năm 2025' } },
  channels: ['kiosk', 'online'],
  respondent_types: ['citizen', 'business'],
  periods: [
    { code: '2025Q1', from: '2025-01-01', until: '2025-04-01' },
    { code: '2025Q2', from: '2025-04-01', until: '2025-07-01' },
    { code: '2025Q3', from: '2025-07-01', until: '2025-10-01' },
    { code: '2025Q4', from: '2025-10-01', until: '2026-01-01' },
  ],
  units: units.map(([code, vi, en]) => ({
    code,
    name: { vi, en },
    counters: [{ code: `${code}-K1`, name: { vi: `Quầy 1 - ${vi}`, en: `Counter 1 - ${en}` } }],
  })),
  procedures: [
    {
      code: 'P01',
      unit: 'A01',
      name: { vi: 'Cấp giấy chứng nhận đăng ký đầu tư', en: 'Investment registration certificate' },
      field: { vi: 'Đầu tư', en: 'Investment' },
    },
  ],
  instrument: {
    code: 'MAU_22',
    version: 1,
    title: { vi: 'Bộ câu hỏi 22 tiêu chí', en: 'Questionnaire of 22 criteria' },
    legal_basis: 'Quyết định mẫu',
    scales: [{ code: 'sat', options: satisfaction }],
    sections,
  },
};
