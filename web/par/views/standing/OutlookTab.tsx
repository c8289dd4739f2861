import { useState } from 'preact/hooks';
import { getOutlook, getRanking } from '../../../shared/api/par.ts';
import { varies, type Outlook, type OutlookSurvey } from '../../../shared/domain/par_standing.ts';
import type { Scorecard } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { formatOf } from '../../../shared/i18n/format.ts';
import { parMessages } from '../../../shared/i18n/par.ts';
import { standingMessages } from '../../../shared/i18n/par_standing.ts';
import { formMessages } from '../../../shared/i18n/par_forms.ts';
import { Await } from '../../../shared/ui/Await.tsx';
import { useFocusOnChange } from '../../../shared/ui/useFocusOnChange.ts';
import { useLoaded } from '../../../shared/ui/useLoaded.ts';
import type { CardChoice } from '../../choice.ts';
import { bandText } from '../../models/standing.ts';
import { mayPlan } from '../../roles.ts';
import { criterionName, pointsWriter } from '../../wording.ts';
import { TargetForm } from './TargetForm.tsx';
import { TargetLine } from './TargetLine.tsx';
import './standing.css';

export interface OutlookTabProps {
  readonly language: Language;
  readonly choice: CardChoice;
  readonly card: Scorecard;
  readonly role: string;
}

/** Points with their error: what may still come, and how sure anything is. */
export function OutlookTab(props: OutlookTabProps) {
  const { language, choice } = props;
  const [loaded, reload] = useLoaded(JSON.stringify(choice), () => getOutlook(choice));
  const [ranking] = useLoaded(JSON.stringify([choice.framework, choice.period]), () =>
    getRanking(choice.framework, choice.period),
  );

  return (
    <Await language={language} loaded={loaded} onRetry={reload}>
      {(outlook) => (
        <OutlookView
          {...props}
          outlook={outlook}
          onSet={reload}
          count={ranking.is === 'ready' ? ranking.value.rows.length : 0}
        />
      )}
    </Await>
  );
}

export interface OutlookViewProps extends OutlookTabProps {
  readonly outlook: Outlook;
  readonly count: number;
  /** There is another target. */
  readonly onSet: () => void;
}

export function OutlookView(props: OutlookViewProps) {
  const { language, card, outlook, count } = props;
  const messages = standingMessages[language].outlook;
  const { count: countText } = formatOf(language);
  const points = pointsWriter(language, card);
  const { total, low, high, rank } = outlook;
  const band = bandText(outlook.rank_low, outlook.rank_high);
  const sure = !varies(outlook);

  return (
    <div class="stack-wide">
      <section class="card stack">
        <h2 class="big">
          {low === null || high === null
            ? messages.headingPlain(points(total))
            : messages.heading(points(total), `${points(low)}–${points(high)}`)}
        </h2>
        {rank !== null && band !== '' && count > 1 && (
          <p>{sure ? messages.rankSure(String(rank)) : messages.rank(String(rank), band)}</p>
        )}
        <LowestField language={language} card={card} outlook={outlook} />
        {!sure && (
          <p class="soft small">
            {messages.simulated(countText(outlook.runs), String(outlook.seed))}
          </p>
        )}
      </section>
      <section class="stack">
        <h2>{messages.targets}</h2>
        {outlook.targets.length === 0 && <p class="soft">{messages.noTargets}</p>}
        {outlook.targets.map((target) => (
          <div key={`${target.kind} ${target.criterion ?? ''}`} class="card">
            <TargetLine
              language={language}
              card={card}
              outlook={outlook}
              target={target}
              count={count}
            />
          </div>
        ))}
        <TargetSetter {...props} />
      </section>
      <section class="stack">
        <h2>{messages.survey}</h2>
        {outlook.survey.length === 0 && <p class="soft">{messages.noSurvey}</p>}
        {outlook.survey.map((one) => (
          <SurveyError key={one.criterion} language={language} card={card} survey={one} />
        ))}
      </section>
    </div>
  );
}

/** The button of those who set targets, and its form. */
function TargetSetter(props: OutlookViewProps) {
  const { language, role, onSet } = props;
  const [open, setOpen] = useState(false);
  const button = useFocusOnChange<HTMLButtonElement>(String(open));

  if (!mayPlan(role)) {
    return null;
  }
  return open ? (
    <TargetForm
      {...props}
      onSet={() => {
        setOpen(false);
        onSet();
      }}
      onCancel={() => setOpen(false)}
    />
  ) : (
    <div class="actions no-print">
      <button ref={button} type="button" class="button secondary" onClick={() => setOpen(true)}>
        {formMessages[language].target.add}
      </button>
    </div>
  );
}

type LowestFieldProps = Pick<OutlookViewProps, 'language' | 'card' | 'outlook'>;

function LowestField({ language, card, outlook }: LowestFieldProps) {
  const messages = standingMessages[language].outlook;
  const { whole, decimal } = formatOf(language);
  const points = pointsWriter(language, card);
  const lowest = outlook.fields.filter((field) => field.lowest);

  return lowest.length === 0 ? null : (
    <div>
      <p>{messages.lowest}:</p>
      <ul class="names">
        {lowest.map((field) => (
          <li key={field.code}>
            {criterionName(card, field.code, language)}:{' '}
            <strong>
              {messages.fieldPoints(
                points(field.points),
                whole(field.max_points),
                `${decimal(field.percent, 1)}%`,
              )}
            </strong>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface SurveyErrorProps {
  readonly language: Language;
  readonly card: Scorecard;
  readonly survey: OutlookSurvey;
}

/** What more answers would bring, and what forged ones would do. */
function SurveyError({ language, card, survey }: SurveyErrorProps) {
  const messages = standingMessages[language].outlook;
  const { count } = formatOf(language);
  const points = pointsWriter(language, card);
  const { low, high, answers_needed: needed, false_answers: forged } = survey;
  const target = survey.false_answers_to_target;

  return (
    <article class="card stack">
      <h3>{criterionName(card, survey.criterion, language)}</h3>
      {low !== null && high !== null && (
        <p>
          <strong>{points(survey.points)}</strong> (95%: {points(low)}–{points(high)})
          {survey.respondents !== null &&
            `, ${parMessages[language].respondents(count(survey.respondents))}`}
        </p>
      )}
      {needed !== null && <p>{needed > 0 ? messages.needed(count(needed)) : messages.enough}</p>}
      <p>
        <strong>{messages.falseHeading}</strong>{' '}
        {forged === null
          ? messages.falseNone
          : messages.falseAnswers(count(forged.count), String(forged.to_rank))}{' '}
        {target != null &&
          messages.falseTarget(
            count(target.count),
            points(target.to_points ?? target.to_total ?? null),
          )}
      </p>
    </article>
  );
}
