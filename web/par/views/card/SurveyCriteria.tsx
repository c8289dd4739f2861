import { surveyCriteria, type Scorecard } from '../../../shared/domain/scorecard.ts';
import { textIn, type Language } from '../../../shared/domain/text.ts';
import { parMessages } from '../../../shared/i18n/par.ts';
import { SurveyEvidenceView } from './SurveyEvidenceView.tsx';

export interface SurveyCriteriaProps {
  readonly language: Language;
  readonly card: Scorecard;
}

/** Where the points of survey criteria come from, so that anybody can check them. */
export function SurveyCriteria({ language, card }: SurveyCriteriaProps) {
  const criteria = surveyCriteria(card.fields);

  return criteria.length === 0 ? null : (
    <section class="stack">
      <h2>{parMessages[language].surveyHeading}</h2>
      {criteria.map((criterion) => (
        <article key={criterion.code} class="card stack">
          <h3>
            {criterion.code}. {textIn(criterion.name, language)}
          </h3>
          <SurveyEvidenceView language={language} card={card} criterion={criterion} />
        </article>
      ))}
    </section>
  );
}
