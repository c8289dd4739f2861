import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from 'preact-render-to-string';
import { leaf, openCard, surveyLeaf, tienGiang } from '../../../shared/domain/par.samples.ts';
import type { Criterion, Scorecard } from '../../../shared/domain/scorecard.ts';
import { treeRows } from '../../../shared/domain/scorecard.ts';
import { AcceptRest } from './AcceptRest.tsx';
import { CardActions } from './CardActions.tsx';
import { CardSteps } from './CardSteps.tsx';
import { CardSummary } from './CardSummary.tsx';
import { CriterionPanel } from './CriterionPanel.tsx';
import { Entries } from './Entries.tsx';
import { HistoryTable } from './HistoryPanel.tsx';
import { MissingList } from './MissingList.tsx';
import { moved, type OpenRows } from './rows.ts';
import { ScorecardTable } from './ScorecardTable.tsx';
import { SurveyCriteria } from './SurveyCriteria.tsx';

const choice = { framework: 'F', unit: 'U', period: '2026' };
const nothing = () => {};
const none: OpenRows = new Set();

const table = (card: Scorecard, open: OpenRows = none) =>
  render(
    <ScorecardTable
      language="vi"
      card={card}
      open={open}
      onOpen={nothing}
      panel={(criterion) => <i>{criterion.code}!</i>}
    />,
  );

test('the summary says points, class, decision and where most is lost', () => {
  const html = render(<CardSummary language="vi" card={tienGiang} />);

  assert.match(html, /93,05\/100 điểm/);
  assert.match(html, /Xếp loại: Xuất sắc/);
  assert.match(html, /Mất 6,95 điểm/);
  assert.match(html, /Mất nhiều điểm nhất: Lĩnh vực 6 \(2,75 điểm\)/);
  assert.match(html, /3\/7 lĩnh vực đạt điểm tối đa/);
  assert.match(html, /Quyết định số 754\/QĐ-UBND ngày 31\/03\/2020/);
  assert.doesNotMatch(html, /làm tròn/);
});

test('rounded parts that do not add up are explained, and left as they are', () => {
  const differ = {
    ...tienGiang,
    total: 91.04,
    rounding: { parts: 91.05, total: 91.04, differ: true },
  };

  assert.match(
    render(<CardSummary language="vi" card={differ} />),
    /Cộng các điểm đã làm tròn được 91,05, còn tổng điểm là 91,04/,
  );
});

test('the total line and every field have points, maximum and loss', () => {
  const html = table(tienGiang);

  assert.match(html, /Tổng cộng.*>100<.*>93,05<.*>6,95</);
  assert.match(html, /Lĩnh vực 4<.*?>10<.*?7,40.*?7,40.*?2,60/);
  assert.equal(html.match(/Đạt tối đa/g)?.length, 3);
});

test('sub-criteria are folded away, and one that does not apply is not a zero', () => {
  const html = table(openCard);

  assert.match(html, /<tr class="depth-1" hidden>/);
  assert.match(html, /<abbr class="soft" title="Không áp dụng">KAD<\/abbr>/);
  assert.match(html, /Từ khảo sát/);
});

test('only a leaf that can be seen shows what is behind it', () => {
  assert.doesNotMatch(table(openCard, new Set(['1.1'])), /1\.1!/);
  assert.match(table(openCard, new Set(['1', '1.1'])), /1\.1!/);
});

test('arrow keys go to what can be seen, and open and close', () => {
  const rows = treeRows(openCard.fields);
  const code = (key: Parameters<typeof moved>[3], from: string, open: OpenRows = none) =>
    moved(rows, open, from, key).code;

  assert.equal(code('next', '1'), '2');
  assert.equal(code('next', '1', new Set(['1'])), '1.1');
  assert.equal(code('previous', '1'), '1');
  assert.equal(code('last', '1'), '8');
  assert.equal(code('first', '8'), '1');
  assert.equal(code('close', '1.3', new Set(['1'])), '1');
  assert.equal(moved(rows, none, '1', 'open').open.has('1'), true);
  assert.equal(moved(rows, new Set(['1']), '1', 'close').open.has('1'), false);
});

