import { useState } from 'preact/hooks';
import { postAction, type ActionEntry } from '../../../shared/api/par.ts';
import { localDay } from '../../../shared/domain/calendar.ts';
import { CARD_ACTIONS, needsReason, type CardAction } from '../../../shared/domain/par_workflow.ts';
import type { Scorecard } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { parMessages } from '../../../shared/i18n/par.ts';
import type { CardChoice } from '../../choice.ts';
import { faultAt } from '../../refusal.ts';
import { useSending, type Sending } from '../../useSending.ts';
import { Field } from '../Field.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { Refusal } from '../Refusal.tsx';

export interface CardActionsProps {
  readonly language: Language;
  readonly choice: CardChoice;
  readonly card: Scorecard;
  readonly onChanged: () => void;
}

/** The steps that this key may take now; each asks before it is taken. */
export function CardActions({ language, choice, card, onChanged }: CardActionsProps) {
  const [asking, setAsking] = useState<CardAction | null>(null);
  const [sending, send, reset] = useSending();
  const messages = parMessages[language];
  const allowed = CARD_ACTIONS.filter((action) => card.may.includes(action));

  const ask = (action: CardAction | null) => {
    reset();
    setAsking(action);
  };

  if (allowed.length === 0) {
    return null;
  }
  return (
    <div class="stack no-print">
      <div class="actions">
        {allowed.map((action) => (
          <button
            key={action}
            type="button"
            class={action === 'return' ? 'button secondary' : 'button'}
            aria-expanded={asking === action}
            onClick={() => ask(asking === action ? null : action)}
          >
            {messages.actions[action]}
          </button>
        ))}
      </div>
      {asking !== null && (
        <ActionForm
          key={asking}
          language={language}
          action={asking}
          sending={sending}
          onCancel={() => ask(null)}
          onEntry={(entry) =>
            send(
              () => postAction(choice, entry),
              () => {
                setAsking(null);
                onChanged();
              },
            )
          }
        />
      )}
      {asking === null && <Refusal language={language} sending={sending} />}
    </div>
  );
}

interface ActionFormProps {
  readonly language: Language;
  readonly action: CardAction;
  readonly sending: Sending;
  readonly onCancel: () => void;
  readonly onEntry: (entry: ActionEntry) => void;
}

function ActionForm({ language, action, sending, onCancel, onEntry }: ActionFormProps) {
  const messages = parMessages[language];
  const [reason, setReason] = useState('');
  const [number, setNumber] = useState('');
  const [date, setDate] = useState(() => localDay(new Date()));
  const [tried, setTried] = useState(false);
  const decides = action === 'finalise';
  const lacksReason = needsReason(action) && reason.trim() === '';
  const lacksDecision = decides && (number.trim() === '' || date === '');

  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (!lacksReason && !lacksDecision) {
      onEntry({
        action,
        reason: reason.trim(),
        decision: decides ? { number: number.trim(), date } : null,
      });
    }
  };

  return (
    <form class="action-form stack" onSubmit={submit} noValidate>
      <p>{messages.actionText[action]}</p>
      {decides ? (
        <div class="fields">
          <Field
            id="decision-number"
            label={messages.decisionNumber}
            error={
              tried && lacksDecision
                ? messages.decisionMissing
                : faultAt(sending, 'number', language)
            }
            value={number}
            onValue={setNumber}
          />
          <Field
            id="decision-date"
            label={messages.decisionDate}
            type="date"
            error={faultAt(sending, 'date', language)}
            value={date}
            onValue={setDate}
          />
        </div>
      ) : (
        <Field
          id="action-reason"
          label={messages.reason}
          error={
            tried && lacksReason ? messages.reasonMissing : faultAt(sending, 'reason', language)
          }
          value={reason}
          long
          onValue={setReason}
        />
      )}
      <FormFoot
        language={language}
        sending={sending}
        submit={messages.confirm}
        onCancel={onCancel}
      />
    </form>
  );
}
