import { FieldFrame, told, type FieldHead } from './FieldFrame.tsx';

export interface SelectFieldProps extends FieldHead {
  readonly value: string;
  /** Value and name of each. */
  readonly options: readonly (readonly [string, string])[];
  readonly onValue: (value: string) => void;
  readonly disabled?: boolean;
}

export function SelectField(props: SelectFieldProps) {
  const { id, value, options, onValue, disabled } = props;

  return (
    <FieldFrame {...props}>
      <select
        {...told(props)}
        id={id}
        class="input"
        value={value}
        disabled={disabled === true}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {options.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
