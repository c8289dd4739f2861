import { useState } from 'preact/hooks';
import type { Problem } from '../api/http.ts';
import type { Language } from '../domain/text.ts';
import { commonMessages } from '../i18n/common.ts';
import { problemText } from '../i18n/problem.ts';
import { resultsMessages } from '../i18n/results.ts';

export interface SignInProps {
  readonly language: Language;
  /** Why the last key did not open the door. */
  readonly problem: Problem | null;
  readonly onKey: (key: string) => void;
}

function refusalText(problem: Problem | null, language: Language): string | null {
  if (problem === null) {
    return null;
  }
  return problem.status === 401 || problem.status === 422
    ? resultsMessages[language].keyWrong
    : problemText(problem, commonMessages[language]);
}

/** Asks for the staff key. The field is emptied by leaving the page, the key is kept nowhere. */
export function SignIn({ language, problem, onKey }: SignInProps) {
  const messages = resultsMessages[language];
  const [key, setKey] = useState('');
  const [missing, setMissing] = useState(false);
  const error = missing ? messages.keyMissing : refusalText(problem, language);

  const submit = (event: Event) => {
    event.preventDefault();
    setMissing(key.trim() === '');
    if (key.trim() !== '') {
      onKey(key.trim());
    }
  };

  return (
    <form class="card stack sign-in" onSubmit={submit} noValidate>
      <h1>{messages.keyHeading}</h1>
      <p>{messages.keyText}</p>
      <div class={error === null ? 'field' : 'field wrong'}>
        <label for="staff-key">{messages.key}</label>
        <p class="hint" id="staff-key-hint">
          {messages.keyHint}
        </p>
        {error !== null && (
          <p class="error" id="staff-key-error" role="alert">
            {error}
          </p>
        )}
        <input
          id="staff-key"
          class="input"
          type="password"
          autoComplete="current-password"
          spellcheck={false}
          value={key}
          aria-invalid={error !== null}
          aria-describedby={error === null ? 'staff-key-hint' : 'staff-key-hint staff-key-error'}
          onInput={(event) => setKey(event.currentTarget.value)}
        />
      </div>
      <button type="submit" class="button">
        {messages.enter}
      </button>
    </form>
  );
}
