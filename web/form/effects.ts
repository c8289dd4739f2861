import type { Draft } from './state.ts';

const keyOf = (survey: string) => `sipas.draft.${survey}`;

interface Kept {
  readonly instrument: string;
  readonly draft: Draft;
  readonly page: string;
}

/** A draft of another version of the questionnaire is of no use any more. */
export function keptDraft(survey: string, instrument: string): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(survey)) ?? 'null') as Kept | null;

    return kept !== null && kept.instrument === instrument ? kept : null;
  } catch {
    return null;
  }
}

export function keepDraft(survey: string, kept: Kept): void {
  try {
    sessionStorage.setItem(keyOf(survey), JSON.stringify(kept));
  } catch {
    // The form works without it; only a reload would lose the answers.
  }
}

export function forgetDraft(survey: string): void {
  try {
    sessionStorage.removeItem(keyOf(survey));
  } catch {
    // Nothing was kept either.
  }
}

/** The page in the address, so that the browser's own back button works. */
export const addressOf = (page: string): string => `#${page}`;

export const pageOfAddress = (hash: string): string => decodeURIComponent(hash.replace(/^#/, ''));
