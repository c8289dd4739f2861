import { readFileSync } from 'node:fs';
import { BATCH, responsesUrl, submitOne } from '../prepare.ts';
import type { Prepared } from '../prepare.ts';
import { withCpu } from '../support/cpu.ts';
import { emptyTable, storedRows } from '../support/database.ts';
import { counters, withService } from '../support/service.ts';
import { wrkWithoutTrouble } from '../support/wrk.ts';
import type { Load } from '../support/wrk.ts';
import type { Figures, Measurement } from './measurement.ts';

const CONNECTIONS = [1, 8, 32, 128, 512];
const BATCH_CONNECTIONS = 4;

/** Nothing but 201: ids are new each time, so that "known" or "refused" would be somebody's fault. */
export async function checkReceipts(): Promise<void> {
  const count = await counters();

  for (const name of [
    'sipas_responses_total{receipt="known"}',
    'sipas_responses_total{receipt="refused"}',
    'sipas_http_requests_total{status="4xx"}',
    'sipas_http_requests_total{status="5xx"}',
  ]) {
    if (count(name) !== 0) {
      throw new Error(`${responsesUrl}: ${name} is ${count(name)}`);
    }
  }
}

/** What wrk hung up on may be stored or not; what it was told is stored must be. */
export function checkStored(stored: number, acknowledged: number, onTheWay: number): void {
  if (stored < acknowledged || stored > acknowledged + onTheWay) {
    throw new Error(
      `${acknowledged} responses acknowledged, ${stored} stored, at most ${onTheWay} on their way`,
    );
  }
}

/** A fresh process each time, so that its peak of memory is of this load. */
async function submit(load: Load, perRequest: number, first: string): Promise<Figures> {
  const [outcome, cpu, memory] = await withService(async (service) => {
    const start = service.memory().now;

    await submitOne(first); // loads the instrument
    const loaded = service.memory().now;

    await emptyTable();
    const [result, used] = await withCpu(service.pid, () => wrkWithoutTrouble(load));

    await checkReceipts();
    return [
      result,
      used,
      {
        memory_start_mb: start,
        memory_loaded_mb: loaded,
        memory_peak_mb: service.memory().peak,
      },
    ] as const;
  });
  const acknowledged = outcome.answers * perRequest;
  const stored = await storedRows(); // the service has ended: nothing more will come

  checkStored(stored, acknowledged, load.connections * perRequest);
  return {
    connections: load.connections,
    per_s: outcome.perSecond * perRequest,
    p50_ms: outcome.p50,
    p99_ms: outcome.p99,
    acknowledged,
    stored_only: stored - acknowledged,
    ...cpu,
    ...memory,
  };
}

function single(prepared: Prepared, name: string, load: Omit<Load, 'url' | 'bodies'>): Measurement {
  const [first = ''] = readFileSync(prepared.single, 'utf8').split('\n');

  return {
    part: 'intake',
    take: async () => ({
      [name]: await submit({ ...load, url: responsesUrl, bodies: prepared.single }, 1, first),
    }),
  };
}

export const intake = (prepared: Prepared): readonly Measurement[] => [
  ...CONNECTIONS.map((connections) => single(prepared, `intake_${connections}`, { connections })),
  single(prepared, 'intake_128_close', { connections: 128, close: true }),
];

export function batch(prepared: Prepared): Measurement {
  const [first = ''] = readFileSync(prepared.single, 'utf8').split('\n');
  const load: Load = {
    url: `${responsesUrl}:batch`,
    connections: BATCH_CONNECTIONS,
    bodies: prepared.batches,
  };

  return { part: 'batch', take: async () => ({ batch: await submit(load, BATCH, first) }) };
}
