import {
  byUrgency,
  type Measure,
  type MeasureState,
  type Plan,
} from '../../../shared/domain/par_plan.ts';
import type { Scorecard } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { planMessages } from '../../../shared/i18n/par_plan.ts';
import type { CardChoice } from '../../choice.ts';
import { MeasureCard } from './MeasureCard.tsx';

export interface PlanBoardProps {
  readonly language: Language;
  readonly choice: CardChoice;
  readonly card: Scorecard;
  readonly plan: Plan;
  readonly mayWrite: boolean;
  readonly onState: (measure: Measure, state: MeasureState) => void;
  readonly onEdit: (measure: Measure) => void;
}

/** What is under way stands first, what is over last. */
const LANES: readonly MeasureState[] = ['doing', 'planned', 'proposed', 'done', 'dropped'];

/** Measures by state. A state is changed with a list, which needs no dragging. */
export function PlanBoard(props: PlanBoardProps) {
  const { language, plan } = props;
  const messages = planMessages[language];

  return (
    <div class="board no-print">
      {LANES.map((state) => {
        const measures = byUrgency(plan.measures.filter((one) => one.state === state));

        return measures.length === 0 ? null : (
          <section key={state} class="lane" aria-label={messages.states[state]}>
            <h3>
              {messages.states[state]} <span class="soft">{measures.length}</span>
            </h3>
            <div class="measures">
              {measures.map((measure) => (
                <MeasureCard key={measure.code} {...props} measure={measure} />
              ))}
            </div>
          </section>
        );
      })}
    </div>
  );
}
