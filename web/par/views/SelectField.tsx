export interface SelectFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** Value and name of each. */
  readonly options: readonly (readonly [string, string])[];
  readonly onValue: (value: string) => void;
  readonly disabled?: boolean;
}

export function SelectField(props: SelectFieldProps) {
  const { id, label, value, options, onValue, disabled } = props;

  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
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
    </div>
  );
}
