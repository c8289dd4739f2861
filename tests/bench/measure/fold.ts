import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { responsesUrl } from '../prepare.ts';
import type { Prepared } from '../prepare.ts';
import { output } from '../support/child.ts';
import { processorSeconds, withCpu } from '../support/cpu.ts';
import { emptyTable, sql, storedRows } from '../support/database.ts';
import { counters, withService } from '../support/service.ts';
import type { Service } from '../support/service.ts';
import { program, superuserDatabase, survey } from '../support/setting.ts';
import { wrkWithoutTrouble } from '../support/wrk.ts';
import { checkReceipts, checkStored } from './intake.ts';
import type { Figures, Measurement } from './measurement.ts';

const CONNECTIONS = 128;

/** Within which all that is stored must be in the cube. */
const PROMISED_MS = 2000;

const CELLS_MANY = 1000;

/**
 * Until the function that comes back is called the service folds nothing, and what it queues is thrown away. The arrays
 * of the queue's row are still made.
 */
async function withoutFold(): Promise<() => Promise<unknown>> {
  await sql(
    `CREATE OR REPLACE FUNCTION bench_nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
    `CREATE TRIGGER bench_nothing BEFORE INSERT ON fold_queue FOR EACH ROW EXECUTE FUNCTION bench_nothing()`,
  );
  const psql = spawn('psql', ['-XAtq', '-v', 'ON_ERROR_STOP=1', superuserDatabase], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => psql.on('close', resolve));

  psql.stdin.write('SELECT pg_advisory_lock(7310200513);\n\\echo locked\n');
  await Promise.race([new Promise((resolve) => psql.stdout.once('data', resolve)), ended]);
  return async () => {
    psql.stdin.end();
    await ended;
    await sql('DROP TRIGGER bench_nothing ON fold_queue', 'DROP FUNCTION bench_nothing()');
  };
}

/** Looks now and then how far the cube is behind; the function that comes back tells the most, in seconds. */
function watchBehind(): () => Promise<number> {
  let most = 0;
  let going = true;
  const watching = (async () => {
    while (going) {
      most = Math.max(most, (await counters())('sipas_fold_behind_seconds'));
      await sleep(100);
    }
  })();

  watching.catch(() => undefined); // whoever stops it is told
  return async () => {
    going = false;
    await watching;
    return most;
  };
}

/** Processor time of service and database for a response, until the last one is folded. */
async function submit(bodies: string, service: Service): Promise<Figures> {
  const load = { url: responsesUrl, connections: CONNECTIONS, bodies };

  await wrkWithoutTrouble({ ...load, seconds: 1 }); // the cells are there, and what a cell needs is loaded
  await sleep(PROMISED_MS);
  const before = await storedRows();
  const began = processorSeconds(service.pid);
  const behind = watchBehind();
  const [outcome, cpu] = await withCpu(service.pid, () => wrkWithoutTrouble(load));
  const most = await behind();

  await sleep(PROMISED_MS);
  const used = processorSeconds(service.pid) - began;
  const stored = (await storedRows()) - before;

  await checkReceipts();
  checkStored(stored, outcome.answers, CONNECTIONS);
  return {
    connections: CONNECTIONS,
    per_s: outcome.perSecond,
    us_per_response: (used / stored) * 1e6,
    behind_s: most,
    ...cpu,
    memory_peak_mb: service.memory().peak,
  };
}

/** How many cells the cube has and how often they were written; it must be what the responses say. */
async function cube(): Promise<Figures> {
  const [cells] = await sql('SELECT count(*) FROM tally');
  const [folds] = await sql('SELECT sum(folded) FROM fold_state');

  await output(program, ['recompute', '--survey', survey]);
  return { cells: Number(cells), folds: Number(folds) };
}

async function takeFold(name: string, bodies: string): Promise<Readonly<Record<string, Figures>>> {
  await emptyTable();
  const letFold = await withoutFold();
  let without: Figures = {};

  try {
    const { behind_s: _, ...figures } = await withService((service) => submit(bodies, service));

    without = figures;
  } finally {
    await letFold();
  }
  await emptyTable();
  const folded = await withService((service) => submit(bodies, service));

  return { [`fold_${name}_none`]: without, [`fold_${name}`]: { ...folded, ...(await cube()) } };
}

/** The same submissions without the fold and with it, where few cells of the cube are touched and where many are. */
export const fold = (prepared: Prepared): readonly Measurement[] => [
  { part: 'fold', take: () => takeFold('few', prepared.single) },
  {
    part: 'fold',
    take: async () => {
      const samples = await takeFold('many', prepared.manyCells);
      const cells = samples['fold_many']?.['cells'] ?? NaN;

      if (!(cells >= CELLS_MANY)) {
        throw new Error(`the cube has ${cells} cells, not ${CELLS_MANY} or more`);
      }
      return samples;
    },
  },
];
