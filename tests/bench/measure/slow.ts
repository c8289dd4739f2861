import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { COLUMNS, responsesUrl } from '../prepare.ts';
import type { Prepared } from '../prepare.ts';
import { output, until } from '../support/child.ts';
import { processorSeconds, withCpu } from '../support/cpu.ts';
import { copyIn, emptyTable, sql, storedRows } from '../support/database.ts';
import { withService } from '../support/service.ts';
import type { Service } from '../support/service.ts';
import { inCheckout, program, superuserDatabase, survey, workers } from '../support/setting.ts';
import { wrk } from '../support/wrk.ts';
import { checkStored } from './intake.ts';
import type { Figures, Measurement, Samples } from './measurement.ts';

const CONNECTIONS = 128;

/** More than there are workers for what they ask, so that one that has finished has the next at once. */
const READERS = 2 * workers;
const heavy = Math.max(
  1,
  Math.min(Math.floor(availableParallelism() / 2), Math.floor(workers / 4)),
);
const ANALYSTS = 2 * heavy;

const LIST = '/api/v1/releases';
const PAGE = `/api/v1/surveys/${survey}/results?by=unit&measure=index,factor,item`;
const EXPORT = `/api/v1/surveys/${survey}/responses?format=csv`;

/** Staff who ask until they are stopped; in ms, what a query took comes back. */
function analysts(path: string, count: number): () => Promise<number> {
  const program = inCheckout('tests/bench/analysts.ts');
  const child = spawn(process.execPath, [program, path, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true, // in a session of its own
  });
  let said = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));

  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  return async () => {
    child.kill('SIGTERM');
    if ((await ended) !== 0) {
      throw new Error(`those who ask for ${path} failed`);
    }
    return Number(said);
  };
}

/** How many backends of the service wait for a lock, with nobody else asking: those of the staff. */
async function waiting(): Promise<number> {
  const [count] = await sql(
    `SELECT count(*) FROM pg_stat_activity WHERE usename = 'sipas_service' AND wait_event_type = 'Lock'`,
  );

  return Number(count);
}

/** True once service and database have taken a good part of a second for the staff. */
function isAtWork(service: Service): () => Promise<boolean> {
  const before = processorSeconds(service.pid);

  return () => Promise.resolve(processorSeconds(service.pid) > before + 0.5);
}

/** A service that cannot go on has no answers and no percentile. */
async function submissions(bodies: string, service: Service): Promise<Figures> {
  // Segments of the log are used again after one; making them anew would stop whoever happens to need one.
  await sql('CHECKPOINT');
  const [outcome, cpu] = await withCpu(service.pid, () =>
    wrk({ url: responsesUrl, connections: CONNECTIONS, bodies, timeout: 60 }),
  );

  if (outcome.trouble !== '') {
    throw new Error(`${responsesUrl}: ${outcome.trouble}`);
  }
  return {
    connections: CONNECTIONS,
    per_s: outcome.perSecond,
    p50_ms: outcome.answers === 0 ? Infinity : outcome.p50,
    p99_ms: outcome.answers === 0 ? Infinity : outcome.p99,
    acknowledged: outcome.answers,
    ...cpu,
  };
}

/** The same while the staff ask, once their queries are under way. */
async function submissionsBeside(
  path: string,
  areUnderWay: () => Promise<boolean>,
  bodies: string,
  service: Service,
): Promise<Figures> {
  const stop = analysts(path, path === LIST ? READERS : ANALYSTS);
  let figures: Figures = {};

  try {
    if (!(await until(10, areUnderWay))) {
      throw new Error(`GET ${path}: the service does not get to it`);
    }
    figures = await submissions(bodies, service);
  } finally {
    figures = { ...figures, query_ms: await stop() };
  }
  return figures;
}

/** The same while nobody can read the list of releases, which all workers for what is light wait for. */
async function submissionsBesideLock(bodies: string, service: Service): Promise<Figures> {
  const psql = spawn('psql', ['-XAtq', '-v', 'ON_ERROR_STOP=1', superuserDatabase], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => psql.on('close', resolve));

  psql.stdin.write('BEGIN; LOCK TABLE sipas.release IN ACCESS EXCLUSIVE MODE;\n\\echo locked\n');
  await Promise.race([new Promise((resolve) => psql.stdout.once('data', resolve)), ended]);
  try {
    return await submissionsBeside(
      LIST,
      async () => (await waiting()) >= workers - heavy,
      bodies,
      service,
    );
  } finally {
    psql.stdin.end('COMMIT;\n');
    await ended;
  }
}

const mean = (all: readonly Figures[]): Figures =>
  Object.fromEntries(
    Object.keys(all[0] ?? {}).map((name) => [
      name,
      all.reduce((sum, figures) => sum + (figures[name] ?? NaN), 0) / all.length,
    ]),
  );

async function takeSlow(prepared: Prepared): Promise<Samples> {
  const bodies = prepared.single;
  const taken: Figures[] = [];
  const keep = async (figures: Promise<Figures>) => taken[taken.push(await figures) - 1] ?? {};

  await emptyTable();
  await copyIn(prepared.rows, COLUMNS);
  await output(program, ['recompute', '--survey', survey, '--repair']).catch(() => undefined);
  await sql('ANALYZE response', 'CHECKPOINT');
  const before = await storedRows();
  const samples = await withService(async (service) => {
    const beside = (path: string) =>
      keep(submissionsBeside(path, isAtWork(service), bodies, service));

    await beside(PAGE); // what is read and shown but once is no measure for the rest
    const first = await keep(submissions(bodies, service));
    const slow_lock = await keep(submissionsBesideLock(bodies, service));
    const second = await keep(submissions(bodies, service));
    const slow_results = await beside(PAGE);
    const third = await keep(submissions(bodies, service));
    const slow_export = await beside(EXPORT);

    return { slow_none: mean([first, second, third]), slow_lock, slow_results, slow_export };
  });

  checkStored(
    (await storedRows()) - before,
    taken.reduce((sum, figures) => sum + (figures['acknowledged'] ?? NaN), 0),
    taken.length * CONNECTIONS,
  );
  return samples;
}

/**
 * Submissions alone, again and again, and in between beside staff whose queries occupy every worker there is for them: waiting for a lock, which
 * takes nothing from the processor; computing pages of results, which takes the service's; and writing all responses
 * into files, which takes the database's too.
 */
export const slow = (prepared: Prepared): Measurement => ({
  part: 'slow',
  take: () => takeSlow(prepared),
});
