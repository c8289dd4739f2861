import { problemOf } from '../../shared/api/http.ts';
import type { Parcel } from '../../shared/domain/outbox.ts';
import type { SessionEntry } from '../../shared/domain/session_chain.ts';
import type { Device } from './database.ts';
import type { Head } from './store.ts';

/** What is needed of fetch, so that tests can stand in for the network. */
export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** An answer of the service; status 0 is no answer at all. */
export interface Answered<Value> {
  readonly status: number;
  /** Null unless the call succeeded. */
  readonly value: Value | null;
  /** The service itself says that the credential is not valid, not a proxy or a captive portal. */
  readonly revoked: boolean;
  readonly retryAfterMs: number;
}

export interface Verdict {
  readonly id: string;
  readonly revision: number;
  readonly status: number;
}

export interface SessionReport {
  readonly version: string;
  readonly queue: number;
  readonly entries: readonly SessionEntry[];
}

/** What the sender needs; a trial has another one than an enrolled tablet. */
export interface OutboxApi {
  readonly postBatch: (
    parcels: readonly Parcel[],
  ) => Promise<Answered<{ readonly results: readonly Verdict[] }>>;
  /** Null in a trial: only devices count their sessions. */
  readonly postSessions:
    ((report: SessionReport) => Promise<Answered<{ readonly head: Head }>>) | null;
}

const LONGEST_WAIT_MS = 30_000;

/** Seconds, or nothing: the service sends no dates. */
const retryAfterOf = (response: Response): number => {
  const seconds = Number(response.headers.get('retry-after') ?? '0');

  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3600) * 1000 : 0;
};

/** One call with the credential of the device and no cookie. Never throws. */
export async function callAs<Value>(
  fetch: Fetch,
  key: string | null,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<Answered<Value>> {
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
      headers: {
        accept: 'application/json, application/problem+json',
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const document: unknown = await response.json().catch(() => null);
    const { slug } = problemOf(response.status, document);

    return {
      status: response.status,
      value: response.ok && document !== null ? (document as Value) : null,
      revoked: response.status === 401 && slug === 'unauthenticated',
      retryAfterMs: retryAfterOf(response),
    };
  } catch {
    return { status: 0, value: null, revoked: false, retryAfterMs: 0 };
  }
}

const batchPath = (survey: string) => `/surveys/${encodeURIComponent(survey)}/responses:batch`;

export const enrol = (fetch: Fetch, code: string) =>
  callAs<Device>(fetch, null, 'POST', '/device/enrolment', { code });

export const getDevice = (fetch: Fetch, key: string) =>
  callAs<{ readonly head: Head }>(fetch, key, 'GET', '/device');

export const enrolledApi = (fetch: Fetch, { key, survey }: Device): OutboxApi => ({
  postBatch: (parcels) =>
    callAs(fetch, key, 'POST', batchPath(survey), {
      sealed: parcels.map(({ id, revision, content }) => ({ id, revision, ...content })),
    }),
  postSessions: (report) => callAs(fetch, key, 'POST', '/device/sessions', report),
});

export const trialApi = (fetch: Fetch, survey: string): OutboxApi => ({
  postBatch: (parcels) =>
    callAs(fetch, null, 'POST', batchPath(survey), {
      responses: parcels.flatMap(({ content }) => ('body' in content ? [content.body] : [])),
    }),
  postSessions: null,
});
