import { localDay } from '../../shared/domain/calendar.ts';
import { bytesOfBase64Url } from '../../shared/domain/base64url.ts';
import { version } from '../../package.json';
import { enrolledApi, getDevice, trialApi, type Fetch } from './api.ts';
import type { Database, Device } from './database.ts';
import { openKeeper, sealedFor, unsealed, type Keeper } from './keeper.ts';
import { openSender, type Contact, type Sender } from './sender.ts';
import { TabletStore } from './store.ts';
import { updateBetweenPersons } from '../updates.ts';

/** Everything that lives as long as the page: the disk, the way to the server, and their state. */
export interface Tablet {
  readonly survey: string;
  /** Null in a trial. */
  readonly device: Device | null;
  readonly store: TabletStore;
  readonly keeper: Keeper;
  readonly sender: Sender;
  readonly contact: () => Contact;
  /** When the server last answered since the page was opened, by the clock of the tablet. */
  readonly contactMs: () => number | null;
  readonly onContact: (listener: (contact: Contact) => void) => () => void;
  readonly close: () => void;
}

export { version };

export const today = (): string => localDay(new Date());

export const network: Fetch = (path, init) => fetch(path, init);

/** Locks exist in secure contexts only; a trial by a plain local address does without. */
const alone =
  (name: string) =>
  <Value>(work: () => Promise<Value>): Promise<Value> =>
    'locks' in navigator ? navigator.locks.request(name, work) : work();

const after = (ms: number, work: () => void) => {
  const timer = setTimeout(work, ms);

  return () => clearTimeout(timer);
};

interface Contacts {
  readonly tell: (contact: Contact) => void;
  readonly now: () => Contact;
  readonly wellMs: () => number | null;
  readonly listen: (listener: (contact: Contact) => void) => () => void;
}

function openContacts(store: TabletStore): Contacts {
  const listeners = new Set<(contact: Contact) => void>();
  let contact: Contact = { is: 'unknown' };
  let wellMs: number | null = null;

  return {
    tell(next) {
      contact = next;
      if (next.is === 'well') {
        wellMs = Date.now();
        void store.write('contact', today()).catch(() => undefined);
      }
      if (next.is === 'revoked') {
        void store.write('revoked', true).catch(() => undefined);
      }
      listeners.forEach((listener) => listener(contact));
    },
    now: () => contact,
    wellMs: () => wellMs,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function tabletOf(store: TabletStore, device: Device | null, survey: string, name: string): Tablet {
  const contacts = openContacts(store);
  const sealKey = device === null ? null : bytesOfBase64Url(device.seal_key);
  const keeper = openKeeper({
    store,
    wrap: sealKey === null ? unsealed : sealedFor(sealKey),
    today,
    onClosed() {
      sender.nudge();
      updateBetweenPersons();
    },
  });
  const sender = openSender({
    store,
    api: device === null ? trialApi(network, survey) : enrolledApi(network, device),
    version,
    held: keeper.held,
    nowMs: () => performance.now(),
    random: Math.random,
    after,
    alone: alone(`${name}-sender`),
    onContact: contacts.tell,
    onRest: updateBetweenPersons,
  });
  const online = () => void sender.hurry();

  window.addEventListener('online', online);
  return {
    survey,
    device,
    store,
    keeper,
    sender,
    contact: contacts.now,
    contactMs: contacts.wellMs,
    onContact: contacts.listen,
    close() {
      window.removeEventListener('online', online);
      sender.stop();
    },
  };
}

/** Asks that the browser does not clear the outbox when space runs short. */
export const askToPersist = (): void => {
  void navigator.storage?.persist?.().catch(() => false);
};

/** The tablet of a device, with the session closed that a crash may have left open. */
export async function openEnrolled(database: Database, device: Device): Promise<Tablet> {
  const store = new TabletStore(database, device.device);
  const tablet = tabletOf(store, device, device.survey, database.name);

  await store.closeSession(today());
  if ((await store.read('revoked')) === true) {
    tablet.sender.stop();
    return tablet;
  }
  askToPersist();
  void getDevice(network, device.key).then(({ revoked }) =>
    revoked ? tablet.sender.revoke() : tablet.sender.hurry(),
  );
  return tablet;
}

export function openTrial(database: Database, survey: string): Tablet {
  const tablet = tabletOf(new TabletStore(database, null), null, survey, database.name);

  void tablet.sender.hurry();
  return tablet;
}
