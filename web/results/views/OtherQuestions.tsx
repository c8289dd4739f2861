import type { ShownGroup } from '../../shared/domain/results.ts';
import { optionsOf, type ChoiceItem, type Item, type Survey } from '../../shared/domain/survey.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { formatOf } from '../../shared/i18n/format.ts';
import { resultsMessages } from '../../shared/i18n/results.ts';
import { ShareRow } from '../../shared/ui/charts/ShareRow.tsx';

export interface OtherQuestionsProps {
  readonly language: Language;
  readonly survey: Survey;
  readonly group: ShownGroup;
}

/** Questions outside the factors, as plain counts; the service decides which may be shown. */
export function OtherQuestions({ language, survey, group }: OtherQuestionsProps) {
  const items = survey.instrument.sections
    .filter(({ factor }) => !factor)
    .flatMap((section) => section.items)
    .filter((item: Item): item is ChoiceItem => item.kind !== 'text')
    .filter(({ code }) => group.items.some((result) => result.code === code && result.n > 0));

  return items.length === 0 ? null : (
    <section class="card stack">
      <h2>{resultsMessages[language].otherQuestions}</h2>
      {items.map((item) => (
        <QuestionCounts
          key={item.code}
          language={language}
          survey={survey}
          group={group}
          item={item}
        />
      ))}
    </section>
  );
}

function QuestionCounts(props: OtherQuestionsProps & { readonly item: ChoiceItem }) {
  const { language, survey, group, item } = props;
  const format = formatOf(language);
  const result = group.items.find(({ code }) => code === item.code);
  const n = result?.n ?? 0;

  return (
    <div class="question">
      <h3>{textIn(item.text, language)}</h3>
      <p class="soft small">
        {resultsMessages[language].n} = {format.count(n)}
      </p>
      <ul class="share-rows">
        {optionsOf(survey.instrument, item).map(({ value, label }) => {
          const count = result?.counts.find((candidate) => candidate.value === value)?.n ?? 0;

          return (
            <ShareRow
              key={value}
              label={textIn(label, language)}
              share={count / n}
              figure={`${format.count(count)} (${format.percent(count / n)})`}
            />
          );
        })}
      </ul>
    </div>
  );
}