test('the steps tell where the card stands, and how late it is', () => {
  const on = (day: string) =>
    render(<CardSteps language="vi" card={openCard} now={new Date(`${day}T12:00:00`)} />);

  assert.match(on('2026-01-29'), /aria-current="step".*?Đang tự chấm/);
  assert.match(on('2026-01-29'), /31\/01\/2026.*còn 2 ngày/);
  assert.match(on('2026-02-03'), /quá hạn 3 ngày/);
  assert.match(on('2026-01-31'), /hôm nay là ngày cuối/);
});

test('what is missing is named and linked', () => {
  const html = render(<MissingList language="vi" card={openCard} onFollow={nothing} />);

  assert.match(html, /Còn thiếu 2 việc/);
  assert.match(html, /href="#row-1-1".*?1\.1\. Lĩnh vực 1\.1.*?chưa chấm điểm/);
});

test('only the steps that this key may take have a button', () => {
  const shown = (may: readonly string[]) =>
    render(
      <CardActions language="vi" choice={choice} card={{ ...openCard, may }} onChanged={nothing} />,
    );

  assert.match(shown(['score', 'send']), /Gửi hồ sơ tự chấm điểm/);
  assert.doesNotMatch(shown(['score', 'send']), /Công bố/);
  assert.equal(shown(['score']), '');
  assert.equal(shown([]), '');
});

const panel = (criterion: Criterion, role: string, may: readonly string[]) =>
  render(
    <CriterionPanel
      language="vi"
      choice={choice}
      card={{ ...openCard, may }}
      criterion={criterion}
      role={role}
      onChanged={nothing}
    />,
  );

test('an officer gets the controls of the rule, evidence and explanation', () => {
  const html = panel(openCard.fields[0]!.criteria![0]!, 'par_officer', openCard.may);

  for (const part of [
    'Tỷ lệ từ 95% trở lên: điểm tối đa',
    'Hồ sơ đúng hạn',
    'Số đạt',
    'Tổng số',
    'Không áp dụng cho đơn vị này',
    'Giải trình',
    'Thêm tài liệu',
    'Điền đủ để tính điểm',
  ]) {
    assert.ok(html.includes(part), part);
  }
});

test('an appraisal from before the card was given back is told as such, and counts for nothing', () => {
  const entry = {
    points: 2.5,
    na: false,
    facts: null,
    reason: 'Thiếu minh chứng',
    author: 'appraiser 3',
    entered_on: '2026-02-10',
  };
  const returned = { ...leaf('1.1', 6, null), earlier: { appraised: entry, final: null } };
  const html = render(<Entries language="vi" card={openCard} criterion={returned} />);

  assert.match(html, /Kết quả thẩm định lần trước \(không còn hiệu lực sau khi trả lại\)/);
  assert.match(html, /2,50.*Thiếu minh chứng.*10\/02\/2026/s);
  assert.doesNotMatch(html, /Điểm chốt lần trước/);
});

test('who may do nothing gets no control', () => {
  assert.doesNotMatch(panel(openCard.fields[0]!.criteria![0]!, 'auditor', []), /<input|<button/);
});

test('an appraiser accepts or adjusts, and nothing is chosen in advance', () => {
  const claimed = {
    ...leaf('2', 10, 8),
    stages: {
      self: {
        points: 8,
        na: false,
        facts: null,
        reason: 'Có báo cáo',
        author: 'par_officer 4',
        entered_on: '2026-01-05',
      },
      appraised: null,
      final: null,
    },
  };
  const html = panel(claimed, 'appraiser', ['score', 'appraise', 'return']);

  assert.match(html, /Công nhận điểm tự chấm \(8,00\)/);
  assert.match(html, /Điều chỉnh điểm/);
  assert.match(html, /Có báo cáo/);
  assert.match(html, /Cán bộ CCHC 4, 05\/01\/2026/);
  assert.doesNotMatch(html, / checked|Thêm tài liệu/);
});

test('only an appraiser is offered to accept what is left, and nobody when nothing is', () => {
  const sent: Scorecard = {
    ...openCard,
    may: ['score'],
    missing: [
      { criterion: '1.1', what: 'appraisal' },
      { criterion: '7', what: 'release' },
    ],
  };
  const offer = (card: Scorecard, role: string) =>
    render(
      <AcceptRest language="vi" choice={choice} card={card} role={role} onChanged={nothing} />,
    );

  assert.match(offer(sent, 'appraiser'), /Công nhận điểm tự chấm của 1 tiêu chí còn lại/);
  assert.equal(offer(sent, 'par_officer'), '');
  assert.equal(offer(sent, 'council'), '');
  assert.equal(offer({ ...sent, may: [] }, 'appraiser'), '');
  assert.equal(offer({ ...sent, missing: [] }, 'appraiser'), '');
});

