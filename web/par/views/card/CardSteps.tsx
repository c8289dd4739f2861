import { calendarAddress } from '../../../shared/api/par.ts';
import { localDay, shownDate } from '../../../shared/domain/calendar.ts';
import {
  CARD_STATES,
  daysUntil,
  deadlineOf,
  placeOfStep,
  type StepPlace,
} from '../../../shared/domain/par_workflow.ts';
import type { Scorecard } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { parMessages } from '../../../shared/i18n/par.ts';
import { formMessages } from '../../../shared/i18n/par_forms.ts';

export interface CardStepsProps {
  readonly language: Language;
  readonly card: Scorecard;
  readonly now: Date;
}

/** Where the scorecard stands on its way, and until when the next step must be done. */
export function CardSteps({ language, card, now }: CardStepsProps) {
  const messages = parMessages[language];
  const explained = card.state === 'explained';

  return (
    <div class="steps-box">
      <ol class="steps" aria-label={messages.stateLine}>
        {CARD_STATES.map((state) => {
          const place = placeOfStep(state, card.state, explained);

          return (
            <li
              key={state}
              class={`step ${place}`}
              aria-current={place === 'now' ? 'step' : undefined}
            >
              <StepMark place={place} />
              <span>
                {messages.states[state]}
                <span class="visually-hidden"> ({messages.stepPlaces[place]})</span>
              </span>
            </li>
          );
        })}
      </ol>
      <Deadline language={language} card={card} now={now} />
      {card.round !== null && (
        <p class="no-print">
          <a
            href={calendarAddress({
              framework: card.framework.code,
              unit: card.unit.code,
              period: card.period,
            })}
            download
          >
            {formMessages[language].round.calendar}
          </a>
        </p>
      )}
    </div>
  );
}

/** Told by its shape as well as by its colour. */
function StepMark({ place }: { readonly place: StepPlace }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="10" />
      {place === 'done' && <path d="M7 12.5l3.5 3.5L17 8.5" />}
      {place === 'now' && <circle class="dot" cx="12" cy="12" r="4.5" />}
      {place === 'skipped' && <path d="M8 12h8" />}
    </svg>
  );
}

function Deadline({ language, card: { round, state }, now }: CardStepsProps) {
  const messages = parMessages[language];
  const day = round === null ? null : deadlineOf(round, state);
  const left = day === null ? 0 : daysUntil(day, localDay(now));

  return day === null ? null : (
    <p class={left < 0 ? 'deadline over' : 'deadline'}>
      {messages.deadlines[state]}: <strong>{shownDate(day)}</strong>{' '}
      <span>({left < 0 ? messages.daysOver(-left) : messages.daysLeft(left)})</span>
    </p>
  );
}
