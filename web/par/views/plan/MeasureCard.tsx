import { evidenceAddress } from '../../../shared/api/par_files.ts';
import { shownDate } from '../../../shared/domain/calendar.ts';
import { MEASURE_STATES, type Measure } from '../../../shared/domain/par_plan.ts';
import { formatOf } from '../../../shared/i18n/format.ts';
import { planMessages } from '../../../shared/i18n/par_plan.ts';
import { stateOf } from '../../measure_form.ts';
import { ownerText, pointsWriter } from '../../wording.ts';
import type { PlanBoardProps } from './PlanBoard.tsx';

export type MeasureCardProps = PlanBoardProps & { readonly measure: Measure };

/** One measure: who does it until when, what it brings and what it brought. */
export function MeasureCard(props: MeasureCardProps) {
  const { language, card, mayWrite, measure, onState, onEdit } = props;
  const messages = planMessages[language];
  const points = pointsWriter(language, card);
  const id = `measure-${measure.code}`;

  return (
    <article class={measure.overdue ? 'measure late' : 'measure'}>
      <h4>{measure.title}</h4>
      <p class="soft small">
        {measure.code} · {messages.criterion} {measure.criterion}
      </p>
      <p>
        <strong>{messages.points(points(measure.expected))}</strong>
        {measure.achieved !== null && ` · ${messages.achievedOf(points(measure.achieved))}`}
      </p>
      <p>
        {messages.due(shownDate(measure.due_on))}
        {measure.overdue && <strong class="over"> ({messages.overdue})</strong>}
      </p>
      <Owner {...props} />
      <Progress {...props} />
      <Effect {...props} />
      <Files {...props} />
      {mayWrite && (
        <div class="measure-controls">
          <label class="visually-hidden" for={id}>
            {messages.stateOf(measure.title)}
          </label>
          <select
            id={id}
            class="input"
            value={measure.state}
            onChange={(event) => onState(measure, stateOf(event.currentTarget.value))}
          >
            {MEASURE_STATES.map((state) => (
              <option key={state} value={state}>
                {messages.states[state]}
              </option>
            ))}
          </select>
          <button
            type="button"
            class="button plain small"
            aria-label={messages.editMeasure(measure.title)}
            onClick={() => onEdit(measure)}
          >
            {messages.edit}
          </button>
        </div>
      )}
    </article>
  );
}

function Owner({ language, measure }: MeasureCardProps) {
  const messages = planMessages[language];
  const { count } = formatOf(language);
  const owner = ownerText(measure, language);

  return (
    <p class="soft small">
      {owner !== '' && <>{messages.owner(owner)} · </>}
      {measure.cost > 0 && <>{messages.costOf(count(measure.cost))} · </>}
      {messages.chance(String(measure.chance))}
    </p>
  );
}

const Progress = ({ language, measure }: MeasureCardProps) => (
  <p class="progress">
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="100" height="8" />
      <rect class="value" width={measure.progress} height="8" />
    </svg>
    <span class="small">{planMessages[language].progressOf(String(measure.progress))}</span>
  </p>
);

/** What the next survey measured, never without its interval. */
function Effect({ language, card, measure: { effect } }: MeasureCardProps) {
  const points = pointsWriter(language, card);

  return effect === null || effect.low === null || effect.high === null ? null : (
    <p class="small">
      {planMessages[language].effect(
        `${effect.points > 0 ? '+' : ''}${points(effect.points)}`,
        `${points(effect.low)}–${points(effect.high)}`,
        String(effect.from_release),
        String(effect.to_release),
      )}
    </p>
  );
}

/** What already shows that it was done. */
function Files({ choice, measure: { evidence = [] } }: MeasureCardProps) {
  return evidence.length === 0 ? null : (
    <ul class="files small">
      {evidence.map(({ period, sha256, name }) => (
        <li key={`${period} ${sha256}`}>
          <a href={evidenceAddress({ ...choice, period }, sha256)} download={name}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
