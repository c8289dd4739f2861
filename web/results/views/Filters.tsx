import { useState } from 'preact/hooks';
import { oneOf, withFilter, type Selection } from '../../shared/domain/filters.ts';
import { CUTS, SCHEMES } from '../../shared/domain/results.ts';
import type { SurveyEntry } from '../../shared/domain/survey.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { analysisMessages, type AnalysisMessages } from '../../shared/i18n/analysis.ts';
import { resultsMessages } from '../../shared/i18n/results.ts';
import type { Analysis } from '../analysis.ts';
import { choicesOf } from '../naming.ts';
import { Options, Select } from './Select.tsx';

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
        id="filter-survey"
        label={messages.survey}
        value={selection.survey ?? ''}
        onValue={(code) => onSelection({ survey: code, by: null, scheme: null, filters: {} })}
      >
        <Options
          choices={surveys.map(({ code, title, state }) => ({
            value: code,
            label: `${textIn(title, language)}${state === 'closed' ? ` (${messages.closedMark})` : ''}`,
          }))}
        />
      </Select>
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
            id={`filter-${cut}`}
            label={messages.cuts[cut]}
            none={messages.all}
            value={selection.filters[cut] ?? ''}
            onValue={(value) =>
              onSelection({ ...selection, filters: withFilter(selection.filters, cut, value) })
            }
          >
            <Options choices={choicesOf(survey, cut, language)} />
          </Select>
        ))}
        <Select
          id="filter-scheme"
          label={words.scheme}
          none={defaultScheme(words, shown)}
          value={selection.scheme ?? ''}
          onValue={(scheme) => onSelection({ ...selection, scheme: oneOf(SCHEMES, scheme) })}
        >
          <Options
            choices={SCHEMES.map((scheme) => ({ value: scheme, label: words.schemes[scheme] }))}
          />
        </Select>
        <Select
          id="filter-by"
          label={messages.by}
          none={messages.noCut}
          value={selection.by ?? ''}
          onValue={(by) => onSelection({ ...selection, by: oneOf(CUTS, by) })}
        >
          <Options choices={CUTS.map((cut) => ({ value: cut, label: messages.cuts[cut] }))} />
        </Select>
      </div>
    </details>
  );
}

/** The weights that the service has chosen are named, as far as it has been asked to choose. */
const defaultScheme = (words: AnalysisMessages, { selection, report }: ChoicesProps['shown']) =>
  selection.scheme === null
    ? words.schemeChosen(words.schemes[report.scheme])
    : words.schemeDefault;
