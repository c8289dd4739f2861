import { useState } from 'preact/hooks';
import type { Reply } from '../../../shared/api/http.ts';
import {
  getPlan,
  makePlan,
  postMeasure,
  type MeasureChange,
} from '../../../shared/api/par_plan.ts';
import type { Measure, Plan } from '../../../shared/domain/par_plan.ts';
import type { Scorecard } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { planMessages } from '../../../shared/i18n/par_plan.ts';
import { Await } from '../../../shared/ui/Await.tsx';
import { useLoaded } from '../../../shared/ui/useLoaded.ts';
import type { CardChoice } from '../../choice.ts';
import { mayPlan } from '../../roles.ts';
import { useSending } from '../../useSending.ts';
import { Refusal } from '../Refusal.tsx';
import { MeasureForm } from './MeasureForm.tsx';
import { OptimumPanel } from './OptimumPanel.tsx';
import { PlanBoard } from './PlanBoard.tsx';
import { PlanCalendar } from './PlanCalendar.tsx';
import { PlanHead } from './PlanHead.tsx';
import { PlanTable } from './PlanTable.tsx';
import './plan.css';

export interface PlanTabProps {
  readonly language: Language;
  readonly choice: CardChoice;
  readonly card: Scorecard;
  readonly role: string;
}

/** The remedial plan: as a board, by month, and the cheapest way to a target. */
export function PlanTab(props: PlanTabProps) {
  const { language, choice } = props;
  const [loaded, reload] = useLoaded(JSON.stringify(choice), () => getPlan(choice));

  return (
    <Await language={language} loaded={loaded} onRetry={reload}>
      {(plan) => <PlanView {...props} first={plan} />}
    </Await>
  );
}

const VIEWS = ['board', 'calendar', 'optimum'] as const;

/** A measure is edited, or a new one is written. */
type Editing = { readonly measure: Measure | null } | null;

export function PlanView(props: PlanTabProps & { readonly first: Plan }) {
  const { language, choice, card, role, first } = props;
  const messages = planMessages[language];
  const [plan, setPlan] = useState(first);
  const [view, setView] = useState<(typeof VIEWS)[number]>('board');
  const [editing, setEditing] = useState<Editing>(null);
  const [asked, ask, resetAsked] = useSending();
  const [written, write, resetWritten] = useSending();
  const writes = mayPlan(role);

  const edit = (next: Editing) => {
    resetAsked();
    resetWritten();
    setEditing(next);
  };
  /* What is done beside the form leaves what is typed there, and is told for itself. */
  const change = (send: () => Promise<Reply<Plan>>) => {
    resetWritten();
    ask(send, setPlan);
  };
  const save = (entry: MeasureChange, reason: string) => {
    resetAsked();
    write(
      () => postMeasure(choice, entry, reason),
      (next) => {
        setPlan(next);
        setEditing(null);
      },
    );
  };

  return (
    <section class="stack-wide">
      <h2 class="no-print">{messages.heading}</h2>
      <PlanHead
        language={language}
        choice={choice}
        card={card}
        plan={plan}
        mayWrite={writes}
        onGenerate={() => change(() => makePlan(choice))}
        onAdd={() => edit({ measure: null })}
      />
      <Refusal
        language={language}
        sending={asked.is === 'idle' && editing === null ? written : asked}
      />
      {editing !== null && (
        <MeasureForm
          key={editing.measure?.code ?? ''}
          language={language}
          card={card}
          measure={editing.measure}
          sending={written}
          onChange={save}
          onCancel={() => edit(null)}
        />
      )}
      <div class="views no-print" role="group" aria-label={messages.viewsLabel}>
        {VIEWS.map((one) => (
          <button key={one} type="button" aria-pressed={view === one} onClick={() => setView(one)}>
            {messages.views[one]}
          </button>
        ))}
      </div>
      {view === 'board' && (
        <PlanBoard
          language={language}
          choice={choice}
          card={card}
          plan={plan}
          mayWrite={writes}
          onState={(measure, state) =>
            change(() =>
              postMeasure(
                choice,
                { code: measure.code, state },
                messages.changedState(messages.states[measure.state], messages.states[state]),
              ),
            )
          }
          onEdit={(measure) => edit({ measure })}
        />
      )}
      {view === 'calendar' && <PlanCalendar language={language} card={card} plan={plan} />}
      {view === 'optimum' && (
        <OptimumPanel language={language} choice={choice} card={card} measures={plan.measures} />
      )}
      <PlanTable language={language} card={card} plan={plan} />
    </section>
  );
}
