import type { Procedure } from './survey.ts';
import { foldMarks, searchByText, textIn, type Language } from './text.ts';

const plainCode = (code: string): string => foldMarks(code).replace(/[^a-z0-9]/g, '');

/**
 * Procedures for what a person typed: the code on the slip, however it is spaced, or words of the
 * name or field. The one whose code is just that comes first.
 */
export function findProcedures(
  procedures: readonly Procedure[],
  query: string,
  language: Language,
): readonly Procedure[] {
  const typed = plainCode(query);
  const codeIs = (holds: (code: string) => boolean) =>
    typed === '' ? [] : procedures.filter(({ code }) => holds(plainCode(code)));
  const byName = searchByText(
    procedures,
    query,
    ({ name, field }) => `${textIn(name, language)} ${textIn(field, language)}`,
  );

  return [
    ...new Set([
      ...codeIs((code) => code === typed),
      ...codeIs((code) => code.startsWith(typed)),
      ...byName,
    ]),
  ];
}
