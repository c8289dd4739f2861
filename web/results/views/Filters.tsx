import { useState } from 'preact/hooks';
import { withFilter, type Selection } from '../../shared/domain/filters.ts';
import { CUTS, SCHEMES } from '../../shared/domain/results.ts';
import type { Survey, SurveyEntry } from '../../shared/domain/survey.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { analysisMessages } from '../../shared/i18n/analysis.ts';
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
        onValue={(code) => onSelection({ survey: code, by: null, scheme: null, filters: {} })}
      />
      {survey !== null && <Choices {...{ language, survey, selection, onSelection }} />}
    </form>
  );
}

type ChoicesProps = Omit<FiltersProps, 'surveys' | 'survey'> & { readonly survey: Survey };

/** On a phone the filters would push the results off the screen; there they open when asked. */
const startsOpen = (): boolean =>
  typeof matchMedia === 'undefined' || matchMedia('(min-width: 48rem)').matches;

function Choices({ language, survey, selection, onSelection }: ChoicesProps) {
  const messages = resultsMessages[language];
  const words = analysisMessages[language];
  const [open] = useState(startsOpen);

  return (
    <details class="more" open={open}>
      <summary>{messages.filters}</summary>
      <div class="filter-grid">
        {CUTS.map((cut) => (
          <Select
            key={cut}
            id={cut}
            label={messages.cuts[cut]}
            none={messages.all}
            value={selection.filters[cut] ?? ''}
            choices={choicesOf(survey, cut, language)}
            onValue={(value) =>
              onSelection({ ...selection, filters: withFilter(selection.filters, cut, value) })
            }
          />
        ))}
        <Select
          id="scheme"
          label={words.scheme}
          none={words.schemeDefault}
          value={selection.scheme ?? ''}
          choices={SCHEMES.map((scheme) => ({ value: scheme, label: words.schemes[scheme] }))}
          onValue={(scheme) =>
            onSelection({ ...selection, scheme: SCHEMES.find((word) => word === scheme) ?? null })
          }
        />
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
    </details>
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
