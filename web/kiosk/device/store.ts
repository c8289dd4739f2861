import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Parcel } from '../../shared/domain/outbox.ts';
import {
  closeSession,
  finishedEntries,
  newChain,
  openSession,
  submitSession,
  type Chain,
  type ChainSetting,
  type ChainStep,
  type SessionEntry,
} from '../../shared/domain/session_chain.ts';
import type { Database, Device, Refused, Settings } from './database.ts';

/** On the disk before it counts as done: the default may lose the last moments to a power cut. */
const STRICT = { durability: 'strict' } as const;

export interface Counts {
  readonly waiting: number;
  readonly refused: number;
  readonly entries: number;
}

export interface Report {
  readonly entries: readonly SessionEntry[];
  readonly waiting: number;
}

export interface Head {
  readonly number: number;
  readonly hash: string;
}

/** A device's numbered entries go out in requests of at most so many. */
const ENTRIES_AT_ONCE = 1000;

const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

type ChainMove = (setting: ChainSetting, chain: Chain) => ChainStep;

/**
 * What a tablet keeps. A trial has no device and therefore no chain of sessions; all else is alike.
 */
export class TabletStore {
  readonly #database: Database;
  readonly #device: number | null;

  constructor(database: Database, device: number | null) {
    this.#database = database;
    this.#device = device;
  }

  async read<Key extends keyof Settings>(key: Key): Promise<Settings[Key] | undefined> {
    return (await this.#database.get('setting', key)) as Settings[Key] | undefined;
  }

  async write<Key extends keyof Settings>(key: Key, value: Settings[Key]): Promise<void> {
    const work = this.#database.transaction('setting', 'readwrite', STRICT);

    await Promise.all([work.store.put(value, key), work.done]);
  }

  /** Keeps a response, over a lower revision of it, and its session as submitted: both or neither. */
  async keep(parcel: Parcel, day: string): Promise<void> {
    await this.#move(submitSession, day, parcel);
  }

  openSession(day: string): Promise<void> {
    return this.#move(openSession, day, null);
  }

  /** Also at start-up: ends the session that a crash or a reload cut off. */
  closeSession(day: string): Promise<void> {
    return this.#move(closeSession, day, null);
  }

  async #move(move: ChainMove, day: string, parcel: Parcel | null): Promise<void> {
    const work = this.#database.transaction(['outbox', 'entry', 'setting'], 'readwrite', STRICT);
    const outbox = work.objectStore('outbox');
    const settings = work.objectStore('setting');
    const steps: Promise<unknown>[] = [work.done];

    if (parcel !== null) {
      const before = await outbox.get(parcel.id);
      if (before === undefined || before.revision <= parcel.revision) {
        steps.push(outbox.put(parcel));
      }
    }
    if (this.#device !== null) {
      const chain = ((await settings.get('chain')) as Chain | undefined) ?? newChain;
      const next = move({ device: this.#device, day, sha256Hex }, chain);

      steps.push(settings.put(next.chain, 'chain'));
      next.entries.forEach((entry) => steps.push(work.objectStore('entry').put(entry)));
    }
    await Promise.all(steps);
  }

  /** The next parcels by their ids, after one of them. */
  async parcels(after: string | null, count: number): Promise<readonly Parcel[]> {
    const range = after === null ? null : IDBKeyRange.lowerBound(after, true);

    return this.#database.getAll('outbox', range, count);
  }

  /** The server has these: takes them out unless a higher revision has come meanwhile. */
  async forget(gone: readonly Parcel[], refused: readonly Refused[]): Promise<void> {
    const work = this.#database.transaction(['outbox', 'refused'], 'readwrite', STRICT);
    const outbox = work.objectStore('outbox');

    await Promise.all([
      ...[...gone, ...refused.map(({ parcel }) => parcel)].map(async ({ id, revision }) => {
        const present = await outbox.get(id);

        if (present?.revision === revision) {
          await outbox.delete(id);
        }
      }),
      ...refused.map((item) =>
        work.objectStore('refused').put(item, [item.parcel.id, item.parcel.revision]),
      ),
      work.done,
    ]);
  }

  /** What the server may hear of the sessions. */
  async report(): Promise<Report> {
    const work = this.#database.transaction(['outbox', 'entry', 'setting']);
    const [entries, waiting, chain] = await Promise.all([
      work.objectStore('entry').getAll(null, ENTRIES_AT_ONCE),
      work.objectStore('outbox').count(),
      work.objectStore('setting').get('chain') as Promise<Chain | undefined>,
    ]);

    return { entries: finishedEntries(chain ?? newChain, entries), waiting };
  }

  /** The server holds the chain up to its head; older entries need not be sent again. */
  async acknowledge(head: Head): Promise<void> {
    await this.#database.delete('entry', IDBKeyRange.upperBound(head.number));
  }

  async counts(): Promise<Counts> {
    const [waiting, refused, entries] = await Promise.all([
      this.#database.count('outbox'),
      this.#database.count('refused'),
      this.#database.count('entry'),
    ]);

    return { waiting, refused, entries };
  }

  async everything(): Promise<{
    readonly parcels: readonly Parcel[];
    readonly refused: readonly Refused[];
    readonly entries: readonly SessionEntry[];
  }> {
    const [parcels, refused, entries] = await Promise.all([
      this.#database.getAll('outbox'),
      this.#database.getAll('refused'),
      this.#database.getAll('entry'),
    ]);

    return { parcels, refused, entries };
  }

  /** Starts a new device on this tablet; nothing of an earlier one is left. */
  async enrol(device: Device): Promise<void> {
    const work = this.#database.transaction(
      ['setting', 'outbox', 'refused', 'entry'],
      'readwrite',
      STRICT,
    );

    await Promise.all([
      work.objectStore('setting').clear(),
      work.objectStore('outbox').clear(),
      work.objectStore('refused').clear(),
      work.objectStore('entry').clear(),
      work.objectStore('setting').put(device, 'device'),
      work.done,
    ]);
  }
}
