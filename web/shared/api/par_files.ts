import type { EvidenceFile } from '../domain/scorecard.ts';
import { call, problemOf, queryText, type Reply } from './http.ts';
import type { CardKey } from './par.ts';

/** A large file on a slow line. */
const LONGEST_UPLOAD_MS = 300_000;

export const LARGEST_FILE = 20 * 1024 * 1024;

/** Adds evidence to a criterion. Never throws. */
export async function postEvidence(
  { framework, unit, period }: CardKey,
  criterion: string,
  file: File,
): Promise<Reply<EvidenceFile>> {
  const query = queryText({ framework, unit, period, criterion, name: file.name });

  try {
    const response = await fetch(`/api/v1/par/evidence${query}`, {
      method: 'POST',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(LONGEST_UPLOAD_MS),
      headers: {
        accept: 'application/json, application/problem+json',
        'content-type': 'application/octet-stream',
      },
      body: file,
    });
    const document: unknown = await response.json().catch(() => null);

    return response.ok
      ? { ok: true, status: response.status, value: document as EvidenceFile }
      : { ok: false, problem: problemOf(response.status, document) };
  } catch {
    return { ok: false, problem: problemOf(0, null) };
  }
}

export const evidenceAddress = ({ framework, unit, period }: CardKey, sha256: string): string =>
  `/api/v1/par/evidence/${encodeURIComponent(sha256)}${queryText({ framework, unit, period })}`;

export const withdrawEvidence = (
  { framework, unit, period }: CardKey,
  entry: number,
  reason: string,
) =>
  call<unknown>('POST', `/par/evidence/${entry}/withdrawal`, { framework, unit, period, reason });
