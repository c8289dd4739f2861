import type { Survey } from '../../shared/domain/survey.ts';
import type { FormLanguage } from '../../shared/domain/text.ts';
import { messagesIn } from '../../shared/i18n/form.ts';
import type { Draft } from '../draft.ts';
import { visiblePages } from '../pages.ts';
import { answerWords, type Said } from '../wording.ts';
import { Words } from './Words.tsx';

export interface AnswerListProps {
  readonly language: FormLanguage;
  readonly survey: Survey;
  readonly draft: Draft;
  /** Without it the answers can only be read. */
  readonly onChange?: (page: string) => void;
}

interface Row {
  readonly key: string;
  readonly question: Said;
  readonly answer: readonly Said[];
  readonly given: boolean;
}

interface Part {
  readonly page: string;
  readonly title: Said;
  readonly rows: readonly Row[];
}

/** Everything that was entered, page by page, in words. */
export function AnswerList({ language, survey, draft, onChange }: AnswerListProps) {
  return (
    <>
      {partsOf(survey, draft, language).map((part) => (
        <section key={part.page} class="review-part">
          <div class="review-title">
            <h2 id={`part-${part.page}`}>
              <Words said={part.title} language={language} />
            </h2>
            {onChange !== undefined && (
              <ChangeButton page={part.page} language={language} onChange={onChange} />
            )}
          </div>
          <Rows rows={part.rows} language={language} />
        </section>
      ))}
    </>
  );
}

interface ChangeButtonProps {
  readonly page: string;
  readonly language: FormLanguage;
  readonly onChange: (page: string) => void;
}

/** Named by itself and the heading of its part, in whatever language the heading is. */
const ChangeButton = ({ page, language, onChange }: ChangeButtonProps) => (
  <button
    type="button"
    id={`change-${page}`}
    class="button plain"
    aria-labelledby={`change-${page} part-${page}`}
    onClick={() => onChange(page)}
  >
    {messagesIn(language).change}
  </button>
);

const Rows = ({ rows, language }: { rows: readonly Row[]; language: FormLanguage }) => (
  <dl>
    {rows.map(({ key, question, answer, given }) => (
      <div key={key}>
        <dt>
          <Words said={question} language={language} />
        </dt>
        <dd class={given ? undefined : 'soft'}>
          {answer.map((said, place) => (
            <span key={place}>
              {place > 0 && '; '}
              <Words said={said} language={language} />
            </span>
          ))}
        </dd>
      </div>
    ))}
  </dl>
);

function partsOf(survey: Survey, draft: Draft, language: FormLanguage): readonly Part[] {
  const messages = messagesIn(language);
  const comment = draft.comment.trim();

  return [
    { page: 'start', title: messages.startHeading, rows: startRows(survey, draft, language) },
    ...visiblePages(survey.instrument, draft.answers).map(({ key, title, items }) => ({
      page: key,
      title: title ?? messages.aboutYou,
      rows: items.map((item) => ({
        key: item.code,
        question: item.text,
        answer: answerWords(survey.instrument, item, draft.answers, language),
        given: draft.answers[item.code] !== undefined,
      })),
    })),
    {
      page: 'comment',
      title: messages.commentHeading,
      rows: [
        {
          key: 'comment',
          question: messages.comment,
          answer: [comment === '' ? messages.none : comment],
          given: comment !== '',
        },
      ],
    },
  ];
}

function startRows(survey: Survey, draft: Draft, language: FormLanguage): readonly Row[] {
  const messages = messagesIn(language);
  const row = (key: string, question: string, answer: Said | undefined, missing: string) => ({
    key,
    question,
    answer: [answer ?? missing],
    given: answer !== undefined,
  });

  return [
    row(
      'unit',
      messages.unit,
      survey.units.find(({ code }) => code === draft.unit)?.name,
      messages.notAnswered,
    ),
    row(
      'respondent-type',
      messages.respondentType,
      draft.respondentType === null ? undefined : messages[draft.respondentType],
      messages.notAnswered,
    ),
    row(
      'procedure',
      messages.procedure,
      survey.procedures.find(({ code }) => code === draft.procedure)?.name,
      messages.otherProcedure,
    ),
  ];
}
