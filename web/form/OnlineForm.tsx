import { useEffect, useRef } from 'preact/hooks';
import { newResponseId } from '../shared/api/random.ts';
import { postResponse } from '../shared/api/surveys.ts';
import { localDay } from '../shared/domain/calendar.ts';
import type { Survey } from '../shared/domain/survey.ts';
import type { Language } from '../shared/domain/text.ts';
import { useMachine } from '../shared/ui/useMachine.ts';
import { addressOf, forgetDraft, keepDraft, keptDraft, pageOfAddress } from './effects.ts';
import {
  newDraft,
  openForm,
  pageKeys,
  stepForm,
  type FormEffect,
  type FormEvent,
  type FormState,
} from './state.ts';
import { FormView, titleOf } from './views/FormView.tsx';

export interface OnlineFormProps {
  readonly language: Language;
  readonly survey: Survey;
}

/** Wires the state of the online form to the browser: draft, address, sending. */
export function OnlineForm({ language, survey }: OnlineFormProps) {
  const dispatchLater = useRef<(event: FormEvent) => void>(() => undefined);
  const [state, dispatch] = useMachine<FormState, FormEvent, FormEffect>(
    () => firstState(survey),
    (before, event) => stepForm(survey, before, event),
    (effect) => perform(survey, effect, dispatchLater.current),
  );

  dispatchLater.current = dispatch;
  useEffect(() => {
    history.replaceState(null, '', addressOf(state.page));
    const shown = () => dispatch({ type: 'shown', page: pageOfAddress(location.hash) });

    window.addEventListener('popstate', shown);
    return () => window.removeEventListener('popstate', shown);
  }, []);
  useEffect(() => {
    document.title = titleOf(survey, state, language);
  }, [survey, state.page, language]);

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
      onPrint={() => window.print()}
    />
  );
}

const instrumentKey = ({ instrument }: Survey) => `${instrument.code} ${instrument.version}`;

function firstState(survey: Survey): FormState {
  const kept = keptDraft(survey.code, instrumentKey(survey));
  if (kept === null) {
    return openForm(newDraft(survey, newResponseId(), Date.now()), 'start');
  }
  const keys = pageKeys(survey.instrument, kept.draft.answers);

  return openForm(kept.draft, keys.includes(kept.page) ? kept.page : 'start');
}

function perform(survey: Survey, effect: FormEffect, dispatch: (event: FormEvent) => void): void {
  switch (effect.type) {
    case 'keep':
      keepDraft(survey.code, {
        instrument: instrumentKey(survey),
        draft: effect.draft,
        page: effect.page,
      });
      return;
    case 'page':
      history.pushState(null, '', addressOf(effect.page));
      window.scrollTo(0, 0);
      return;
    case 'send':
      void postResponse(survey.code, effect.body).then((reply) =>
        dispatch(reply.ok ? { type: 'sent' } : { type: 'refused', problem: reply.problem }),
      );
      return;
    case 'forget':
      forgetDraft(survey.code);
  }
}
