import { useEffect, useState } from 'preact/hooks';
import type { PinHash } from '../device/database.ts';
import type { TabletStore } from '../device/store.ts';
import type { StaffMessages } from './messages.ts';
import { isPin, isRightPin, lockedFor, noTries, wrongTry } from './pin.ts';
import { PinField } from './PinField.tsx';

export interface PinGateProps {
  readonly messages: StaffMessages;
  readonly pin: PinHash;
  readonly store: TabletStore;
  readonly onOpen: () => void;
}

export function PinGate({ messages, pin, store, onOpen }: PinGateProps) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const [trying, setTrying] = useState(false);
  const [lockedMs, watchLock] = useLock(store);
  const error =
    lockedMs > 0
      ? messages.locked(Math.ceil(lockedMs / 1000))
      : wrong && typed === ''
        ? messages.wrongPin
        : null;

  const submit = async () => {
    if (trying || lockedMs > 0 || !isPin(typed)) {
      return;
    }
    setTrying(true);
    const right = await isRightPin(typed, pin);
    const tries = (await store.read('tries')) ?? noTries;

    // Counted on the disk, or a reload would give new tries.
    await store.write('tries', right ? noTries : wrongTry(tries, Date.now()));
    setTrying(false);
    setTyped('');
    setWrong(!right);
    if (right) {
      onOpen();
    } else {
      watchLock();
    }
  };

  return (
    <form
      class="stack"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h1 tabIndex={-1}>{messages.enterPin}</h1>
      <PinField
        id="pin"
        label={messages.pin}
        hint={messages.pinHint}
        error={error}
        value={typed}
        onValue={setTyped}
      />
      <button type="submit" class="button" aria-disabled={trying || lockedMs > 0 || !isPin(typed)}>
        {messages.open}
      </button>
    </form>
  );
}

/** Milliseconds until the PIN may be tried again, and what to call after a wrong one. */
function useLock(store: TabletStore): readonly [number, () => void] {
  const [lockedMs, setLockedMs] = useState(0);
  const [round, setRound] = useState(0);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;

    const look = async () => {
      const left = lockedFor((await store.read('tries')) ?? noTries, Date.now());

      if (!over) {
        setLockedMs(left);
        timer = left > 0 ? setTimeout(() => void look(), 500) : undefined;
      }
    };
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [store, round]);

  return [lockedMs, () => setRound((before) => before + 1)];
}
