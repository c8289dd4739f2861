import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from 'preact-render-to-string';
import {
  frameworks,
  openCard,
  optimum,
  outlook,
  overview,
  plan,
  ranking,
  rounds,
  surveyLeaf,
  tienGiang,
} from '../../shared/domain/par.samples.ts';
import type { LeftOut } from '../../shared/domain/par_plan.ts';
import type { Scorecard } from '../../shared/domain/scorecard.ts';
import { axisEnd, criterionGaps, fieldGaps } from '../models/gaps.ts';
import { rankingChart, rankingTable } from '../models/ranking.ts';
import { chanceText } from '../models/standing.ts';
import { Chooser } from './Chooser.tsx';
import { GapsTab } from './GapsTab.tsx';
import { OptimumView } from './plan/OptimumView.tsx';
import { PlanView } from './plan/PlanTab.tsx';
import { RoundTable } from './rounds/RoundsTab.tsx';
import { ScenarioTab } from './ScenarioTab.tsx';
import { OutlookView } from './standing/OutlookTab.tsx';
import { OverviewView } from './standing/OverviewTab.tsx';
import { RankingView } from './standing/RankingTab.tsx';

// The parts of the page read the language from the address for their links.
Object.assign(globalThis, { location: { search: '' } });

const choice = { framework: 'TG_BQLKCN_2019', unit: 'BQLKCN_TG', period: '2019' };
const nothing = () => {};
const withSurvey: Scorecard = { ...tienGiang, fields: [...tienGiang.fields, surveyLeaf] };

test('the gap chart says where most is lost, sorted, with the figures behind it', () => {
  const model = fieldGaps(tienGiang, 'vi');

  assert.equal(model.title, '6. Lĩnh vực 6 mất nhiều điểm nhất: 2,75 điểm, 40% số điểm mất');
  assert.deepEqual(
    model.table.rows.map(({ cells }) => cells[0]?.text),
    ['2,75', '2,60', '1,10', '0,50'],
  );
  assert.match(
    criterionGaps(tienGiang, 'en').title,
    /^The 3 criteria that lose most make up 6\.45/,
  );
  assert.match(render(<GapsTab language="vi" card={tienGiang} />), /Mất 6,95 điểm ở 4 lĩnh vực/);
  assert.deepEqual(axisEnd(2.75), { max: 3, step: 0.5 });
  assert.deepEqual(axisEnd(0.3), { max: 0.3, step: 0.1 });
});

test('the chart is drawn for a wide and a narrow screen', () => {
  for (const width of [900, 360]) {
    assert.ok(fieldGaps(tienGiang, 'vi').draw(width).height > 100);
  }
});

const rankingView = (value = ranking) =>
  render(
    <RankingView
      language="vi"
      choice={choice}
      card={tienGiang}
      ranking={value}
      outlook={outlook}
    />,
  );

test('the rank is told with its band, its target and what is at maximum', () => {
  const html = rankingView();

  assert.match(html, /Hạng 13\/20, với độ tin cậy 95% nằm trong khoảng hạng 11–15/);
  assert.match(html, /2\/6 chỉ số thành phần đạt điểm tối đa/);
  assert.match(html, /Đứng trong 10 hạng đầu/);
  assert.match(html, /Khả năng đạt &lt;1%: gần như không thể/);
  assert.match(html, /Sở chưa chấm xong/);
  assert.match(html, /đơn vị đang xem/);
  assert.match(html, /tăng 2 bậc/);
});

test('without bands the table says why, and has no column for them', () => {
  const bare = {
    ...ranking,
    rows: ranking.rows.map((row) => ({
      ...row,
      ...{ low: null, high: null, rank_low: null, rank_high: null, ties: row.rank === 2 ? 1 : 0 },
    })),
  };
  const html = rankingView(bare);

  assert.match(html, /chưa có khoảng hạng/);
  assert.doesNotMatch(html, /Khoảng hạng 95%/);
  assert.match(html, /cùng 1 đơn vị khác/);
});

