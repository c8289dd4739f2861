import type { Violation } from '../domain/problem.ts';

/** A refusal of the service (RFC 9457); status 0 when there was no reply at all. */
export interface Problem {
  readonly status: number;
  readonly slug: string;
  /** What it is about: a member, a parameter, or a word such as "deadline". */
  readonly where: string | null;
  readonly detail: string | null;
  readonly violations: readonly Violation[];
}

export type Reply<Value> =
  | { readonly ok: true; readonly status: number; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

const LONGEST_WAIT_MS = 20_000;

const noReply: Problem = {
  status: 0,
  slug: 'no-reply',
  where: null,
  detail: null,
  violations: [],
};

/** Reads a problem document; anything else (a proxy's page) keeps only the status. */
export function problemOf(status: number, document: unknown): Problem {
  const fields = (typeof document === 'object' && document !== null ? document : {}) as {
    readonly type?: unknown;
    readonly where?: unknown;
    readonly detail?: unknown;
    readonly violations?: unknown;
  };
  const slug = typeof fields.type === 'string' ? fields.type.replace(/^.*\//, '') : '';

  return {
    status,
    slug,
    where: typeof fields.where === 'string' ? fields.where : null,
    detail: typeof fields.detail === 'string' ? fields.detail : null,
    violations: Array.isArray(fields.violations) ? (fields.violations as Violation[]) : [],
  };
}

/** One call of the service. Never throws: a lost connection is a reply like any other. */
export async function call<Value>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Reply<Value>> {
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
      headers: {
        accept: 'application/json, application/problem+json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const document: unknown = await response.json().catch(() => null);

    return response.ok
      ? { ok: true, status: response.status, value: document as Value }
      : { ok: false, problem: problemOf(response.status, document) };
  } catch {
    return { ok: false, problem: noReply };
  }
}

/** "?a=1&b=2" of the members that have a value. */
export function queryText(members: Readonly<Record<string, string | null | undefined>>): string {
  const query = new URLSearchParams();

  for (const [name, value] of Object.entries(members)) {
    if (value !== null && value !== undefined && value !== '') {
      query.set(name, value);
    }
  }
  return query.size === 0 ? '' : `?${query.toString()}`;
}
