import type { ComponentChildren } from 'preact';
import type { Choice } from '../naming.ts';

export interface SelectProps {
  readonly id: string;
  readonly label: string;
  /** What stands for no choice. */
  readonly none?: string;
  readonly value: string;
  readonly disabled?: boolean;
  readonly onValue: (value: string) => void;
  /** Its options. */
  readonly children: ComponentChildren;
}

export function Select(props: SelectProps) {
  const { id, label, none, value, disabled = false, onValue, children } = props;

  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="input"
        value={value}
        disabled={disabled}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {children}
      </select>
    </div>
  );
}

export interface OptionsProps {
  readonly choices: readonly Choice[];
  /** One that cannot be chosen here. */
  readonly except?: string | null;
}

export const Options = ({ choices, except = null }: OptionsProps) => (
  <>
    {choices.map(({ value, label }) => (
      <option key={value} value={value} disabled={value === except}>
        {label}
      </option>
    ))}
  </>
);
