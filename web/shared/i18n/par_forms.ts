import type { TargetKind } from '../domain/par_standing.ts';
import type { Language } from '../domain/text.ts';

/** Forms beside the scorecard itself: rounds and targets. */
const vi = {
  round: {
    open: 'Mở đợt đánh giá',
    change: 'Đổi hạn, thêm đơn vị',
    heading: 'Đợt đánh giá',
    opened: (period: string) =>
      `Đã mở đợt đánh giá kỳ ${period}. Các đơn vị đã chọn có thể bắt đầu tự chấm điểm.`,
    text: 'Đơn vị chưa có bảng điểm sẽ được mở bảng điểm mới. Hạn áp dụng cho mọi đơn vị trong đợt.',
    framework: 'Bộ tiêu chí',
    version: (title: string, version: number) => `${title} (phiên bản ${version})`,
    period: 'Kỳ đánh giá',
    periodHint: 'Năm hoặc quý, ví dụ 2026.',
    deadlines: {
      self_until: 'Hạn tự chấm và gửi',
      appraise_until: 'Hạn thẩm định',
      explain_until: 'Hạn giải trình lại',
    },
    units: 'Đơn vị được chấm',
    filter: 'Tìm đơn vị theo tên hoặc mã',
    found: (n: number, of: number) => `${n}/${of} đơn vị`,
    chosen: (n: number) => `Đã chọn ${n} đơn vị`,
    all: 'Chọn tất cả đang hiện',
    noneFound: 'Không có đơn vị nào như vậy.',
    wrong: {
      framework: 'Xin chọn bộ tiêu chí',
      period: 'Xin ghi kỳ đánh giá, ví dụ 2026',
      self_until: 'Xin chọn ngày',
      appraise_until: 'Xin chọn ngày không sớm hơn hạn tự chấm',
      explain_until: 'Xin chọn ngày không sớm hơn hạn thẩm định',
      units: 'Xin chọn ít nhất một đơn vị',
    },
    calendar: 'Tải lịch các hạn (ICS)',
  },
  target: {
    add: 'Đặt mục tiêu',
    heading: 'Mục tiêu của đơn vị',
    text: 'Mỗi loại mục tiêu, lần đặt sau cùng có hiệu lực; các lần trước vẫn được lưu.',
    kind: 'Loại mục tiêu',
    kinds: {
      total: 'Tổng điểm',
      rank: 'Thứ hạng',
      criterion: 'Điểm của một tiêu chí',
      at_maximum: 'Số lĩnh vực đạt điểm tối đa',
    } satisfies Record<TargetKind, string>,
    criterion: 'Tiêu chí',
    low: {
      total: 'Từ (điểm)',
      rank: 'Đứng trong bao nhiêu hạng đầu',
      criterion: 'Từ (điểm)',
      at_maximum: 'Ít nhất bao nhiêu lĩnh vực',
    } satisfies Record<TargetKind, string>,
    high: 'Đến (điểm)',
    highHint: 'Để trống nếu càng cao càng tốt.',
    source: 'Văn bản giao mục tiêu',
    sourceHint: 'Ví dụ: Kế hoạch số 1444/KH-BQL.',
    wrong: {
      kind: 'Xin chọn loại mục tiêu',
      criterion: 'Xin chọn tiêu chí',
      low: 'Xin nhập số trong khoảng có thể đạt',
      high: 'Xin nhập số không nhỏ hơn ô Từ',
      source: 'Xin ghi văn bản giao mục tiêu',
    },
  },
};

export type FormMessages = typeof vi;

const en: FormMessages = {
  round: {
    open: 'Open a round',
    change: 'Change the last days, add units',
    heading: 'Round of scoring',
    opened: (period) => `The round of ${period} is open. Its units may begin to score themselves.`,
    text: 'Units without a scorecard get an open one. The last days are those of all units of the round.',
    framework: 'Criteria set',
    version: (title, version) => `${title} (version ${version})`,
    period: 'Period',
    periodHint: 'A year or a quarter, such as 2026.',
    deadlines: {
      self_until: 'Last day to score oneself and send',
      appraise_until: 'Last day to appraise',
      explain_until: 'Last day to explain again',
    },
    units: 'Units that are scored',
    filter: 'Find a unit by name or code',
    found: (n, of) => `${n} of ${of} units`,
    chosen: (n) => (n === 1 ? '1 unit chosen' : `${n} units chosen`),
    all: 'Choose all that are shown',
    noneFound: 'There is no such unit.',
    wrong: {
      framework: 'Please choose a criteria set',
      period: 'Please enter the period, such as 2026',
      self_until: 'Please choose a day',
      appraise_until: 'Please choose a day no earlier than the last one of self-scoring',
      explain_until: 'Please choose a day no earlier than the last one of the appraisal',
      units: 'Please choose at least one unit',
    },
    calendar: 'Download the last days (ICS)',
  },
  target: {
    add: 'Set a target',
    heading: 'Targets of the unit',
    text: 'Of each kind the target set last counts; those before are kept.',
    kind: 'Kind of target',
    kinds: {
      total: 'Total',
      rank: 'Rank',
      criterion: 'Points of a criterion',
      at_maximum: 'Fields at their maximum',
    },
    criterion: 'Criterion',
    low: {
      total: 'From (points)',
      rank: 'Among how many first ranks',
      criterion: 'From (points)',
      at_maximum: 'At least how many fields',
    },
    high: 'To (points)',
    highHint: 'Leave it empty if more is better.',
    source: 'Document that set it',
    sourceHint: 'For instance: Plan no. 1444/KH-BQL.',
    wrong: {
      kind: 'Please choose a kind',
      criterion: 'Please choose a criterion',
      low: 'Please enter a figure that can be reached',
      high: 'Please enter no less than From',
      source: 'Please name the document that set it',
    },
  },
};

export const formMessages: Readonly<Record<Language, FormMessages>> = { vi, en };
