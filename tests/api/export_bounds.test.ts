import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { mustRun, sipas, sql } from './support/command.ts';
import { newPath } from './support/exports.ts';
import { submit } from './support/http.ts';
import { program } from './support/program.ts';
import { makeWorld, response, type World } from './support/world.ts';

const FORMATS = ['csv', 'xlsx', 'sav', 'dta', 'jsonl'];
const FEW = 3_000;
const MANY = 60_000;
/** What may lie between them; a row that is kept takes more than 500 bytes. */
const BOUND_KB = 12_000;

let world: World;
let small: World;
const folder = mkdtempSync(join(tmpdir(), 'sipas-export-bounds-'));

/** Responses like the one that is there, under ids of their own. */
async function multiply({ survey }: World, count: number): Promise<void> {
  await sql(
    'INSERT INTO sipas.response SELECT unit_code, survey_code, day, gen_random_uuid(), 1, complete, channel, ' +
      'respondent_type, counter_code, procedure_code, language, duration_s, answers, texts ' +
      `FROM sipas.response, generate_series(2, ${count}) WHERE survey_code = '${survey}'`,
  );
}

before(async () => {
  world = await makeWorld('MANY');
  small = await makeWorld('FEW');
  for (const [of, count] of [
    [world, MANY],
    [small, FEW],
  ] as const) {
    const comment = 'Một góp ý dài vừa phải, đủ để thấy trong bộ nhớ. '.repeat(4);

    assert.equal((await submit(of.survey, response(of, { comment }))).status, 201);
    await multiply(of, count);
  }
});

after(() => rmSync(folder, { recursive: true, force: true }));

/** The most memory that an export had, in kB, looked at while it runs. */
function peakOf(survey: string, format: string): Promise<number> {
  const args = ['export', '--survey', survey, '--format', format, '--texts', '--out'];
  const path = newPath(format);

  return new Promise((resolve, reject) => {
    // The sanitizer keeps freed memory for a while, which is not what is measured here.
    const child = spawn(program, [...args, path], {
      env: { ...process.env, ASAN_OPTIONS: 'quarantine_size_mb=1' },
    });
    let peak = 0;
    let said = '';
    const look = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');

        peak = Math.max(peak, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0));
      } catch {
        // It has just ended.
      }
    }, 2);

    child.stderr.on('data', (text) => (said += String(text)));
    child.on('close', (code) => {
      clearInterval(look);
      rmSync(path, { force: true });
      if (code === 0) {
        resolve(peak);
      } else {
        reject(new Error(`sipas ${args.join(' ')}: ${code} ${said}`));
      }
    });
  });
}

for (const format of FORMATS) {
  test(`${format}: twenty times the rows take no more memory`, { timeout: 120_000 }, async () => {
    const few = await peakOf(small.survey, format);
    const many = await peakOf(world.survey, format);

    assert.ok(few > 1_000, `${few} kB were seen`);
    assert.ok(many - few < BOUND_KB, `${many} kB for ${MANY} rows, ${few} kB for ${FEW}`);
  });
}

/** Runs an export with files bounded as on a disk that is full after so many blocks of 1024 bytes. */
const onFullDisk = (blocks: number, format: string, path: string): string => {
  const command = `trap '' XFSZ; ulimit -f ${blocks}; "$0" export --survey "$1" --format "$2" --out "$3" 2>&1; echo "exit $?"`;

  return execFileSync('bash', ['-c', command, program, world.survey, format, path], {
    encoding: 'utf8',
  });
};

test(
  'a full disk is told, ends with 1 and leaves nothing behind',
  { timeout: 120_000 },
  async () => {
    const noted = (await sql('SELECT count(*) FROM sipas.export_log'))[0];

    for (const format of FORMATS) {
      const path = join(folder, `full.${format}`);
      const said = onFullDisk(format === 'xlsx' ? 8_000 : 1_000, format, path);

      assert.match(said, /cannot be written/, format);
      assert.match(said, /exit 1$/m, format);
      assert.deepEqual(readdirSync(folder), [], format);
    }
    assert.equal(
      (await sql('SELECT count(*) FROM sipas.export_log'))[0],
      noted,
      'nothing is noted',
    );
  },
);

test('standard output that cannot be written is told', async () => {
  const command = '"$0" export --survey "$1" --format csv 2>&1 >/dev/full; echo "exit $?"';
  const said = execFileSync('bash', ['-c', command, program, world.survey], { encoding: 'utf8' });

  assert.match(said, /cannot write standard output: No space left on device/);
  assert.match(said, /exit 1$/m);
});

