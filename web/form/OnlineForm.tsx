import { useEffect, useRef } from 'preact/hooks';
import { newResponseId } from '../shared/api/random.ts';
import { postResponse } from '../shared/api/surveys.ts';
import { localDay } from '../shared/domain/calendar.ts';
import { waitAfter } from '../shared/domain/outbox.ts';
import type { Survey } from '../shared/domain/survey.ts';
import type { FormLanguage } from '../shared/domain/text.ts';
import { useMachine } from '../shared/ui/useMachine.ts';
import { addressOf, pageOfAddress } from './address.ts';
import { instrumentKey, newDraft, usableDraft, type KeptDraft } from './draft.ts';
import { draftsSettled, forgetDraft, keepDraft } from './draftStore.ts';
import { pageKeys } from './pages.ts';
import { openForm, stepForm, type FormEffect, type FormEvent, type FormState } from './state.ts';
import { FormView } from './views/FormView.tsx';
import { titleOf } from './wording.ts';

export interface OnlineFormProps {
  readonly language: FormLanguage;
  readonly survey: Survey;
  readonly kept: KeptDraft | null;
}

type Dispatch = (event: FormEvent) => void;

/** Wires the state of the online form to the browser: draft, address, sending. */
export function OnlineForm({ language, survey, kept }: OnlineFormProps) {
  const dispatchLater = useRef<Dispatch>(() => undefined);
  const [state, dispatch] = useMachine<FormState, FormEvent, FormEffect>(
    () => firstState(survey, kept),
    (before, event) => stepForm(survey, before, event),
    (effect) => perform(survey, effect, dispatchLater.current),
  );

  dispatchLater.current = dispatch;
  useEffect(() => {
    history.replaceState(null, '', addressOf(state.page));
    const shown = () => dispatch({ type: 'shown', page: pageOfAddress(location.hash) });
    const again = () => dispatch({ type: 'again' });

    window.addEventListener('popstate', shown);
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('popstate', shown);
      window.removeEventListener('online', again);
    };
  }, []);
  useEffect(() => {
    document.title = titleOf(survey, state, language);
  }, [survey, state.page, state.errors, language]);

  return (
    <FormView
      language={language}
      survey={survey}
      state={state}
      on={dispatch}
      onSubmit={() => {
        const now = new Date();

        dispatch({ type: 'submit', day: localDay(now), nowMs: now.getTime(), language });
      }}
      onDiscard={() => dispatch({ type: 'discard', id: newResponseId(), nowMs: Date.now() })}
      onPrint={() => window.print()}
    />
  );
}

function firstState(survey: Survey, before: KeptDraft | null): FormState {
  const kept = usableDraft(survey, before);
  if (kept === null) {
    return openForm(newDraft(survey, newResponseId()), 'start', Date.now());
  }
  const keys = pageKeys(survey.instrument, kept.draft.answers);
  const page = keys.includes(kept.page) ? kept.page : 'start';

  return { ...openForm(kept.draft, page, Date.now()), tried: kept.tried, note: 'resumed' };
}

const toKeep = (survey: Survey, { draft, page, tried, openedMs }: FormState): KeptDraft => ({
  instrument: instrumentKey(survey),
  draft: { ...draft, spentMs: draft.spentMs + Date.now() - openedMs },
  page,
  tried,
});

function perform(survey: Survey, effect: FormEffect, dispatch: Dispatch): void {
  switch (effect.type) {
    case 'keep':
      void keepDraft(survey.code, toKeep(survey, effect.state)).then((kept) => {
        if (!kept) {
          dispatch({ type: 'unkept' });
        }
      });
      return;
    case 'page':
      history.pushState(null, '', addressOf(effect.page));
      window.scrollTo(0, 0);
      return;
    case 'send': {
      const { revision } = effect.body;

      void draftsSettled()
        .then(() => postResponse(survey.code, effect.body))
        .then((reply) =>
          dispatch(
            reply.ok
              ? { type: 'sent', revision }
              : { type: 'refused', revision, problem: reply.problem },
          ),
        );
      return;
    }
    case 'wait':
      setTimeout(() => dispatch({ type: 'again' }), waitAfter(effect.attempts, Math.random(), 0));
      return;
    case 'forget':
      void forgetDraft(survey.code);
  }
}
