import type { Instrument, Item, Option, Survey } from './survey.ts';

/** A small survey with one item of every kind, for tests. */

export const satisfaction: readonly Option[] = [
  { value: 1, label: { vi: 'Rất không hài lòng', en: 'Very dissatisfied' }, satisfied: false },
  { value: 2, label: { vi: 'Không hài lòng', en: 'Dissatisfied' }, satisfied: false },
  { value: 3, label: { vi: 'Bình thường', en: 'Neutral' }, satisfied: false },
  { value: 4, label: { vi: 'Hài lòng', en: 'Satisfied' }, satisfied: true },
  { value: 5, label: { vi: 'Rất hài lòng', en: 'Very satisfied' }, satisfied: true },
];

const yesNo: readonly Option[] = [
  { value: 1, label: { vi: 'Có', en: 'Yes' } },
  { value: 0, label: { vi: 'Không', en: 'No' } },
];

export const scaleItem = (code: string, more: Partial<Item> = {}): Item =>
  ({ code, kind: 'scale', scale: 'sat', text: { vi: `Câu ${code}` }, ...more }) as Item;

export const sampleInstrument: Instrument = {
  code: 'SAMPLE',
  version: 1,
  title: { vi: 'Phiếu mẫu' },
  legal_basis: 'Quyết định mẫu',
  scales: [{ code: 'sat', options: satisfaction }],
  sections: [
    {
      code: 'I',
      factor: true,
      title: { vi: 'Tiếp cận', en: 'Access' },
      items: [scaleItem('1.1', { na: true }), scaleItem('1.2', { required: true })],
    },
    {
      code: 'II',
      factor: true,
      title: { vi: 'Góp ý', en: 'Feedback' },
      items: [
        { code: '2.0', kind: 'single', options: yesNo, text: { vi: 'Đã từng góp ý?' } },
        scaleItem('2.1', { only_if: { item: '2.0', value: 1 } }),
      ],
    },
    {
      code: 'III',
      factor: false,
      title: { vi: 'Thông tin khác' },
      items: [
        scaleItem('all', { overall: true }),
        { code: 'age', kind: 'single', options: yesNo, sensitive: true, text: { vi: 'Tuổi' } },
        { code: 'how', kind: 'multiple', options: yesNo, text: { vi: 'Bằng cách nào?' } },
        { code: 'why', kind: 'text', max_length: 10, text: { vi: 'Vì sao?' } },
      ],
    },
  ],
};

export const sampleSurvey: Survey = {
  code: 'MAU_2026',
  title: { vi: 'Khảo sát mẫu', en: 'Sample survey' },
  state: 'open',
  index_rule: 'pooled',
  channels: ['kiosk', 'online'],
  respondent_types: ['citizen', 'business'],
  periods: [{ code: '2026Q4', from: '2026-10-01', until: '2027-01-01' }],
  units: [
    {
      code: 'BQL',
      name: { vi: 'Ban Quản lý', en: 'Board' },
      counters: [{ code: 'BQL-1', name: { vi: 'Quầy số 1', en: 'Counter 1' } }],
    },
  ],
  procedures: [
    {
      code: 'P01',
      unit: 'BQL',
      name: { vi: 'Giao đất', en: 'Land allocation' },
      field: { vi: 'Đất đai', en: 'Land' },
    },
  ],
  instrument: sampleInstrument,
};