test('the ranking leaves the page as a file with figures', () => {
  const table = rankingTable(ranking, tienGiang, 'vi');

  assert.equal(table.rows.length, 20);
  assert.equal(table.rows[12]?.cells[0]?.value, 13);
  assert.equal(table.rows[0]?.cells.length, table.columns.length - 1);
});

test('the ranking is drawn from nothing on, with its bands, for a file as well', () => {
  const model = rankingChart(ranking, tienGiang, 'vi');

  assert.match(model.title, /đứng hạng nhất|dẫn đầu 20 đơn vị/);
  assert.ok(model.draw(900).height > 20 * 20);
  assert.ok(model.draw(360).height > model.draw(900).height);
  assert.equal(model.table.rows.length, 20);
  assert.match(model.notes[0] ?? '', /khoảng điểm 95%/);
  assert.doesNotMatch(rankingView(), /hạt giống/);
});

test('nobody leads where several share the first rank', () => {
  const rows = ranking.rows.map((row) => ({ ...row, rank_low: null, rank_high: null }));
  const tied = rows.map((row, place) => (place < 3 ? { ...row, rank: 1, ties: 2 } : row));
  const title = (value: typeof rows, language: 'vi' | 'en' = 'vi') =>
    rankingChart({ ...ranking, rows: value }, tienGiang, language).title;

  assert.match(title(rows), /dẫn đầu 20 đơn vị/);
  assert.match(title(tied), /^3 đơn vị cùng đứng đầu với .* điểm, trong số 20 đơn vị$/);
  assert.match(title(tied, 'en'), /^3 of 20 units share the first rank with .* points$/);
  assert.match(title(tied.slice(0, 3)), /^3 đơn vị cùng đứng đầu/);
});

test('a ranking of one unit leaves the page as a file, too', () => {
  const html = rankingView({ ...ranking, rows: ranking.rows.slice(0, 1) });

  assert.match(html, /XLSX/);
  assert.doesNotMatch(html, /dẫn đầu 1 đơn vị/);
});

test('chances are told in words and never as certainty', () => {
  assert.equal(chanceText(0.874, 'vi'), 'Khả năng đạt 87%: nhiều khả năng');
  assert.equal(chanceText(1, 'vi'), 'Khả năng đạt >99%: gần như chắc chắn');
  assert.equal(chanceText(0.5, 'en'), 'Chance 50%: open, about even');
  assert.equal(chanceText(null, 'vi'), '');
});

const outlookView = (value = outlook, role = 'leader') =>
  render(
    <OutlookView
      language="vi"
      choice={choice}
      card={withSurvey}
      role={role}
      outlook={value}
      count={20}
      onSet={nothing}
    />,
  );

test('the outlook has 28–30 of 38 with its share, and what forged answers would do', () => {
  const html = outlookView();

  for (const part of [
    'Tổng điểm 93,05 (95%: 91,90–94,20)',
    '8. Lĩnh vực 8: 28–30 điểm',
    'Tương đương tỷ lệ 73,7–78,9%; hiện',
    'Khả năng đạt 87%: nhiều khả năng',
    'Cần thêm khoảng 567 người trả lời',
    '41 phiếu giả với mọi câu đều hài lòng là đủ để lên hạng 12',
    '6. Lĩnh vực 6',
  ]) {
    assert.ok(html.includes(part), part);
  }
});

test('a target that is open above asks for a share from its lower end on', () => {
  const [first] = outlook.targets;
  assert.ok(first !== undefined);
  const open = { ...first, kind: 'total', criterion: null, low: 96, high: 200 } as const;
  const html = outlookView({ ...outlook, targets: [{ ...open, share_low: 96, share_high: 200 }] });

  assert.match(html, /Tương đương tỷ lệ từ 96,0%/);
  assert.doesNotMatch(html, /200/);
});

test('whose unit it is sets targets; others only read them', () => {
  assert.match(outlookView(), /Đặt mục tiêu/);
  assert.doesNotMatch(outlookView(outlook, 'appraiser'), /Đặt mục tiêu/);
  assert.doesNotMatch(outlookView(), /hạt giống/);
});

