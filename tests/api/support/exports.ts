import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mustRun } from './command.ts';
import { baseUrl, staffKey } from './setting.ts';

const execute = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'sipas-export-test-'));
let files = 0;

process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** A path in a folder of the tests at which there is nothing yet. */
export const newPath = (ending: string): string => join(folder, `${(files += 1)}.${ending}`);

/** An export of a survey as text. */
export async function exported(
  { survey }: { readonly survey: string },
  format: string,
  ...more: readonly string[]
): Promise<string> {
  const path = newPath(format);

  await mustRun('export', '--survey', survey, '--format', format, '--out', path, ...more);
  return readFileSync(path, 'utf8');
}

/** Lines with their ends. */
export const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** The records of RFC 4180. */
export function parseCsv(text: string): string[][] {
  const field = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/gy;
  const rows: string[][] = [[]];

  while (field.lastIndex < text.length) {
    const [, value = '', end] = field.exec(text) ?? [];

    rows.at(-1)?.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end !== ',' && field.lastIndex < text.length) {
      rows.push([]);
    }
  }
  return rows;
}

/** A part of a ZIP file as text. */
export async function unzipped(path: string, part: string): Promise<string> {
  return (await execute('unzip', ['-p', path, part], { maxBuffer: 1 << 26 })).stdout;
}

/** An SPSS or Stata file as the program of ReadStat reads it. */
export async function readStat(path: string): Promise<readonly (readonly string[])[]> {
  const csv = newPath('csv');

  await execute('readstat', [path, csv]);
  return parseCsv(readFileSync(csv, 'utf8'));
}

export interface Download {
  readonly answer: Response;
  readonly body: Buffer;
}

/** The bytes that the administrator, if no other key is given, gets at a path. */
export async function downloaded(
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Download> {
  const answer = await fetch(baseUrl + path, {
    headers: { authorization: `Bearer ${staffKey}`, ...headers },
  });

  return { answer, body: Buffer.from(await answer.arrayBuffer()) };
}
