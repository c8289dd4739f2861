import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownerUrl, program } from './program.ts';

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly input?: string;
  /** Settings on top of those of the runner; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

function run(
  file: string,
  args: readonly string[],
  { input = '', env = {} }: Surroundings,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env: { ...process.env, ...env }, timeout: 60_000 });
    let stdout = '';
    let stderr = '';

    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdin.on('error', () => undefined); // it need not read what it is given
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.end(input);
  });
}

/** sipas ARGUMENTS, however it ends. */
export const sipas = (args: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> =>
  run(program, args, surroundings);

/** sipas ARGUMENTS, which must do its work. */
export async function mustRun(...args: readonly string[]): Promise<Outcome> {
  const outcome = await sipas(args);

  if (outcome.code !== 0) {
    throw new Error(
      `sipas ${args.join(' ')}: exit ${outcome.code}\n${outcome.stdout}${outcome.stderr}`,
    );
  }
  return outcome;
}

/** What results tell of everything that is stored by now: over HTTP they stand still, and hide. */
export async function liveResults(survey: string, ...args: readonly string[]): Promise<any> {
  const { stdout } = await mustRun(
    'results',
    '--survey',
    survey,
    '--disclosure',
    'none',
    '--json',
    ...args,
  );

  return JSON.parse(stdout);
}

/** The rows of a statement, columns separated by |, as the owner of the database sees them. */
export async function sql(statement: string, url = ownerUrl): Promise<readonly string[]> {
  const outcome = await run('psql', ['-XAtq', '-v', 'ON_ERROR_STOP=1', '-c', statement, url], {});

  if (outcome.code !== 0) {
    throw new Error(`psql: ${outcome.stderr}`);
  }
  return outcome.stdout.split('\n').filter((line) => line !== '');
}

/** Everything in the database, as text. */
export async function dump(): Promise<string> {
  const outcome = await run('pg_dump', [ownerUrl], {});

  if (outcome.code !== 0) {
    throw new Error(`pg_dump: ${outcome.stderr}`);
  }
  return outcome.stdout;
}

const folder = mkdtempSync(join(tmpdir(), 'sipas-api-'));
let files = 0;

process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** The path of a new file with this content; what is no text is written as JSON. */
export function fileOf(content: unknown): string {
  const path = join(folder, `${(files += 1)}.json`);

  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** A staff key as `key add` prints it. */
export async function makeKey(
  role: string,
  options: { readonly unit?: string; readonly label?: string } = {},
) {
  const args = ['key', 'add', '--role', role];

  if (options.unit !== undefined) {
    args.push('--unit', options.unit);
  }
  if (options.label !== undefined) {
    args.push('--label', options.label);
  }
  const key = /^staff-key: (sk_[A-Za-z0-9_-]{43})$/m.exec((await mustRun(...args)).stdout)?.[1];

  if (key === undefined) {
    throw new Error(`sipas ${args.join(' ')} printed no key`);
  }
  return key;
}