test('without an error of a survey no chance is told', () => {
  const sure = { ...outlook, low: null, high: null, rank_low: 13, rank_high: 13, survey: [] };
  const html = outlookView(sure);

  assert.doesNotMatch(html, /Khả năng đạt \d|Khả năng đạt &lt;/);
  assert.match(html, /không mang sai số khảo sát/);
});

test('each criterion that can win points has a slider with its figure', () => {
  const html = render(
    <ScenarioTab language="vi" frameworks={frameworks} choice={choice} card={tienGiang} />,
  );

  assert.equal(html.match(/type="range"/g)?.length, 4);
  assert.match(html, /aria-valuetext="7,40\/10"/);
  assert.match(html, /data-testid="supposed-total">93,05\/100/);
  assert.match(html, /Xuất sắc/);
});

const planView = (role: string) =>
  render(<PlanView language="vi" choice={choice} card={tienGiang} role={role} first={plan} />);

test('the plan has its measures by state, late ones first, and its files', () => {
  const html = planView('par_officer');

  for (const part of [
    '1 nhiệm vụ quá hạn',
    'Nhiệm vụ KP-6 – Hạn 30/06/2020',
    'Tạo từ tiêu chí chưa đạt điểm tối đa',
    '+2,60 điểm',
    'Tiến độ 40%',
    'Đo được: +1,20 điểm (95%: 0,30–2,10), giữa kết quả công bố số 2 và số 3',
    'format=docx',
    'format=ics',
    'Trạng thái của Nhiệm vụ KP-6',
  ]) {
    assert.ok(html.includes(part), part);
  }
});

test('who only reads the plan gets no control that changes it', () => {
  assert.doesNotMatch(planView('appraiser'), /<select|Thêm nhiệm vụ|Tạo từ tiêu chí/);
});

test('the cheapest way tells the gap, the set, the next best and why others were left out', () => {
  const html = render(
    <OptimumView
      language="vi"
      card={tienGiang}
      optimum={optimum}
      measures={plan.measures}
      surveys={new Map()}
    />,
  );

  for (const part of [
    'Từ 93,05 lên 96,00: thiếu 2,95 điểm',
    'Các nhiệm vụ đã chọn mang lại thêm 3,10 điểm, với kinh phí 12.000 nghìn đồng',
    'Phương án kế tiếp',
    'Khả năng tất cả thành công: 64%',
    '301/412',
  ]) {
    assert.ok(html.includes(part), part);
  }
  assert.doesNotMatch(html, /chưa chứng minh/);
  assert.match(
    render(
      <OptimumView
        language="vi"
        card={tienGiang}
        optimum={{ ...optimum, exact: false }}
        measures={plan.measures}
        surveys={new Map()}
      />,
    ),
    /chưa chứng minh được đây là phương án tốt nhất/,
  );
});

const optimumView = (part: Partial<typeof optimum>) =>
  render(
    <OptimumView
      language="vi"
      card={tienGiang}
      optimum={{ ...optimum, ...part }}
      measures={plan.measures}
      surveys={new Map()}
    />,
  );

const KP6 = '6. Nhiệm vụ KP-6 <span class="soft small code">KP-6</span>: ';
const leftOutAs = (why: LeftOut['why'], part: Partial<LeftOut> = {}): string =>
  optimumView({ left_out: optimum.left_out.map((one) => ({ ...one, why, ...part })) });

