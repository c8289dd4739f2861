import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '../../shared/api/http.ts';
import type { Device } from '../../shared/domain/device.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { devicesMessages } from '../../shared/i18n/devices.ts';
import { formatOf } from '../../shared/i18n/format.ts';
import { ProblemNotice } from '../../shared/ui/Notice.tsx';

export interface RevokeDeviceProps {
  readonly language: Language;
  readonly device: Device;
  readonly sending: boolean;
  readonly problem: Problem | null;
  readonly onRevoke: () => void;
  readonly onCancel: () => void;
}

export function RevokeDevice(props: RevokeDeviceProps) {
  const { language, device, sending, problem, onRevoke, onCancel } = props;
  const messages = devicesMessages[language];
  const heading = useRef<HTMLHeadingElement>(null);
  const queue = device.queue ?? 0;

  useEffect(() => heading.current?.focus(), []);

  return (
    <div class="notice stack no-print" role="group" aria-labelledby="revoke-question">
      <h2 id="revoke-question" tabIndex={-1} ref={heading}>
        {messages.revokeQuestion(device.device, textIn(device.counter_name, language))}
      </h2>
      <p>{messages.revokeText}</p>
      {queue > 0 && (
        <p>
          <strong>{messages.revokeQueue(formatOf(language).count(queue))}</strong>
        </p>
      )}
      {problem !== null && <ProblemNotice problem={problem} messages={commonMessages[language]} />}
      <div class="actions">
        <button
          type="button"
          class="button"
          aria-disabled={sending}
          onClick={() => sending || onRevoke()}
        >
          {sending ? messages.revoking : messages.revokeYes}
        </button>
        <button type="button" class="button secondary" onClick={onCancel}>
          {messages.revokeNo}
        </button>
      </div>
    </div>
  );
}
