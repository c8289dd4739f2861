import { liveResults } from './command.ts';
import { baseUrl, staffKey } from './setting.ts';

/** Documents of the service are read freely by the tests; a missing member shows as undefined in an assertion. */
export type Json = any;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined if it is none. */
  readonly json: Json;
}

export interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text or bytes as they are; anything else as JSON. */
  readonly body?: unknown;
  /** A staff key, sent as bearer. */
  readonly key?: string;
  readonly base?: string;
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function bodyOf(body: unknown): BodyInit | null {
  if (body === undefined) {
    return null;
  }
  if (typeof body === 'string') {
    return body;
  }
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
}

/** One request; refused or not, the answer comes back. */
export async function call(path: string, options: Call = {}): Promise<Answer> {
  const headers = new Headers(options.headers);

  if (options.body !== undefined && !headers.has('content-type')) {
    headers.set('content-type', 'application/json');
  }
  if (options.key !== undefined) {
    headers.set('authorization', `Bearer ${options.key}`);
  }
  const response = await fetch((options.base ?? baseUrl) + path, {
    method: options.method ?? (options.body === undefined ? 'GET' : 'POST'),
    headers,
    body: bodyOf(options.body),
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
  });
  const text = await response.text();

  return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

/** A request of the administrator. */
export const asStaff = (path: string, options: Call = {}): Promise<Answer> =>
  call(path, { ...options, key: staffKey });

/** What staff read at a path that must be there. */
export async function read(path: string, key: string = staffKey): Promise<Json> {
  const answer = await call(path, { key });

  if (answer.status !== 200) {
    throw new Error(`GET ${path}: ${answer.status} ${answer.text}`);
  }
  return answer.json;
}

export const responsesPath = (survey: string): string => `/api/v1/surveys/${survey}/responses`;
export const resultsPath = (survey: string, query = ''): string =>
  `/api/v1/surveys/${survey}/results${query}`;

export const submit = (survey: string, body: unknown): Promise<Answer> =>
  call(responsesPath(survey), { body });

export const submitBatch = (survey: string, responses: readonly unknown[]): Promise<Answer> =>
  call(`${responsesPath(survey)}:batch`, { body: { responses } });

/** The one group of all responses of a survey. */
export async function wholeGroup(survey: string): Promise<Json> {
  return (await liveResults(survey)).groups[0];
}

export async function countOf(survey: string): Promise<number> {
  return (await wholeGroup(survey)).responses;
}

/** Violations in an order that does not depend on the service. */
export function violationsOf(json: Json): readonly string[] {
  const violations: readonly { readonly pointer: string; readonly code: string }[] =
    json?.violations ?? [];

  return violations.map(({ pointer, code }) => `${pointer} ${code}`).sort();
}