test('csv and jsonl go to standard output without --out, the receipt to standard error', async () => {
  for (const format of ['csv', 'jsonl']) {
    const outcome = await sipas(['export', '--survey', small.survey, '--format', format]);

    assert.equal(outcome.code, 0, outcome.stderr);
    assert.match(outcome.stdout.slice(-100), /rows"?[=:]3000.*\s+$/, format);
    assert.match(outcome.stderr, /^3000 rows, sha256 [0-9a-f]{64}$/m, format);
  }
});

test('an export stands beside its receipt, for its owner alone, and is never overwritten', async () => {
  const path = join(folder, 'once.csv');
  const args = ['export', '--survey', small.survey, '--format', 'csv', '--out', path];

  await mustRun(...args);
  const made = readFileSync(path, 'utf8');

  assert.deepEqual(readdirSync(folder).sort(), ['once.csv', 'once.csv.sha256']);
  assert.match(
    execFileSync('sha256sum', ['-c', `${basename(path)}.sha256`], {
      cwd: folder,
      encoding: 'utf8',
    }),
    /once\.csv: OK/,
  );
  assert.equal(execFileSync('stat', ['-c', '%a', path], { encoding: 'utf8' }).trim(), '600');
  const again = await sipas(args);

  assert.equal(again.code, 1);
  assert.match(again.stderr, /once\.csv: File exists/);
  assert.equal(readFileSync(path, 'utf8'), made);
});

test('what cannot be done is told with the reason, 1 if it was refused and 2 if it was asked wrongly', async () => {
  const { survey } = small;
  const csv = ['--format', 'csv'];
  const blocked = join(folder, 'blocked.csv');

  writeFileSync(`${blocked}.part`, '');
  for (const [code, words, args] of [
    [1, /NO_SUCH/, ['--survey', 'NO_SUCH', ...csv]],
    [
      1,
      /period: this survey has no period 'NEVER'/,
      ['--survey', survey, ...csv, '--period', 'NEVER'],
    ],
    [1, /channel: not one of kiosk/, ['--survey', survey, ...csv, '--channel', 'radio']],
    [1, /respondent_type: not citizen/, ['--survey', survey, ...csv, '--respondent-type', 'king']],
    [1, /procedure: this survey has no/, ['--survey', survey, ...csv, '--procedure', 'NONE']],
    [1, /unit: no unit 'NONE'/, ['--survey', survey, ...csv, '--unit', 'NONE']],
    [
      1,
      /cannot write .*No such file/,
      ['--survey', survey, ...csv, '--out', '/no/such/folder/x.csv'],
    ],
    [1, /blocked\.csv\.part: File exists/, ['--survey', survey, ...csv, '--out', blocked]],
    [1, /NO_SUCH/, ['--log', '--survey', 'NO_SUCH']],
    [1, /cannot read/, ['--check', '/no/such/file']],
    [2, /name the survey/, csv],
    [2, /--format is csv, xlsx/, ['--survey', survey]],
    [2, /--format is csv, xlsx/, ['--survey', survey, '--format', 'pdf']],
    [2, /--bom and --decimal are for csv/, ['--survey', survey, '--format', 'jsonl', '--bom']],
    [2, /name the file with --out/, ['--survey', survey, '--format', 'xlsx']],
    [2, /no option '--colour'/, ['--survey', survey, ...csv, '--colour', 'red']],
    [2, /'more' is not understood/, ['--survey', survey, ...csv, 'more']],
  ] as const) {
    const outcome = await sipas(['export', ...args]);

    assert.equal(outcome.code, code, args.join(' '));
    assert.match(outcome.stderr, words);
    assert.equal(outcome.stdout, '', args.join(' '));
  }
  assert.ok(!existsSync(blocked));
});

test('each export is noted with its filter and size, and nothing that was in it', async () => {
  const path = newPath('xlsx');
  const args = ['--unit', small.board, '--channel', 'kiosk', '--period', 'LATE', '--texts'];
  const made = JSON.parse(
    (
      await mustRun(
        'export',
        '--survey',
        small.survey,
        '--format',
        'xlsx',
        '--out',
        path,
        ...args,
        '--json',
      )
    ).stdout,
  );
  const listed = await mustRun('export', '--log', '--survey', small.survey, '--json');
  const [{ number, ...entry }] = JSON.parse(listed.stdout);

  assert.ok(number > 0);
  assert.deepEqual(entry, {
    day: new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10),
    key: null,
    survey: small.survey,
    within: null,
    unit: small.board,
    procedure: null,
    channel: 'kiosk',
    respondent_type: null,
    period: 'LATE',
    format: 'xlsx',
    sha256: made.sha256,
    texts: true,
    weights: [],
    bom: false,
    decimal_comma: false,
    rows: 3_000,
  });
  assert.ok((await mustRun('export', '--log')).stdout.includes(made.sha256));
  assert.ok(!(await sql('SELECT export_log::text FROM sipas.export_log')).join().includes('góp ý'));
});
