import { useState } from 'preact/hooks';
import { isCode, shownCode, strangeLetters, tidyCode } from '../../shared/domain/device_code.ts';
import type { EnrolMessages } from './messages.ts';

export interface EnterCodeProps {
  readonly messages: EnrolMessages;
  readonly given: string;
  readonly busy: boolean;
  readonly failure: string | null;
  readonly onCode: (code: string) => void;
}

/** Letters of a code that is usually typed; more need a smaller size. */
const SHORT = 8;

export function EnterCode({ messages, given, busy, failure, onCode }: EnterCodeProps) {
  const [code, setCode] = useState(given);
  const strange = strangeLetters(code);
  const error = strange.length > 0 ? messages.strange(strange.join(', ')) : failure;
  const ready = isCode(code) && !busy;

  return (
    <form
      class="kiosk-enrol"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) {
          onCode(code);
        }
      }}
    >
      <h1 tabIndex={-1}>
        <label for="code">{messages.enterCode}</label>
      </h1>
      <p id="code-hint" class="soft">
        {messages.codeHint}
      </p>
      <input
        id="code"
        class={code.length > SHORT ? 'input code long' : 'input code'}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="characters"
        spellcheck={false}
        placeholder="XXXX-XXXX"
        aria-describedby="code-hint code-error"
        value={shownCode(code)}
        onInput={(event) => setCode(tidyCode(event.currentTarget.value))}
      />
      <p id="code-error" class="error-text" role="alert">
        {error}
      </p>
      <button type="submit" class="button" aria-disabled={!ready}>
        {busy ? messages.enrolling : messages.enrol}
      </button>
      <p class="small">
        <a href="/kiosk/?trial">{messages.trial}</a>
      </p>
    </form>
  );
}
