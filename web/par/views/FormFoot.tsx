import type { Language } from '../../shared/domain/text.ts';
import { parMessages } from '../../shared/i18n/par.ts';
import type { Sending } from '../useSending.ts';
import { Refusal } from './Refusal.tsx';

export interface FormFootProps {
  readonly language: Language;
  readonly sending: Sending;
  /** What the button says that sends; "save" if it is left out. */
  readonly submit?: string;
  /** Left out where a form stays open. */
  readonly onCancel?: () => void;
}

/** The buttons of a form, and what became of it when it was sent. */
export function FormFoot({ language, sending, submit, onCancel }: FormFootProps) {
  const messages = parMessages[language];

  return (
    <div class="actions">
      <button type="submit" class="button" aria-disabled={sending.is === 'sending'}>
        {submit ?? messages.save}
      </button>
      {onCancel !== undefined && (
        <button type="button" class="button secondary" onClick={onCancel}>
          {messages.cancel}
        </button>
      )}
      <Refusal language={language} sending={sending} />
    </div>
  );
}
