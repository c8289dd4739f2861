import { useState } from 'preact/hooks';
import { textIn } from '../../shared/domain/text.ts';
import type { KioskLanguage } from '../../shared/i18n/kiosk.ts';
import type { Device } from '../device/database.ts';
import type { TabletStore } from '../device/store.ts';
import { hashPin, isPin } from '../staff/pin.ts';
import { PinField } from '../staff/PinField.tsx';
import type { EnrolMessages } from './messages.ts';

export interface ChoosePinProps {
  readonly language: KioskLanguage;
  readonly messages: EnrolMessages;
  readonly store: TabletStore;
  readonly device: Device;
  readonly onChosen: () => void;
}

type Fault = 'shortPin' | 'otherPin' | 'noDisk';

export function ChoosePin({ language, messages, store, device, onChosen }: ChoosePinProps) {
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  const choose = async () => {
    if (!isPin(pin) || pin !== again) {
      setFault(isPin(pin) ? 'otherPin' : 'shortPin');
      return;
    }
    setBusy(true);
    try {
      await store.write('pin', await hashPin(pin));
      onChosen();
    } catch {
      setBusy(false);
      setFault('noDisk');
    }
  };

  return (
    <form
      class="kiosk-enrol"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void choose();
      }}
    >
      <h1 tabIndex={-1}>{messages.choosePin}</h1>
      <p role="status">{messages.atCounter(textIn(device.counter_name, language))}</p>
      <PinField
        id="pin"
        label={messages.pin}
        hint={messages.pinHint}
        error={fault === 'shortPin' ? messages.shortPin : null}
        value={pin}
        onValue={setPin}
      />
      <PinField
        id="pin-again"
        label={messages.pinAgain}
        error={fault === 'otherPin' || fault === 'noDisk' ? messages[fault] : null}
        value={again}
        onValue={setAgain}
      />
      <p class="soft">{messages.staffHint}</p>
      <button type="submit" class="button" aria-disabled={busy}>
        {messages.finish}
      </button>
    </form>
  );
}
