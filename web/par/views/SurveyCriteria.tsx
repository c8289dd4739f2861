import { shownDate } from '../../shared/domain/calendar.ts';
import {
  surveyCriteria,
  type Criterion,
  type Scorecard,
  type SurveyEvidence,
} from '../../shared/domain/scorecard.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { formatOf } from '../../shared/i18n/format.ts';
import { parMessages } from '../../shared/i18n/par.ts';
import { BulletChart } from '../../shared/ui/charts/BulletChart.tsx';

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
          {criterion.survey === null ? (
            <p class="soft">{parMessages[language].noRelease}</p>
          ) : (
            <Evidence language={language} criterion={criterion} survey={criterion.survey} />
          )}
        </article>
      ))}
    </section>
  );
}

/** "32,45/38 điểm, cao hơn mục tiêu (Mục tiêu 28–30)" */
export function evidenceFinding(
  criterion: Criterion,
  { target, position }: SurveyEvidence,
  language: Language,
): string {
  const messages = parMessages[language];
  const { points, whole } = formatOf(language);
  const found = messages.found(points(criterion.points), whole(criterion.max_points));

  return target === null || position === null
    ? found
    : `${found}, ${messages.position[position]} ${whole(target.low)}–${whole(target.high)}`;
}

interface EvidenceProps {
  readonly language: Language;
  readonly criterion: Criterion;
  readonly survey: SurveyEvidence;
}

function Evidence({ language, criterion, survey }: EvidenceProps) {
  const messages = parMessages[language];
  const format = formatOf(language);
  const finding = evidenceFinding(criterion, survey, language);
  const { points_low: low, points_high: high, target } = survey;

  return (
    <>
      <p class="finding">{finding}</p>
      {criterion.points !== null && low !== null && high !== null && (
        <BulletChart
          points={criterion.points}
          low={low}
          high={high}
          max={criterion.max_points}
          target={target}
          description={`${finding}. ${messages.pointsRange(format.pointsRange(low, high))}`}
          targetLabel={
            target === null
              ? ''
              : messages.target(`${format.whole(target.low)}–${format.whole(target.high)}`)
          }
          write={format.whole}
        />
      )}
      {survey.shown && survey.respondents !== null ? (
        <p>
          {messages.share}: <strong>{format.percent(survey.share, 2)}</strong> ({messages.interval}{' '}
          {format.percentRange(survey.low, survey.high, 2)};{' '}
          {messages.respondents(format.count(survey.respondents))}).{' '}
          {messages.pointsRange(format.pointsRange(low, high))}.
        </p>
      ) : (
        <p>{messages.hidden}</p>
      )}
      <p data-testid="release">
        {messages.fromRelease(survey.survey, String(survey.release), shownDate(survey.released_on))}
      </p>
      <p class="small">
        <span class="soft">{messages.hash}:</span> <span class="hash">{survey.sha256}</span>
      </p>
    </>
  );
}
