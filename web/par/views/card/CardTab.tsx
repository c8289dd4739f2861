import { useEffect, useState } from 'preact/hooks';
import type { Scorecard } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { focusControl } from '../../../shared/ui/focusControl.ts';
import type { CardChoice } from '../../choice.ts';
import { AcceptRest } from './AcceptRest.tsx';
import { CardActions } from './CardActions.tsx';
import { CardSteps } from './CardSteps.tsx';
import { CardSummary } from './CardSummary.tsx';
import { CriterionPanel } from './CriterionPanel.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';
import { MissingList } from './MissingList.tsx';
import { openedTo, rowId, type OpenRows } from './rows.ts';
import { ScorecardTable } from './ScorecardTable.tsx';
import { SurveyCriteria } from './SurveyCriteria.tsx';
import './card.css';

export interface CardTabProps {
  readonly language: Language;
  readonly choice: CardChoice;
  readonly card: Scorecard;
  readonly role: string;
  readonly onChanged: () => void;
}

/** Who may see the history: those who take part, and who watch. */
const WATCHERS = ['par_officer', 'leader', 'appraiser', 'council', 'administrator', 'auditor'];

/** The scorecard: where it stands, what is missing, and every criterion with its points. */
export function CardTab({ language, choice, card, role, onChanged }: CardTabProps) {
  const [open, setOpen] = useState<OpenRows>(new Set());
  const [changes, setChanges] = useState(0);
  const [wanted, setWanted] = useState<string | null>(null);

  useEffect(() => {
    if (wanted !== null) {
      focusControl(rowId(wanted));
      setWanted(null);
    }
  }, [wanted]);

  const changed = () => {
    setChanges(changes + 1);
    onChanged();
  };
  const follow = (code: string) => {
    setOpen(openedTo(open, card.fields, code));
    setWanted(code);
  };

  return (
    <>
      <section class="card stack">
        <CardSummary language={language} card={card} />
        <CardSteps language={language} card={card} now={new Date()} />
        <MissingList language={language} card={card} onFollow={follow} />
        <AcceptRest
          language={language}
          choice={choice}
          card={card}
          role={role}
          onChanged={changed}
        />
        <CardActions language={language} choice={choice} card={card} onChanged={changed} />
      </section>
      <ScorecardTable
        language={language}
        card={card}
        open={open}
        onOpen={setOpen}
        panel={(criterion) => (
          <CriterionPanel
            key={criterion.code}
            language={language}
            choice={choice}
            card={card}
            criterion={criterion}
            role={role}
            onChanged={changed}
          />
        )}
      />
      <SurveyCriteria language={language} card={card} />
      {WATCHERS.includes(role) && (
        <HistoryPanel language={language} choice={choice} version={String(changes)} />
      )}
    </>
  );
}
