import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Problem, Reply } from '../api/http.ts';
import { loadFontsAfterContent } from './lateFonts.ts';

/** Something asked from the service. A reload keeps showing what was there before. */
export type Loaded<Value> =
  | { readonly is: 'loading' }
  | { readonly is: 'ready'; readonly value: Value }
  | { readonly is: 'failed'; readonly problem: Problem };

interface Kept<Value> {
  readonly loaded: Loaded<Value>;
  /** The key that it belongs to. */
  readonly of: string | null;
}

/**
 * Asks again whenever the key changes; a null key asks nothing. An answer that comes after the
 * key has changed again is thrown away. Until its own answer has come a key keeps the one before,
 * and the last member tells that it does.
 */
export function useLoaded<Value>(
  key: string | null,
  load: () => Promise<Reply<Value>>,
): readonly [Loaded<Value>, () => void, boolean] {
  const [{ loaded, of }, setLoaded] = useState<Kept<Value>>({ loaded: { is: 'loading' }, of: key });
  const [round, setRound] = useState(0);
  const latest = useRef(load);

  latest.current = load;
  useEffect(() => {
    let wanted = true;

    if (key !== null) {
      void latest.current().then((reply) => {
        if (wanted) {
          setLoaded({
            of: key,
            loaded: reply.ok
              ? { is: 'ready', value: reply.value }
              : { is: 'failed', problem: reply.problem },
          });
          loadFontsAfterContent();
        }
      });
    }
    return () => {
      wanted = false;
    };
  }, [key, round]);

  return [loaded, useCallback(() => setRound((before) => before + 1), []), of !== key];
}
