import { useEffect, useRef, useState } from 'preact/hooks';
import { postTarget } from '../../../shared/api/par.ts';
import { TARGET_KINDS } from '../../../shared/domain/par_standing.ts';
import type { Scorecard } from '../../../shared/domain/scorecard.ts';
import { textIn, type Language } from '../../../shared/domain/text.ts';
import { formMessages } from '../../../shared/i18n/par_forms.ts';
import type { CardChoice } from '../../choice.ts';
import { faultAt } from '../../refusal.ts';
import {
  aims,
  hasRange,
  newTarget,
  targetOf,
  type TargetDraft,
  type TargetField,
} from '../../target_form.ts';
import { useSending } from '../../useSending.ts';
import { Field } from '../Field.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { SelectField } from '../SelectField.tsx';

export interface TargetFormProps {
  readonly language: Language;
  readonly choice: CardChoice;
  readonly card: Scorecard;
  readonly onSet: () => void;
  readonly onCancel: () => void;
}

/** What a unit sets itself, and by which document. */
export function TargetForm(props: TargetFormProps) {
  const { language, choice, card, onSet, onCancel } = props;
  const messages = formMessages[language].target;
  const [draft, setDraft] = useState(() => newTarget(card));
  const [tried, setTried] = useState(false);
  const [sending, send, reset] = useSending();
  const form = useRef<HTMLFormElement>(null);
  const meant = targetOf(draft, card);
  const set = (part: Partial<TargetDraft>) => {
    setDraft({ ...draft, ...part });
    reset();
  };
  const errorOf = (field: TargetField) =>
    tried && meant === field ? messages.wrong[field] : toldOf(field);
  /* Of ranks the one figure typed is the higher end. */
  const toldOf = (field: TargetField) =>
    faultAt(sending, field, language) ??
    (field === 'low' && !hasRange(draft.kind) ? faultAt(sending, 'high', language) : null);

  useEffect(() => form.current?.querySelector<HTMLElement>('select')?.focus(), []);

  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (typeof meant !== 'string') {
      send(() => postTarget(choice, meant), onSet);
    }
  };

  return (
    <form class="card stack target-form no-print" ref={form} onSubmit={submit} noValidate>
      <h3>{messages.heading}</h3>
      <p class="soft small">{messages.text}</p>
      <div class="fields">
        <SelectField
          id="target-kind"
          label={messages.kind}
          value={draft.kind}
          options={TARGET_KINDS.map((kind) => [kind, messages.kinds[kind]])}
          onValue={(word) => set({ kind: TARGET_KINDS.find((kind) => kind === word) ?? 'total' })}
        />
        {draft.kind === 'criterion' && (
          <SelectField
            id="target-criterion"
            label={messages.criterion}
            value={draft.criterion}
            options={aims(card).map(({ code, name }) => [
              code,
              `${code}. ${textIn(name, language)}`,
            ])}
            onValue={(criterion) => set({ criterion })}
          />
        )}
      </div>
      <div class="fields">
        <Field
          id="target-low"
          label={messages.low[draft.kind]}
          numeric
          error={errorOf('low')}
          value={draft.low}
          onValue={(low) => set({ low })}
        />
        {hasRange(draft.kind) && (
          <Field
            id="target-high"
            label={messages.high}
            hint={messages.highHint}
            numeric
            error={errorOf('high')}
            value={draft.high}
            onValue={(high) => set({ high })}
          />
        )}
      </div>
      <Field
        id="target-source"
        label={messages.source}
        hint={messages.sourceHint}
        error={errorOf('source')}
        value={draft.source}
        onValue={(source) => set({ source })}
      />
      <FormFoot language={language} sending={sending} onCancel={onCancel} />
    </form>
  );
}
