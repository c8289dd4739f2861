import type { Survey } from '../../shared/domain/survey.ts';
import type { FormLanguage } from '../../shared/domain/text.ts';
import { messagesIn } from '../../shared/i18n/form.ts';
import { Notice } from '../../shared/ui/Notice.tsx';
import type { Draft } from '../draft.ts';
import { visiblePages } from '../pages.ts';
import type { Sending } from '../state.ts';
import { sendingText } from '../wording.ts';
import { AnswerList } from './AnswerList.tsx';

export interface ReviewPageProps {
  readonly language: FormLanguage;
  readonly survey: Survey;
  readonly draft: Draft;
  readonly sending: Sending;
  readonly onChange: (page: string) => void;
}

export function ReviewPage({ language, survey, draft, sending, onChange }: ReviewPageProps) {
  const messages = messagesIn(language);
  const pages = visiblePages(survey.instrument, draft.answers);
  const asked = pages.flatMap(({ items }) => items);
  const answered = asked.filter(({ code }) => draft.answers[code] !== undefined).length;

  return (
    <>
      <p>{messages.reviewHint}</p>
      <p>
        <strong>{messages.answered(answered, asked.length)}</strong>
      </p>
      <AnswerList language={language} survey={survey} draft={draft} onChange={onChange} />
      <NotSent sending={sending} language={language} />
    </>
  );
}

/** Beside the button that was pressed, where the person is looking. */
function NotSent({ sending, language }: { sending: Sending; language: FormLanguage }) {
  const messages = messagesIn(language);

  if (sending.is !== 'waiting' && sending.is !== 'failed') {
    return null;
  }
  return (
    <Notice kind="error">
      <p>
        <strong>{messages.notSent}</strong>
      </p>
      <p>{sendingText(sending.problem, language)}</p>
      {sending.is === 'waiting' && <p>{messages.sendsAgain}</p>}
    </Notice>
  );
}
