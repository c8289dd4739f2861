import { useState } from 'preact/hooks';
import type { ResponseBody } from '../../shared/domain/response.ts';
import type { Survey } from '../../shared/domain/survey.ts';
import type { FormLanguage } from '../../shared/domain/text.ts';
import { messagesIn } from '../../shared/i18n/form.ts';
import type { Draft } from '../draft.ts';
import { dayText, type Said } from '../wording.ts';
import { AnswerList } from './AnswerList.tsx';
import { Choice } from './Question.tsx';
import { Words } from './Words.tsx';

export interface DonePageProps {
  readonly language: FormLanguage;
  readonly survey: Survey;
  readonly sent: { readonly body: ResponseBody; readonly draft: Draft };
  readonly onPrint: () => void;
}

/** The confirmation: that something was sent; what was answered only if the person wants it there. */
export function DonePage({ language, survey, sent, onPrint }: DonePageProps) {
  const messages = messagesIn(language);
  const [withAnswers, setWithAnswers] = useState(false);
  const { closing } = survey.instrument;

  return (
    <>
      <p>{messages.sentText}</p>
      <Confirmation language={language} survey={survey} body={sent.body} />
      {closing !== undefined && (
        <p>
          <strong>
            <Words said={closing} language={language} />
          </strong>
        </p>
      )}
      <div class="stack no-print">
        <p class="soft">{messages.nothingKept}</p>
        <Choice
          id="include-answers"
          kind="checkbox"
          name="include-answers"
          label={messages.includeAnswers}
          language={language}
          checked={withAnswers}
          onChoose={() => setWithAnswers(!withAnswers)}
        />
        <button type="button" class="button secondary" onClick={onPrint}>
          {messages.print}
        </button>
      </div>
      {withAnswers && (
        <section class="stack-wide" aria-label={messages.yourAnswers}>
          <AnswerList language={language} survey={survey} draft={sent.draft} />
        </section>
      )}
    </>
  );
}

interface ConfirmationProps {
  readonly language: FormLanguage;
  readonly survey: Survey;
  readonly body: ResponseBody;
}

function Confirmation({ language, survey, body }: ConfirmationProps) {
  const messages = messagesIn(language);
  const rows: readonly (readonly [string, Said | undefined])[] = [
    [messages.survey, survey.title],
    [messages.unit, survey.units.find(({ code }) => code === body.unit)?.name],
    [messages.procedure, survey.procedures.find(({ code }) => code === body.procedure)?.name],
    [messages.sentDay, dayText(body.day, language)],
    [messages.answersSent, String(Object.keys(body.answers).length)],
  ];

  return (
    <dl class="card confirmation">
      {rows.map(
        ([name, said]) =>
          said !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Words said={said} language={language} />
              </dd>
            </div>
          ),
      )}
      <div>
        <dt>{messages.reference}</dt>
        <dd class="reference">{body.id}</dd>
      </div>
    </dl>
  );
}