test('evidence is listed with size and hash, and is downloaded, not shown', () => {
  const proven = {
    ...leaf('2', 10, 8),
    evidence: [
      {
        entry: 7,
        sha256: 'cd'.repeat(32),
        name: 'Báo cáo.pdf',
        size: 1_258_291,
        media_type: 'application/pdf',
        author: 'par_officer 4',
        added_on: '2026-01-06',
      },
    ],
  };
  const html = panel(proven, 'par_officer', ['attach', 'withdraw']);

  assert.match(
    html,
    /href="\/api\/v1\/par\/evidence\/cdcd[^"]*unit=U[^"]*" download="Báo cáo.pdf"/,
  );
  assert.match(html, /1,2 MB/);
  assert.match(html, /SHA-256: cdcdcdcdcdcd…/);
  assert.match(html, /Rút tài liệu Báo cáo\.pdf/);
  assert.doesNotMatch(panel(proven, 'appraiser', ['score']), /Rút tài liệu/);
});

test('a survey criterion has no input, whoever looks at it', () => {
  const html = panel(surveyLeaf, 'par_officer', openCard.may);

  assert.doesNotMatch(html, /<input|<textarea|<button/);
  assert.match(html, /Kết quả công bố số 3/);
});

const survey = (criterion: Criterion) =>
  render(<SurveyCriteria language="vi" card={{ ...openCard, fields: [criterion] }} />);

test('a survey criterion shows release, date, hash, interval and target', () => {
  const html = survey(surveyLeaf);

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

test('a final card says on which release it stands, and that there is a later one', () => {
  const html = survey({
    ...surveyLeaf,
    survey: { ...surveyLeaf.survey!, pinned: true, newer: 5, step_certain: false },
  });

  assert.match(html, /giữ nguyên kết quả công bố này/);
  assert.match(html, /có kết quả công bố số 5/);
  assert.match(html, /chạm hai mức điểm/);
});

test('a unit that the release hides has no figure, and is told why', () => {
  const html = survey({
    ...surveyLeaf,
    points: null,
    survey: {
      ...surveyLeaf.survey!,
      ...{ shown: false, share: null, low: null, high: null, respondents: null },
      ...{ points_low: null, points_high: null, position: null },
    },
  });

  assert.match(html, /bị ẩn trong kết quả công bố/);
  assert.doesNotMatch(html, /%|người trả lời\)/);
});

test('a survey criterion without a release says that it cannot be typed in', () => {
  assert.match(survey({ ...surveyLeaf, points: null, lost: null, survey: null }), /không nhập tay/);
});

test('the history has the newest first, with states, points, days and hashes as people read them', () => {
  const html = render(
    <HistoryTable
      language="vi"
      events={[
        {
          at: '2026-01-05T01:02:00Z',
          author: 'par_officer 4',
          action: 'score',
          criterion: '1.1',
          from: '2.5',
          to: '3',
          reason: null,
        },
        {
          at: '2026-01-06T01:02:00Z',
          author: 'leader 5',
          action: 'send',
          criterion: null,
          from: 'open',
          to: 'sent',
          reason: 'Đã duyệt',
        },
        {
          at: '2026-01-07T01:02:00Z',
          author: 'appraiser 8',
          action: 'deadlines',
          criterion: null,
          from: '2026-01-31 2026-02-28 2026-03-15',
          to: 'ab'.repeat(32),
          reason: null,
        },
      ]}
    />,
  );

  assert.match(html, />31\/01\/2026 28\/02\/2026 15\/03\/2026</);
  assert.match(
    html,
    /aria-hidden="true"[^>]*>abababababab…<\/span><span class="visually-hidden">(ab){32}</,
  );
  assert.match(html, /Lãnh đạo 5.*Đang tự chấm.*Đã gửi.*Đã duyệt.*Cán bộ CCHC 4.*2,5.*>3</);
});
