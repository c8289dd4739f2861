export interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | null;
  readonly type?: 'text' | 'date';
  /** Figures get a keyboard of figures and stand at the right. */
  readonly numeric?: boolean;
  /** More than one line. */
  readonly long?: boolean;
  readonly disabled?: boolean;
}

/** A labelled control with its hint and what is wrong with it. */
export function Field(props: FieldProps) {
  const { id, label, value, onValue, hint } = props;
  const error = props.error ?? null;
  const described = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(error === null ? [] : [`${id}-error`]),
  ].join(' ');
  const common = {
    id,
    value,
    disabled: props.disabled === true,
    'aria-invalid': error !== null,
    ...(described === '' ? {} : { 'aria-describedby': described }),
  };

  return (
    <div class={error === null ? 'field' : 'field wrong'}>
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== null && (
        <p class="error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {props.long === true ? (
        <textarea
          {...common}
          class="input"
          rows={3}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      ) : (
        <Line {...props} common={common} />
      )}
    </div>
  );
}

interface Common {
  readonly id: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly 'aria-invalid': boolean;
}

function Line({ type, numeric, onValue, common }: FieldProps & { readonly common: Common }) {
  const typed = (event: { readonly currentTarget: HTMLInputElement }) =>
    onValue(event.currentTarget.value);

  return type === 'date' ? (
    <input {...common} type="date" class="input" onInput={typed} />
  ) : (
    <input
      {...common}
      type="text"
      class={numeric === true ? 'input number' : 'input'}
      autoComplete="off"
      inputMode={numeric === true ? 'decimal' : 'text'}
      onInput={typed}
    />
  );
}
