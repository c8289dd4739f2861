import { commonRange, divergingSegments, type Range } from '../../shared/domain/chart.ts';
import {
  distributionOf,
  weakestFirst,
  type FactorResult,
  type GroupResult,
} from '../../shared/domain/results.ts';
import { optionsOf, type Option, type Section, type Survey } from '../../shared/domain/survey.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { formatOf } from '../../shared/i18n/format.ts';
import { resultsMessages } from '../../shared/i18n/results.ts';
import { DivergingBar } from '../../shared/ui/charts/DivergingBar.tsx';
import { LikertLegend } from '../../shared/ui/charts/LikertLegend.tsx';
import { FactorTable } from './FactorTable.tsx';

export interface FactorsProps {
  readonly language: Language;
  readonly survey: Survey;
  readonly group: GroupResult;
}

/** The options that all criteria of a factor share; none when its criteria differ in scale. */
export function commonOptions(survey: Survey, section: Section): readonly Option[] {
  const scales = section.items.flatMap((item) =>
    item.kind === 'scale' ? [optionsOf(survey.instrument, item)] : [],
  );
  const values = (options: readonly Option[]) => options.map(({ value }) => value).join();
  const [first = []] = scales;

  return scales.every((options) => values(options) === values(first)) ? first : [];
}

export function Factors({ language, survey, group }: FactorsProps) {
  const messages = resultsMessages[language];
  const sections = survey.instrument.sections.filter(({ factor }) => factor);
  const [firstSection] = sections;
  const range = rangeOf(survey, group);
  const legend = firstSection === undefined ? [] : commonOptions(survey, firstSection);

  return (
    <section class="stack-wide">
      <section class="card stack">
        <h2>{weakestTitle(survey, group, language) ?? messages.factorBars}</h2>
        <p class="soft small">{messages.barsHint}</p>
        <LikertLegend options={legend} language={language} />
        <ul class="factor-bars">
          {sections.map((section) => (
            <FactorBar
              key={section.code}
              language={language}
              section={section}
              options={commonOptions(survey, section)}
              group={group}
              range={range}
            />
          ))}
        </ul>
      </section>
      <h2>{messages.factorsHeading}</h2>
      {sections.map((section) => (
        <FactorTable
          key={section.code}
          language={language}
          section={section}
          options={commonOptions(survey, section)}
          group={group}
          range={range}
        />
      ))}
    </section>
  );
}

/** One range for the bars of all criteria, so that they can be compared down the page. */
function rangeOf(survey: Survey, group: GroupResult): Range {
  const bars = survey.instrument.sections
    .filter(({ factor }) => factor)
    .flatMap((section) =>
      group.items
        .filter(({ factor }) => factor === section.code)
        .map(({ counts }) => divergingSegments(commonOptions(survey, section), counts)),
    );

  return commonRange(bars);
}

function weakestTitle(survey: Survey, group: GroupResult, language: Language): string | null {
  const [weakest] = weakestFirst(group.factors);
  const section = survey.instrument.sections.find(({ code }) => code === weakest?.code);

  return weakest === undefined || section === undefined || weakest.share === null
    ? null
    : resultsMessages[language].weakest(
        textIn(section.title, language),
        formatOf(language).percent(weakest.share),
      );
}

interface FactorBarProps {
  readonly language: Language;
  readonly section: Section;
  readonly options: readonly Option[];
  readonly group: GroupResult;
  readonly range: Range;
}

function FactorBar({ language, section, options, group, range }: FactorBarProps) {
  const messages = resultsMessages[language];
  const format = formatOf(language);
  const title = textIn(section.title, language);
  const factor: FactorResult | undefined = group.factors.find(({ code }) => code === section.code);

  return (
    <li>
      <span>
        {section.code}. {title}
      </span>
      <DivergingBar
        options={options}
        counts={distributionOf(group.items, section.code)}
        range={range}
        description={messages.distribution(title)}
      />
      <span class="figure">
        <strong>{format.percent(factor?.share ?? null)}</strong>
        <span class="soft small">
          {format.percentRange(factor?.low ?? null, factor?.high ?? null)}
        </span>
      </span>
    </li>
  );
}
