import { useState } from 'preact/hooks';
import type { Reply } from '../../../shared/api/http.ts';
import { postScore } from '../../../shared/api/par.ts';
import type { Scorecard } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { parMessages } from '../../../shared/i18n/par.ts';
import { scoringMessages } from '../../../shared/i18n/par_scoring.ts';
import type { CardChoice } from '../../choice.ts';
import { stageOfRole } from '../../scoring.ts';
import { useSending } from '../../useSending.ts';
import { FormFoot } from '../FormFoot.tsx';
import { Refusal } from '../Refusal.tsx';

export interface AcceptRestProps {
  readonly language: Language;
  readonly choice: CardChoice;
  readonly card: Scorecard;
  readonly role: string;
  readonly onChanged: () => void;
}

/** Most claims are right: accepts all that the appraiser has not looked at one by one, when asked twice. */
export function AcceptRest({ language, choice, card, role, onChanged }: AcceptRestProps) {
  const [asking, setAsking] = useState(false);
  const [sending, send] = useSending();
  const left = card.missing.filter(({ what }) => what === 'appraisal');

  if (stageOfRole(role, card.may) !== 'appraised' || left.length === 0) {
    return null;
  }
  const accept = (event: Event) => {
    event.preventDefault();
    send(
      () =>
        acceptEach(
          choice,
          left.map(({ criterion }) => criterion),
        ),
      () => {
        setAsking(false);
        onChanged();
      },
    );
  };

  return (
    <div class="stack no-print">
      <div class="actions">
        <button
          type="button"
          class="button secondary"
          aria-expanded={asking}
          onClick={() => setAsking(!asking)}
        >
          {scoringMessages[language].acceptRest(left.length)}
        </button>
      </div>
      {asking && (
        <form class="action-form stack" onSubmit={accept}>
          <p>{scoringMessages[language].acceptRestText}</p>
          <FormFoot
            language={language}
            sending={sending}
            submit={parMessages[language].confirm}
            onCancel={() => setAsking(false)}
          />
        </form>
      )}
      {!asking && <Refusal language={language} sending={sending} />}
    </div>
  );
}

/** One entry each, as if by hand: the history has them all. Ends with the first that is refused. */
async function acceptEach(
  choice: CardChoice,
  criteria: readonly string[],
): Promise<Reply<unknown>> {
  let reply: Reply<unknown> = { ok: true, status: 200, value: null };

  for (const criterion of criteria) {
    reply = await postScore(choice, {
      criterion,
      stage: 'appraised',
      entered: { accept: true },
      reason: '',
    });
    if (!reply.ok) {
      return reply;
    }
  }
  return reply;
}
