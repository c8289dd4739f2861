import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Contact } from '../device/sender.ts';
import type { Counts } from '../device/store.ts';
import type { Tablet } from '../device/tablet.ts';

export interface Vitals {
  readonly counts: Counts;
  readonly contact: Contact;
  readonly contactMs: number | null;
  readonly contactDay: string | null;
  readonly online: boolean;
  readonly battery: { readonly percent: number; readonly charging: boolean } | null;
  readonly persisted: boolean;
}

/** Chromium has it; it is in no standard library. */
interface BatteryNavigator {
  readonly getBattery?: () => Promise<{ readonly level: number; readonly charging: boolean }>;
}

async function batteryOf(): Promise<Vitals['battery']> {
  try {
    const battery = await (navigator as BatteryNavigator).getBattery?.();

    return battery === undefined
      ? null
      : { percent: Math.round(battery.level * 100), charging: battery.charging };
  } catch {
    return null;
  }
}

async function vitalsOf(tablet: Tablet): Promise<Vitals> {
  const [counts, contactDay, revoked, battery, persisted] = await Promise.all([
    tablet.store.counts(),
    tablet.store.read('contact'),
    tablet.store.read('revoked'),
    batteryOf(),
    navigator.storage?.persisted?.().catch(() => false) ?? false,
  ]);

  return {
    counts,
    contact: revoked === true ? { is: 'revoked' } : tablet.contact(),
    contactMs: tablet.contactMs(),
    contactDay: contactDay ?? null,
    online: navigator.onLine,
    battery,
    persisted,
  };
}

/** How the tablet is, and a way to look again. */
export function useVitals(tablet: Tablet): readonly [Vitals | null, () => void] {
  const [vitals, setVitals] = useState<Vitals | null>(null);
  const look = useCallback(() => void vitalsOf(tablet).then(setVitals), [tablet]);

  useEffect(() => {
    const stop = tablet.onContact(look);

    look();
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      stop();
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, [look]);

  return [vitals, look];
}
