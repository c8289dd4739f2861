import { FieldFrame, told, type FieldHead } from './FieldFrame.tsx';

export interface FieldProps extends FieldHead {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly type?: 'text' | 'date';
  /** Figures get a keyboard of figures and stand at the right. */
  readonly numeric?: boolean;
  /** More than one line. */
  readonly long?: boolean;
  readonly disabled?: boolean;
}

/** A labelled control with its hint and what is wrong with it. */
export function Field(props: FieldProps) {
  const { id, value, onValue } = props;
  const common = { ...told(props), id, value, disabled: props.disabled === true };

  return (
    <FieldFrame {...props}>
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
    </FieldFrame>
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
