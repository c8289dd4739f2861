import { useState } from 'preact/hooks';
import { postScore } from '../../../shared/api/par.ts';
import { boundsOf, takesPoints } from '../../../shared/domain/par_rules.ts';
import type { EnteredStage } from '../../../shared/domain/par_workflow.ts';
import type { Criterion, Scorecard } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { formatOf } from '../../../shared/i18n/format.ts';
import { scoringMessages } from '../../../shared/i18n/par_scoring.ts';
import type { CardChoice } from '../../choice.ts';
import {
  draftOf,
  judge,
  mayBeNa,
  pointsOfDraft,
  ruleOf,
  type Draft,
  type Fault,
} from '../../scoring.ts';
import { faultAt } from '../../refusal.ts';
import { useSending, type Sending } from '../../useSending.ts';
import { pointsWriter } from '../../wording.ts';
import { Field } from '../Field.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { FactsFields } from './FactsFields.tsx';
import { rowId } from './rows.ts';
import { Verdict } from './Verdict.tsx';

export interface ScoreFormProps {
  readonly language: Language;
  readonly choice: CardChoice;
  readonly card: Scorecard;
  readonly criterion: Criterion;
  readonly stage: EnteredStage;
  readonly onChanged: () => void;
}

/** Where points are entered: the unit scores itself, appraisers and the council decide. */
export function ScoreForm(props: ScoreFormProps) {
  const { language, choice, criterion, stage, onChanged } = props;
  const messages = scoringMessages[language];
  const [draft, setDraft] = useState(() => draftOf(criterion, stage, language));
  const [fault, setFault] = useState<Fault | null>(null);
  const [sending, send, reset] = useSending();
  const id = `${rowId(criterion.code)}-${stage}`;
  const heading = {
    self: messages.selfHeading,
    appraised: messages.appraiseHeading,
    final: messages.finalHeading,
  }[stage];

  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    setFault(null);
    reset();
  };
  const submit = (event: Event) => {
    const judged = judge(criterion, stage, draft);

    event.preventDefault();
    setFault(judged.ok ? null : judged.fault);
    /* As saved already: the second press of a double click. */
    if (judged.ok && sending.is !== 'done') {
      send(() => postScore(choice, judged.entry), onChanged);
    }
  };

  return (
    <form class="score-form stack" onSubmit={submit} noValidate>
      <h4>{heading}</h4>
      {stage !== 'self' && (
        <Verdict {...props} id={id} draft={draft} fault={fault} onChange={change} />
      )}
      {draft.verdict === 'adjust' && (
        <Adjusted
          {...props}
          id={id}
          draft={draft}
          fault={fault}
          sending={sending}
          onChange={change}
        />
      )}
      <FormFoot language={language} sending={sending} />
    </form>
  );
}

type AdjustedProps = ScoreFormProps & {
  readonly id: string;
  readonly draft: Draft;
  readonly fault: Fault | null;
  readonly sending: Sending;
  readonly onChange: (part: Partial<Draft>) => void;
};

function Adjusted(props: AdjustedProps) {
  const { language, criterion, stage, id, draft, fault, sending, onChange } = props;
  const messages = scoringMessages[language];

  return (
    <>
      {mayBeNa(criterion) && (
        <label class="choice">
          <input
            type="checkbox"
            checked={draft.na}
            onChange={(event) => onChange({ na: event.currentTarget.checked })}
          />
          {messages.na}
        </label>
      )}
      {!draft.na && stage !== 'self' && !takesPoints(ruleOf(criterion)) && (
        <label class="choice">
          <input
            type="checkbox"
            checked={draft.direct}
            onChange={(event) => onChange({ direct: event.currentTarget.checked })}
          />
          {messages.direct}
        </label>
      )}
      {!draft.na && <Figures {...props} />}
      <Field
        id={`${id}-reason`}
        label={stage === 'self' ? messages.explanation : messages.adjustReason}
        {...(stage === 'self' ? { hint: messages.explanationHint } : {})}
        error={
          fault === 'reason' ? messages.adjustReasonMissing : faultAt(sending, 'reason', language)
        }
        value={draft.reason}
        long
        onValue={(reason) => onChange({ reason })}
      />
    </>
  );
}

/** What is typed, and at once the points that it makes. */
function Figures(props: AdjustedProps) {
  const { language, card, criterion, id, draft, fault, sending, onChange } = props;
  const messages = scoringMessages[language];
  const { whole } = formatOf(language);
  const [low, high] = boundsOf(ruleOf(criterion), criterion.max_points);
  const points = pointsOfDraft(criterion, draft);
  const wrong = {
    value: messages.valueWrong,
    points: messages.pointsWrong(whole(low), whole(high)),
  };

  return (
    <>
      <FactsFields
        language={language}
        criterion={criterion}
        id={id}
        draft={draft}
        error={
          fault === 'value' || fault === 'points'
            ? wrong[fault]
            : faultAt(sending, 'facts', language)
        }
        told={(member) => faultAt(sending, member, language)}
        onChange={onChange}
      />
      <p class="computed" aria-live="polite">
        {points === null ? (
          <span class="soft">{messages.notComputed}</span>
        ) : (
          <strong>
            {messages.computed(pointsWriter(language, card)(points), whole(criterion.max_points))}
          </strong>
        )}
      </p>
    </>
  );
}
