import type { Criterion, Scorecard } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { scoringMessages } from '../../../shared/i18n/par_scoring.ts';
import type { Draft, Fault } from '../../scoring.ts';
import { pointsWriter } from '../../wording.ts';

export interface VerdictProps {
  readonly language: Language;
  readonly card: Scorecard;
  readonly criterion: Criterion;
  readonly id: string;
  readonly draft: Draft;
  readonly fault: Fault | null;
  readonly onChange: (part: Partial<Draft>) => void;
}

/** Accept or adjust; neither is chosen in advance. */
export function Verdict(props: VerdictProps) {
  const { language, card, criterion, id, draft, fault, onChange } = props;
  const messages = scoringMessages[language];
  const claimed = criterion.stages?.self ?? null;
  const accepted =
    claimed?.na === true
      ? messages.acceptNa
      : messages.accept(pointsWriter(language, card)(claimed?.points ?? null));
  const options = [
    ...(claimed === null ? [] : [['accept', accepted] as const]),
    ['adjust', messages.adjust] as const,
  ];

  return (
    <fieldset
      class={fault === 'verdict' ? 'field wrong' : 'field'}
      aria-describedby={fault === 'verdict' ? `${id}-verdict-error` : undefined}
    >
      <legend>{messages.verdict}</legend>
      {fault === 'verdict' && (
        <p class="error" id={`${id}-verdict-error`} role="alert">
          {messages.chooseVerdict}
        </p>
      )}
      {options.map(([verdict, label]) => (
        <label key={verdict} class="choice">
          <input
            type="radio"
            name={`${id}-verdict`}
            checked={draft.verdict === verdict}
            onChange={() => onChange({ verdict })}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
