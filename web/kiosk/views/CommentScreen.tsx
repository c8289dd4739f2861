import { useRef } from 'preact/hooks';
import type { PersonalKind } from '../../shared/domain/personal_data.ts';
import { COMMENT_LIMIT } from '../../shared/domain/validate.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { kioskMessages, personalText, type KioskLanguage } from '../../shared/i18n/kiosk.ts';

export interface CommentScreenProps {
  readonly language: KioskLanguage;
  readonly comment: string;
  /** What personal data the comment seems to hold, once it was handed in with them. */
  readonly warning: readonly PersonalKind[];
  readonly onComment: (comment: string) => void;
  readonly onHandIn: () => void;
  readonly onBack: () => void;
}

export function CommentScreen(props: CommentScreenProps) {
  const { language, comment, warning, onComment, onHandIn, onBack } = props;
  const messages = kioskMessages[language];
  const field = useRef<HTMLTextAreaElement>(null);

  return (
    <div class="kiosk-comment">
      <h1 tabIndex={-1}>
        <label for="comment">{messages.comment}</label>
      </h1>
      <p id="comment-hint" class="soft">
        {messages.commentHint}
      </p>
      <textarea
        id="comment"
        class="input"
        ref={field}
        aria-describedby="comment-hint"
        autoComplete="off"
        autoCorrect="off"
        spellcheck={false}
        maxLength={COMMENT_LIMIT}
        value={comment}
        onInput={(event) => onComment(event.currentTarget.value)}
      />
      {warning.length > 0 && (
        <div class="notice warning stack" role="alert">
          <p>
            <strong>{personalText(warning, language)}</strong>
          </p>
          <p>{messages.personalWhy}</p>
          <div class="actions">
            <button type="button" class="button" onClick={() => field.current?.focus()}>
              {messages.edit}
            </button>
            <button type="button" class="button secondary" onClick={onHandIn}>
              {messages.sendAnyway}
            </button>
          </div>
        </div>
      )}
      <div class="kiosk-actions">
        <button type="button" class="button secondary" onClick={onBack}>
          {commonMessages[language].back}
        </button>
        {warning.length === 0 && (
          <button type="button" class="button" onClick={onHandIn}>
            {comment.trim() === '' ? messages.noComment : messages.handIn}
          </button>
        )}
      </div>
    </div>
  );
}
