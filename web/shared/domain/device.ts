import type { Text } from './text.ts';

/** What is wrong with the sessions of a tablet: entries of its chain, or responses that did not come. */
export type Gap =
  | {
      readonly kind: 'missing' | 'fork' | 'unclosed';
      readonly from: number;
      readonly until: number;
      readonly found_on: string;
    }
  | {
      readonly kind: 'responses';
      readonly day: string;
      readonly submitted: number;
      readonly stored: number;
    };

export type DeviceState = 'waiting' | 'enrolled' | 'revoked';

/** A tablet as staff see it; null is what has not come yet. */
export interface Device {
  readonly device: number;
  readonly survey: string;
  readonly unit: string | null;
  readonly counter: string;
  readonly counter_name: Text;
  readonly label: string;
  readonly state: DeviceState;
  readonly made_on: string;
  readonly expires_on: string;
  readonly enrolled_on: string | null;
  readonly contact_on: string | null;
  readonly version: string | null;
  readonly queue: number | null;
  readonly head: { readonly number: number; readonly hash: string };
  readonly opened: number;
  readonly abandoned: number;
  readonly submitted: number;
  readonly gaps: readonly Gap[];
}

/** What staff are told once of a tablet that they added. */
export interface AddedDevice {
  readonly device: number;
  readonly survey: string;
  readonly counter: string;
  readonly label: string;
  readonly code: string;
  readonly long_code: string;
  readonly expires_on: string;
}

/** What the tablet opens to enrol. The code stands behind #, which browsers send to nobody. */
export const enrolAddress = (origin: string, longCode: string): string =>
  `${origin}/kiosk/#enrol=${longCode}`;

export interface DeviceCounts {
  readonly enrolled: number;
  readonly waiting: number;
  readonly withGaps: number;
}

export function countDevices(devices: readonly Device[]): DeviceCounts {
  const inUse = devices.filter(({ state }) => state !== 'revoked');

  return {
    enrolled: inUse.filter(({ state }) => state === 'enrolled').length,
    waiting: inUse.filter(({ state }) => state === 'waiting').length,
    withGaps: inUse.filter(({ gaps }) => gaps.length > 0).length,
  };
}
