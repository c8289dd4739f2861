import type { Problem } from '../../shared/api/http.ts';
import type { Survey } from '../../shared/domain/survey.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { formMessages } from '../../shared/i18n/form.ts';
import { ProblemNotice } from '../../shared/ui/Notice.tsx';
import { visiblePages, type Draft } from '../state.ts';
import { answerText } from '../wording.ts';

export interface ReviewPageProps {
  readonly language: Language;
  readonly survey: Survey;
  readonly draft: Draft;
  readonly problem: Problem | null;
  readonly onChange: (page: string) => void;
}

interface Row {
  readonly key: string;
  readonly question: string;
  readonly answer: string;
  readonly given: boolean;
}

export function ReviewPage({ language, survey, draft, problem, onChange }: ReviewPageProps) {
  const messages = formMessages[language];
  const pages = visiblePages(survey.instrument, draft.answers);
  const asked = pages.flatMap(({ items }) => items);
  const answered = asked.filter(({ code }) => draft.answers[code] !== undefined).length;

  return (
    <>
      <p>{messages.reviewHint}</p>
      <p>
        <strong>{messages.answered(answered, asked.length)}</strong>
      </p>
      {problem !== null && <NotSent problem={problem} language={language} />}
      <Part
        title={messages.startHeading}
        language={language}
        rows={startRows(survey, draft, language)}
        onChange={() => onChange('start')}
      />
      {pages.map((page) => (
        <Part
          key={page.key}
          title={page.title === null ? messages.aboutYou : textIn(page.title, language)}
          language={language}
          rows={page.items.map((item) => ({
            key: item.code,
            question: textIn(item.text, language),
            answer: answerText(survey.instrument, item, draft.answers, language),
            given: draft.answers[item.code] !== undefined,
          }))}
          onChange={() => onChange(page.key)}
        />
      ))}
      <Part
        title={messages.commentHeading}
        language={language}
        rows={[
          {
            key: 'comment',
            question: messages.comment,
            answer: draft.comment.trim() || messages.none,
            given: draft.comment.trim() !== '',
          },
        ]}
        onChange={() => onChange('comment')}
      />
    </>
  );
}

function NotSent({ problem, language }: { problem: Problem; language: Language }) {
  return (
    <>
      <ProblemNotice problem={problem} messages={commonMessages[language]} />
      <p class="error-text">{formMessages[language].notSent}</p>
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly language: Language;
  readonly rows: readonly Row[];
  readonly onChange: () => void;
}

function Part({ title, language, rows, onChange }: PartProps) {
  const messages = formMessages[language];

  return (
    <section class="review-part">
      <div class="review-title">
        <h2>{title}</h2>
        <button type="button" class="button plain" onClick={onChange}>
          {messages.change}
          <span class="visually-hidden"> {messages.changeWhat(title)}</span>
        </button>
      </div>
      <dl>
        {rows.map(({ key, question, answer, given }) => (
          <div key={key}>
            <dt>{question}</dt>
            <dd class={given ? undefined : 'soft'}>{answer}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function startRows(survey: Survey, draft: Draft, language: Language): readonly Row[] {
  const messages = formMessages[language];
  const common = commonMessages[language];
  const unit = survey.units.find(({ code }) => code === draft.unit);
  const procedure = survey.procedures.find(({ code }) => code === draft.procedure);
  const row = (key: string, question: string, answer: string | undefined, missing: string) => ({
    key,
    question,
    answer: answer ?? missing,
    given: answer !== undefined,
  });

  return [
    row('unit', messages.unit, unit && textIn(unit.name, language), common.notAnswered),
    row(
      'respondent-type',
      messages.respondentType,
      draft.respondentType === null ? undefined : common[draft.respondentType],
      common.notAnswered,
    ),
    row(
      'procedure',
      messages.procedure,
      procedure && textIn(procedure.name, language),
      messages.otherProcedure,
    ),
  ];
}
