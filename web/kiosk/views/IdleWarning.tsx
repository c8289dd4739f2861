import { useEffect, useRef } from 'preact/hooks';
import { kioskMessages, type KioskLanguage } from '../../shared/i18n/kiosk.ts';

export interface IdleWarningProps {
  readonly language: KioskLanguage;
  readonly secondsLeft: number;
  readonly onStay: () => void;
}

/** Covers the question, so that the tap that answers it cannot answer the question too. */
export function IdleWarning({ language, secondsLeft, onStay }: IdleWarningProps) {
  const messages = kioskMessages[language];
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => button.current?.focus(), []);

  return (
    <div class="kiosk-overlay" onClick={onStay}>
      <div
        class="card"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="idle-title"
        aria-describedby="idle-text"
      >
        <h2 id="idle-title">{messages.stillThere}</h2>
        <p id="idle-text">{messages.secondsLeft(secondsLeft)}</p>
        <button type="button" class="button" ref={button} onClick={onStay}>
          {messages.stay}
        </button>
      </div>
    </div>
  );
}
