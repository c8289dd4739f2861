import { useEffect, useRef } from 'preact/hooks';
import { shownDate } from '../../shared/domain/calendar.ts';
import { enrolAddress, type AddedDevice } from '../../shared/domain/device.ts';
import { shownCode } from '../../shared/domain/device_code.ts';
import type { Language } from '../../shared/domain/text.ts';
import { devicesMessages } from '../../shared/i18n/devices.ts';
import { QrCode } from './QrCode.tsx';

export interface CodeSlipProps {
  readonly language: Language;
  readonly added: AddedDevice;
  /** Name of the counter. */
  readonly counter: string;
  readonly origin: string;
  readonly onDone: () => void;
}

/** The code, big, on the screen and on one sheet of A4: it can be asked for only once. */
export function CodeSlip({ language, added, counter, origin, onDone }: CodeSlipProps) {
  const messages = devicesMessages[language];
  const address = enrolAddress(origin, added.long_code);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => heading.current?.focus(), []);

  return (
    <article class="card slip">
      <h1 tabIndex={-1} ref={heading}>
        {messages.slipHeading}
      </h1>
      <p class="slip-place">
        <strong>{counter}</strong>
        {added.label !== '' && ` · ${added.label}`}
        <span class="line soft">
          {messages.number} {added.device} · {added.counter} · {added.survey}
        </span>
      </p>
      <div class="slip-code">
        <QrCode text={address} label={messages.qrOf(address)} />
        <dl>
          <dt>{messages.codeLabel}</dt>
          <dd class="code" data-testid="enrol-code">
            {shownCode(added.code)}
          </dd>
          <dt>{messages.lastDay}</dt>
          <dd>{shownDate(added.expires_on)}</dd>
          <dt>{messages.address}</dt>
          <dd class="address">{`${origin}/kiosk/`}</dd>
          <dt>{messages.longCode}</dt>
          <dd class="long-code">{shownCode(added.long_code)}</dd>
        </dl>
      </div>
      <ol>
        {messages.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="no-print">{messages.onceOnly}</p>
      <div class="actions no-print">
        <button type="button" class="button" onClick={() => window.print()}>
          {messages.print}
        </button>
        <button type="button" class="button secondary" onClick={onDone}>
          {messages.done}
        </button>
      </div>
    </article>
  );
}
