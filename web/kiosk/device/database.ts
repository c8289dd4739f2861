import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Parcel } from '../../shared/domain/outbox.ts';
import type { Chain, SessionEntry } from '../../shared/domain/session_chain.ts';
import type { Text } from '../../shared/domain/text.ts';

/** What the tablet was given when it was enrolled. */
export interface Device {
  readonly key: string;
  readonly device: number;
  readonly survey: string;
  readonly unit: string;
  readonly counter: string;
  readonly counter_name: Text;
  readonly seal_key: string;
}

/** The PIN of the staff as a salted, slow hash. */
export interface PinHash {
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
  readonly rounds: number;
}

export interface PinTries {
  readonly wrong: number;
  readonly lockedUntilMs: number;
}

export interface Settings {
  device: Device;
  revoked: boolean;
  pin: PinHash;
  tries: PinTries;
  chain: Chain;
  contrast: boolean;
  /** The day on which the server last answered; the time of day is nobody's business. */
  contact: string;
}

/** A parcel that the server will never take, with the status it gave as the reason. */
export interface Refused {
  readonly parcel: Parcel;
  readonly status: number;
}

/** No key tells an order of arrival: parcels go by their random ids. */
interface TabletSchema extends DBSchema {
  setting: { key: keyof Settings; value: Settings[keyof Settings] };
  outbox: { key: string; value: Parcel };
  refused: { key: [string, number]; value: Refused };
  entry: { key: number; value: SessionEntry };
}

export type Database = IDBPDatabase<TabletSchema>;

export const ENROLLED_DATABASE = 'sipas-kiosk';

/** Trials have a database for each survey, since their parcels do not say to which one they go. */
export const trialDatabase = (survey: string): string => `sipas-kiosk-trial-${survey}`;

export const openDatabase = (name: string, onGone: () => void): Promise<Database> =>
  openDB<TabletSchema>(name, 1, {
    upgrade(database) {
      database.createObjectStore('setting');
      database.createObjectStore('outbox', { keyPath: 'id' });
      database.createObjectStore('refused');
      database.createObjectStore('entry', { keyPath: 'number' });
    },
    terminated: onGone,
  });
