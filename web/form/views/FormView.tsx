import type { Survey } from '../../shared/domain/survey.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { COMMENT_LIMIT } from '../../shared/domain/validate.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { formMessages } from '../../shared/i18n/form.ts';
import { ErrorSummary } from '../../shared/ui/ErrorSummary.tsx';
import { useFocusOnChange } from '../../shared/ui/useFocusOnChange.ts';
import { pageKeys, pageOf, visiblePages, type FormEvent, type FormState } from '../state.ts';
import { controlIdOf, errorOf, summaryText } from '../wording.ts';
import { DonePage } from './DonePage.tsx';
import { LongText } from './LongText.tsx';
import { Question, QuestionError } from './Question.tsx';
import { ReviewPage } from './ReviewPage.tsx';
import { StartPage } from './StartPage.tsx';

export interface FormViewProps {
  readonly language: Language;
  readonly survey: Survey;
  readonly state: FormState;
  readonly on: (event: FormEvent) => void;
  readonly onSubmit: () => void;
  readonly onPrint: () => void;
}

export function FormView(props: FormViewProps) {
  const { language, survey, state } = props;
  const heading = useFocusOnChange<HTMLHeadingElement>(state.page);
  const keys = pageKeys(survey.instrument, state.draft.answers);

  return (
    <div class="stack-wide form">
      {state.errors.length > 0 && <Errors {...props} />}
      <div>
        {state.page !== 'done' && (
          <p class="soft small">
            {formMessages[language].pageOf(keys.indexOf(state.page) + 1, keys.length)}
          </p>
        )}
        {state.page === 'start' && <p class="survey-title">{textIn(survey.title, language)}</p>}
        <h1 tabIndex={-1} ref={heading}>
          {titleOf(survey, state, language)}
        </h1>
      </div>
      <PageBody {...props} />
      {state.page !== 'done' && <Buttons {...props} />}
    </div>
  );
}

export function titleOf(survey: Survey, state: FormState, language: Language): string {
  const messages = formMessages[language];
  const page = visiblePages(survey.instrument, state.draft.answers).find(
    ({ key }) => key === state.page,
  );

  switch (state.page) {
    case 'start':
      return messages.startHeading;
    case 'comment':
      return messages.commentHeading;
    case 'review':
      return messages.reviewHeading;
    case 'done':
      return messages.sentHeading;
    default:
      return page?.title == null ? messages.aboutYou : textIn(page.title, language);
  }
}

function Errors({ language, survey, state, on }: FormViewProps) {
  return (
    <ErrorSummary
      title={formMessages[language].errorTitle}
      attempt={state.attempt}
      errors={state.errors.map((violation) => {
        const page = pageOf(survey, state.draft.answers, violation);

        return {
          href: `#${controlIdOf(violation.pointer)}`,
          text: summaryText(survey.instrument, violation, language),
          ...(page === state.page ? {} : { onFollow: () => on({ type: 'change', page }) }),
        };
      })}
    />
  );
}

function PageBody(props: FormViewProps) {
  const { language, survey, state, on, onPrint } = props;
  const { draft, errors, page } = state;

  switch (page) {
    case 'start':
      return (
        <StartPage
          language={language}
          survey={survey}
          draft={draft}
          errors={errors}
          onSet={(part, pointer) => on({ type: 'set', part, pointer })}
        />
      );
    case 'comment':
      return <CommentField {...props} />;
    case 'review':
      return (
        <ReviewPage
          language={language}
          survey={survey}
          draft={draft}
          problem={state.sending.is === 'failed' ? state.sending.problem : null}
          onChange={(changed) => on({ type: 'change', page: changed })}
        />
      );
    case 'done':
      return state.tried === null ? null : (
        <DonePage language={language} survey={survey} sent={state.tried} onPrint={onPrint} />
      );
    default:
      return <Questions {...props} />;
  }
}

function Questions({ language, survey, state, on }: FormViewProps) {
  const pages = visiblePages(survey.instrument, state.draft.answers);
  const items = pages.find(({ key }) => key === state.page)?.items ?? [];

  return (
    <>
      {items.map((item) => (
        <Question
          key={item.code}
          language={language}
          instrument={survey.instrument}
          item={item}
          answer={state.draft.answers[item.code]}
          error={errorOf(state.errors, `/answers/${item.code}`, language)}
          onAnswer={(answer) => on({ type: 'answer', code: item.code, answer })}
        />
      ))}
    </>
  );
}

function CommentField({ language, state, on }: FormViewProps) {
  const messages = formMessages[language];
  const error = errorOf(state.errors, '/comment', language);

  return (
    <div class={error === null ? 'field' : 'field wrong'}>
      <label for="comment">{messages.comment}</label>
      <p class="hint" id="comment-hint">
        {messages.commentHint}
      </p>
      <QuestionError id="comment" error={error} language={language} />
      <LongText
        id="comment"
        language={language}
        value={state.draft.comment}
        limit={COMMENT_LIMIT}
        describedBy={error === null ? 'comment-hint' : 'comment-hint comment-error'}
        onValue={(comment) => on({ type: 'set', part: { comment }, pointer: '/comment' })}
      />
    </div>
  );
}

function Buttons({ language, state, on, onSubmit }: FormViewProps) {
  const messages = formMessages[language];
  const sending = state.sending.is === 'sending';

  return (
    <div class="actions no-print">
      {state.page === 'review' ? (
        <button type="button" class="button" aria-disabled={sending} onClick={onSubmit}>
          {sending ? messages.sending : messages.send}
        </button>
      ) : (
        <button type="button" class="button" onClick={() => on({ type: 'next' })}>
          {state.page === 'start' ? messages.begin : commonMessages[language].continue}
        </button>
      )}
      {state.page !== 'start' && (
        <button type="button" class="button plain" onClick={() => on({ type: 'back' })}>
          {commonMessages[language].back}
        </button>
      )}
    </div>
  );
}
