import { spawn } from 'node:child_process';
import { COLUMNS, responsesUrl } from '../prepare.ts';
import type { Prepared } from '../prepare.ts';
import { until } from '../support/child.ts';
import { withCpu } from '../support/cpu.ts';
import { copyIn, emptyTable, sql, storedRows } from '../support/database.ts';
import { median } from '../support/median.ts';
import { withService } from '../support/service.ts';
import type { Service } from '../support/service.ts';
import { baseUrl, staffKey, superuserDatabase, survey, workers } from '../support/setting.ts';
import { wrk } from '../support/wrk.ts';
import { checkStored } from './intake.ts';
import type { Figures, Measurement, Samples } from './measurement.ts';

const CONNECTIONS = 128;

/** More than there are workers, so that one that has finished has the next at once. */
const ANALYSTS = 2 * workers;

const LIST = '/api/v1/releases';
const RESULTS = `/api/v1/surveys/${survey}/results`;

/** Busy is an answer, too: the service gives up on a lock after five seconds. */
async function ask(url: string): Promise<void> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${staffKey}` } });

  await answer.arrayBuffer();
  if (answer.status !== 200 && answer.status !== 503) {
    throw new Error(`GET ${url}: ${answer.status}`);
  }
}

/** Staff who ask for the same thing over and over until they are stopped; in ms, what each query took comes back. */
function analysts(path: string): () => Promise<readonly number[]> {
  const durations: number[] = [];
  let going = true;
  const one = async () => {
    while (going) {
      const start = performance.now();

      await ask(baseUrl + path);
      durations.push(performance.now() - start);
    }
  };
  const all = Promise.all(Array.from({ length: ANALYSTS }, one));

  all.catch(() => undefined); // whoever stops them is told
  return async () => {
    going = false;
    await all;
    return durations;
  };
}

/** How many backends of the service are at work, with nobody else asking: those of the staff. */
async function occupied(): Promise<number> {
  const [count] = await sql(
    `SELECT count(*) FROM pg_stat_activity WHERE usename = 'sipas_service' AND state = 'active'`,
  );

  return Number(count);
}

/** A service that cannot go on has no answers and no percentile. */
async function submissions(bodies: string, service: Service): Promise<Figures> {
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

/** The same while every worker is at a query of the staff; letGo lets those queries come to an end. */
async function submissionsBeside(
  path: string,
  bodies: string,
  service: Service,
  letGo: () => Promise<unknown>,
): Promise<Figures> {
  const stop = analysts(path);
  let figures: Figures;
  let taken = 0;

  try {
    await until(10, async () => (taken = await occupied()) >= workers);
    figures = await submissions(bodies, service);
  } finally {
    await letGo();
  }
  if (taken < workers) {
    console.error(
      `GET ${path}: took only ${taken} of ${workers} workers, so this shows too little`,
    );
  }
  return { ...figures, workers_taken: taken, query_ms: median(await stop()) };
}

/** Nobody else can read the list of releases until the function that comes back is called. */
async function lockReleases(): Promise<() => Promise<unknown>> {
  const psql = spawn('psql', ['-XAtq', '-v', 'ON_ERROR_STOP=1', superuserDatabase], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => psql.on('close', resolve));

  psql.stdin.write('BEGIN; LOCK TABLE sipas.release IN ACCESS EXCLUSIVE MODE;\n\\echo locked\n');
  await Promise.race([new Promise((resolve) => psql.stdout.once('data', resolve)), ended]);
  return () => {
    psql.stdin.end('COMMIT;\n');
    return ended;
  };
}

async function takeSlow(prepared: Prepared): Promise<Samples> {
  await emptyTable();
  await copyIn(prepared.rows, COLUMNS);
  await sql('ANALYZE response', 'CHECKPOINT');
  const before = await storedRows();
  const samples = await withService(async (service) => {
    const bodies = prepared.single;

    return {
      slow_none: await submissions(bodies, service),
      slow_lock: await submissionsBeside(LIST, bodies, service, await lockReleases()),
      slow_cpu: await submissionsBeside(RESULTS, bodies, service, async () => undefined),
    };
  });
  const taken: readonly Figures[] = Object.values(samples);

  checkStored(
    (await storedRows()) - before,
    taken.reduce((sum, figures) => sum + (figures['acknowledged'] ?? NaN), 0),
    taken.length * CONNECTIONS,
  );
  return samples;
}

/**
 * Submissions alone, then beside staff whose queries occupy every worker: once waiting for a lock, which takes nothing
 * from the processor, once counting all responses, which takes all there is.
 */
export const slow = (prepared: Prepared): Measurement => ({
  part: 'slow',
  take: () => takeSlow(prepared),
});
