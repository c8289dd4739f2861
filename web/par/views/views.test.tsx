import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from 'preact-render-to-string';
import type { Criterion, FrameworkEntry, Scorecard } from '../../shared/domain/scorecard.ts';
import { chooseFramework, chooseUnit, firstChoice } from '../choice.ts';
import { CardSummary } from './CardSummary.tsx';
import { ScorecardTable } from './ScorecardTable.tsx';
import { SurveyCriteria } from './SurveyCriteria.tsx';

const leaf = (code: string, max: number, points: number | null): Criterion => ({
  code,
  name: { vi: `Lĩnh vực ${code}` },
  max_points: max,
  points,
  lost: points === null ? null : max - points,
  at_maximum: points === max,
  na: false,
  rule: 'manual',
  stage: points === null ? null : 'final',
  survey: null,
  criteria: [],
});
const survey: Criterion = {
  ...leaf('7', 38, 30.4),
  rule: 'survey_linear',
  stage: 'release',
  survey: {
    survey: 'MAU_2026',
    release: 3,
    released_on: '2026-11-22',
    sha256: 'ab'.repeat(32),
    shown: true,
    share: 0.8,
    low: 0.77,
    high: 0.83,
    respondents: 1203,
    points_low: 29.26,
    points_high: 31.54,
    target: { low: 28, high: 30 },
    position: 'above',
  },
};
const card: Scorecard = {
  framework: { code: 'F', version: 1, title: { vi: 'Bộ tiêu chí' } },
  unit: { code: 'BQL', name: { vi: 'Ban Quản lý' } },
  period: '2026',
  points: 93.05,
  max_points: 100,
  applicable_max: 100,
  percent: 93.05,
  lost: 6.95,
  at_maximum: 1,
  fields: [
    { ...leaf('1', 10, 7.4), criteria: [{ ...leaf('1.1', 4, null), na: true }] },
    leaf('2', 10, 10),
    survey,
  ],
};

test('the summary says the points and where most are lost', () => {
  const html = render(<CardSummary language="vi" card={card} />);

  assert.match(html, /93,05\/100 điểm/);
  assert.match(html, /Mất nhiều điểm nhất: Lĩnh vực 7 \(7,60 điểm\)/);
  assert.match(html, /1\/3 lĩnh vực đạt điểm tối đa/);
});

test('the total line and every field have points, maximum and loss', () => {
  const html = render(<ScorecardTable language="vi" card={card} />);

  assert.match(html, /Tổng cộng.*>100<.*>93,05<.*>6,95</);
  assert.match(html, /Lĩnh vực 1<.*?>10<.*?7,40.*?2,60/);
  assert.equal(html.match(/Đạt tối đa/g)?.length, 1);
});

test('sub-criteria are folded away, and one that does not apply is not a zero', () => {
  const html = render(<ScorecardTable language="vi" card={card} />);

  assert.match(html, /<tr class="depth-1" hidden>.*Không áp dụng/);
  assert.match(html, /aria-expanded="false"/);
});

test('a unit that the release hides has no figure, and is told why', () => {
  const hidden = {
    ...survey,
    points: null,
    survey: {
      ...survey.survey!,
      ...{ shown: false, share: null, low: null, high: null, respondents: null },
      ...{ points_low: null, points_high: null, position: null },
    },
  };
  const html = render(<SurveyCriteria language="vi" card={{ ...card, fields: [hidden] }} />);

  assert.match(html, /bị ẩn trong kết quả công bố/);
  assert.doesNotMatch(html, /%|người trả lời\)/);
});

test('a survey criterion shows release, date, hash, interval and target', () => {
  const html = render(<SurveyCriteria language="vi" card={card} />);

  for (const part of [
    '30,40/38 điểm, cao hơn mục tiêu 28–30',
    'Kết quả công bố số 3 của đợt MAU_2026, ngày 22/11/2026',
    'ab'.repeat(32),
    '77,00–83,00%',
    '29,26–31,54',
    '1.203 người trả lời',
  ]) {
    assert.equal(html.includes(part), true, part);
  }
});

test('a survey criterion without a release says that it cannot be typed in', () => {
  const waiting = { ...survey, points: null, lost: null, survey: null };
  const html = render(<SurveyCriteria language="vi" card={{ ...card, fields: [waiting] }} />);

  assert.match(html, /không nhập tay/);
});

test('a choice falls back to what exists, and to the newest period', () => {
  const scorecard = (unit: string, period: string) => ({ unit, name: { vi: unit }, period });
  const framework = (code: string, scorecards: FrameworkEntry['scorecards']) => ({
    code,
    version: 1,
    title: { vi: code },
    max_points: 100,
    scorecards,
  });
  const frameworks = [
    framework('EMPTY', []),
    framework('F', [scorecard('A', '2025'), scorecard('A', '2026'), scorecard('B', '2024')]),
  ];
  const newest = { framework: 'F', unit: 'A', period: '2026' };

  assert.deepEqual(firstChoice(frameworks, {}), newest);
  assert.deepEqual(firstChoice(frameworks, { framework: 'F', unit: 'A', period: '2025' }), {
    ...newest,
    period: '2025',
  });
  assert.deepEqual(chooseUnit(frameworks, 'F', 'B')?.period, '2024');
  assert.equal(chooseFramework(frameworks, 'EMPTY'), null);
  assert.equal(firstChoice([], {}), null);
});
