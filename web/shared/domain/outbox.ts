import type { ResponseBody } from './response.ts';

/** How sending went. Refused is for good: sending the same again would be refused again. */
export type Delivery = 'stored' | 'refused' | 'later';

export interface Parcel {
  readonly body: ResponseBody;
  readonly attempts: number;
  readonly dueMs: number;
}

/** Answers on their way, oldest first. Pure: who keeps it and who sends is decided elsewhere. */
export type Outbox = readonly Parcel[];

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

const isOf = (body: ResponseBody) => (parcel: Parcel) =>
  parcel.body.id === body.id && parcel.body.revision === body.revision;

/** A higher revision makes the waiting lower ones of the same response needless. */
export function enqueue(outbox: Outbox, body: ResponseBody, nowMs: number): Outbox {
  const others = outbox.filter((parcel) => parcel.body.id !== body.id);

  return [...others, { body, attempts: 0, dueMs: nowMs }];
}

export const nextDue = (outbox: Outbox): Parcel | null =>
  outbox.reduce<Parcel | null>(
    (first, parcel) => (first === null || parcel.dueMs < first.dueMs ? parcel : first),
    null,
  );

/** Doubles up to a minute; `jitter` in 0..1 spreads tablets that lost the network together. */
export function waitAfter(attempts: number, jitter: number): number {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);

  return Math.round(wait * (0.5 + jitter / 2));
}

export function settle(
  outbox: Outbox,
  body: ResponseBody,
  delivery: Delivery,
  nowMs: number,
  jitter: number,
): Outbox {
  if (delivery !== 'later') {
    return outbox.filter((parcel) => !isOf(body)(parcel));
  }
  return outbox.map((parcel) =>
    isOf(body)(parcel)
      ? {
          body,
          attempts: parcel.attempts + 1,
          dueMs: nowMs + waitAfter(parcel.attempts + 1, jitter),
        }
      : parcel,
  );
}

const WORTH_ANOTHER_TRY = [408, 425, 429];

/** What an HTTP status means for an answer on its way; 0 stands for no reply at all. */
export function deliveryOf(status: number): Delivery {
  if (status >= 200 && status < 300) {
    return 'stored';
  }
  return status >= 400 && status < 500 && !WORTH_ANOTHER_TRY.includes(status) ? 'refused' : 'later';
}
