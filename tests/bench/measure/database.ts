import { COLUMNS, COPIED } from '../prepare.ts';
import type { Prepared } from '../prepare.ts';
import { output } from '../support/child.ts';
import { withCpu } from '../support/cpu.ts';
import { copyIn, emptyTable, storedRows } from '../support/database.ts';
import { seconds, serviceDatabase } from '../support/setting.ts';
import type { Figures, Measurement } from './measurement.ts';

const CLIENTS = [8, 32, 128];

async function insertSingly(script: string, clients: number): Promise<Figures> {
  await emptyTable();
  const [said, cpu] = await withCpu(undefined, () =>
    output('pgbench', [
      '--no-vacuum',
      '--protocol=prepared',
      `--file=${script}`,
      `--client=${clients}`,
      '--jobs=2', // a thread a core, which serves it best on two
      `--time=${seconds}`,
      serviceDatabase,
    ]),
  );
  const [, done] = /^number of transactions actually processed: (\d+)/m.exec(said) ?? [];
  const [, tps] = /^tps = ([0-9.]+) /m.exec(said) ?? [];
  const [, latency] = /^latency average = ([0-9.]+) ms/m.exec(said) ?? [];
  const stored = await storedRows();

  if (!/^number of failed transactions: 0 /m.test(said) || stored !== Number(done)) {
    throw new Error(`pgbench: ${stored} rows stored, and it said: ${said}`);
  }
  return {
    connections: clients,
    per_s: Number(tps),
    mean_ms: Number(latency),
    acknowledged: stored,
    ...cpu,
  };
}

/** One INSERT a transaction, the statement prepared. */
export const pgbench = (prepared: Prepared): readonly Measurement[] =>
  CLIENTS.map((clients) => ({
    part: 'pgbench',
    take: async () => ({ [`pgbench_${clients}`]: await insertSingly(prepared.script, clients) }),
  }));

/** All rows in one COPY of one connection. */
export const copy = (prepared: Prepared): Measurement => ({
  part: 'copy',
  take: async () => {
    await emptyTable();
    const [took, cpu] = await withCpu(undefined, () => copyIn(prepared.rows, COLUMNS));
    const stored = await storedRows();

    if (stored !== COPIED) {
      throw new Error(`COPY: ${stored} rows stored, not ${COPIED}`);
    }
    return { copy: { connections: 1, per_s: stored / took, acknowledged: stored, ...cpu } };
  },
});
