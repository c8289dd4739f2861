import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from 'preact-render-to-string';
import { optimum, surveyLeaf, tienGiang } from '../../../shared/domain/par.samples.ts';
import type { Optimum, SurveyGap } from '../../../shared/domain/par_plan.ts';
import type { Scorecard } from '../../../shared/domain/scorecard.ts';
import { itemsOf } from '../../../shared/domain/survey.ts';
import { sampleSurvey } from '../../../shared/domain/survey.samples.ts';
import { textIn } from '../../../shared/domain/text.ts';
import { namedGaps, surveyCodes } from '../../models/survey_gaps.ts';
import { SurveyGaps } from './SurveyGaps.tsx';

const card: Scorecard = { ...tienGiang, fields: [...tienGiang.fields, surveyLeaf] };
const surveys = new Map([['MAU_2026', { ...sampleSurvey, code: 'MAU_2026' }]]);
const [item] = itemsOf(sampleSurvey.instrument);
const [unit] = sampleSurvey.units;
const counter = unit?.counters[0];

const gap: SurveyGap = {
  criterion: '8',
  item: item?.code ?? null,
  option: null,
  unit: unit?.code ?? null,
  valid: 120,
  satisfied: 90,
  answers: 30,
  lost_points: 1.25,
  points_per_answer: 0.0417,
  share_per_answer: 0.0011,
};
const atCounter: SurveyGap = { ...gap, counter: counter?.code ?? null };

const view = (part: Partial<Optimum>, names = surveys) =>
  render(
    <SurveyGaps
      language="vi"
      card={card}
      optimum={{ ...optimum, survey: [], ...part }}
      surveys={names}
    />,
  );

test('questions, units and counters have their names, or their codes until these have come', () => {
  const [named] = namedGaps([atCounter], card, surveys, 'vi');
  const [bare] = namedGaps([atCounter], card, new Map(), 'vi');
  const [elsewhere] = namedGaps([{ ...gap, counter: null }], card, surveys, 'vi');

  assert.deepEqual(surveyCodes(card), ['MAU_2026']);
  assert.ok(item !== undefined && unit !== undefined && counter !== undefined);
  assert.equal(named?.question, `${item.code}. ${textIn(item.text, 'vi')}`);
  assert.equal(named?.place, `${textIn(counter.name, 'vi')} – ${textIn(unit.name, 'vi')}`);
  assert.equal(bare?.place, `${counter.code} – ${unit.code}`);
  assert.match(elsewhere?.place ?? '', /^không qua quầy.* – Ban Quản lý$/);
  assert.equal(namedGaps([gap], card, surveys, 'vi')[0]?.place, textIn(unit.name, 'vi'));
});

test('the marginal points of each question and counter are told, and what is hidden', () => {
  const html = view({ survey: [gap], counters: [atCounter], counters_hidden: 2 });

  for (const part of [
    'Theo câu hỏi và cơ quan',
    'Theo câu hỏi và quầy',
    '90/120',
    '<td class="number">30</td>',
    '1,25',
    '0,0417',
    '2 quầy không hiển thị',
  ]) {
    assert.ok(html.includes(part), part);
  }
});

test('where points come in steps, the share of an answer and the next step are told', () => {
  const stepped = { ...gap, lost_points: null, points_per_answer: null };
  const step = { criterion: '8', share: 0.78, at_least: 80, points: 6, more_points: 2 };
  const html = view({ survey: [stepped], steps: [{ ...step, answers: 14 }] });

  assert.match(html, /hiện 78,00% hài lòng; từ 80% được 6 điểm \(thêm 2 điểm\)/);
  assert.match(html, /Cần ít nhất 14 câu trả lời/);
  assert.match(html, /0,110/);
  assert.doesNotMatch(html, /NaN|null/);
  assert.match(view({ steps: [{ ...step, answers: null }] }), /không đủ để đạt mức này/);
});

const option = { ...gap, option: '2', share_per_answer: null };

test('an option that loses points is named by its text', () => {
  assert.match(view({ survey: [option] }), /trả lời “Không hài lòng”/);
  assert.match(view({ survey: [{ ...gap, option: 'B' }] }), /trả lời B/);
  assert.match(view({ survey: [option] }, new Map()), /trả lời 2/);
});

test('what an answer becomes is told by the kind of rule', () => {
  const html = view({ survey: [option] });

  assert.match(html, /câu trả lời tốt nhất/);
  assert.doesNotMatch(html, /chưa hài lòng trở thành hài lòng/);
  assert.doesNotMatch(view({ survey: [gap] }), /câu trả lời tốt nhất/);
  assert.doesNotMatch(html, /Mỗi câu trả lời nâng tỷ lệ/);
});

test('rows of several criteria name theirs, and each has the figures of its rule', () => {
  const other = { ...surveyLeaf, code: '9', name: { vi: 'Chỉ số hài lòng' } };
  const two = { ...card, fields: [...card.fields, other] };
  const stepped = { ...gap, criterion: '9', lost_points: null, points_per_answer: null };
  const html = render(
    <SurveyGaps
      language="vi"
      card={two}
      optimum={{ ...optimum, survey: [gap, stepped] }}
      surveys={surveys}
    />,
  );

  for (const part of [
    '9. Chỉ số hài lòng',
    'Tiêu chí',
    'Điểm mỗi câu trả lời',
    'Mỗi câu trả lời nâng tỷ lệ hài lòng (điểm phần trăm)',
    '0,0417',
    '0,110',
  ]) {
    assert.ok(html.includes(part), part);
  }
  assert.doesNotMatch(view({ survey: [gap] }), /Tiêu chí|nâng tỷ lệ/);
  assert.doesNotMatch(view({ survey: [stepped] }), /Điểm mất|Điểm mỗi/);
});

test('what is hidden is told even where nothing else is', () => {
  const html = view({ survey_hidden: 1, counters_hidden: 2 });

  assert.match(html, /1 cơ quan không hiển thị/);
  assert.match(html, /2 quầy không hiển thị.*để không lộ số liệu của quầy khác/);
  assert.doesNotMatch(html, /đếm theo dữ liệu hôm nay/);
  assert.match(view({ survey: [gap] }), /đếm theo dữ liệu hôm nay, không nhân trọng số/);
  assert.equal(view({}), '');
});

test('a long table begins with the rows that matter', () => {
  const many = Array.from({ length: 25 }, () => gap);

  assert.match(view({ survey: many }), /Xem cả 25 dòng/);
  assert.equal(view({ survey: many }).match(/90\/120/g)?.length, 10);
});
