import { shownDate } from '../../shared/domain/calendar.ts';
import type { ResponseBody } from '../../shared/domain/response.ts';
import type { Survey } from '../../shared/domain/survey.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { formMessages } from '../../shared/i18n/form.ts';

export interface DonePageProps {
  readonly language: Language;
  readonly survey: Survey;
  readonly sent: ResponseBody;
  readonly onPrint: () => void;
}

/** The confirmation: that something was sent, never what was answered. */
export function DonePage({ language, survey, sent, onPrint }: DonePageProps) {
  const messages = formMessages[language];
  const unit = survey.units.find(({ code }) => code === sent.unit);
  const procedure = survey.procedures.find(({ code }) => code === sent.procedure);
  const { closing } = survey.instrument;

  return (
    <>
      <p>{messages.sentText}</p>
      <dl class="card confirmation">
        <div>
          <dt>{messages.survey}</dt>
          <dd>{textIn(survey.title, language)}</dd>
        </div>
        {unit !== undefined && (
          <div>
            <dt>{messages.unit}</dt>
            <dd>{textIn(unit.name, language)}</dd>
          </div>
        )}
        {procedure !== undefined && (
          <div>
            <dt>{messages.procedure}</dt>
            <dd>{textIn(procedure.name, language)}</dd>
          </div>
        )}
        <div>
          <dt>{messages.sentDay}</dt>
          <dd>{shownDate(sent.day)}</dd>
        </div>
        <div>
          <dt>{messages.answersSent}</dt>
          <dd>{Object.keys(sent.answers).length}</dd>
        </div>
      </dl>
      <p class="soft">{messages.nothingKept}</p>
      {closing !== undefined && (
        <p>
          <strong>{textIn(closing, language)}</strong>
        </p>
      )}
      <button type="button" class="button secondary no-print" onClick={onPrint}>
        {commonMessages[language].print}
      </button>
    </>
  );
}
