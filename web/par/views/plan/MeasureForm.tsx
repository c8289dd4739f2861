import { useEffect, useRef, useState } from 'preact/hooks';
import type { MeasureChange } from '../../../shared/api/par_plan.ts';
import { localDay } from '../../../shared/domain/calendar.ts';
import { MEASURE_STATES, type Measure } from '../../../shared/domain/par_plan.ts';
import { treeRows, type Scorecard } from '../../../shared/domain/scorecard.ts';
import { textIn, type Language } from '../../../shared/domain/text.ts';
import { planMessages } from '../../../shared/i18n/par_plan.ts';
import {
  changeOf,
  draftOfMeasure,
  newDraft,
  stateOf,
  wrongFields,
  type MeasureDraft,
  type MeasureField,
} from '../../measure_form.ts';
import { faultAt } from '../../refusal.ts';
import type { Sending } from '../../useSending.ts';
import { ownerUnitText } from '../../wording.ts';
import { Field } from '../Field.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { SelectField } from '../SelectField.tsx';
import { OwnerUnit } from './OwnerUnit.tsx';

export interface MeasureFormProps {
  readonly language: Language;
  readonly card: Scorecard;
  /** null for a new one. */
  readonly measure: Measure | null;
  readonly sending: Sending;
  readonly onChange: (change: MeasureChange, reason: string) => void;
  readonly onCancel: () => void;
}

const NUMERIC: readonly MeasureField[] = ['cost', 'chance', 'expected', 'achieved', 'progress'];

/** A measure is written or changed. */
export function MeasureForm(props: MeasureFormProps) {
  const { language, card, measure, sending, onChange, onCancel } = props;
  const messages = planMessages[language];
  const lossy = treeRows(card.fields).filter(
    ({ criterion }) => (criterion.lost ?? 0) > 0 || criterion.code === measure?.criterion,
  );
  const [draft, setDraft] = useState(() =>
    measure === null
      ? newDraft(lossy[0]?.criterion.code ?? '', localDay(new Date()), card.unit.code)
      : draftOfMeasure(measure, language),
  );
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const wrong = wrongFields(draft, measure === null);
  const set = (part: Partial<MeasureDraft>) => setDraft({ ...draft, ...part });

  useEffect(() => form.current?.querySelector<HTMLElement>('input:enabled, select')?.focus(), []);

  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (wrong.length === 0) {
      onChange(changeOf(draft, measure), draft.reason.trim());
    }
  };
  const errorOf = (name: MeasureField) =>
    tried && wrong.includes(name) ? messages.wrong : faultAt(sending, name, language);
  const field = (
    name: Exclude<MeasureField, 'state' | 'criterion' | 'owner_unit'>,
    long = false,
  ) => (
    <Field
      id={`measure-${name}`}
      label={messages.fields[name]}
      {...(name === 'owner' ? { hint: messages.ownerHint } : {})}
      numeric={NUMERIC.includes(name)}
      long={long}
      error={errorOf(name)}
      disabled={name === 'code' && measure !== null}
      value={draft[name]}
      onValue={(text) => set({ [name]: text })}
    />
  );

  return (
    <form class="card stack measure-form no-print" ref={form} onSubmit={submit} noValidate>
      <h3>{measure === null ? messages.add : messages.editMeasure(measure.title)}</h3>
      <div class="fields">
        {field('code')}
        <SelectField
          id="measure-criterion"
          label={messages.fields.criterion}
          value={draft.criterion}
          error={errorOf('criterion')}
          options={lossy.map(({ criterion }) => [
            criterion.code,
            `${criterion.code}. ${textIn(criterion.name, language)}`,
          ])}
          onValue={(criterion) => set({ criterion })}
        />
      </div>
      {field('title', true)}
      <div class="fields">
        <OwnerUnit
          language={language}
          card={card}
          value={draft.owner_unit}
          name={
            measure === null ? textIn(card.unit.name, language) : ownerUnitText(measure, language)
          }
          error={errorOf('owner_unit')}
          onValue={(unit) => set({ owner_unit: unit })}
        />
        {field('owner')}
      </div>
      <div class="fields">
        <Field
          id="measure-due_on"
          label={messages.fields.due_on}
          type="date"
          error={errorOf('due_on')}
          value={draft.due_on}
          onValue={(due) => set({ due_on: due })}
        />
        {field('expected')}
        {field('cost')}
        {field('chance')}
        {field('progress')}
        <SelectField
          id="measure-state"
          label={messages.fields.state}
          value={draft.state}
          options={MEASURE_STATES.map((state) => [state, messages.states[state]])}
          onValue={(word) => set({ state: stateOf(word) })}
        />
        {field('requires')}
        {field('excludes')}
        {measure !== null && field('achieved')}
      </div>
      {field('proof')}
      {measure !== null && field('reason')}
      <FormFoot language={language} sending={sending} onCancel={onCancel} />
    </form>
  );
}
