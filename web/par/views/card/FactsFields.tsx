import type { Criterion } from '../../../shared/domain/scorecard.ts';
import type { RuleOption } from '../../../shared/domain/par_rules.ts';
import { textIn, type Language } from '../../../shared/domain/text.ts';
import { formatOf } from '../../../shared/i18n/format.ts';
import { scoringMessages } from '../../../shared/i18n/par_scoring.ts';
import { ruleOf, typesPoints, type Draft } from '../../scoring.ts';
import { Field } from '../Field.tsx';

export interface FactsFieldsProps {
  readonly language: Language;
  readonly criterion: Criterion;
  readonly id: string;
  readonly draft: Draft;
  readonly error: string | null;
  /** What the service found wrong with one of them. */
  readonly told: (member: string) => string | null;
  readonly onChange: (part: Partial<Draft>) => void;
}

/** The controls that the rule of the criterion asks for. */
export function FactsFields(props: FactsFieldsProps) {
  const { language, criterion, id, draft, error, told, onChange } = props;
  const messages = scoringMessages[language];
  const rule = ruleOf(criterion);
  const field = (
    name: 'points' | 'count' | 'value' | 'numerator' | 'denominator',
    label: string,
  ) => (
    <Field
      id={`${id}-${name}`}
      label={label}
      numeric
      error={
        told(name) ??
        (name === 'denominator' || (name === 'value' && draft.denominator !== '') ? null : error)
      }
      value={draft[name]}
      onValue={(text) => onChange({ [name]: text })}
    />
  );

  if (typesPoints(rule, draft)) {
    return <div class="fields short">{field('points', messages.pointsInput)}</div>;
  }
  switch (rule.kind) {
    case 'checklist':
      return <Options {...props} options={rule.options} />;
    case 'ratio':
      return (
        <div class="fields short">
          {field('numerator', messages.numerator)}
          {field('denominator', messages.denominator)}
        </div>
      );
    case 'steps':
      return (
        <div class="fields short">
          {draft.denominator === '' && draft.numerator === '' && field('value', messages.value)}
          {draft.value === '' && field('numerator', messages.numerator)}
          {draft.value === '' && field('denominator', messages.denominator)}
        </div>
      );
    default:
      return <div class="fields short">{field('count', messages.count)}</div>;
  }
}

type OptionsProps = FactsFieldsProps & { readonly options: readonly RuleOption[] };

function Options({ language, criterion, id, draft, error, options, onChange }: OptionsProps) {
  const messages = scoringMessages[language];
  const { whole } = formatOf(language);

  return (
    <fieldset
      class={error === null ? 'field' : 'field wrong'}
      aria-describedby={error === null ? undefined : `${id}-option-error`}
    >
      <legend>{messages.outcome}</legend>
      {error !== null && (
        <p class="error" id={`${id}-option-error`} role="alert">
          {error}
        </p>
      )}
      {options.map(({ code, name, percent }) => (
        <label key={code} class="choice">
          <input
            type="radio"
            name={`${id}-option`}
            checked={draft.option === code}
            onChange={() => onChange({ option: code })}
          />
          {messages.optionPoints(
            textIn(name, language),
            whole((criterion.max_points * percent) / 100),
          )}
        </label>
      ))}
    </fieldset>
  );
}
