import { useState } from 'preact/hooks';
import { getOptimum } from '../../../shared/api/par_plan.ts';
import { getSurveysOf } from '../../../shared/api/surveys.ts';
import type { Measure, Optimum } from '../../../shared/domain/par_plan.ts';
import type { Scorecard } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { planMessages } from '../../../shared/i18n/par_plan.ts';
import { useLoaded } from '../../../shared/ui/useLoaded.ts';
import type { CardChoice } from '../../choice.ts';
import { numberOf, typedNumber } from '../../scoring.ts';
import { surveyCodes, type Surveys } from '../../models/survey_gaps.ts';
import { useSending } from '../../useSending.ts';
import { faultAt, refusalText } from '../../refusal.ts';
import { Field } from '../Field.tsx';
import { OptimumView } from './OptimumView.tsx';

export interface OptimumPanelProps {
  readonly language: Language;
  readonly choice: CardChoice;
  readonly card: Scorecard;
  readonly measures: readonly Measure[];
}

/** Asks for a target and shows the cheapest set of measures that reaches it. */
export function OptimumPanel(props: OptimumPanelProps) {
  const { language, choice, card, measures } = props;
  const messages = planMessages[language].optimum;
  const [target, setTarget] = useState(typedNumber(card.applicable_max, language));
  const [tried, setTried] = useState(false);
  const [found, setFound] = useState<Optimum | null>(null);
  const [sending, send] = useSending();
  const points = numberOf(target);
  const codes = surveyCodes(card);
  const [named] = useLoaded(found === null ? null : codes.join(' '), () => getSurveysOf(codes));
  const surveys: Surveys = named.is === 'ready' ? named.value : new Map();

  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (points !== null) {
      send(() => getOptimum(choice, points), setFound);
    }
  };

  return (
    <section class="card stack">
      <h3>{messages.heading}</h3>
      <form class="optimum-form no-print" onSubmit={submit} noValidate>
        <Field
          id="optimum-target"
          label={messages.target}
          numeric
          error={tried && points === null ? messages.wrong : faultAt(sending, 'target', language)}
          value={target}
          onValue={setTarget}
        />
        <button type="submit" class="button" aria-disabled={sending.is === 'sending'}>
          {messages.find}
        </button>
      </form>
      {sending.is === 'sending' && (
        <p class="soft" role="status">
          {messages.finding}
        </p>
      )}
      {sending.is === 'failed' && (
        <p class="error-text" role="alert">
          {refusalText(sending.problem, language)}
        </p>
      )}
      {found !== null && (
        <div class="stack" aria-live="polite">
          <OptimumView
            language={language}
            card={card}
            optimum={found}
            measures={measures}
            surveys={surveys}
          />
        </div>
      )}
    </section>
  );
}
