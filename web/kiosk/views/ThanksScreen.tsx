import type { Delivery } from '../../shared/domain/outbox.ts';
import type { Language } from '../../shared/domain/text.ts';
import { kioskMessages } from '../../shared/i18n/kiosk.ts';

export interface ThanksScreenProps {
  readonly language: Language;
  /** How far the answers got; null when none was given. */
  readonly delivery: Delivery | 'sending' | null;
  readonly onLeave: () => void;
}

/** Says honestly whether the answers have arrived. */
export function ThanksScreen({ language, delivery, onLeave }: ThanksScreenProps) {
  const messages = kioskMessages[language];

  return (
    <div class="kiosk-thanks">
      <h1 tabIndex={-1}>{messages.thanks}</h1>
      <p role="status" class={delivery === 'refused' ? 'error-text' : undefined}>
        {delivery === null ? messages.noAnswer : messages.delivery[delivery]}
      </p>
      <button type="button" class="button" onClick={onLeave}>
        {messages.nextPerson}
      </button>
      <p class="soft small">{messages.returns}</p>
    </div>
  );
}
