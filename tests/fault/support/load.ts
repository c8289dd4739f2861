import { randomInt } from 'node:crypto';
import { responsesPath } from './paths.ts';
import { ConnectionLost, open, postRequest, type Connection, type Reply } from './connection.ts';
import { pause, until, type Reached } from './until.ts';
import { response, type Response, type World } from '../../api/support/world.ts';

export interface LoadOptions {
  readonly base: string;
  readonly world: World;
  readonly survey: string;
  readonly writers: number;
  /** Whether an answer that was not acknowledged is sent again under its id; else its writer goes on to the next. */
  readonly retry?: boolean;
  /** Milliseconds between two answers of a writer. */
  readonly rest?: number;
}

/** What happened so far; counted by the writers alone. */
export interface Counts {
  /** 201 */
  stored: number;
  /** 200: an acknowledgement that was lost came again. */
  known: number;
  /** 503 */
  busy: number;
  /** Connections that ended or could not be had. */
  lost: number;
  /** Answers sent again. */
  retries: number;
  /** Connections on which a 201 followed a 503. */
  kept: number;
  /** Longest wait for any reply, in milliseconds. */
  slowest: number;
}

export interface Load {
  readonly counts: Counts;
  /** Ids of which somebody was told that they are stored. */
  readonly acknowledged: readonly string[];
  /** Milliseconds that each 201 took. */
  readonly times: readonly number[];
  /** Replies that no client should ever see. */
  readonly faults: readonly string[];
  /** When the last 200 or 201 came, as performance.now() tells it. */
  readonly lastAt: () => number;
  /** Waits for a condition, unless a client is told what it never should be. */
  readonly until: (what: string, milliseconds: number, reached: Reached) => Promise<void>;
  /** When the first 201 after this moment came. */
  readonly firstAfter: (moment: number) => Promise<number>;
  /** Until so many answers more are acknowledged. */
  readonly goOn: (count: number) => Promise<void>;
  /** No new answers; those under way are delivered to the end. */
  readonly stop: () => Promise<void>;
}

const RETRY_MS = 20;
const PATIENCE_MS = 30_000;

interface Records {
  readonly counts: Counts;
  readonly acknowledged: string[];
  readonly times: number[];
  readonly storedAt: number[];
  readonly faults: string[];
  lastAt: number;
}

/** Whether the answer needs no further sending. */
function record(records: Records, id: string, reply: Reply): boolean {
  const { counts } = records;

  counts.slowest = Math.max(counts.slowest, reply.milliseconds);
  if (reply.status === 503) {
    counts.busy++;
    if (!/^retry-after: \d+/im.test(reply.head)) {
      records.faults.push(`503 without Retry-After: ${reply.head}`);
    }
    return false;
  }
  if (reply.status !== 201 && reply.status !== 200) {
    records.faults.push(`${reply.status} ${reply.text}`);
    return true;
  }
  if (reply.status === 201) {
    counts.stored++;
    records.times.push(reply.milliseconds);
    records.storedAt.push(performance.now());
  } else {
    counts.known++;
  }
  records.lastAt = performance.now();
  records.acknowledged.push(id);
  return true;
}

/** One client that keeps its connection as long as it stands. */
function makeWriter(options: LoadOptions, records: Records, going: () => boolean) {
  let connection: Connection | undefined;
  let refused = false; // on the connection that stands
  const { counts } = records;

  const attempt = async (body: Response): Promise<boolean> => {
    try {
      if (connection === undefined || !connection.stands()) {
        refused = false;
        connection = await open(options.base);
      }
      const reply = await connection.ask(postRequest(responsesPath(options.survey), body));
      const done = record(records, body.id, reply);

      counts.kept += refused && reply.status === 201 ? 1 : 0;
      refused = reply.status === 503;
      return done;
    } catch (error) {
      if (!(error instanceof ConnectionLost)) {
        records.faults.push(String(error));
        connection?.close();
      }
      counts.lost++;
      return false;
    }
  };

  const deliver = async (body: Response): Promise<void> => {
    const end = performance.now() + PATIENCE_MS;

    while (!(await attempt(body)) && options.retry !== false) {
      if (performance.now() > end) {
        records.faults.push(`${body.id} could not be delivered in ${PATIENCE_MS} ms`);
        return;
      }
      counts.retries++;
      await pause(randomInt(1, RETRY_MS)); // not all at the same moment
    }
  };

  return async (): Promise<void> => {
    while (going()) {
      await deliver(response(options.world));
      if (options.rest !== undefined) {
        await pause(options.rest);
      }
    }
    connection?.close();
  };
}

/** Writers that hand in answers until they are told to stop. */
function startLoad(options: LoadOptions): Load {
  const records: Records = {
    counts: { stored: 0, known: 0, busy: 0, lost: 0, retries: 0, kept: 0, slowest: 0 },
    acknowledged: [],
    times: [],
    storedAt: [],
    faults: [],
    lastAt: 0,
  };
  let going = true;
  const all = Promise.all(
    Array.from({ length: options.writers }, () => makeWriter(options, records, () => going)()),
  );
  const { acknowledged, storedAt } = records;
  const untilReached: Load['until'] = (what, milliseconds, reached) =>
    until(
      () => `${what}; so far ${JSON.stringify(records.counts)}`,
      milliseconds,
      () => {
        if (records.faults[0] !== undefined) {
          throw new Error(`a client was told what it should never be: ${records.faults[0]}`);
        }
        return reached();
      },
    );

  return {
    ...records,
    lastAt: () => records.lastAt,
    until: untilReached,
    firstAfter: async (moment) => {
      const isAfter = (at: number | undefined): boolean => at !== undefined && at > moment;

      await untilReached('an answer is stored again', PATIENCE_MS, () => isAfter(storedAt.at(-1)));
      return storedAt.find(isAfter)!;
    },
    goOn: (count) => {
      const goal = acknowledged.length + count;

      return untilReached(`${count} answers more`, PATIENCE_MS, () => acknowledged.length >= goal);
    },
    stop: async () => {
      going = false;
      await all;
    },
  };
}

/** Writers that hand in answers during something, and are stopped however that ends. */
export async function underLoad(
  options: LoadOptions,
  during: (load: Load) => Promise<void>,
): Promise<Load> {
  const load = startLoad(options);

  try {
    await during(load);
  } finally {
    await load.stop();
  }
  return load;
}

/** The time that so many of a hundred do not exceed. */
export function percentile(times: readonly number[], percent: number): number {
  const sorted = [...times].sort((a, b) => a - b);

  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}
