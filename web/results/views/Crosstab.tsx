import { useState } from 'preact/hooks';
import { getCrosstab } from '../../shared/api/results.ts';
import { crossedItem } from '../../shared/domain/crosstab.ts';
import type { Filters, Pair } from '../../shared/domain/filters.ts';
import { crosstabMessages, crosstabRefusal } from '../../shared/i18n/crosstab.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { Loading } from '../../shared/ui/Loading.tsx';
import { Notice } from '../../shared/ui/Notice.tsx';
import { useLoaded } from '../../shared/ui/useLoaded.ts';
import { crosstabModel } from '../models/crosstab.ts';
import type { View } from '../models/view.ts';
import { CrosstabForm } from './CrosstabForm.tsx';
import { CrosstabTable } from './CrosstabTable.tsx';
import { Section } from './Section.tsx';

export interface CrosstabProps {
  readonly view: View;
  readonly filters: Filters;
  readonly pair: Pair;
  /** null while nothing can be chosen. */
  readonly onPair: ((pair: Pair) => void) | null;
}

/** What the table is asked for by; null until two questions of the survey are chosen. */
function questionOf({ survey }: View, filters: Filters, { first, second }: Pair) {
  const items = [first, second].map((code) => crossedItem(survey.instrument, code)?.code ?? null);
  const [row = null, column = null] = items;

  return row === null || column === null || row === column
    ? null
    : { row, column, key: JSON.stringify([survey.code, filters, row, column]) };
}

/** Two questions side by side: asked for by a press of the button alone, as every table has a price. */
export function Crosstab({ view, filters, pair, onPair }: CrosstabProps) {
  const question = questionOf(view, filters, pair);
  const [asked, setAsked] = useState({ key: '', presses: 0 });
  const wanted = question !== null && question.key === asked.key ? question : null;

  return (
    <Section title={crosstabMessages[view.language].title}>
      <div class="card stack crosstab">
        <CrosstabForm
          view={view}
          pair={pair}
          onPair={onPair}
          onAsk={
            question === null
              ? null
              : () => setAsked(({ presses }) => ({ key: question.key, presses: presses + 1 }))
          }
        />
        {wanted !== null && (
          <Answer
            key={asked.presses}
            view={view}
            shares={pair.shares}
            onShares={onPair === null ? null : (shares) => onPair({ ...pair, shares })}
            ask={() => getCrosstab(view.survey.code, wanted.row, wanted.column, filters)}
          />
        )}
      </div>
    </Section>
  );
}

interface AnswerProps {
  readonly view: View;
  readonly shares: boolean;
  readonly onShares: ((shares: boolean) => void) | null;
  readonly ask: () => ReturnType<typeof getCrosstab>;
}

function Answer({ view, shares, onShares, ask }: AnswerProps) {
  const [loaded, reload] = useLoaded('crosstab', ask);
  const { language } = view;
  const messages = crosstabMessages[language];
  const common = commonMessages[language];

  if (loaded.is === 'loading') {
    return <Loading messages={common} />;
  }
  if (loaded.is === 'failed') {
    const { status } = loaded.problem;

    return (
      <Notice kind={status === 409 ? 'info' : 'error'}>
        <p>{crosstabRefusal(loaded.problem, language)}</p>
        {(status === 0 || status >= 500) && (
          <p>
            <button type="button" class="button plain" onClick={reload}>
              {common.tryAgain}
            </button>
          </p>
        )}
      </Notice>
    );
  }
  return loaded.value.shown ? (
    <CrosstabTable
      view={view}
      model={crosstabModel(view, loaded.value)}
      shares={shares}
      onShares={onShares}
    />
  ) : (
    <Notice>{messages.tooFew}</Notice>
  );
}
