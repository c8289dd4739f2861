import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf } from '../shared/api/http.ts';
import { frameworks, openCard, rounds, tienGiang } from '../shared/domain/par.samples.ts';
import {
  confirms,
  existsIn,
  inCharge,
  isMeant,
  scorable,
  takenOf,
  type Unit,
} from '../shared/domain/units.ts';
import { refusalMessages } from '../shared/i18n/par_refusal.ts';
import { faultAt, refusalText } from './refusal.ts';
import { mayOpenRounds, mayPlan } from './roles.ts';
import { draftOfRound, roundOf, wrongInRound } from './round_form.ts';
import { aims, newTarget, targetOf } from './target_form.ts';

const invalid = problemOf(422, {
  type: '/problems/invalid',
  violations: [
    { pointer: '/due_on', code: 'out-of-range' },
    { pointer: '/requires/0', code: 'unknown-reference' },
    { pointer: '/facts/numerator', code: 'required' },
    { pointer: '/decision/number', code: 'a-code-of-tomorrow' },
  ],
});
const about = (status: number, where: string) =>
  problemOf(status, { type: '/problems/x', where, detail: 'in English' });

test('a refusal names each place and its reason', () => {
  assert.equal(
    refusalText(invalid, 'vi'),
    'Máy chủ không chấp nhận. Thời hạn: ngoài khoảng cho phép; ' +
      'Cần có trước, mục thứ 1: không có mã này; Số đạt: còn thiếu; ' +
      'Số quyết định: không được chấp nhận.',
  );
});

test('beside a field stands what is wrong with it, and with nothing else', () => {
  const failed = { is: 'failed', problem: invalid } as const;

  assert.equal(faultAt(failed, 'due_on', 'en'), 'is out of range');
  assert.equal(faultAt(failed, 'requires', 'vi'), 'không có mã này');
  assert.equal(faultAt(failed, 'title', 'vi'), null);
  assert.equal(faultAt({ is: 'sending' }, 'due_on', 'vi'), null);
});

test('a conflict says what stands in the way, and never in the words of the service', () => {
  const { conflicts, conflict } = refusalMessages.vi;

  for (const [where, text] of Object.entries(conflicts)) {
    assert.equal(refusalText(about(409, where), 'vi'), text);
  }
  assert.match(refusalText(about(409, 'total'), 'vi'), /^Tổng điểm đã nhập không khớp/);
  assert.match(refusalText(about(409, 'total'), 'en'), /^The total that was entered/);
  assert.equal(refusalText(about(409, 'something'), 'vi'), conflict);
  assert.equal(
    refusalText(about(404, 'unit'), 'vi'),
    'Máy chủ không chấp nhận. Đơn vị: không có đơn vị này.',
  );
  assert.match(refusalText(about(422, 'requires'), 'vi'), /^Máy chủ .*Cần có trước: .*vòng tròn/);
  assert.doesNotMatch(refusalText(about(422, 'other'), 'vi'), /English/);
});

test('who may not do a thing at all is told otherwise than who may not do it to a unit', () => {
  assert.equal(refusalText(about(403, 'role'), 'vi'), refusalMessages.vi.forbidden);
  assert.equal(refusalText(about(403, 'unit'), 'vi'), refusalMessages.vi.forbiddenUnit);
  assert.notEqual(refusalMessages.vi.forbidden, refusalMessages.vi.forbiddenUnit);
});

const round = draftOfRound(frameworks, 'TG_BQLKCN_2019', '2019', rounds);

test('a round opens with what it has, and its days must follow each other', () => {
  assert.deepEqual(wrongInRound(round), []);
  assert.deepEqual(wrongInRound(draftOfRound(frameworks, 'F', '', null)), [
    'period',
    'self_until',
    'appraise_until',
    'explain_until',
    'units',
  ]);
  assert.deepEqual(wrongInRound({ ...round, appraise_until: '2026-01-30' }), ['appraise_until']);
  assert.deepEqual(wrongInRound({ ...round, explain_until: '2026-02-01' }), ['explain_until']);
  assert.deepEqual(roundOf({ ...round, period: ' 2026 ' }), {
    framework: 'TG_BQLKCN_2019',
    version: 1,
    period: '2026',
    units: ['BQLKCN_TG', 'U1'],
    self_until: '2026-01-31',
    appraise_until: '2026-02-28',
    explain_until: '2026-03-15',
  });
});

test('a new round goes by the newest version, one that is changed keeps its own', () => {
  const [first] = frameworks;
  assert.ok(first !== undefined);
  const versions = [first, { ...first, version: 2 }, { ...first, code: 'Z', version: 3 }];
  const versionOf = (report: typeof rounds | null) =>
    roundOf(draftOfRound(versions, first.code, '2019', report)).version;

  assert.equal(versionOf(null), 2);
  assert.equal(versionOf(rounds), 1);
  assert.deepEqual(wrongInRound(draftOfRound([], 'F', '2019', rounds)), []);
});

const target = { ...newTarget(tienGiang), low: '95', source: 'Kế hoạch số 1' };

