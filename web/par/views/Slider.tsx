import type { Criterion, Scorecard } from '../../shared/domain/scorecard.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { formatOf } from '../../shared/i18n/format.ts';
import { standingMessages } from '../../shared/i18n/par_standing.ts';
import { pointsWriter } from '../wording.ts';
import { rowId } from './card/rows.ts';

export interface SliderProps {
  readonly language: Language;
  readonly card: Scorecard;
  readonly criterion: Criterion;
  readonly low: number;
  readonly step: number;
  /** null: as it is. */
  readonly supposed: number | null;
  readonly onSuppose: (points: number | null) => void;
}

/** The points of one criterion, moved by hand or with the arrow keys. */
export function Slider(props: SliderProps) {
  const { language, card, criterion, low, step, supposed, onSuppose } = props;
  const messages = standingMessages[language].scenario;
  const { whole } = formatOf(language);
  const points = pointsWriter(language, card);
  const id = `${rowId(criterion.code)}-slider`;
  const name = `${criterion.code}. ${textIn(criterion.name, language)}`;
  const shown = supposed ?? criterion.points ?? 0;
  const gain = shown - (criterion.points ?? 0);
  const text = messages.of(points(shown), whole(criterion.max_points));

  return (
    <li class="slider">
      <label for={id}>{name}</label>
      <input
        id={id}
        type="range"
        min={low}
        max={criterion.max_points}
        step={step}
        value={shown}
        aria-valuetext={text}
        onInput={(event) => onSuppose(Number(event.currentTarget.value))}
      />
      <span class="figure">
        <output for={id}>{text}</output>
        <span class="soft small">
          {supposed === null
            ? ''
            : messages.gain(`${gain > 0 ? '+' : gain < 0 ? '−' : ''}${points(Math.abs(gain))}`)}
        </span>
      </span>
      <button
        type="button"
        class="button plain small no-print"
        aria-label={messages.resetOne(name)}
        disabled={supposed === null}
        onClick={() => onSuppose(null)}
      >
        {messages.reset}
      </button>
    </li>
  );
}