test('a measure that was left out has its name, then its code, and the reason in a sentence', () => {
  for (const [why, reason] of [
    ['dearer', 'mục tiêu vẫn đạt mà không cần nhiệm vụ này; phương án có nhiệm vụ này tốn thêm'],
    ['excluded', 'không thể làm cùng lúc với “Nhiệm vụ KP-8” đã được chọn; '],
    ['needs', 'phải làm “Nhiệm vụ KP-8” trước, mà nhiệm vụ đó không được chọn; '],
    ['at_maximum', 'thêm nhiệm vụ này thì tiêu chí cũng không được thêm điểm; '],
    ['dropped', 'đã quyết định không thực hiện; '],
  ] as const) {
    assert.ok(leftOutAs(why, { by: 'KP-8' }).includes(`${KP6}${reason}`), why);
  }
  assert.match(leftOutAs('dropped', { extra_cost: null }), /không thực hiện\.<\/li>/);
  /* One that somebody else has added meanwhile. */
  assert.match(leftOutAs('needs', { code: 'X', by: 'Y' }), /<li>X: phải làm “Y” trước/);
});

test('what a measure costs more is told as a bound, or as open, where it is one', () => {
  const bound = { extra_known: false };

  assert.match(leftOutAs('dearer'), /tốn thêm 2\.000 nghìn đồng\.</);
  assert.match(leftOutAs('dearer', bound), /tốn thêm nhiều nhất 2\.000 nghìn đồng/);
  assert.match(leftOutAs('dearer', { ...bound, extra_cost: null }), /chưa tính được phương án/);
  assert.match(leftOutAs('dearer', { extra_cost: 0 }), /cũng tốn như vậy/);
  const html = optimumView({ reached: false });

  assert.doesNotMatch(html, /tính được|tốn thêm/);
  assert.match(html, /phương án có nhiệm vụ này không được nhiều điểm hơn\.</);
});

test('that the measures do not suffice is told only where every set was weighed', () => {
  const given = optimumView({ reached: false, exact: false });

  assert.match(optimumView({ reached: false }), /không đủ để đạt mục tiêu/);
  assert.match(given, /Chưa tìm thấy cách đạt mục tiêu/);
  assert.doesNotMatch(given, /không đủ|chưa chứng minh/);
});

test('a criteria set with two versions is chosen once, and has the scorecards of both', () => {
  const [first] = frameworks;
  assert.ok(first !== undefined);
  const card = { unit: 'U9', name: { vi: 'Sở của phiên bản hai' }, period: '2026' };
  const versions = [first, { ...first, version: 2, scorecards: [card] }];
  const html = render(
    <Chooser language="vi" frameworks={versions} choice={choice} onChoice={nothing} />,
  );

  assert.equal(html.match(/<option[^>]* value="TG_BQLKCN_2019"/g)?.length, 1);
  assert.match(html, /Sở của phiên bản hai/);
  assert.match(html, /<option[^>]* value="BQLKCN_TG"/);
});

test('each index has its lowest group at once', () => {
  const html = render(
    <OverviewView language="vi" choice={choice} onPlace={nothing} indices={overview.indices} />,
  );

  assert.match(html, /43,50\/80 điểm/);
  assert.match(html, /đạt 54,38% · hạng 30\/63/);
  assert.match(html, /7\. Quản trị môi trường.*3,20\/10 \(32,0%\)/);
  assert.match(html, /xếp loại: Tốt/);
});

test('the work list of a round tells who is late', () => {
  const html = render(
    <RoundTable language="vi" choice={choice} onPlace={nothing} report={rounds} />,
  );

  assert.match(html, /1\/2 đơn vị đã gửi hồ sơ/);
  assert.match(html, /quá hạn 3 ngày/);
  assert.match(html, /còn 25 ngày/);
});

test('every part speaks English, too, without a Vietnamese word of its own', () => {
  const html = [
    <RankingView
      language="en"
      choice={choice}
      card={tienGiang}
      ranking={ranking}
      outlook={outlook}
    />,
    <PlanView
      language="en"
      choice={choice}
      card={tienGiang}
      role="leader"
      first={{ ...plan, measures: [] }}
    />,
    <ScenarioTab language="en" frameworks={frameworks} choice={choice} card={openCard} />,
  ]
    .map((part) => render(part))
    .join('');

  assert.doesNotMatch(html, /điểm|hạng \d|Tổng|Kế hoạch/);
  assert.match(html, /93\.05/);
});
