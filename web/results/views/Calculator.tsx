import { useId, useState } from 'preact/hooks';
import type { ShownGroup } from '../../shared/domain/results.ts';
import type { View } from '../models/view.ts';
import { changeSizeOf, differenceOf, sizeOf, type PlanningFields } from '../models/planning.ts';

export interface CalculatorProps {
  readonly view: View;
  readonly total: ShownGroup;
}

/** Starts from what the survey has found, so that the next one is planned from it. */
export function fieldsOf({ format }: View, { index, population }: ShownGroup): PlanningFields {
  const n = String(Math.max(1, index.respondents));

  return {
    share: format.decimal((index.share ?? 0.85) * 100, 0),
    margin: '3',
    deff: format.decimal(index.deff ?? 1.5, 2),
    population: population === null ? '' : String(population),
    valid: '97',
    rate: '30',
    first: n,
    second: n,
    change: '5',
  };
}

/** How many responses a finding takes, and which finding the responses allow. */
export function Calculator({ view, total }: CalculatorProps) {
  const { messages } = view;
  const [fields, setFields] = useState(() => fieldsOf(view, total));
  const field = (name: keyof PlanningFields, label: string) => (
    <NumberField
      key={name}
      label={label}
      value={fields[name]}
      onValue={(value) => setFields({ ...fields, [name]: value })}
    />
  );

  return (
    <div class="card stack calculator">
      <h3>{messages.planTitle}</h3>
      <p class="soft small">{messages.planText}</p>
      <div class="number-fields">
        {field('share', messages.planShare)}
        {field('margin', messages.planMargin)}
        {field('deff', messages.planDeff)}
        {field('population', messages.planPopulation)}
        {field('valid', messages.planValid)}
        {field('rate', messages.planRate)}
      </div>
      <output class="finding">{sizeWords(view, fields)}</output>
      <h3>{messages.differenceTitle}</h3>
      <p class="soft small">{messages.differenceText}</p>
      <div class="number-fields">
        {field('first', messages.planFirst)}
        {field('second', messages.planSecond)}
        {field('change', messages.planChange)}
      </div>
      <output class="finding">{differenceWords(view, fields)}</output>
    </div>
  );
}

export function sizeWords({ messages, format }: View, fields: PlanningFields): string {
  const size = sizeOf(fields);

  return size === null
    ? messages.planWrong
    : messages.planSize(
        format.count(size.valid),
        format.count(size.responses),
        format.count(size.invitations),
      );
}

export function differenceWords({ messages, format }: View, fields: PlanningFields): string {
  const found = differenceOf(fields);
  const size = changeSizeOf(fields);

  if (found === null) {
    return messages.planWrong;
  }
  const words = messages.planFound(
    format.decimal(found.detectable * 100, 1),
    format.decimal(found.leastSignificant * 100, 1),
  );

  return size === null ? words : `${words} ${messages.planChangeSize(format.count(size))}`;
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

function NumberField({ label, value, onValue }: NumberFieldProps) {
  const id = useId();

  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  );
}
