import { findProcedures } from '../../shared/domain/procedures.ts';
import type { Procedure } from '../../shared/domain/survey.ts';
import { textIn } from '../../shared/domain/text.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { kioskMessages, type KioskLanguage } from '../../shared/i18n/kiosk.ts';

export interface ProcedureScreenProps {
  readonly language: KioskLanguage;
  readonly procedures: readonly Procedure[];
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onProcedure: (code: string | null) => void;
  readonly onBack: () => void;
}

/** More would be scrolled past rather than read, and a cheap tablet would feel them. */
const SHOWN = 40;

export function ProcedureScreen(props: ProcedureScreenProps) {
  const { language, procedures, query, onQuery, onProcedure, onBack } = props;
  const messages = kioskMessages[language];
  const found = findProcedures(procedures, query, language);

  return (
    <div class="kiosk-procedure">
      <h1 tabIndex={-1}>{messages.whichProcedure}</h1>
      <div class="field">
        <label for="procedure-search">{messages.searchProcedure}</label>
        <input
          id="procedure-search"
          class="input"
          type="search"
          autoComplete="off"
          autoCorrect="off"
          spellcheck={false}
          value={query}
          onInput={(event) => onQuery(event.currentTarget.value)}
        />
      </div>
      <ul class="kiosk-list" aria-label={messages.whichProcedure}>
        {found.slice(0, SHOWN).map(({ code, name, field }) => (
          <li key={code}>
            <button type="button" class="kiosk-option" onClick={() => onProcedure(code)}>
              <span>{textIn(name, language)}</span>
              <span class="soft small">
                {textIn(field, language)} · {messages.procedureCode(code)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status">
        {found.length === 0 && messages.noProcedureFound}
        {found.length > SHOWN && messages.moreProcedures(found.length - SHOWN)}
      </p>
      <div class="kiosk-actions">
        <button type="button" class="button secondary" onClick={onBack}>
          {commonMessages[language].back}
        </button>
        <button type="button" class="button secondary" onClick={() => onProcedure(null)}>
          {messages.otherProcedure}
        </button>
      </div>
    </div>
  );
}
