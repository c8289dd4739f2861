import { base64UrlOf } from '../../shared/domain/base64url.ts';
import type { Content } from '../../shared/domain/outbox.ts';
import type { ResponseBody } from '../../shared/domain/response.ts';
import type { TabletStore } from './store.ts';

export interface KeeperPorts {
  readonly store: Pick<TabletStore, 'keep' | 'openSession' | 'closeSession'>;
  readonly wrap: (body: ResponseBody) => Content | Promise<Content>;
  readonly today: () => string;
  /** The person is gone: their answers may be sent. */
  readonly onClosed: () => void;
}

/** Writes what happens to one person after the other, in the order in which it happened. */
export interface Keeper {
  /** Done when the response is on disk; fails when it could not be written. */
  readonly keep: (body: ResponseBody) => Promise<void>;
  readonly open: () => void;
  readonly close: () => void;
  /** The id of the response that must not be sent yet. */
  readonly held: () => string | null;
  /** Whether something is still on its way to the disk; a reload would cut it off. */
  readonly busy: () => boolean;
}

/**
 * Only the server can open what this returns. The first screen does not wait for the cryptography:
 * it is fetched, or taken from the worker, while the person still reads the question.
 */
export function sealedFor(sealKey: Uint8Array): (body: ResponseBody) => Promise<Content> {
  let loading: Promise<typeof import('./seal.ts')> | null = null;
  const load = () => {
    loading ??= import('./seal.ts').catch((error: unknown) => {
      loading = null; // the next answer tries again
      throw error;
    });
    return loading;
  };

  load().catch(() => undefined);
  return async (body) => {
    const { seal } = await load();

    return { box: base64UrlOf(seal(new TextEncoder().encode(JSON.stringify(body)), sealKey)) };
  };
}

export const unsealed = (body: ResponseBody): Content => ({ body });

export function openKeeper({ store, wrap, today, onClosed }: KeeperPorts): Keeper {
  let last: Promise<unknown> = Promise.resolve();
  let held: string | null = null;
  let steps = 0;

  /** A step that failed does not stop those after it. */
  const next = (step: () => Promise<void>): Promise<void> => {
    const done = last.then(step).finally(() => {
      steps -= 1;
    });

    steps += 1;
    last = done.catch(() => undefined);
    return done;
  };
  /** A session that could not be written has no answer either, or its answer brings it along. */
  const nextOrNever = (step: () => Promise<void>): void => {
    next(step).catch(() => undefined);
  };

  return {
    keep(body) {
      held = body.id;
      return next(async () =>
        store.keep({ id: body.id, revision: body.revision, content: await wrap(body) }, today()),
      );
    },
    open: () => nextOrNever(() => store.openSession(today())),
    close() {
      const gone = held;

      const closed = next(() => store.closeSession(today())).catch(() => undefined);

      void closed.then(() => {
        // Unless the next person has answered meanwhile.
        held = held === gone ? null : held;
        onClosed();
      });
    },
    held: () => held,
    busy: () => steps > 0,
  };
}
