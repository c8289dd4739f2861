import { varies } from '../../../shared/domain/par_standing.ts';
import { standingMessages } from '../../../shared/i18n/par_standing.ts';
import { chanceText, shareText, targetText } from '../../models/standing.ts';
import { sentence } from '../../wording.ts';
import { maxOf, nameOf, TargetDrawing, type TargetDrawingProps } from './TargetDrawing.tsx';

/** A target: what it asks for, where the unit stands, and how likely it is to be reached. */
export function TargetLine(props: TargetDrawingProps) {
  const { language, card, outlook, target, count } = props;
  const messages = standingMessages[language].outlook;
  const { reached } = target;
  const alone = target.kind === 'rank' && count < 2;
  const facts = [
    shareText(target, maxOf(card, target), language),
    reached === null ? '' : reached ? messages.reachedYes : messages.reachedNo,
  ].filter((text) => text !== '' && !alone);
  const unsure = varies(outlook);
  const chance = alone || !unsure ? '' : chanceText(target.probability, language);

  return (
    <article class="target">
      <h3>{targetText(target, maxOf(card, target), nameOf(card, target, language), language)}</h3>
      {facts.length > 0 && <p>{sentence(facts)}</p>}
      {alone && <p class="soft">{standingMessages[language].ranking.nobody}</p>}
      {!alone && !unsure && target.probability !== null && (
        <p class="soft small">{messages.noError}</p>
      )}
      {chance !== '' && (
        <p class="finding" data-testid="chance">
          {chance}
        </p>
      )}
      <TargetDrawing {...props} />
      {target.source !== '' && <p class="soft small">{messages.source(target.source)}</p>}
    </article>
  );
}
