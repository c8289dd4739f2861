import { fileOf, makeKey, mustRun } from './command.ts';
import { call, read, type Answer, type Json } from './http.ts';
import { frameworkAround, scorecardPath } from './par.ts';
import { day, makeWorld, type World } from './world.ts';

const text = (vi: string): Json => ({ vi, en: vi });

/** One criterion of each kind that people score, and one that a survey fills. */
const workedFramework = (world: World): Json =>
  frameworkAround(
    world,
    [
      { code: '1.1', name: text('Một'), max_points: 30, rule: { kind: 'manual' } },
      {
        code: '1.2',
        name: text('Hai'),
        max_points: 20,
        rule: { kind: 'ratio', target: 95, floor: 50 },
      },
      {
        code: '1.3',
        name: text('Ba'),
        max_points: 12,
        rule: {
          kind: 'checklist',
          options: [
            { code: 'yes', name: text('Có'), percent: 100 },
            { code: 'no', name: text('Không'), percent: 0 },
          ],
        },
      },
    ],
    [
      {
        code: 'T',
        name: text('Điểm thưởng'),
        max_points: 3,
        rule: { kind: 'bonus', lowest: -2 },
      },
    ],
  );

export interface Staff {
  readonly officer: string;
  readonly otherOfficer: string;
  readonly leader: string;
  readonly appraiser: string;
  readonly council: string;
  readonly analyst: string;
  readonly auditor: string;
  readonly farAppraiser: string;
}

/** Keys of all who take part: officers of two units, the others of the province above both. */
async function staffOf(world: World): Promise<Staff> {
  return {
    officer: await makeKey('par_officer', { unit: world.board, label: 'Sở Một' }),
    otherOfficer: await makeKey('par_officer', { unit: world.otherBoard }),
    leader: await makeKey('leader', { unit: world.board }),
    appraiser: await makeKey('appraiser', { unit: world.province }),
    council: await makeKey('council', { unit: world.province }),
    analyst: await makeKey('analyst', { unit: world.province }),
    auditor: await makeKey('auditor', { unit: world.province }),
    farAppraiser: await makeKey('appraiser', { unit: 'DT' }),
  };
}

export interface Card {
  readonly framework: string;
  readonly unit: string;
  readonly period: string;
}

export const queryOf = ({ framework, unit, period }: Card): string =>
  `framework=${framework}&unit=${unit}&period=${period}`;

export const cardOf = (card: Card, key?: string): Promise<Json> =>
  read(scorecardPath(card.framework, card.unit, card.period), key);

export const post = (path: string, key: string, body: unknown): Promise<Answer> =>
  call(`/api/v1/par/${path}`, { key, body });

export const score = (card: Card, key: string, body: Json): Promise<Answer> =>
  post('scores', key, { ...card, ...body });

export const act = (card: Card, key: string, action: string, more: Json = {}): Promise<Answer> =>
  post('actions', key, { ...card, action, ...more });

export function attach(
  card: Card,
  key: string,
  criterion: string,
  content: Uint8Array,
  name: string,
): Promise<Answer> {
  const query = `${queryOf(card)}&criterion=${criterion}&name=${encodeURIComponent(name)}`;

  return call(`/api/v1/par/evidence?${query}`, {
    key,
    body: content,
    headers: { 'content-type': 'application/octet-stream' },
  });
}

export const statusOf = async (answer: Promise<Answer>): Promise<number> => (await answer).status;

/** That it was done. */
export async function must(answer: Promise<Answer>): Promise<void> {
  const { status, text } = await answer;

  if (status !== 200) {
    throw new Error(`${status} ${text}`);
  }
}

/** A criterion or field of a scorecard. */
export const leafOf = (card: Json, code: string): Json =>
  card.fields
    .flatMap((field: Json) => [field, ...field.criteria])
    .find((leaf: Json) => leaf.code === code);

export const historyOf = async (card: Card): Promise<readonly Json[]> =>
  (await read(`/api/v1/par/history?${queryOf(card)}`)).events;

export const roundOf = (card: Card, units: readonly string[], more: Json = {}): Json => ({
  framework: card.framework,
  version: 1,
  period: card.period,
  units,
  self_until: day(10),
  appraise_until: day(20),
  explain_until: day(30),
  ...more,
});

/** Opens a round as the operator does. */
export const openRound = (
  card: Card,
  units: readonly string[],
  more: Json = {},
): Promise<unknown> => mustRun('par', 'round', 'add', fileOf(roundOf(card, units, more)));

/** Moves the deadlines of a round. */
export const moveRound = async (
  card: Card,
  unit: string,
  [self, appraise, explain]: readonly [number, number, number],
): Promise<unknown> =>
  openRound(card, [unit], {
    self_until: day(self),
    appraise_until: day(appraise),
    explain_until: day(explain),
  });

/** Scores everything that people score, so that it can be sent. */
export async function scoreAll(card: Card, key: string): Promise<void> {
  const bodies: readonly Json[] = [
    { criterion: '1.1', points: 25 },
    { criterion: '1.2', facts: { numerator: 19, denominator: 20 } },
    { criterion: '1.3', facts: { option: 'yes' } },
  ];

  for (const body of bodies) {
    await must(score(card, key, { stage: 'self', reason: 'Đã nộp báo cáo', ...body }));
  }
}

/** Accepts what the unit gave itself. */
export async function acceptAll(card: Card, key: string): Promise<void> {
  for (const criterion of ['1.1', '1.2', '1.3']) {
    await must(score(card, key, { criterion, stage: 'appraised', accept: true }));
  }
}

export interface Workplace {
  readonly world: World;
  readonly staff: Staff;
  readonly card: Card;
  readonly other: Card;
}

/** The worked framework in a world of its own, those who work with it, and the cards of two units. */
export async function makeWorkplace(name: string): Promise<Workplace> {
  const world = await makeWorld(name);
  const card = { framework: world.framework, unit: world.board, period: '2026' };

  await mustRun('par', 'framework', 'add', fileOf(workedFramework(world)));
  return { world, staff: await staffOf(world), card, other: { ...card, unit: world.otherBoard } };
}
