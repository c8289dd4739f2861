import type { ResponseBody } from './response.ts';

/** What the tablet keeps of a response: a box that only the server opens, or in a trial the body. */
export type Content = { readonly box: string } | { readonly body: ResponseBody };

export interface Parcel {
  readonly id: string;
  readonly revision: number;
  readonly content: Content;
}

/** Gone: the server has it. Refused: it will never take it. Waiting: it may take it another time. */
export type Fate = 'gone' | 'refused' | 'waiting';

/** The service takes 500 rows and 2 MB; bad networks prefer smaller requests. */
export const BATCH_ROWS = 500;
export const BATCH_SIZE = 900_000;

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;

/** What the verdict on one parcel of a batch means; anything unknown keeps the parcel. */
export function fateOf(status: number): Fate {
  if (status === 200 || status === 201) {
    return 'gone';
  }
  return status === 409 || status === 410 || status === 422 ? 'refused' : 'waiting';
}

/** Bytes in UTF-8 without a TextEncoder, which this layer does not know. */
const sizeOf = (parcel: Parcel): number =>
  'box' in parcel.content
    ? parcel.content.box.length + 100
    : Array.from(JSON.stringify(parcel.content.body)).reduce(
        (size, letter) => size + ((letter.codePointAt(0) ?? 0) < 128 ? 1 : 4),
        0,
      );

/** As many of the parcels, from the front, as fit into one request; at least one. */
export function batchOf(parcels: readonly Parcel[]): readonly Parcel[] {
  let size = 0;
  const end = parcels.findIndex((parcel, place) => {
    size += sizeOf(parcel);
    return place > 0 && (place >= BATCH_ROWS || size > BATCH_SIZE);
  });

  return end < 0 ? parcels : parcels.slice(0, end);
}

/**
 * How long to leave the server alone: doubling up to five minutes, and never less than it asked for.
 * `jitter` in 0..1 spreads tablets that lost the network together.
 */
export function waitAfter(attempts: number, jitter: number, retryAfterMs: number): number {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_WAIT_MS);

  return Math.round(Math.max(wait * (0.5 + jitter / 2), retryAfterMs * (1 + jitter / 4)));
}
