import type { Samples } from './measure/measurement.ts';

/** What one round says about a goal of the product; NaN where a part of it was not measured. */
export interface Target {
  readonly name: string;
  readonly of: (round: Samples) => number;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Beyond the goal. */
  readonly stretch?: number;
}

const figure = (round: Samples, sample: string, name: string): number =>
  round[sample]?.[name] ?? NaN;

const rate = (round: Samples, sample: string): number => figure(round, sample, 'per_s');

const p99 = (round: Samples, sample: string): number => figure(round, sample, 'p99_ms');

/** One row a transaction, at the number of clients that is best for it in this round. */
const bestOfPgbench = (round: Samples): number =>
  Math.max(...['pgbench_8', 'pgbench_32', 'pgbench_128'].map((name) => rate(round, name)));

/** The peak without what the first request loaded: the instrument, the larger the more surveys there are. */
const memory = (round: Samples, sample: string): number =>
  figure(round, sample, 'memory_peak_mb') -
  (figure(round, sample, 'memory_loaded_mb') - figure(round, sample, 'memory_start_mb'));

/** What folding adds to the processor time of a response. */
const foldCost = (round: Samples, sample: string): number =>
  100 *
  (figure(round, sample, 'us_per_response') / figure(round, `${sample}_none`, 'us_per_response') -
    1);

export const targets: readonly Target[] = [
  {
    name: 'intake_vs_pgbench',
    of: (round) => rate(round, 'intake_128') / bestOfPgbench(round),
    atLeast: 2,
    stretch: 2.5,
  },
  {
    name: 'batch_vs_copy',
    of: (round) => rate(round, 'batch') / rate(round, 'copy'),
    atLeast: 0.35,
  },
  {
    name: 'get_json_vs_nginx',
    of: (round) => rate(round, 'json') / rate(round, 'json_nginx'),
    atLeast: 1.3,
  },
  {
    name: 'get_static_vs_nginx',
    of: (round) => rate(round, 'static') / rate(round, 'static_nginx'),
    atLeast: 0.8,
  },
  {
    name: 'p99_vs_p50_128',
    of: (round) => p99(round, 'intake_128') / figure(round, 'intake_128', 'p50_ms'),
    atMost: 3,
  },
  { name: 'memory_128_mb', of: (round) => memory(round, 'intake_128'), atMost: 16 },
  { name: 'memory_512_mb', of: (round) => memory(round, 'intake_512'), atMost: 32 },
  {
    name: 'p99_beside_slow_lock',
    of: (round) => p99(round, 'slow_lock') / p99(round, 'slow_none'),
    atMost: 1.5,
  },
  {
    name: 'p99_beside_slow_results',
    of: (round) => p99(round, 'slow_results') / p99(round, 'slow_none'),
    atMost: 1.5,
  },
  {
    name: 'p99_beside_slow_export',
    of: (round) => p99(round, 'slow_export') / p99(round, 'slow_none'),
    atMost: 1.5,
  },
  {
    name: 'fold_cost_percent_few',
    of: (round) => foldCost(round, 'fold_few'),
    atMost: 25,
  },
  {
    name: 'fold_cost_percent_many',
    of: (round) => foldCost(round, 'fold_many'),
    atMost: 25,
  },
  { name: 'fold_behind_s', of: (round) => figure(round, 'fold_many', 'behind_s'), atMost: 2 },
];
