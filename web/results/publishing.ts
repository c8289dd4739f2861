import type { Problem } from '../shared/api/http.ts';
import type { Release } from '../shared/domain/results.ts';

/** Publishing takes two steps, because it cannot be undone. */
export type Publishing =
  | { readonly is: 'closed' }
  | { readonly is: 'asking' }
  | { readonly is: 'sending' }
  | { readonly is: 'done'; readonly release: Release }
  | { readonly is: 'failed'; readonly problem: Problem };

export type PublishingEvent =
  | { readonly type: 'ask' }
  | { readonly type: 'cancel' }
  | { readonly type: 'send' }
  | { readonly type: 'done'; readonly release: Release }
  | { readonly type: 'failed'; readonly problem: Problem };

export function stepPublishing(state: Publishing, event: PublishingEvent): Publishing {
  switch (event.type) {
    case 'ask':
      return state.is === 'sending' ? state : { is: 'asking' };
    case 'cancel':
      return state.is === 'sending' ? state : { is: 'closed' };
    case 'send':
      return state.is === 'asking' ? { is: 'sending' } : state;
    case 'done':
      return { is: 'done', release: event.release };
    case 'failed':
      return { is: 'failed', problem: event.problem };
  }
}

/** Who may publish; the service decides, the page only spares others a useless button. */
export const mayPublish = (role: string): boolean =>
  role === 'administrator' || role === 'survey_manager';
