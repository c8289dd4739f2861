import { shownDate } from '../../../shared/domain/calendar.ts';
import type { Criterion, Scorecard, SurveyEvidence } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { formatOf } from '../../../shared/i18n/format.ts';
import { parMessages } from '../../../shared/i18n/par.ts';
import { BulletChart } from '../../../shared/ui/charts/BulletChart.tsx';
import { pointsWriter } from '../../wording.ts';

export interface SurveyEvidenceViewProps {
  readonly language: Language;
  readonly card: Pick<Scorecard, 'decimals'>;
  readonly criterion: Criterion;
}

/** The release behind the points of a survey criterion; there is nothing to type. */
export function SurveyEvidenceView({ language, card, criterion }: SurveyEvidenceViewProps) {
  return criterion.survey === null ? (
    <p class="soft">{parMessages[language].noRelease}</p>
  ) : (
    <Evidence language={language} card={card} criterion={criterion} survey={criterion.survey} />
  );
}

/** "32,45/38 điểm, cao hơn mục tiêu (Mục tiêu 28–30)" */
export function evidenceFinding(
  card: Pick<Scorecard, 'decimals'>,
  criterion: Criterion,
  { target, position }: SurveyEvidence,
  language: Language,
): string {
  const messages = parMessages[language];
  const { whole } = formatOf(language);
  const points = pointsWriter(language, card);
  const found = messages.found(points(criterion.points), whole(criterion.max_points));

  return target === null || position === null
    ? found
    : `${found}, ${messages.position[position]} ${whole(target.low)}–${whole(target.high)}`;
}

type EvidenceProps = SurveyEvidenceViewProps & { readonly survey: SurveyEvidence };

function Evidence({ language, card, criterion, survey }: EvidenceProps) {
  const messages = parMessages[language];
  const format = formatOf(language);
  const finding = evidenceFinding(card, criterion, survey, language);
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
      <Standing language={language} survey={survey} />
      <p class="small">
        <span class="soft">{messages.hash}:</span> <span class="hash">{survey.sha256}</span>
      </p>
    </>
  );
}

/** Whether the points may still change, and whether they are sure. */
function Standing({ language, survey }: { language: Language; survey: SurveyEvidence }) {
  const messages = parMessages[language];
  const { newer, step_certain: certain } = survey;

  return (
    <>
      {survey.pinned === true && <p>{messages.pinned}</p>}
      {newer != null && newer > 0 && <p>{messages.newer(String(newer))}</p>}
      {certain != null && <p>{certain ? messages.stepCertain : messages.stepUncertain}</p>}
    </>
  );
}
