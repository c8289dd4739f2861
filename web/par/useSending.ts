import { useCallback, useRef, useState } from 'preact/hooks';
import type { Problem, Reply } from '../shared/api/http.ts';

/** Something that is sent when somebody says so. */
export type Sending =
  | { readonly is: 'idle' }
  | { readonly is: 'sending' }
  | { readonly is: 'done' }
  | { readonly is: 'failed'; readonly problem: Problem };

export type Send = <Value>(
  ask: () => Promise<Reply<Value>>,
  onDone: (value: Value) => void,
) => void;

/**
 * One thing at a time: what is asked while something is on its way is not sent. A second press comes
 * before the page has been drawn anew, hence the mark beside the state.
 */
export function useSending(): readonly [Sending, Send, () => void] {
  const [sending, setSending] = useState<Sending>({ is: 'idle' });
  const busy = useRef(false);

  const send: Send = (ask, onDone) => {
    if (busy.current) {
      return;
    }
    busy.current = true;
    setSending({ is: 'sending' });
    void ask().then((reply) => {
      busy.current = false;
      setSending(reply.ok ? { is: 'done' } : { is: 'failed', problem: reply.problem });
      if (reply.ok) {
        onDone(reply.value);
      }
    });
  };

  return [sending, send, useCallback(() => setSending({ is: 'idle' }), [])];
}
