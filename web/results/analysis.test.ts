import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { reportAddress, workbookAddress } from '../shared/api/results.ts';
import type { Selection } from '../shared/domain/filters.ts';
import { groupsOf } from '../shared/domain/results.ts';
import { loadAnalysis, loadTrend, queryBy } from './analysis.ts';
import { periodReport, sampleAnswer, sampleGroup } from './results.samples.ts';
import { survey22 } from './survey22.samples.ts';

const selection: Selection = {
  survey: 'TINH_2025',
  by: null,
  scheme: 'rake',
  filters: { unit: 'A01', period: '2025Q4' },
};
const original = globalThis.fetch;

afterEach(() => {
  globalThis.fetch = original;
});

/** Stands in for the service and keeps what it was asked for. */
function answering(answer: (path: string, query: ReadonlyMap<string, string>) => unknown) {
  const asked: string[] = [];

  globalThis.fetch = (input) => {
    const url = new URL(String(input), 'http://localhost');
    const document = answer(url.pathname, new Map(url.searchParams));

    asked.push(`${url.pathname.replace('/api/v1', '')}${url.search}`);
    return Promise.resolve(
      document === null ? new Response('', { status: 403 }) : Response.json(document),
    );
  };
  return asked;
}

test('a comparison takes away the filter that would leave one group alone', () => {
  assert.deepEqual(queryBy(selection, 'unit'), {
    by: 'unit',
    scheme: 'rake',
    filters: { period: '2025Q4' },
  });
});

test('the change is asked for between the last two periods with answers', async () => {
  const groups = [
    ...groupsOf(periodReport).slice(0, 2),
    { key: '2025Q3', shown: false },
    sampleGroup('2025Q4', 50, 0.8),
  ];
  const asked = answering((_path, query) =>
    query.get('by') === 'period' ? { ...periodReport, groups } : sampleAnswer(query),
  );
  const trend = await loadTrend(survey22, selection);

  assert.ok(
    trend.ok && trend.value.change?.from === '2025Q2' && trend.value.change.to === '2025Q4',
  );
  assert.match(asked[0] ?? '', /by=period&scheme=rake&measure=index&unit=A01$/);
  assert.match(asked[1] ?? '', /figures=change/);
});

test('without two periods, or when the change is refused, the trend stays', async () => {
  answering((_path, query) =>
    query.get('figures') === 'change' ? null : { ...periodReport, groups: [] },
  );
  const none = await loadTrend(survey22, selection);

  answering((_path, query) => (query.get('figures') === 'change' ? null : periodReport));
  const refused = await loadTrend(survey22, selection);

  assert.ok(none.ok && none.value.change === null);
  assert.ok(refused.ok && refused.value.change === null);
});

test('the unweighted total stands beside a weighted one, and releases are no condition', async () => {
  const answer = (scheme: string) => (path: string, query: ReadonlyMap<string, string>) => {
    if (path.endsWith('/releases')) {
      return null;
    }
    return path.endsWith('/results') ? { ...(sampleAnswer(query) as object), scheme } : survey22;
  };

  answering(answer('rake'));
  const weighted = await loadAnalysis('TINH_2025', selection);

  answering(answer('none'));
  const bare = await loadAnalysis('TINH_2025', selection);

  assert.ok(weighted.ok && weighted.value.unweighted !== null && weighted.value.releases === null);
  assert.ok(bare.ok && bare.value.unweighted === null);
});

test('a whole that may not be shown is hidden, and neither is the change of it', async () => {
  answering((path, query) => {
    if (!path.endsWith('/results')) {
      return survey22;
    }
    const { groups: _groups, ...head } = periodReport;

    return query.get('by') === 'period' ? periodReport : { ...head, shown: false };
  });
  const analysis = await loadAnalysis('TINH_2025', selection);
  const trend = await loadTrend(survey22, selection);

  assert.ok(analysis.ok && !analysis.value.total.shown);
  assert.ok(trend.ok && trend.value.change === null);
});

test('the report is of the survey, or of one of its periods', () => {
  assert.equal(reportAddress('A B', 'pdf'), '/api/v1/surveys/A%20B/report?format=pdf');
  assert.equal(
    reportAddress('S', 'docx', '2025Q4'),
    '/api/v1/surveys/S/report?format=docx&period=2025Q4',
  );
});

test('the workbook has the same filters as the page', () => {
  assert.equal(
    workbookAddress('A B', { by: null, scheme: 'rake', filters: { unit: 'A01' } }),
    '/api/v1/surveys/A%20B/results?scheme=rake&unit=A01&format=xlsx',
  );
});
