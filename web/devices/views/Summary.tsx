import { countDevices, type Device } from '../../shared/domain/device.ts';
import type { Language } from '../../shared/domain/text.ts';
import { devicesMessages } from '../../shared/i18n/devices.ts';
import { formatOf } from '../../shared/i18n/format.ts';

export interface SummaryProps {
  readonly language: Language;
  readonly devices: readonly Device[];
}

/** The finding before the table: how many tablets there are, and whether anything is wrong. */
export function Summary({ language, devices }: SummaryProps) {
  const messages = devicesMessages[language];
  const { count } = formatOf(language);
  const { enrolled, waiting, withGaps } = countDevices(devices);

  return (
    <h2 data-testid="device-summary">
      {[
        messages.inUse(count(enrolled)),
        ...(waiting > 0 ? [messages.waitingFor(count(waiting))] : []),
        withGaps > 0 ? messages.withGaps(count(withGaps)) : messages.withoutGaps,
      ].join(' · ')}
    </h2>
  );
}
