import { crossedItem, crossedSections } from '../../shared/domain/crosstab.ts';
import type { Pair } from '../../shared/domain/filters.ts';
import { textIn } from '../../shared/domain/text.ts';
import { crosstabMessages } from '../../shared/i18n/crosstab.ts';
import type { View } from '../models/view.ts';
import { Options, Select } from './Select.tsx';

export interface CrosstabFormProps {
  readonly view: View;
  readonly pair: Pair;
  readonly onPair: ((pair: Pair) => void) | null;
  /** null until two questions are chosen. */
  readonly onAsk: (() => void) | null;
}

export function CrosstabForm({ view, pair, onPair, onAsk }: CrosstabFormProps) {
  const messages = crosstabMessages[view.language];
  const ready = onAsk !== null && onPair !== null;

  return (
    <form
      class="stack no-print"
      aria-label={messages.title}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) {
          onAsk();
        }
      }}
    >
      <p>{messages.lead}</p>
      <div class="filter-grid">
        {(['first', 'second'] as const).map((side) => (
          <Question key={side} view={view} side={side} pair={pair} onPair={onPair} />
        ))}
      </div>
      <p class="soft small" id="crosstab-price">
        {messages.price}
      </p>
      <div class="actions">
        <button
          type="submit"
          class="button"
          aria-disabled={!ready}
          aria-describedby="crosstab-price"
        >
          {messages.make}
        </button>
        {onAsk === null && <span class="soft">{messages.chooseBoth}</span>}
      </div>
    </form>
  );
}

interface QuestionProps {
  readonly view: View;
  readonly side: 'first' | 'second';
  readonly pair: Pair;
  readonly onPair: ((pair: Pair) => void) | null;
}

/** All questions that take one answer, but the one on the other side. */
function Question({ view, side, pair, onPair }: QuestionProps) {
  const { language, survey } = view;
  const messages = crosstabMessages[language];
  const chosen = crossedItem(survey.instrument, pair[side]);
  const other = pair[side === 'first' ? 'second' : 'first'];

  return (
    <Select
      id={`crosstab-${side}`}
      label={messages[side]}
      none={messages.choose}
      value={chosen?.code ?? ''}
      disabled={onPair === null}
      onValue={(code) => onPair?.({ ...pair, [side]: code === '' ? null : code })}
    >
      {crossedSections(survey.instrument).map(({ code, factor, title, items }) => (
        <optgroup key={code} label={textIn(title, language)}>
          <Options
            choices={items.map((item) => ({
              value: item.code,
              label: `${factor ? `${item.code}. ` : ''}${textIn(item.text, language)}`,
            }))}
            except={other}
          />
        </optgroup>
      ))}
    </Select>
  );
}
