import { useState } from 'preact/hooks';
import type { FormLanguage } from '../../shared/domain/text.ts';
import { messagesIn } from '../../shared/i18n/form.ts';
import { Notice } from '../../shared/ui/Notice.tsx';
import type { DraftNote } from '../state.ts';

/** What has become of the draft, when that is news. */
export function DraftNews({ note, language }: { note: DraftNote; language: FormLanguage }) {
  return note === 'resumed' || note === 'impossible' || note === 'discarded' ? (
    <Notice>
      <p>{messagesIn(language).draft[note]}</p>
    </Notice>
  ) : null;
}

export interface DraftBarProps {
  readonly language: FormLanguage;
  readonly onDiscard: () => void;
}

/** Says that a draft is kept on this device, and deletes it after asking once more. */
export function DraftBar({ language, onDiscard }: DraftBarProps) {
  const [asking, setAsking] = useState(false);
  const messages = messagesIn(language).draft;

  if (!asking) {
    return (
      <p class="draft-bar soft small no-print">
        {messages.kept}{' '}
        <button type="button" class="button plain small" onClick={() => setAsking(true)}>
          {messages.discard}
        </button>
      </p>
    );
  }
  return (
    <div class="draft-bar notice no-print" role="group" aria-labelledby="discard-question">
      <p id="discard-question">
        <strong>{messages.discardAsk}</strong>
      </p>
      <div class="actions">
        <button
          type="button"
          class="button secondary"
          ref={(button) => button?.focus()}
          onClick={() => setAsking(false)}
        >
          {messages.discardNo}
        </button>
        <button type="button" class="button plain danger" onClick={onDiscard}>
          {messages.discardYes}
        </button>
      </div>
    </div>
  );
}
