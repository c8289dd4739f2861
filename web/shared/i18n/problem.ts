import type { Problem } from '../api/http.ts';
import type { CommonMessages } from './common.ts';

const BY_STATUS: Readonly<Record<number, keyof CommonMessages['problems']>> = {
  0: 'noReply',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  410: 'gone',
  503: 'busy',
};

/** A refusal in words for a person; never the service's own English detail. */
export function problemText(problem: Problem, messages: Pick<CommonMessages, 'problems'>): string {
  const fallback = problem.status >= 500 ? 'internal' : 'invalid';

  return messages.problems[BY_STATUS[problem.status] ?? fallback];
}
