import type { Violation } from '../../shared/domain/problem.ts';
import { proceduresOf, type Survey } from '../../shared/domain/survey.ts';
import type { FormLanguage } from '../../shared/domain/text.ts';
import { messagesIn } from '../../shared/i18n/form.ts';
import type { Draft } from '../draft.ts';
import { errorOf, plainWords } from '../wording.ts';
import { Choice, QuestionError } from './Question.tsx';
import { Words } from './Words.tsx';

export interface StartPageProps {
  readonly language: FormLanguage;
  readonly survey: Survey;
  readonly draft: Draft;
  readonly errors: readonly Violation[];
  readonly onSet: (part: Partial<Draft>, pointer: string) => void;
}

export function StartPage(props: StartPageProps) {
  const { language, survey } = props;
  const messages = messagesIn(language);
  const { intro, legal_basis: basis } = survey.instrument;

  return (
    <>
      {intro !== undefined && (
        <p>
          <Words said={intro} language={language} />
        </p>
      )}
      <ul class="promise">
        {messages.promise.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {survey.units.length > 1 && <UnitField {...props} />}
      {survey.respondent_types.length > 1 && <RespondentTypeField {...props} />}
      {survey.procedures.length > 0 && <ProcedureField {...props} />}
      <p class="soft small">
        {messages.legalBasis}: <span lang="vi">{basis}</span>
      </p>
    </>
  );
}

function UnitField({ language, survey, draft, errors, onSet }: StartPageProps) {
  const messages = messagesIn(language);
  const error = errorOf(errors, '/unit', language);

  return (
    <div class={error === null ? 'field' : 'field wrong'}>
      <label for="unit">{messages.unit}</label>
      <QuestionError id="unit" error={error} language={language} />
      <select
        id="unit"
        class="input"
        value={draft.unit ?? ''}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : 'unit-error'}
        onChange={(event) =>
          onSet({ unit: event.currentTarget.value || null, procedure: null }, '/unit')
        }
      >
        <option value="">{messages.chooseUnit}</option>
        {survey.units.map(({ code, name }) => (
          <option key={code} value={code} lang={language in name ? language : 'vi'}>
            {plainWords(name, language)}
          </option>
        ))}
      </select>
    </div>
  );
}

function RespondentTypeField({ language, survey, draft, errors, onSet }: StartPageProps) {
  const error = errorOf(errors, '/respondent_type', language);

  return (
    <fieldset
      class={error === null ? 'field' : 'field wrong'}
      aria-describedby={error === null ? undefined : 'respondent-type-error'}
    >
      <legend>{messagesIn(language).respondentType}</legend>
      <QuestionError id="respondent-type" error={error} language={language} />
      <div class="choices">
        {survey.respondent_types.map((type, place) => (
          <Choice
            key={type}
            id={place === 0 ? 'respondent-type' : `respondent-type-${type}`}
            kind="radio"
            name="respondent-type"
            label={messagesIn(language)[type]}
            language={language}
            checked={draft.respondentType === type}
            onChoose={() => onSet({ respondentType: type }, '/respondent_type')}
          />
        ))}
      </div>
    </fieldset>
  );
}

function ProcedureField({ language, survey, draft, errors, onSet }: StartPageProps) {
  const messages = messagesIn(language);
  const error = errorOf(errors, '/procedure', language);

  return (
    <div class={error === null ? 'field' : 'field wrong'}>
      <label for="procedure">{messages.procedure}</label>
      <p class="hint" id="procedure-hint">
        {messages.procedureHint}
      </p>
      <QuestionError id="procedure" error={error} language={language} />
      <select
        id="procedure"
        class="input"
        value={draft.procedure ?? ''}
        aria-invalid={error !== null}
        aria-describedby={error === null ? 'procedure-hint' : 'procedure-hint procedure-error'}
        onChange={(event) => onSet({ procedure: event.currentTarget.value || null }, '/procedure')}
      >
        <option value="">{messages.otherProcedure}</option>
        {proceduresOf(survey, draft.unit).map(({ code, name }) => (
          <option key={code} value={code} lang={language in name ? language : 'vi'}>
            {plainWords(name, language)}
          </option>
        ))}
      </select>
    </div>
  );
}
