import { useState } from 'preact/hooks';
import { withFilter, type Selection } from '../../shared/domain/filters.ts';
import { CUTS, SCHEMES } from '../../shared/domain/results.ts';
import type { SurveyEntry } from '../../shared/domain/survey.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { analysisMessages, type AnalysisMessages } from '../../shared/i18n/analysis.ts';
import { resultsMessages } from '../../shared/i18n/results.ts';
import type { Analysis } from '../analysis.ts';
import { choicesOf, type Choice } from '../naming.ts';

export interface FiltersProps {
  readonly language: Language;
  readonly surveys: readonly SurveyEntry[];
  /** What is shown; null until it has been read. */
  readonly shown: Pick<Analysis, 'survey' | 'selection' | 'report'> | null;
  readonly selection: Selection;
  readonly onSelection: (selection: Selection) => void;
}

export function Filters({ language, surveys, shown, selection, onSelection }: FiltersProps) {
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
      {shown !== null && <Choices {...{ language, shown, selection, onSelection }} />}
    </form>
  );
}

type ChoicesProps = Omit<FiltersProps, 'surveys' | 'shown'> & {
  readonly shown: NonNullable<FiltersProps['shown']>;
};

/** On a phone the filters would push the results off the screen; there they open when asked. */
const startsOpen = (): boolean =>
  typeof matchMedia === 'undefined' || matchMedia('(min-width: 48rem)').matches;

function Choices({ language, shown, selection, onSelection }: ChoicesProps) {
  const { survey } = shown;
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
          none={defaultScheme(words, shown)}
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

/** The weights that the service has chosen are named, as far as it has been asked to choose. */
const defaultScheme = (words: AnalysisMessages, { selection, report }: ChoicesProps['shown']) =>
  selection.scheme === null
    ? words.schemeChosen(words.schemes[report.scheme])
    : words.schemeDefault;

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
