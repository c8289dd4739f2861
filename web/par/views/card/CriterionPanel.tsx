import { isSurveyRule } from '../../../shared/domain/par_rules.ts';
import type { EnteredStage } from '../../../shared/domain/par_workflow.ts';
import type { Criterion, Scorecard } from '../../../shared/domain/scorecard.ts';
import { textIn, type Language } from '../../../shared/domain/text.ts';
import { scoringMessages } from '../../../shared/i18n/par_scoring.ts';
import type { CardChoice } from '../../choice.ts';
import { ruleOf, stageOfRole } from '../../scoring.ts';
import { ruleText } from '../../wording.ts';
import { Entries } from './Entries.tsx';
import { Evidence } from './Evidence.tsx';
import { ExplainForm } from './ExplainForm.tsx';
import { ScoreForm } from './ScoreForm.tsx';
import { SurveyEvidenceView } from './SurveyEvidenceView.tsx';

export interface CriterionPanelProps {
  readonly language: Language;
  readonly choice: CardChoice;
  readonly card: Scorecard;
  readonly criterion: Criterion;
  readonly role: string;
  readonly onChanged: () => void;
}

/** What is behind the points of a leaf, and the form of whoever may change them now. */
export function CriterionPanel(props: CriterionPanelProps) {
  const { language, card, criterion, role } = props;
  const messages = scoringMessages[language];
  const rule = ruleOf(criterion);
  const stage = stageOfRole(role, card.may);
  const told = criterion.rule_detail != null;

  return (
    <section class="stack" aria-label={textIn(criterion.name, language)}>
      {told && (
        <p>
          <span class="soft">{messages.rule}:</span>{' '}
          {ruleText(rule, criterion.max_points, language)}
          {'counted' in rule && rule.counted !== undefined && (
            <span class="soft"> {textIn(rule.counted, language)}.</span>
          )}
        </p>
      )}
      {isSurveyRule(criterion.rule ?? '') ? (
        <SurveyEvidenceView language={language} card={card} criterion={criterion} />
      ) : (
        <ByHand {...props} stage={stage} />
      )}
    </section>
  );
}

function ByHand(props: CriterionPanelProps & { readonly stage: EnteredStage | null }) {
  const { language, choice, card, criterion, stage, onChanged } = props;

  return (
    <>
      <Entries language={language} card={card} criterion={criterion} />
      <Evidence
        language={language}
        choice={choice}
        criterion={criterion}
        mayAdd={card.may.includes('attach')}
        mayWithdraw={card.may.includes('withdraw')}
        onChanged={onChanged}
      />
      {stage !== null && (
        <ScoreForm
          key={`${criterion.code} ${stage}`}
          language={language}
          choice={choice}
          card={card}
          criterion={criterion}
          stage={stage}
          onChanged={onChanged}
        />
      )}
      {card.may.includes('explanation') && (
        <ExplainForm
          language={language}
          choice={choice}
          criterion={criterion}
          onChanged={onChanged}
        />
      )}
    </>
  );
}
