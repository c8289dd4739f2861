export interface PinFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | null;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** Digits only, hidden, and of no interest to a password manager. */
export function PinField({ id, label, hint, error, value, onValue }: PinFieldProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');

  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} class="error" role="alert">
          {error}
        </p>
      )}
      <input
        id={id}
        class="input pin"
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={8}
        value={value}
        {...(described === '' ? {} : { 'aria-describedby': described })}
        onInput={(event) => onValue(event.currentTarget.value.replace(/\D/g, ''))}
      />
    </div>
  );
}
