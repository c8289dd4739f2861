import type { Position } from '../domain/results.ts';
import type { Language } from '../domain/text.ts';

const vi = {
  title: 'Bảng điểm cải cách hành chính',
  choose: 'Chọn bảng điểm',
  framework: 'Bộ tiêu chí',
  unit: 'Cơ quan',
  period: 'Kỳ đánh giá',
  none: 'Chưa có bảng điểm nào.',
  found: (points: string, max: string) => `${points}/${max} điểm`,
  percentOfApplicable: (percent: string, max: string) =>
    `Đạt ${percent} của điểm tối đa áp dụng (${max} điểm)`,
  lostMost: (name: string, lost: string) => `Mất nhiều điểm nhất: ${name} (${lost} điểm)`,
  nothingLost: 'Không mất điểm nào',
  fieldsAtMaximum: (n: number, of: number) => `${n}/${of} lĩnh vực đạt điểm tối đa`,
  code: 'Mã',
  field: 'Lĩnh vực, tiêu chí',
  max: 'Điểm tối đa',
  points: 'Điểm đạt',
  lost: 'Điểm mất',
  lostBar: 'Mức mất điểm',
  atMaximum: 'Đạt tối đa',
  notApplicable: 'Không áp dụng',
  notScored: 'Chưa chấm',
  total: 'Tổng cộng',
  stages: {
    self: 'Tự chấm',
    appraised: 'Thẩm định',
    final: 'Chính thức',
    release: 'Từ khảo sát',
  },
  stage: 'Nguồn điểm',
  surveyHeading: 'Tiêu chí chấm bằng khảo sát',
  fromRelease: (survey: string, number: string, day: string) =>
    `Kết quả công bố số ${number} của đợt ${survey}, ngày ${day}`,
  respondents: (n: string) => `${n} người trả lời`,
  share: 'Tỷ lệ hài lòng',
  interval: 'khoảng tin cậy 95%',
  pointsRange: (range: string) => `Khoảng điểm: ${range}`,
  target: (range: string) => `Mục tiêu ${range}`,
  position: {
    above: 'cao hơn mục tiêu',
    within: 'nằm trong mục tiêu',
    below: 'thấp hơn mục tiêu',
  } satisfies Record<Position, string>,
  hash: 'Mã băm SHA-256 của kết quả',
  hidden:
    'Cơ quan này bị ẩn trong kết quả công bố: có quá ít người trả lời, hoặc số liệu có thể làm lộ số liệu của cơ quan khác. Tiêu chí này vì thế chưa có điểm.',
  noRelease:
    'Chưa có kết quả khảo sát nào được công bố cho tiêu chí này. Điểm chỉ được điền từ kết quả công bố, không nhập tay.',
};

export type ParMessages = typeof vi;

const en: ParMessages = {
  title: 'PAR scorecard',
  choose: 'Choose a scorecard',
  framework: 'Criteria set',
  unit: 'Unit',
  period: 'Period',
  none: 'There are no scorecards yet.',
  found: (points, max) => `${points} of ${max} points`,
  percentOfApplicable: (percent, max) => `${percent} of the applicable maximum (${max} points)`,
  lostMost: (name, lost) => `Most points lost: ${name} (${lost} points)`,
  nothingLost: 'No points lost',
  fieldsAtMaximum: (n, of) => `${n} of ${of} fields at their maximum`,
  code: 'Code',
  field: 'Field, criterion',
  max: 'Maximum',
  points: 'Points',
  lost: 'Lost',
  lostBar: 'Points lost, drawn',
  atMaximum: 'At maximum',
  notApplicable: 'Not applicable',
  notScored: 'Not scored',
  total: 'Total',
  stages: {
    self: 'Self-scored',
    appraised: 'Appraised',
    final: 'Final',
    release: 'From a survey',
  },
  stage: 'Source',
  surveyHeading: 'Criteria scored by survey',
  fromRelease: (survey, number, day) =>
    `Published results number ${number} of survey ${survey}, ${day}`,
  respondents: (n) => `${n} respondents`,
  share: 'Satisfied',
  interval: '95% confidence interval',
  pointsRange: (range) => `Range of points: ${range}`,
  target: (range) => `Target ${range}`,
  position: {
    above: 'above the target',
    within: 'within the target',
    below: 'below the target',
  },
  hash: 'SHA-256 hash of the results',
  hidden:
    'This unit is hidden in the release: too few people answered, or its figures would give those of another unit away. So the criterion has no points.',
  noRelease:
    'No survey results have been published for this criterion yet. Its points come from published results only and cannot be typed in.',
};

export const parMessages: Readonly<Record<Language, ParMessages>> = { vi, en };
