import { codeOfFragment } from '../shared/domain/device_code.ts';
import {
  ENROLLED_DATABASE,
  openDatabase,
  trialDatabase,
  type Database,
  type Device,
} from './device/database.ts';
import { openEnrolled, openTrial, type Tablet } from './device/tablet.ts';
import { TabletStore } from './device/store.ts';

/** What the page is about, decided once when it opens and again after an enrolment. */
export type Phase =
  | { readonly is: 'opening' }
  /** The credential's session of persons goes on in another window. */
  | { readonly is: 'elsewhere' }
  | { readonly is: 'broken' }
  | {
      readonly is: 'enrolling';
      readonly store: TabletStore;
      readonly code: string | null;
      readonly device: Device | null;
    }
  | { readonly is: 'choosing' }
  | { readonly is: 'running'; readonly tablet: Tablet; readonly counter: string };

export interface Address {
  /** Of an enrolment link. */
  readonly code: string | null;
  readonly trial: { readonly survey: string; readonly counter: string } | 'choose' | null;
}

export function addressOf(search: string, fragment: string): Address {
  const query = new URLSearchParams(search);
  const survey = query.get('survey');
  const counter = query.get('counter');

  return {
    code: codeOfFragment(fragment),
    trial:
      survey !== null && counter !== null
        ? { survey, counter }
        : query.has('trial')
          ? 'choose'
          : null,
  };
}

/**
 * Waits until no other window runs the tablet: the chain of sessions knows one person at a time.
 * The lock is held until the page is gone, also by a crash.
 */
async function onlyWindow(onElsewhere: () => void): Promise<void> {
  if (!('locks' in navigator)) {
    return;
  }
  const { locks } = navigator;

  await new Promise<void>((resolve) => {
    const hold = () => {
      resolve();
      return new Promise<never>(() => undefined);
    };
    void locks.request(ENROLLED_DATABASE, { ifAvailable: true }, (lock) => {
      if (lock !== null) {
        return hold();
      }
      onElsewhere();
      void locks.request(ENROLLED_DATABASE, hold);
      return undefined;
    });
  });
}

async function open(address: Address, show: (phase: Phase) => void): Promise<Phase> {
  const gone = () => show({ is: 'broken' });
  const database: Database = await openDatabase(ENROLLED_DATABASE, gone);
  const store = new TabletStore(database, null);
  const device = await store.read('device');

  if (device !== undefined) {
    if ((await store.read('pin')) === undefined) {
      return { is: 'enrolling', store, code: null, device };
    }
    await onlyWindow(() => show({ is: 'elsewhere' }));
    return { is: 'running', tablet: await openEnrolled(database, device), counter: device.counter };
  }
  if (address.code !== null || address.trial === null) {
    return { is: 'enrolling', store, code: address.code, device: null };
  }
  if (address.trial === 'choose') {
    return { is: 'choosing' };
  }
  const { survey, counter } = address.trial;

  return {
    is: 'running',
    tablet: openTrial(await openDatabase(trialDatabase(survey), gone), survey),
    counter,
  };
}

/** An enrolled tablet is bound to its counter: no address makes it another one, or a trial. */
export function start(address: Address, show: (phase: Phase) => void): void {
  open(address, show).then(show, () => show({ is: 'broken' }));
}
