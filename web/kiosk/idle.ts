export const IDLE_MS = 30_000;
export const WARNING_MS = 10_000;
/** The offer to go on waits for a slow reader, the last thanks for nobody. */
export const OFFER_MS = 15_000;
export const THANKS_MS = 8_000;

export type IdlePhase =
  | { readonly phase: 'active' }
  | { readonly phase: 'warning'; readonly secondsLeft: number }
  | { readonly phase: 'over' };

/** What the tablet does when nobody has touched it for so long. */
export function idlePhase(untouchedMs: number): IdlePhase {
  if (untouchedMs < IDLE_MS) {
    return { phase: 'active' };
  }
  const leftMs = IDLE_MS + WARNING_MS - untouchedMs;

  return leftMs <= 0
    ? { phase: 'over' }
    : { phase: 'warning', secondsLeft: Math.ceil(leftMs / 1000) };
}
