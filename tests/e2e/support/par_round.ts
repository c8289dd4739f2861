import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sipas } from './live.ts';

/** A round of scoring of its own: two boards, a small framework and a survey that fills one criterion. */

const mark = Date.now().toString(36).toUpperCase();

export const FRAMEWORK = `E2E_${mark}`;
export const PERIOD = '2026';
export const SURVEY = `E2E_KS_${mark}`;
export const UNITS = [`E2E_A_${mark}`, `E2E_B_${mark}`] as const;
export const NAMES = ['Ban Quản lý Khu kinh tế Thử A', 'Ban Quản lý Khu kinh tế Thử B'] as const;

/** What is sent to open it. */
export const ROUND = {
  framework: FRAMEWORK,
  version: 1,
  period: PERIOD,
  units: UNITS,
  self_until: '2099-01-31',
  appraise_until: '2099-02-28',
  explain_until: '2099-03-15',
} as const;

const units = {
  units: UNITS.map((code, place) => ({
    code,
    kind: 'board',
    parent: null,
    name: { vi: NAMES[place], en: `Test board ${place}` },
    valid_from: '2017-01-01',
    valid_until: null,
    successor: null,
  })),
};

const framework = {
  code: FRAMEWORK,
  version: 1,
  title: { vi: 'Bộ tiêu chí kiểm thử', en: 'Criteria set of the test' },
  level: 'board',
  legal_basis: 'Chỉ dùng để kiểm thử',
  valid_from: '2026-01-01',
  valid_until: null,
  max_points: 30,
  classes: [
    { code: 'XS', name: { vi: 'Xuất sắc', en: 'Excellent' }, at_least: 90 },
    { code: 'K', name: { vi: 'Khá', en: 'Fair' }, at_least: 50 },
  ],
  fields: [
    {
      code: '1',
      name: { vi: 'Chỉ đạo, điều hành', en: 'Steering' },
      max_points: 10,
      criteria: [
        {
          code: '1.1',
          name: { vi: 'Hồ sơ giải quyết đúng hạn', en: 'Dossiers in time' },
          max_points: 6,
          rule: { kind: 'ratio', target: 95, floor: 70 },
        },
        {
          code: '1.2',
          name: { vi: 'Sáng kiến cải cách', en: 'Initiatives' },
          max_points: 4,
          rule: { kind: 'manual' },
        },
      ],
    },
    {
      code: '2',
      name: { vi: 'Ban hành kế hoạch', en: 'Plan adopted' },
      max_points: 10,
      rule: {
        kind: 'checklist',
        options: [
          { code: 'yes', name: { vi: 'Đúng hạn', en: 'In time' }, percent: 100 },
          { code: 'late', name: { vi: 'Chậm', en: 'Late' }, percent: 50 },
          { code: 'no', name: { vi: 'Không ban hành', en: 'Not adopted' }, percent: 0 },
        ],
      },
    },
    {
      code: '3',
      name: { vi: 'Điều tra xã hội học', en: 'Sociological survey' },
      max_points: 10,
      rule: { kind: 'survey_linear' },
    },
  ],
};

const survey = {
  code: SURVEY,
  title: { vi: 'Khảo sát kiểm thử', en: 'Survey of the test' },
  instrument: { code: 'COUNTER_SHORT', version: 1 },
  channels: ['online'],
  respondent_types: ['citizen'],
  periods: [{ code: PERIOD, from: '2026-01-01', until: '2030-01-01' }],
  units: UNITS,
  index_rule: 'pooled',
  sub_index: { max_points: 10, target: { low: 7, high: 8, source: 'Kiểm thử' } },
  feeds: [{ framework: FRAMEWORK, criterion: '3', period: PERIOD }],
};

const today = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());

const RESPONSES = 40;

/** So many of forty are satisfied with everything, the others with nothing. */
const responsesOf = (unit: string, satisfied: number) =>
  Array.from({ length: RESPONSES }, (_, place) => {
    const value = place < satisfied ? 5 : 2;

    return JSON.stringify({
      id: randomUUID(),
      instrument: 'COUNTER_SHORT',
      unit,
      channel: 'online',
      respondent_type: 'citizen',
      day: today(),
      language: 'vi',
      duration_s: 60,
      complete: true,
      answers: { P1: value, P2: value, P3: value, P4: value },
    });
  });

/** Half of the people of A are satisfied, nearly all of B. */
const SATISFIED = [20, 36] as const;

/** Everything but the round itself, which somebody opens on the way of the test. */
export async function prepareRound(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sipas-e2e-'));
  const file = async (name: string, text: string) => {
    const path = join(folder, name);

    await writeFile(path, text);
    return path;
  };
  const lines = UNITS.flatMap((unit, place) => responsesOf(unit, SATISFIED[place] ?? 0));

  try {
    await sipas('unit', 'add', await file('units.json', JSON.stringify(units)));
    await sipas('par', 'framework', 'add', await file('framework.json', JSON.stringify(framework)));
    await sipas('survey', 'add', await file('survey.json', JSON.stringify(survey)));
    await sipas('import', '--survey', SURVEY, await file('responses.jsonl', lines.join('\n')));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The survey is over: its results go where the survey says. */
export const release = () => sipas('release', '--survey', SURVEY);

/** A staff key of a role, of one unit or of all. */
export async function keyOf(role: string, unit: string | null = null): Promise<string> {
  const scope = unit === null ? [] : ['--unit', unit];
  const told = await sipas('key', 'add', '--role', role, ...scope, '--label', 'e2e');

  return /sk_\S+/.exec(told)?.[0] ?? '';
}
