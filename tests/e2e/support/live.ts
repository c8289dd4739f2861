import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { baseUrl, staffKey, survey } from './setting.ts';

const run = promisify(execFile);

export interface Group {
  readonly key: string | null;
  readonly shown: boolean;
  readonly responses: number;
  /** Of a comparison with the rest. */
  readonly share: number;
  readonly index: { readonly share: number | null; readonly low: number; readonly high: number };
}

/** Settings of these tests; the command refuses what it does not know. */
const OURS = ['BASE_URL', 'STAFF_KEY', 'SURVEY', 'COUNTER', 'CHROMIUM'].map(
  (name) => `SIPAS_${name}`,
);

/** Runs the command; tests/support/with_demo.sh says where it is and on what it works. */
export async function sipas(...words: string[]): Promise<string> {
  const command = process.env['SIPAS'];
  const settings = Object.entries(process.env).filter(([name]) => !OURS.includes(name));

  if (command === undefined) {
    throw new Error('SIPAS is not set; it names the command that works on the database');
  }
  const { stdout } = await run(command, words, {
    env: Object.fromEntries(settings),
    maxBuffer: 1 << 26,
  });

  return stdout;
}

/** What the command line tells of a survey. */
export async function resultsOf(code: string, ...options: string[]): Promise<readonly Group[]> {
  const told = await sipas('results', '--survey', code, ...options, '--json');

  return (JSON.parse(told) as { readonly groups: readonly Group[] }).groups;
}

/** Counted in the raw export: results stand still while single answers come. */
export async function storedResponses(): Promise<number> {
  const answer = await fetch(`${baseUrl}/api/v1/surveys/${survey}/responses?format=csv`, {
    headers: { authorization: `Bearer ${staffKey}` },
  });

  assert.equal(answer.status, 200);
  await answer.arrayBuffer();
  return Number(answer.headers.get('sipas-rows'));
}
