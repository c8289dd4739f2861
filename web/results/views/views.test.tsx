import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from 'preact-render-to-string';
import type { Selection } from '../../shared/domain/filters.ts';
import { groupsOf, type DriversReport } from '../../shared/domain/results.ts';
import { sampleSurvey } from '../../shared/domain/survey.samples.ts';
import { viewOf } from '../models/view.ts';
import { periodName } from '../../shared/i18n/period.ts';
import { choicesOf, groupLabel, inTime } from '../naming.ts';
import {
  channelReport,
  driversReport,
  qualityReport,
  sampleGroup,
  sampleTotal,
  sampleUnweighted,
  totalReport,
} from '../results.samples.ts';
import { mayPublish, stepPublishing } from '../publishing.ts';
import { survey22 } from '../survey22.samples.ts';
import { Calculator } from './Calculator.tsx';
import { Drivers } from './Drivers.tsx';
import { Groups } from './Groups.tsx';
import { Headline } from './Headline.tsx';
import { Method } from './Method.tsx';
import { PaperHead, scopeOf } from './PaperHead.tsx';
import { Quality } from './Quality.tsx';
import { Releases } from './Releases.tsx';

const nothing = () => undefined;
const view = viewOf(survey22, 'vi', totalReport);
const selection: Selection = {
  survey: survey22.code,
  by: null,
  scheme: null,
  filters: { unit: 'A02', channel: 'kiosk' },
};

test('the headline never shows a percentage without its interval and counts', () => {
  const html = render(
    <Headline view={view} report={totalReport} total={sampleTotal} unweighted={sampleUnweighted} />,
  );

  assert.match(html, /<h3[^>]*>Chỉ số hài lòng 82,5% \(95%: 76,7–88,3%\): 31,35\/38 điểm/);
  assert.match(html, /data-testid="responses">447</);
  assert.match(html, /447 trên 87\.359 giao dịch/);
  assert.match(html, /cân chỉnh theo cơ quan, kênh, đối tượng/);
  assert.match(
    html,
    /Không quyền số \(%\)<\/th><td class="number">85,5<\/td><td class="number">79,7</,
  );
  assert.match(html, /31\/12\/2025/);
});

test('without answers the headline shows dashes and no number', () => {
  const empty = sampleGroup(null, 0, 0.8);
  const none = { ...empty, index: { ...empty.index, share: null, low: null, high: null } };
  const html = render(<Headline view={view} report={totalReport} total={none} unweighted={null} />);

  assert.equal(/NaN|Infinity|undefined/.test(html), false);
  assert.match(html, /Chưa có câu trả lời để tính chỉ số hài lòng/);
});

test('every chart has its table in the page, closed until it is asked for', () => {
  const html = render(<Quality view={view} report={qualityReport} />);

  assert.match(html, /aria-expanded="false"[^>]*>Bảng số liệu</);
  assert.match(html, /<div id="[^"]+" class="chart-table closed"><table class="figures"><caption/);
  assert.match(html, /c5_4\. Thông báo kết quả xử lý kịp thời<\/th><td class="number">447</);
  assert.match(html, /aria-label="Tải về CSV: 4,7% số phiếu/);
});

test('a hidden group is named and nothing of it is told', () => {
  const groups = [...groupsOf(channelReport), { key: 'paper', shown: false as const }];
  const html = render(<Groups view={view} by="channel" groups={groups} />);

  assert.match(html, /interval-bar/);
  assert.match(html, /paper<\/th><td colspan="5"[^>]*>c: không hiển thị/);
});

test('without a model it is said why', () => {
  const none = { code: 'all', state: 'collinear', n: 90 } as const;
  const html = (report: DriversReport) => render(<Drivers view={view} report={report} />);

  assert.match(html({ ...driversReport, models: [none] }), /không tách được mức quan trọng/);
  assert.match(html({ ...totalReport, shown: false }), /không hiển thị, để không ai bị nhận ra/);
  assert.match(html(driversReport), /Ưu tiên cải thiện: Thủ tục hành chính/);
});

test('the calculator starts from what was found and writes with a decimal comma', () => {
  const html = render(<Calculator view={view} total={sampleTotal} />);

  assert.match(html, /value="1,35"/);
  assert.match(html, /value="87359"/);
  assert.match(html, /<output class="finding">Cần [\d.]+ câu trả lời hợp lệ/);
});

test('paper has the head of the state, its day, its scope, and method and limits', () => {
  const html = render(
    <PaperHead view={view} selection={selection} report={totalReport} now={new Date(2026, 0, 5)} />,
  );

  assert.match(html, /CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/);
  assert.match(html, /Độc lập - Tự do - Hạnh phúc/);
  assert.match(html, /<p>SỞ NỘI VỤ<\/p>/);
  assert.match(html, /Ngày 05 tháng 01 năm 2026/);
  assert.match(html, /Phạm vi: cơ quan Sở Nội vụ; kênh trả lời Máy tính bảng tại quầy/);
  assert.equal(scopeOf(view, { ...selection, filters: {} }), 'Phạm vi: toàn bộ đợt khảo sát');
  assert.match(render(<Method view={view} />), /Wilson.*không nói về sai lệch/s);
});

test('groups are named from the survey', () => {
  const name = (key: string | null) => groupLabel(sampleSurvey, 'channel', key, 'vi');

  assert.deepEqual(
    [name('kiosk'), name(''), name(null), name('fax')],
    ['Máy tính bảng tại quầy', 'Không ghi', 'Không ghi', 'fax'],
  );
  assert.deepEqual(choicesOf(sampleSurvey, 'period', 'vi'), [
    { value: '2026Q4', label: 'Quý IV/2026 (01/10/2026–31/12/2026)' },
  ]);
});

test('periods are called by their names and stand in order of time', () => {
  const waves = ['DOT2', 'DOT9', 'DOT10'].map((code) => ({ code, from: '', until: '' }));
  const keys = ['DOT10', 'DOT2', null, 'DOT9'].map((key) => ({ key }));

  assert.deepEqual(
    ['2026Q4', 'DOT3', '2026'].map((code) => periodName(code, 'vi')),
    ['Quý IV/2026', 'Đợt 3', '2026'],
  );
  assert.deepEqual(
    ['2026Q4', 'DOT3', '2026'].map((code) => periodName(code, 'en')),
    ['Q4 2026', 'Wave 3', '2026'],
  );
  assert.deepEqual(
    inTime({ ...survey22, periods: waves }, keys).map(({ key }) => key),
    ['DOT2', 'DOT9', 'DOT10', null],
  );
});

test('publishing takes two steps and is offered only to those who may', () => {
  const asking = stepPublishing({ is: 'closed' }, { type: 'ask' });
  const html = (may: boolean) =>
    render(
      <Releases
        language="vi"
        releases={[]}
        mayPublish={may}
        publishing={{ is: 'closed' }}
        period={null}
        onAsk={nothing}
        onCancel={nothing}
        onPublish={nothing}
      />,
    );

  assert.deepEqual(stepPublishing({ is: 'closed' }, { type: 'send' }), { is: 'closed' });
  assert.deepEqual(stepPublishing(asking, { type: 'send' }), { is: 'sending' });
  assert.deepEqual(stepPublishing({ is: 'sending' }, { type: 'cancel' }), { is: 'sending' });
  assert.equal(html(true).includes('Công bố kết quả</button>'), true);
  assert.equal(html(false).includes('<button'), false);
  assert.deepEqual(['analyst', 'survey_manager', 'administrator'].map(mayPublish), [
    false,
    true,
    true,
  ]);
});
