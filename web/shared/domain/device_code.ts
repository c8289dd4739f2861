/** Without 0, 1, I, L, O and U, which are misread. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;
/** With the letters that let it pass although somebody else is guessing codes. */
const LONG_LENGTH = 24;
const GROUPS = /.{4}(?=.)/g;

/** What was typed as the server wants it: capitals, no spaces or hyphens, no more than a code has. */
export const tidyCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_.]/gu, '')
    .slice(0, LONG_LENGTH);

/** "7K2M94QX" → "7K2M-94QX", as it stands on the staff's screen. */
export const shownCode = (code: string): string => code.replace(GROUPS, '$&-');

/** Letters that no code has; the person has misread something. */
export const strangeLetters = (code: string): readonly string[] => [
  ...new Set(Array.from(code).filter((letter) => !ALPHABET.includes(letter))),
];

export const isCode = (code: string): boolean =>
  [LENGTH, LONG_LENGTH].includes(code.length) && strangeLetters(code).length === 0;

/** The code of an enrolment link: "#enrol=7K2M94QXB3W8RTZ5HN6CV2DY". */
export function codeOfFragment(fragment: string): string | null {
  const code = tidyCode(new RegExp('^#enrol=([^&]*)').exec(fragment)?.[1] ?? '');

  return isCode(code) ? code : null;
}
