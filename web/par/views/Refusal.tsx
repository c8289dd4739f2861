import type { Language } from '../../shared/domain/text.ts';
import { parMessages } from '../../shared/i18n/par.ts';
import { refusalText } from '../refusal.ts';
import type { Sending } from '../useSending.ts';

export interface RefusalProps {
  readonly language: Language;
  readonly sending: Sending;
}

/** What became of something that was sent. */
export function Refusal({ language, sending }: RefusalProps) {
  const messages = parMessages[language];

  switch (sending.is) {
    case 'failed':
      return (
        <p class="error-text" role="alert">
          {refusalText(sending.problem, language)}
        </p>
      );
    case 'sending':
      return (
        <p class="soft" role="status">
          {messages.saving}
        </p>
      );
    case 'done':
      return (
        <p class="saved" role="status">
          {messages.saved}
        </p>
      );
    default:
      return null;
  }
}
