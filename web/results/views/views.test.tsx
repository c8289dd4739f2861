import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from 'preact-render-to-string';
import { sampleSurvey } from '../../shared/domain/survey.samples.ts';
import { choicesOf, groupName } from '../naming.ts';
import { sampleGroup, sampleMeasure } from '../results.samples.ts';
import { mayPublish, stepPublishing } from '../state.ts';
import { Factors } from './Factors.tsx';
import { Groups, inOrder } from './Groups.tsx';
import { Headline, subIndexFinding } from './Headline.tsx';
import { Releases } from './Releases.tsx';

const nothing = () => undefined;

test('the headline never shows a percentage without its interval and counts', () => {
  const html = render(<Headline language="vi" group={sampleGroup} />);

  assert.match(html, /80,00%/);
  assert.match(html, /50,00–90,00%/);
  assert.match(html, /8 trên 10 câu trả lời/);
  assert.match(html, /data-testid="responses">1\.203</);
});

test('without answers the headline shows a dash and no interval', () => {
  const empty = { ...sampleGroup, index: sampleMeasure(0, 0) };
  const html = render(<Headline language="vi" group={empty} />);

  assert.equal(html.includes('NaN'), false);
  assert.equal(html.includes('interval-bar'), false);
  assert.match(html, /<p class="big">–<\/p>/);
});

test('the title of the sub-index says the finding', () => {
  const subIndex = sampleGroup.sub_index!;

  assert.equal(subIndexFinding(subIndex, 'vi'), '30,40/38 điểm, cao hơn mục tiêu 28–30');
  assert.equal(
    subIndexFinding({ ...subIndex, target: null, position: null }, 'en'),
    '30.40 of 38 points',
  );
});

test('the factors are headed by the weakest and list every denominator', () => {
  const html = render(<Factors language="vi" survey={sampleSurvey} group={sampleGroup} />);

  assert.match(html, /<h2>Yếu nhất: Góp ý \(60,0%\)<\/h2>/);
  assert.match(
    html,
    /1\.1\. Câu 1\.1.*?>1<\/td>.*?>1<\/td>.*?>0<\/td>.*?>4<\/td>.*?>4<\/td>.*?>10<\/td>.*?>2<\/td>.*?>1<\/td>.*?80,0%.*?50,0–90,0%/,
  );
});

test('groups stand in order of their index, periods in order of time', () => {
  const group = (key: string, satisfied: number) => ({
    ...sampleGroup,
    key,
    index: sampleMeasure(satisfied, 10),
  });
  const groups = [group('2026Q4', 9), group('2026Q3', 10)];
  const keys = (by: 'unit' | 'period') => inOrder(by, groups).map(({ key }) => key);

  assert.deepEqual(keys('unit'), ['2026Q4', '2026Q3']);
  assert.deepEqual(keys('period'), ['2026Q3', '2026Q4']);
  assert.match(
    render(<Groups language="vi" survey={sampleSurvey} by="channel" groups={groups} />),
    /interval-bar/,
  );
});

test('groups are named from the survey when the service gives only a key', () => {
  const name = (key: string | null) =>
    groupName(sampleSurvey, 'channel', { key, name: null }, 'vi');

  assert.deepEqual(
    [name('kiosk'), name(''), name(null)],
    ['Máy tính bảng tại quầy', 'Không ghi', 'Không ghi'],
  );
  assert.deepEqual(choicesOf(sampleSurvey, 'period', 'vi'), [
    { value: '2026Q4', label: '2026Q4 (01/10/2026–31/12/2026)' },
  ]);
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
