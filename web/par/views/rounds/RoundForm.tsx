import { useEffect, useRef, useState } from 'preact/hooks';
import { getUnits, postRound } from '../../../shared/api/par.ts';
import { localDay } from '../../../shared/domain/calendar.ts';
import type { RoundReport } from '../../../shared/domain/par_workflow.ts';
import type { FrameworkEntry } from '../../../shared/domain/scorecard.ts';
import { textIn, type Language } from '../../../shared/domain/text.ts';
import { existsIn, scorable, type Unit } from '../../../shared/domain/units.ts';
import { formMessages } from '../../../shared/i18n/par_forms.ts';
import { Await } from '../../../shared/ui/Await.tsx';
import { useLoaded } from '../../../shared/ui/useLoaded.ts';
import type { CardChoice } from '../../choice.ts';
import { faultAt } from '../../refusal.ts';
import {
  draftOfRound,
  frameworkKey,
  isOneOfSeveral,
  roundOf,
  wrongInRound,
  type RoundDraft,
  type RoundField,
} from '../../round_form.ts';
import { useSending } from '../../useSending.ts';
import { Field } from '../Field.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { SelectField } from '../SelectField.tsx';
import { UnitPicker } from './UnitPicker.tsx';
import './rounds.css';

export interface RoundFormProps {
  readonly language: Language;
  readonly frameworks: readonly FrameworkEntry[];
  readonly framework: string;
  readonly period: string;
  /** The round there is already, or null. */
  readonly report: RoundReport | null;
  readonly onOpened: (choice: CardChoice) => void;
  readonly onCancel: () => void;
}

const DEADLINES = ['self_until', 'appraise_until', 'explain_until'] as const;

/** Opens a round, adds units to it or sets its last days. */
export function RoundForm(props: RoundFormProps) {
  const { language, frameworks, report, onOpened, onCancel } = props;
  const messages = formMessages[language].round;
  const [draft, setDraft] = useState(() =>
    draftOfRound(frameworks, props.framework, props.period, report),
  );
  const [tried, setTried] = useState(false);
  const [sending, send] = useSending();
  const form = useRef<HTMLFormElement>(null);
  const wrong = wrongInRound(draft);
  const set = (part: Partial<RoundDraft>) => setDraft({ ...draft, ...part });
  const errorOf = (field: RoundField) =>
    tried && wrong.includes(field) ? messages.wrong[field] : faultAt(sending, field, language);

  useEffect(
    () => form.current?.querySelector<HTMLElement>('select:enabled, input:enabled')?.focus(),
    [],
  );

  const submit = (event: Event) => {
    const entry = roundOf(draft);

    event.preventDefault();
    setTried(true);
    if (wrong.length === 0) {
      send(
        () => postRound(entry),
        () => onOpened({ ...entry, unit: entry.units[0] ?? '' }),
      );
    }
  };

  return (
    <form class="card stack round-form no-print" ref={form} onSubmit={submit} noValidate>
      <h2>{report === null ? messages.open : messages.change}</h2>
      <p class="soft">{messages.text}</p>
      <div class="fields">
        <SelectField
          id="round-framework"
          label={messages.framework}
          value={frameworkKey(draft)}
          disabled={report !== null}
          options={frameworks.map(({ code, version, title }) => [
            frameworkKey({ framework: code, version }),
            isOneOfSeveral(frameworks, code)
              ? messages.version(textIn(title, language), version)
              : textIn(title, language),
          ])}
          onValue={(key) => {
            const [framework = '', version] = key.split(' ');

            set({ framework, version: Number(version) });
          }}
        />
        <Field
          id="round-period"
          label={messages.period}
          hint={messages.periodHint}
          error={errorOf('period')}
          disabled={report !== null}
          value={draft.period}
          onValue={(period) => set({ period })}
        />
      </div>
      <div class="fields">
        {DEADLINES.map((name) => (
          <Field
            key={name}
            id={`round-${name}`}
            label={messages.deadlines[name]}
            type="date"
            error={errorOf(name)}
            value={draft[name]}
            onValue={(day) => set({ [name]: day })}
          />
        ))}
      </div>
      <Units {...props} draft={draft} error={errorOf('units')} onDraft={set} />
      <FormFoot language={language} sending={sending} onCancel={onCancel} />
    </form>
  );
}

interface UnitsProps extends RoundFormProps {
  readonly draft: RoundDraft;
  readonly error: string | null;
  readonly onDraft: (part: Partial<RoundDraft>) => void;
}

function Units({ language, frameworks, report, draft, error, onDraft }: UnitsProps) {
  const [loaded, reload] = useLoaded('units', getUnits);
  const level = frameworks.find(
    ({ code, version }) => code === draft.framework && version === draft.version,
  )?.level;
  const today = localDay(new Date());
  /* What was chosen before the period was changed stays in sight. */
  const isOffered = (unit: Unit) =>
    existsIn(unit, draft.period, today) || draft.units.has(unit.code);

  return (
    <Await language={language} loaded={loaded} onRetry={reload}>
      {({ units }) => (
        <UnitPicker
          language={language}
          units={scorable(units.filter(isOffered), level)}
          chosen={draft.units}
          fixed={new Set(report?.units.map(({ unit }) => unit))}
          error={error}
          onChosen={(chosen) => onDraft({ units: chosen })}
        />
      )}
    </Await>
  );
}
