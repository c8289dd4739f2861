import { shownDate } from '../../../shared/domain/calendar.ts';
import type { EnteredStage } from '../../../shared/domain/par_workflow.ts';
import type { Criterion, Scorecard, StageEntry } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { parMessages } from '../../../shared/i18n/par.ts';
import { scoringMessages } from '../../../shared/i18n/par_scoring.ts';
import { ruleOf } from '../../scoring.ts';
import { authorText, factsText, pointsWriter } from '../../wording.ts';

export interface EntriesProps {
  readonly language: Language;
  readonly card: Scorecard;
  readonly criterion: Criterion;
}

const STAGES: readonly EnteredStage[] = ['self', 'appraised', 'final'];

/** Self-score, appraisal and final points side by side, each with its reason and who gave it. */
export function Entries({ language, card, criterion }: EntriesProps) {
  const found = STAGES.flatMap((stage) => {
    const entry = criterion.stages?.[stage] ?? null;

    return entry === null ? [] : [{ stage, entry }];
  });

  return (
    <>
      {found.length > 0 && (
        <dl class="entries" aria-label={scoringMessages[language].entries}>
          {found.map(({ stage, entry }) => (
            <div key={stage}>
              <dt>{parMessages[language].stages[stage]}</dt>
              <dd>
                <Entry language={language} card={card} criterion={criterion} entry={entry} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Earlier language={language} card={card} criterion={criterion} />
    </>
  );
}

/** What was entered before the scorecard went back: told, so that nobody has to search the history. */
function Earlier(props: EntriesProps) {
  const { language, criterion } = props;
  const { appraised = null, final = null } = criterion.earlier ?? {};
  const messages = scoringMessages[language].earlier;
  const found = Object.entries({ appraised, final }).flatMap(([stage, entry]) =>
    entry === null ? [] : [{ stage: stage as keyof typeof messages, entry }],
  );

  return found.length === 0 ? null : (
    <dl class="entries earlier">
      {found.map(({ stage, entry }) => (
        <div key={stage}>
          <dt>{messages[stage]}</dt>
          <dd>
            <Entry {...props} entry={entry} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Entry({ language, card, criterion, entry }: EntriesProps & { entry: StageEntry }) {
  const facts = factsText(entry.facts, ruleOf(criterion), language);
  const by = authorText(entry.author, language);

  return (
    <>
      <p>
        <strong>
          {entry.na
            ? parMessages[language].notApplicable
            : pointsWriter(language, card)(entry.points)}
        </strong>
        {facts !== '' && <span class="soft"> ({facts})</span>}
      </p>
      {entry.reason !== null && entry.reason !== '' && <p class="said">{entry.reason}</p>}
      {entry.entered_on !== null && (
        <p class="soft small">
          {by === ''
            ? shownDate(entry.entered_on)
            : scoringMessages[language].by(by, shownDate(entry.entered_on))}
        </p>
      )}
    </>
  );
}
