import { useEffect } from 'preact/hooks';
import { isStatement } from '../../shared/domain/chart.ts';
import type { Survey } from '../../shared/domain/survey.ts';
import type { FormLanguage } from '../../shared/domain/text.ts';
import { COMMENT_LIMIT } from '../../shared/domain/validate.ts';
import { messagesIn } from '../../shared/i18n/form.ts';
import { ErrorSummary } from '../../shared/ui/ErrorSummary.tsx';
import { focusControl } from '../../shared/ui/focusControl.ts';
import { useFocusOnChange } from '../../shared/ui/useFocusOnChange.ts';
import { pageKeys, remedyOf, visiblePages } from '../pages.ts';
import type { FormEvent, FormState } from '../state.ts';
import { errorOf, errorText, headingOf, questionOf } from '../wording.ts';
import { DonePage } from './DonePage.tsx';
import { DraftBar, DraftNews } from './DraftBar.tsx';
import { LongText } from './LongText.tsx';
import { Question, QuestionError } from './Question.tsx';
import { ReviewPage } from './ReviewPage.tsx';
import { StartPage } from './StartPage.tsx';
import { Words } from './Words.tsx';

export interface FormViewProps {
  readonly language: FormLanguage;
  readonly survey: Survey;
  readonly state: FormState;
  readonly on: (event: FormEvent) => void;
  readonly onSubmit: () => void;
  readonly onDiscard: () => void;
  readonly onPrint: () => void;
}

export function FormView(props: FormViewProps) {
  const { language, survey, state, onPrint, onDiscard } = props;
  const heading = useFocusOnChange<HTMLHeadingElement>(state.page);

  // After the heading has taken the focus of a new page: whoever follows an error wants its control.
  useEffect(() => {
    if (state.focus !== null) {
      focusControl(state.focus);
    }
  }, [state.page, state.focus]);

  return (
    <div class="stack-wide form">
      {state.errors.length > 0 && <Errors {...props} />}
      <DraftNews note={state.note} language={language} />
      <div>
        <Place {...props} />
        <h1 tabIndex={-1} ref={heading}>
          <Words said={headingOf(survey, state, language)} language={language} />
        </h1>
      </div>
      {state.sent !== null ? (
        <DonePage language={language} survey={survey} sent={state.sent} onPrint={onPrint} />
      ) : (
        <Fields {...props} />
      )}
      {(state.note === 'kept' || state.note === 'resumed') && (
        <DraftBar language={language} onDiscard={onDiscard} />
      )}
    </div>
  );
}

function Place({ language, survey, state }: FormViewProps) {
  const keys = pageKeys(survey.instrument, state.draft.answers);

  return (
    <>
      {state.page !== 'done' && (
        <p class="soft small">
          {messagesIn(language).pageOf(keys.indexOf(state.page) + 1, keys.length)}
        </p>
      )}
      {state.page === 'start' && (
        <p class="survey-title">
          <Words said={survey.title} language={language} />
        </p>
      )}
    </>
  );
}

function Errors({ language, survey, state, on }: FormViewProps) {
  return (
    <ErrorSummary
      title={messagesIn(language).errorTitle}
      attempt={state.attempt}
      errors={state.errors.flatMap((violation) => {
        const remedy = remedyOf(survey, state.draft.answers, violation);
        if (remedy === null) {
          return [];
        }
        const { page, control } = remedy;
        const question = questionOf(survey.instrument, violation, language);
        const text = (
          <>
            {errorText(violation, language)}
            {question !== null && ': '}
            {question !== null && <Words said={question} language={language} />}
          </>
        );
        const onFollow = () => on({ type: 'change', page, focus: control });

        return [{ href: `#${control}`, text, ...(page === state.page ? {} : { onFollow }) }];
      })}
    />
  );
}

/** A form, so that the Enter key goes on from any control. */
function Fields(props: FormViewProps) {
  const { state, on, onSubmit } = props;

  return (
    <form
      class="stack-wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (state.page === 'review') {
          onSubmit();
        } else {
          on({ type: 'next' });
        }
      }}
    >
      <PageBody {...props} />
      <Buttons {...props} />
    </form>
  );
}

function PageBody(props: FormViewProps) {
  const { language, survey, state, on } = props;
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
          sending={state.sending}
          onChange={(changed) => on({ type: 'change', page: changed })}
        />
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
      {items.some((item) => isStatement(survey.instrument, item)) && (
        <p>{messagesIn(language).howSatisfied}</p>
      )}
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
  const messages = messagesIn(language);
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
        wrong={error !== null}
        describedBy={error === null ? 'comment-hint' : 'comment-hint comment-error'}
        onValue={(comment) => on({ type: 'set', part: { comment }, pointer: '/comment' })}
      />
    </div>
  );
}

function Buttons({ language, state, on }: FormViewProps) {
  const messages = messagesIn(language);
  const sending = state.sending.is === 'sending';
  const onward = {
    start: messages.begin,
    review: sending ? messages.sending : messages.send,
  }[state.page];

  return (
    <div class="actions no-print">
      <button type="submit" class="button" aria-disabled={sending}>
        {onward ?? messages.continue}
      </button>
      {state.page !== 'start' && (
        <button type="button" class="button plain" onClick={() => on({ type: 'back' })}>
          {messages.back}
        </button>
      )}
    </div>
  );
}
