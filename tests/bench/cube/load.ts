import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { hexOf, responsesOf } from './generate.ts';
import { codeOf } from './survey.ts';
import { scratchFile, superuserDatabase } from './setting.ts';

const COLUMNS =
  'unit_code, survey_code, day, response_id, revision, complete, channel, respondent_type, ' +
  'counter_code, procedure_code, language, duration_s, answers';
const ROWS_AT_ONCE = 5000;

function progress(done: number, size: number): void {
  if (process.stderr.isTTY) {
    const width = 40;
    const filled = Math.round((width * done) / size);

    process.stderr.write(
      `\r  ${'#'.repeat(filled)}${'.'.repeat(width - filled)} ${Math.round((100 * done) / size)} %`,
    );
    if (done === size) process.stderr.write('\n');
  }
}

/** What DuckDB reads: the unit, then the criteria. */
export const csvOf = (size: number): string => scratchFile(`${size}.csv`);

/** Copies the responses of a size in, and leaves the same ones as CSV. In seconds. */
export async function load(size: number): Promise<number> {
  const begun = performance.now();
  const psql = spawn('psql', [
    '-XAtq',
    '-v',
    'ON_ERROR_STOP=1',
    '-c',
    `COPY sipas.response (${COLUMNS}) FROM STDIN`,
    superuserDatabase,
  ]);
  const ended = once(psql, 'close');
  const csv = createWriteStream(csvOf(size));
  const written = once(csv, 'finish');
  const survey = codeOf(size);
  let rows = '';
  let lines = '';
  let done = 0;

  psql.stderr.pipe(process.stderr);
  for (const { cell, counter, day, answers, seconds, id } of responsesOf(size)) {
    rows += `${cell.unit}\t${survey}\t${day}\t${id}\t1\tt\t${cell.channel}\t${cell.respondent_type}\t${counter}\t${cell.procedure}\tvi\t${seconds}\t\\\\x${hexOf(answers)}\n`;
    lines += `${cell.unit},${answers.subarray(0, 22).join(',')}\n`;
    done += 1;
    if (done % ROWS_AT_ONCE === 0 || done === size) {
      if (!psql.stdin.write(rows)) await once(psql.stdin, 'drain');
      if (!csv.write(lines)) await once(csv, 'drain');
      rows = lines = '';
      progress(done, size);
    }
  }
  psql.stdin.end();
  csv.end();
  const [code] = await ended;

  if (code !== 0) {
    throw new Error(`COPY ended with ${code}`);
  }
  await written;
  return (performance.now() - begun) / 1000;
}
