import { randomBytes, randomUUID } from 'node:crypto';
import { fileOf, mustRun } from './command.ts';
import type { Json } from './http.ts';

/** A day at the counters, some days from today. */
export function day(fromToday: number): string {
  const atCounters = Date.now() + 7 * 3_600_000;

  return new Date(atCounters + fromToday * 86_400_000).toISOString().slice(0, 10);
}

export interface Response {
  id: string;
  answers: Record<string, unknown>;
  [member: string]: unknown;
}

/** Codes of what a file of tests has to itself. */
export interface World {
  readonly tag: string;
  readonly instrument: string;
  readonly survey: string;
  readonly framework: string;
  readonly province: string;
  readonly board: string;
  readonly counter: string;
  readonly counter2: string;
  readonly otherBoard: string;
  readonly otherCounter: string;
  /** A board of the survey that ended 20 days ago. */
  readonly endedBoard: string;
  readonly procedure: string;
  readonly otherProcedure: string;
  /** A procedure of any unit. */
  readonly anyProcedure: string;
}

const text = (vi: string, en: string = vi): Json => ({ vi, en });
const option = (value: number, satisfied?: boolean): Json => ({
  value,
  label: text(`Mức ${value}`),
  ...(satisfied === undefined ? {} : { satisfied }),
});

const item = (code: string, kind: string, more: Json = {}): Json => ({
  code,
  kind,
  text: text(`Câu ${code}`),
  ...more,
});

/** Two factors in two groups, and one item of every other kind. */
export function instrumentOf(code: string): Json {
  const scale = { scale: 'likert' };

  return {
    code,
    version: 1,
    family: 'sipas',
    status: 'proposal',
    title: text('Phiếu của kiểm thử', 'Form of the tests'),
    legal_basis: 'Không có',
    valid_from: '2020-01-01',
    valid_until: null,
    scales: [
      { code: 'likert', options: [1, 2, 3, 4, 5].map((value) => option(value, value >= 4)) },
    ],
    groups: [
      { code: 'policy', title: text('Chính sách', 'Policy') },
      { code: 'service', title: text('Phục vụ', 'Service') },
    ],
    sections: [
      {
        code: 'I',
        factor: true,
        group: 'policy',
        title: text('Một', 'One'),
        items: [item('a1', 'scale', { ...scale, na: true }), item('a2', 'scale', scale)],
      },
      {
        code: 'II',
        factor: true,
        group: 'service',
        title: text('Hai', 'Two'),
        items: [
          item('b1', 'scale', { ...scale, na: true }),
          item('b2', 'scale', {
            options: [option(0, false), option(1, false), option(2, true)],
            na: true,
          }),
        ],
      },
      {
        code: 'III',
        factor: false,
        title: text('Chung', 'Overall'),
        items: [item('overall', 'scale', { ...scale, overall: true, na: true })],
      },
      {
        code: 'IV',
        factor: false,
        title: text('Khác', 'Other'),
        items: [
          item('visited', 'single', { options: [option(1), option(2)], required: true }),
          item('why', 'multiple', {
            options: [option(1), option(2), option(3)],
            only_if: { item: 'visited', value: 1 },
          }),
          item('remark', 'text', { max_length: 20 }),
          item('gender', 'single', { options: [option(1), option(2)], sensitive: true, na: true }),
        ],
      },
    ],
  };
}

export function surveyOf(world: World, more: Json = {}): Json {
  return {
    code: world.survey,
    title: text(`Khảo sát ${world.tag}`, `Survey ${world.tag}`),
    instrument: { code: world.instrument, version: 1 },
    channels: ['kiosk', 'online'],
    respondent_types: ['citizen', 'business'],
    periods: [
      { code: 'EARLY', from: day(-60), until: day(-30) },
      { code: 'LATE', from: day(-30), until: day(40) },
    ],
    units: [world.board, world.otherBoard, world.endedBoard],
    index_rule: 'pooled',
    sub_index: { max_points: 38, target: { low: 28, high: 30, source: 'Kế hoạch kiểm thử' } },
    ...more,
  };
}

export function unit(
  code: string,
  kind: string,
  parent: string | null,
  until: string | null = null,
): Json {
  return {
    code,
    kind,
    parent,
    name: text(`Đơn vị ${code}`, `Unit ${code}`),
    valid_from: '2017-01-01',
    valid_until: until,
    successor: null,
  };
}

function unitsOf(world: World): Json {
  return {
    units: [
      unit(world.province, 'province', null),
      unit(world.board, 'board', world.province),
      unit(`${world.board}-MC`, 'one_stop', world.board),
      unit(world.counter, 'counter', `${world.board}-MC`),
      unit(world.counter2, 'counter', `${world.board}-MC`),
      unit(world.otherBoard, 'board', world.province),
      unit(world.otherCounter, 'counter', world.otherBoard),
      unit(world.endedBoard, 'board', world.province, day(-20)),
    ],
  };
}

export function procedure(code: string, owner: string | null): Json {
  return {
    code,
    unit: owner,
    field: text('Lĩnh vực', 'Field'),
    name: text(`Thủ tục ${code}`, `Procedure ${code}`),
    online_level: 'full',
    legacy_level: null,
    valid_from: '2017-01-01',
    valid_until: null,
  };
}

export async function addProcedures(...procedures: readonly Json[]): Promise<void> {
  await mustRun('procedure', 'add', fileOf({ procedures }));
}

/** Adds a survey of the world under another code. */
export async function addSurvey(world: World, code: string, more: Json = {}): Promise<string> {
  await mustRun('survey', 'add', fileOf(surveyOf({ ...world, survey: code }, more)));
  return code;
}

/** Units, procedures, an instrument and an open survey of their own: what a file counts nobody else changes. */
export async function makeWorld(name: string, survey: Json = {}): Promise<World> {
  const tag = `${name}_${randomBytes(3).toString('hex')}`;
  const world: World = {
    tag,
    instrument: `FORM_${tag}`,
    survey: `SURVEY_${tag}`,
    framework: `FRAME_${tag}`,
    province: `P_${tag}`,
    board: `A_${tag}`,
    counter: `A_${tag}-K1`,
    counter2: `A_${tag}-K2`,
    otherBoard: `B_${tag}`,
    otherCounter: `B_${tag}-K1`,
    endedBoard: `C_${tag}`,
    procedure: `PA_${tag}`,
    otherProcedure: `PB_${tag}`,
    anyProcedure: `PX_${tag}`,
  };

  await mustRun('instrument', 'add', fileOf(instrumentOf(world.instrument)));
  await mustRun('unit', 'add', fileOf(unitsOf(world)));
  await addProcedures(
    procedure(world.procedure, world.board),
    procedure(world.otherProcedure, world.otherBoard),
    procedure(world.anyProcedure, null),
  );
  await addSurvey(world, world.survey, survey);
  return world;
}

/** A response that is accepted. */
export function response(world: World, more: Partial<Response> = {}): Response {
  return {
    id: randomUUID(),
    instrument: world.instrument,
    unit: world.board,
    counter: world.counter,
    procedure: world.procedure,
    channel: 'kiosk',
    respondent_type: 'citizen',
    day: day(-3),
    language: 'vi',
    duration_s: 40,
    complete: true,
    answers: { a1: 4, a2: 5, b1: 'NA', overall: 4, visited: 2 },
    ...more,
  };
}
