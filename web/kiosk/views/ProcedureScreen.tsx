import type { Procedure } from '../../shared/domain/survey.ts';
import { searchByText, textIn, type Language } from '../../shared/domain/text.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { kioskMessages } from '../../shared/i18n/kiosk.ts';

export interface ProcedureScreenProps {
  readonly language: Language;
  readonly procedures: readonly Procedure[];
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onProcedure: (code: string | null) => void;
  readonly onBack: () => void;
}

export function ProcedureScreen(props: ProcedureScreenProps) {
  const { language, procedures, query, onQuery, onProcedure, onBack } = props;
  const messages = kioskMessages[language];
  const found = searchByText(
    procedures,
    query,
    ({ name, field }) => `${textIn(name, language)} ${textIn(field, language)}`,
  );

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
          value={query}
          onInput={(event) => onQuery(event.currentTarget.value)}
        />
      </div>
      <ul class="kiosk-list" aria-label={messages.whichProcedure}>
        {found.map(({ code, name, field }) => (
          <li key={code}>
            <button type="button" class="kiosk-option" onClick={() => onProcedure(code)}>
              <span>{textIn(name, language)}</span>
              <span class="soft small">{textIn(field, language)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status">{found.length === 0 && messages.noProcedureFound}</p>
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
