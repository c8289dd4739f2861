import { useMemo } from 'preact/hooks';
import { isLeaf, worstFields, type Scorecard } from '../../shared/domain/scorecard.ts';
import type { Language } from '../../shared/domain/text.ts';
import { standingMessages } from '../../shared/i18n/par_standing.ts';
import { Chart } from '../../shared/ui/chart/Chart.tsx';
import { Notice } from '../../shared/ui/Notice.tsx';
import { criterionGaps, fieldGaps } from '../models/gaps.ts';
import { pointsWriter } from '../wording.ts';

export interface GapsTabProps {
  readonly language: Language;
  readonly card: Scorecard;
}

/** Where the points are lost: by field, and by what is scored. */
export function GapsTab({ language, card }: GapsTabProps) {
  const messages = standingMessages[language].gaps;
  const worst = worstFields(card.fields);
  const flat = card.fields.every(isLeaf);
  const fields = useMemo(() => fieldGaps(card, language), [card, language]);
  const criteria = useMemo(() => criterionGaps(card, language), [card, language]);

  if (worst.length === 0) {
    return <Notice>{card.points === null ? messages.notYet : messages.none}</Notice>;
  }
  return (
    <section class="stack-wide">
      <h2>{messages.foundTotal(pointsWriter(language, card)(card.lost), worst.length)}</h2>
      <div class="card">
        <Chart language={language} model={fields} />
      </div>
      {!flat && (
        <div class="card">
          <Chart language={language} model={criteria} />
        </div>
      )}
    </section>
  );
}
