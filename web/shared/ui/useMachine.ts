import { useCallback, useRef, useState } from 'preact/hooks';

/** What a step leads to: the next state, and what is to be done outside of it. */
export interface Stepped<State, Effect> {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/**
 * Runs a pure step function. Unlike useReducer it also hands out effects, once each, so that
 * what is sent or kept follows from the step itself and not from comparing renders.
 */
export function useMachine<State, Event, Effect>(
  initial: () => State,
  step: (state: State, event: Event) => Stepped<State, Effect>,
  perform: (effect: Effect) => void,
): readonly [State, (event: Event) => void] {
  const [shown, show] = useState(initial);
  const current = useRef(shown);
  const latest = useRef({ step, perform });

  latest.current = { step, perform };
  const dispatch = useCallback((event: Event) => {
    const next = latest.current.step(current.current, event);

    current.current = next.state;
    show(next.state);
    next.effects.forEach((effect) => latest.current.perform(effect));
  }, []);

  return [shown, dispatch];
}
