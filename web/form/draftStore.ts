import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { KeptDraft } from './draft.ts';

interface Drafts extends DBSchema {
  readonly drafts: { readonly key: string; readonly value: KeptDraft };
}

let opened: Promise<IDBPDatabase<Drafts>> | undefined;

const database = () =>
  (opened ??= openDB<Drafts>('sipas-form', 1, {
    upgrade: (fresh) => void fresh.createObjectStore('drafts'),
  }));

/** One after the other, so that an older draft never comes to lie over a newer one. */
let last: Promise<unknown> = Promise.resolve();

function inTurn<Value>(work: () => Promise<Value>, otherwise: Value): Promise<Value> {
  const done = last.then(work).catch(() => otherwise);

  last = done;
  return done;
}

/** Null if there is none, or if the browser allows no storage. */
export const keptDraft = (survey: string): Promise<KeptDraft | null> =>
  inTurn(async () => (await (await database()).get('drafts', survey)) ?? null, null);

/** Whether it is kept now. */
export const keepDraft = (survey: string, kept: KeptDraft): Promise<boolean> =>
  inTurn(async () => {
    await (await database()).put('drafts', kept, survey);
    return true;
  }, false);

export const forgetDraft = (survey: string): Promise<void> =>
  inTurn(async () => (await database()).delete('drafts', survey), undefined);

/** When everything asked for so far has been done or has failed. */
export const draftsSettled = (): Promise<unknown> => last;
