import { withFilter, type Selection } from '../../shared/domain/filters.ts';
import { CUTS, type Cut } from '../../shared/domain/results.ts';
import type { Survey, SurveyEntry } from '../../shared/domain/survey.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { resultsMessages } from '../../shared/i18n/results.ts';
import { choicesOf, type Choice } from '../naming.ts';

export interface FiltersProps {
  readonly language: Language;
  readonly surveys: readonly SurveyEntry[];
  /** The survey that is shown; null until it has been read. */
  readonly survey: Survey | null;
  readonly selection: Selection;
  readonly onSelection: (selection: Selection) => void;
}

export function Filters({ language, surveys, survey, selection, onSelection }: FiltersProps) {
  const messages = resultsMessages[language];
  const filter = (cut: Cut) => (value: string) =>
    onSelection({ ...selection, filters: withFilter(selection.filters, cut, value) });

  return (
    <form class="card filters no-print" aria-label={messages.filters}>
      <Select
        id="survey"
        label={messages.survey}
        value={selection.survey ?? ''}
        choices={surveys.map(({ code, title, state }) => ({
          value: code,
          label: `${textIn(title, language)}${state === 'closed' ? ` (${messages.closedMark})` : ''}`,
        }))}
        onValue={(code) => onSelection({ survey: code, by: null, filters: {} })}
      />
      {survey !== null && (
        <div class="filter-grid">
          {CUTS.map((cut) => (
            <Select
              key={cut}
              id={cut}
              label={messages.cuts[cut]}
              none={messages.all}
              value={selection.filters[cut] ?? ''}
              choices={choicesOf(survey, cut, language)}
              onValue={filter(cut)}
            />
          ))}
          <Select
            id="by"
            label={messages.by}
            none={messages.noCut}
            value={selection.by ?? ''}
            choices={CUTS.map((cut) => ({ value: cut, label: messages.cuts[cut] }))}
            onValue={(by) =>
              onSelection({ ...selection, by: CUTS.find((cut) => cut === by) ?? null })
            }
          />
        </div>
      )}
    </form>
  );
}

interface SelectProps {
  readonly id: string;
  readonly label: string;
  readonly none?: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onValue: (value: string) => void;
}

function Select({ id, label, none, value, choices, onValue }: SelectProps) {
  return (
    <div class="field">
      <label for={`filter-${id}`}>{label}</label>
      <select
        id={`filter-${id}`}
        class="input"
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