test('a target is open above, or lies between two figures', () => {
  assert.deepEqual(targetOf(target, tienGiang), {
    kind: 'total',
    low: 95,
    high: 200,
    source: 'Kế hoạch số 1',
  });
  assert.deepEqual(targetOf({ ...target, kind: 'rank', low: '10' }, tienGiang), {
    kind: 'rank',
    low: 1,
    high: 10,
    source: 'Kế hoạch số 1',
  });
  assert.deepEqual(
    targetOf({ ...target, kind: 'criterion', criterion: '6', low: '4,5', high: '5' }, tienGiang),
    { kind: 'criterion', criterion: '6', low: 4.5, high: 5, source: 'Kế hoạch số 1' },
  );
  assert.deepEqual(targetOf({ ...target, kind: 'at_maximum', low: '5' }, tienGiang), {
    kind: 'at_maximum',
    low: 5,
    high: 7,
    source: 'Kế hoạch số 1',
  });
});

test('with bonus points more than the maximum may be aimed at', () => {
  const meant = targetOf({ ...target, low: '101' }, tienGiang);

  assert.ok(typeof meant !== 'string');
  assert.deepEqual([meant.low, meant.high], [101, 200]);
});

test('what no target can be is told by its field', () => {
  const wrong = (part: object) => targetOf({ ...target, ...part }, tienGiang);

  assert.equal(wrong({ low: '' }), 'low');
  assert.equal(wrong({ low: '201' }), 'low');
  assert.equal(wrong({ kind: 'rank', low: '2,5' }), 'low');
  assert.equal(wrong({ high: '94' }), 'high');
  assert.equal(wrong({ high: 'x' }), 'high');
  assert.equal(wrong({ source: ' ' }), 'source');
  assert.ok(aims(openCard).every(({ max_points: max }) => max > 0));
});

const unit = (code: string, kind: string, vi: string): Unit => ({
  code,
  kind,
  parent: null,
  name: { vi },
  valid_from: '2017-01-01',
  valid_until: null,
});

test('units are found without marks, those of the level first, and counters never', () => {
  const units = [
    unit('K1', 'counter', 'Quầy 1'),
    unit('SNV', 'department', 'Sở Nội vụ'),
    unit('BQL_DQ', 'board', 'Ban Quản lý Khu kinh tế Dung Quất'),
  ];

  assert.deepEqual(
    scorable(units, 'board').map(({ code }) => code),
    ['BQL_DQ', 'SNV'],
  );
  assert.ok(isMeant(units[2]!, 'dung quat'));
  assert.ok(isMeant(unit('DB', 'province', 'Điện Biên'), 'dien'));
  assert.ok(!isMeant(units[1]!, 'dung quat'));
});

test('a unit is scored in the years in which it was there', () => {
  const there = { valid_from: '2017-06-01', valid_until: '2025-07-01' };
  const gone = { ...unit('SXD', 'department', 'Sở Xây dựng'), ...there };

  assert.deepEqual(
    ['2016', '2017', '2025Q4', '2026'].map((period) => existsIn(gone, period, '2025-01-01')),
    [false, true, true, false],
  );
  assert.ok(existsIn(gone, '', '2025-06-30'));
  assert.ok(!existsIn(gone, 'nhiệm kỳ', '2025-07-01'));
  assert.ok(!existsIn({ ...gone, valid_until: '2025-01-01' }, '2025', '2020-01-01'));
  assert.ok(existsIn(unit('SNV', 'department', 'Sở Nội vụ'), '2050', '2026-01-01'));
});

test('in charge may be the unit itself, then those below it, then the others by name', () => {
  const units = [
    unit('SXD', 'department', 'Sở Xây dựng'),
    { ...unit('CU', 'department', 'Sở cũ'), valid_until: '2025-07-01' },
    unit('SDL', 'department', 'Sở Du lịch'),
    { ...unit('BQL-VP', 'office', 'Văn phòng'), parent: 'BQL' },
    { ...unit('BQL-Q1', 'counter', 'Quầy 1'), parent: 'BQL' },
    unit('BQL', 'board', 'Ban Quản lý'),
    unit('UBND', 'district', 'Đức Phổ'),
  ];

  assert.deepEqual(
    inCharge(units, 'BQL', '2026-01-01').map(({ code }) => code),
    ['BQL', 'BQL-VP', 'UBND', 'SDL', 'SXD'],
  );
});

test('Enter takes the first unit found, none of an empty search, and none of half a word', () => {
  const found = [unit('SXD', 'department', 'Sở Xây dựng'), unit('SDL', 'department', 'Sở Du lịch')];

  assert.equal(takenOf('so', found)?.code, 'SXD');
  assert.equal(takenOf(' ', found), null);
  assert.equal(takenOf('khong co', []), null);
  assert.ok(confirms({ key: 'Enter', isComposing: false }));
  assert.ok(!confirms({ key: 'Enter', isComposing: true }));
  assert.ok(!confirms({ key: 'Tab', isComposing: false }));
});

test('forms are for those whom the service lets write', () => {
  assert.deepEqual(['administrator', 'appraiser'].map(mayOpenRounds), [true, true]);
  assert.deepEqual(['par_officer', 'council', 'auditor'].map(mayOpenRounds), [false, false, false]);
  assert.deepEqual(['par_officer', 'leader', 'administrator'].map(mayPlan), [true, true, false]);
});
