import { useState } from 'preact/hooks';
import { getUnits } from '../../../shared/api/par.ts';
import { localDay } from '../../../shared/domain/calendar.ts';
import type { Scorecard } from '../../../shared/domain/scorecard.ts';
import { textIn, type Language } from '../../../shared/domain/text.ts';
import { confirms, inCharge, isMeant, takenOf } from '../../../shared/domain/units.ts';
import { commonMessages } from '../../../shared/i18n/common.ts';
import { formMessages } from '../../../shared/i18n/par_forms.ts';
import { planMessages } from '../../../shared/i18n/par_plan.ts';
import { ProblemNotice } from '../../../shared/ui/Notice.tsx';
import { useLoaded } from '../../../shared/ui/useLoaded.ts';
import { Field } from '../Field.tsx';
import { SelectField } from '../SelectField.tsx';

export interface OwnerUnitProps {
  readonly language: Language;
  readonly card: Scorecard;
  readonly value: string;
  /** What the plan calls the unit so far: by name, or the text of an old plan. */
  readonly name: string;
  readonly error: string | null;
  readonly onValue: (code: string) => void;
}

/** The unit in charge is chosen by name, from a list that shortens while one types. */
export function OwnerUnit(props: OwnerUnitProps) {
  const { language, card, value, name, error, onValue } = props;
  const messages = formMessages[language].round;
  const [loaded, reload] = useLoaded('units', getUnits);
  const [typed, setTyped] = useState('');
  const [taken, setTaken] = useState<string | null>(null);
  const units =
    loaded.is === 'ready' ? inCharge(loaded.value.units, card.unit.code, localDay(new Date())) : [];
  const found = units.filter((unit) => isMeant(unit, typed));
  const offered = new Map(found.map((unit) => [unit.code, textIn(unit.name, language)]));
  const chosen = units.find(({ code }) => code === value);

  /* Enter takes the first that was found; it would send the form else. */
  const take = (event: KeyboardEvent) => {
    const unit = takenOf(typed, found);

    if (confirms(event)) {
      event.preventDefault();
      if (unit !== null) {
        setTaken(unit.code);
        onValue(unit.code);
      }
    }
  };

  return (
    <>
      <div onKeyDown={take}>
        <Field
          id="measure-owner-filter"
          label={messages.filter}
          error={units.length > 0 && found.length === 0 ? messages.noneFound : null}
          value={typed}
          onValue={(text) => {
            setTyped(text);
            setTaken(null);
          }}
        />
        <p class="visually-hidden" role="status">
          {chosen !== undefined && chosen.code === taken
            ? planMessages[language].ownerTaken(textIn(chosen.name, language))
            : typed !== '' && messages.found(found.length, units.length)}
        </p>
      </div>
      <SelectField
        id="measure-owner_unit"
        label={planMessages[language].fields.owner_unit}
        value={value}
        error={error}
        options={[
          ...(offered.has(value)
            ? []
            : [[value, chosen === undefined ? name : textIn(chosen.name, language)] as const]),
          ...offered,
        ]}
        onValue={onValue}
      />
      {loaded.is === 'failed' && (
        <ProblemNotice
          problem={loaded.problem}
          messages={commonMessages[language]}
          onRetry={reload}
        />
      )}
    </>
  );
}
