import type { Parcel } from '../../shared/domain/outbox.ts';
import type { SessionEntry } from '../../shared/domain/session_chain.ts';
import type { Device, Refused } from '../device/database.ts';

export interface Kept {
  readonly parcels: readonly Parcel[];
  readonly refused: readonly Refused[];
  readonly entries: readonly SessionEntry[];
}

const sealedOf = ({ id, revision, content }: Parcel) =>
  'box' in content ? [{ id, revision, box: content.box }] : [];

/**
 * The file that `sipas import --outbox` takes. What the server refused goes along: on import it is
 * refused again, but with its reason before somebody's eyes.
 */
export function outboxFile(device: Device, { parcels, refused, entries }: Kept): string {
  const sealed = [...parcels, ...refused.map(({ parcel }) => parcel)]
    .flatMap(sealedOf)
    .sort((a, b) => (a.id === b.id ? a.revision - b.revision : a.id < b.id ? -1 : 1));

  return JSON.stringify({
    format: 'sipas-outbox-1',
    survey: device.survey,
    device: device.device,
    counter: device.counter,
    sealed,
    entries,
  });
}

export function saveFile(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  const link = document.createElement('a');

  link.href = address;
  link.download = name;
  link.click();
  // The browser takes the content when the click is handled; a second is more than enough.
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}
