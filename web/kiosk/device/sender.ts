import { batchOf, BATCH_ROWS, fateOf, waitAfter, type Parcel } from '../../shared/domain/outbox.ts';
import type { Answered, OutboxApi, Verdict } from './api.ts';
import type { Refused } from './database.ts';
import type { TabletStore } from './store.ts';

/** How it stands between the tablet and the server, for the staff. */
export type Contact =
  | { readonly is: 'unknown' }
  | { readonly is: 'well' }
  | { readonly is: 'away' }
  /** An answer that will not change by itself, such as a survey that was taken away. */
  | { readonly is: 'troubled'; readonly status: number }
  | { readonly is: 'revoked' };

export interface SenderPorts {
  readonly store: Pick<TabletStore, 'parcels' | 'forget' | 'report' | 'acknowledge'>;
  readonly api: OutboxApi;
  readonly version: string;
  /** The response of the person who is still there: it goes out when they are gone. */
  readonly held: () => string | null;
  readonly nowMs: () => number;
  readonly random: () => number;
  /** Calls once after so long; the function handed back calls it off. */
  readonly after: (ms: number, work: () => void) => () => void;
  /** One sender at a time in all windows of the tablet. */
  readonly alone: <Value>(work: () => Promise<Value>) => Promise<Value>;
  readonly onContact: (contact: Contact) => void;
  /** A try is over. */
  readonly onRest: () => void;
}

export interface Sender {
  /** There may be something to send; waits if the server was asked in vain shortly before. */
  readonly nudge: () => void;
  /** Tries at once: the network is back, or the staff wants it. Done when the try is over. */
  readonly hurry: () => Promise<void>;
  /** The same, and hears the server even if there is nothing to send. */
  readonly ask: () => Promise<void>;
  readonly resting: () => boolean;
  readonly stop: () => void;
  /** The server said elsewhere that the credential is not valid any more. */
  readonly revoke: () => void;
}

/** How a pass over the outbox ended. */
type Outcome =
  | { readonly is: 'done' }
  | { readonly is: 'later'; readonly contact: Contact; readonly retryAfterMs: number }
  | { readonly is: 'revoked' };

export const HEARTBEAT_MS = 15 * 60_000;

/** Timers are not exact. */
const TIMER_SLACK_MS = 1_000;

const done: Outcome = { is: 'done' };

function outcomeOf({ status, revoked, retryAfterMs }: Answered<unknown>): Outcome {
  const mayPass = status < 400 || status >= 500 || [408, 425, 429].includes(status);

  return revoked
    ? { is: 'revoked' }
    : { is: 'later', contact: mayPass ? { is: 'away' } : { is: 'troubled', status }, retryAfterMs };
}

/** Sorts a batch by its verdicts; a parcel without one waits. */
function sorted(batch: readonly Parcel[], verdicts: readonly Verdict[]) {
  const gone: Parcel[] = [];
  const refused: Refused[] = [];

  for (const parcel of batch) {
    const status =
      verdicts.find(({ id, revision }) => id === parcel.id && revision === parcel.revision)
        ?.status ?? 0;
    const fate = fateOf(status);

    if (fate === 'gone') {
      gone.push(parcel);
    } else if (fate === 'refused') {
      refused.push({ parcel, status });
    }
  }
  return { gone, refused, waiting: batch.length - gone.length - refused.length };
}

/** Sends every parcel once, by the order of their random ids, which tells nothing of time. */
async function sendParcels({ store, api, held }: SenderPorts): Promise<Outcome> {
  let after: string | null = null;
  let waiting = 0;
  let largest = BATCH_ROWS;

  for (;;) {
    const found: readonly Parcel[] = await store.parcels(after, largest + 1);
    const batch = batchOf(found.filter(({ id }) => id !== held()).slice(0, largest));
    const last = batch.at(-1);

    if (last === undefined) {
      return waiting === 0 ? done : { is: 'later', contact: { is: 'away' }, retryAfterMs: 0 };
    }
    const reply = await api.postBatch(batch);
    if (reply.status === 413 && batch.length > 1) {
      largest = Math.ceil(batch.length / 2);
      continue;
    }
    if (reply.value === null) {
      return outcomeOf(reply);
    }
    const verdicts = sorted(batch, reply.value.results);

    await store.forget(verdicts.gone, verdicts.refused);
    waiting += verdicts.waiting;
    after = last.id;
  }
}

/** Reports the sessions after their responses, so that no session seems to lack its response. */
async function sendSessions(
  { store, api, version }: SenderPorts,
  beating: boolean,
): Promise<Outcome> {
  for (;;) {
    const { entries, waiting } = await store.report();

    if (api.postSessions === null || (entries.length === 0 && !beating)) {
      return done;
    }
    const reply = await api.postSessions({ version, queue: waiting, entries });
    if (reply.value === null) {
      return outcomeOf(reply);
    }
    const { head } = reply.value;
    const before = entries.length;

    await store.acknowledge(head);
    // A head that does not move would be asked for ever.
    if (before === 0 || head.number < (entries.at(-1)?.number ?? 0)) {
      return done;
    }
    beating = false;
  }
}

export function openSender(ports: SenderPorts): Sender {
  let attempts = 0;
  let beatMs: number | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let waiting = false;
  let callOff: () => void = () => undefined;

  async function pass(): Promise<Outcome> {
    const parcels = await sendParcels(ports);
    const beating = beatMs === null || ports.nowMs() - beatMs >= HEARTBEAT_MS - TIMER_SLACK_MS;
    const outcome = parcels.is === 'done' ? await sendSessions(ports, beating) : parcels;

    if (outcome.is === 'done' && beating) {
      beatMs = ports.nowMs();
    }
    return outcome;
  }

  function revoke(): void {
    stopped = true;
    callOff();
    ports.onContact({ is: 'revoked' });
  }

  function plan(outcome: Outcome): void {
    callOff();
    if (outcome.is === 'revoked') {
      revoke();
      return;
    }
    attempts = outcome.is === 'done' ? 0 : attempts + 1;
    waiting = outcome.is === 'later';
    ports.onContact(outcome.is === 'done' ? { is: 'well' } : outcome.contact);
    callOff = ports.after(
      outcome.is === 'done'
        ? HEARTBEAT_MS
        : waitAfter(attempts, ports.random(), outcome.retryAfterMs),
      () => void hurry(),
    );
  }

  async function run(): Promise<void> {
    do {
      again = false;
      // A broken disk must not end the sending for good.
      const outcome = await ports
        .alone(pass)
        .catch((): Outcome => ({ is: 'later', contact: { is: 'unknown' }, retryAfterMs: 0 }));

      plan(outcome);
    } while (again && !stopped && !waiting);
  }

  function hurry(): Promise<void> {
    if (stopped) {
      return Promise.resolve();
    }
    again = running !== null;
    running ??= run().finally(() => {
      running = null;
      ports.onRest();
    });
    return running;
  }

  return {
    nudge() {
      if (!waiting) {
        void hurry();
      }
    },
    hurry,
    ask() {
      beatMs = null;
      return hurry();
    },
    resting: () => running === null,
    stop() {
      stopped = true;
      callOff();
    },
    revoke,
  };
}
