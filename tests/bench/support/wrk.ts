import { output } from './child.ts';
import { inCheckout, seconds } from './setting.ts';

export interface Load {
  readonly url: string;
  readonly connections: number;
  /** Sends the bodies of this file with new ids; without it, GET. */
  readonly bodies?: string;
  /** A new connection for each request. */
  readonly close?: boolean;
  /** How long, if not as long as every measurement. */
  readonly seconds?: number;
  /** After this many seconds without an answer wrk counts an error. */
  readonly timeout?: number;
}

export interface Outcome {
  /** Answers received until the end; those still on their way are not counted. */
  readonly answers: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Everything that was not an answer of 2xx or 3xx, in the words of wrk; empty if there was none. */
  readonly trouble: string;
}

const MS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

function figure(said: string, pattern: RegExp): readonly string[] {
  const found = pattern.exec(said);

  if (found === null) {
    throw new Error(`wrk did not say ${pattern}: ${said}`);
  }
  return found.slice(1);
}

function percentile(said: string, percent: number): number {
  const [value, unit] = figure(said, new RegExp(`^ +${percent}% +([0-9.]+)(us|ms|s|m) *$`, 'm'));

  return Number(value) * (MS[unit ?? ''] ?? NaN);
}

export function outcomeOf(said: string): Outcome {
  const trouble = said.split('\n').filter((line) => /Socket errors|Non-2xx/.test(line));

  return {
    answers: Number(figure(said, /^ +(\d+) requests in /m)[0]),
    perSecond: Number(figure(said, /^Requests\/sec: +([0-9.]+)$/m)[0]),
    p50: percentile(said, 50),
    p99: percentile(said, 99),
    trouble: trouble.map((line) => line.trim()).join('; '),
  };
}

/** One thread: the machine is shared with what is measured. */
export async function wrk(load: Load): Promise<Outcome> {
  const args = ['-t1', `-c${load.connections}`, `-d${load.seconds ?? seconds}s`, '--latency'];

  if (load.timeout !== undefined) {
    args.push('--timeout', `${load.timeout}s`);
  }
  if (load.bodies !== undefined) {
    args.push('-s', inCheckout('tests/bench/requests.lua'));
  }
  args.push(load.url);
  if (load.bodies !== undefined) {
    args.push('--', load.bodies, load.close === true ? 'close' : 'keep');
  }
  return outcomeOf(await output('wrk', args));
}

/** For measurements in which every request must be answered well. */
export async function wrkWithoutTrouble(load: Load): Promise<Outcome> {
  const outcome = await wrk(load);

  if (outcome.trouble !== '' || outcome.answers === 0) {
    throw new Error(`${load.url}: ${outcome.answers} answers; ${outcome.trouble}`);
  }
  return outcome;
}
