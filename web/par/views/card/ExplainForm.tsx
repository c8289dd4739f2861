import { useState } from 'preact/hooks';
import { postExplanation } from '../../../shared/api/par.ts';
import type { Criterion } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { parMessages } from '../../../shared/i18n/par.ts';
import { scoringMessages } from '../../../shared/i18n/par_scoring.ts';
import type { CardChoice } from '../../choice.ts';
import { faultAt } from '../../refusal.ts';
import { useSending } from '../../useSending.ts';
import { Field } from '../Field.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { rowId } from './rows.ts';

export interface ExplainFormProps {
  readonly language: Language;
  readonly choice: CardChoice;
  readonly criterion: Criterion;
  readonly onChanged: () => void;
}

/** The unit answers the appraisal of one criterion. */
export function ExplainForm({ language, choice, criterion, onChanged }: ExplainFormProps) {
  const messages = scoringMessages[language];
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [sending, send] = useSending();
  const said = reason.trim();

  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (said !== '') {
      send(
        () => postExplanation(choice, criterion.code, said),
        () => {
          setReason('');
          setTried(false);
          onChanged();
        },
      );
    }
  };

  return (
    <form class="score-form stack" onSubmit={submit} noValidate>
      <Field
        id={`${rowId(criterion.code)}-explain`}
        label={messages.explainAgain}
        error={
          tried && said === ''
            ? parMessages[language].reasonMissing
            : faultAt(sending, 'reason', language)
        }
        value={reason}
        long
        onValue={setReason}
      />
      <FormFoot language={language} sending={sending} submit={messages.explainSend} />
    </form>
  );
}
