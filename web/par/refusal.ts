import type { Problem } from '../shared/api/http.ts';
import type { Violation } from '../shared/domain/problem.ts';
import type { Language } from '../shared/domain/text.ts';
import { commonMessages } from '../shared/i18n/common.ts';
import { refusalMessages } from '../shared/i18n/par_refusal.ts';
import { problemText } from '../shared/i18n/problem.ts';
import type { Sending } from './useSending.ts';

/** What is wrong with a member of what was sent. */
export interface Fault {
  readonly member: string;
  /** Which entry of a list, from 1; null of anything else. */
  readonly entry: number | null;
  readonly reason: string;
}

/** "/requires/0" is the first entry of "requires", "/facts/numerator" the numerator. */
function faultOf({ pointer, code }: Violation, language: Language): Fault {
  const { reasons, otherReason } = refusalMessages[language];
  const tokens = pointer.split('/').slice(1);
  const isPlace = (token: string | undefined) => /^\d+$/.test(token ?? '');
  const member = tokens.filter((token) => !isPlace(token)).at(-1) ?? '';

  return {
    member,
    entry: isPlace(tokens.at(-1)) ? Number(tokens.at(-1)) + 1 : null,
    reason: reasons[code] ?? otherReason,
  };
}

export function faultsOf(problem: Problem, language: Language): readonly Fault[] {
  const { notFound, whole } = refusalMessages[language];
  const member = problem.where ?? '';
  const found = { 404: notFound, 422: whole }[problem.status]?.[member];

  if (problem.violations.length > 0) {
    return problem.violations.map((violation) => faultOf(violation, language));
  }
  return found === undefined ? [] : [{ member, entry: null, reason: found }];
}

/** What stands beside the control of a member, or null where nothing is wrong with it. */
export function faultAt(sending: Sending, member: string, language: Language): string | null {
  const faults = sending.is === 'failed' ? faultsOf(sending.problem, language) : [];
  const reasons = faults.filter((fault) => fault.member === member).map(({ reason }) => reason);

  return reasons.length === 0 ? null : [...new Set(reasons)].join('; ');
}

function placeText({ member, entry }: Fault, language: Language): string {
  const messages = refusalMessages[language];
  const place = messages.places[member] ?? member;

  return entry === null ? place : messages.entry(place, String(entry));
}

/** A refusal in words: what was refused, where and why, as far as the service tells it by codes. */
export function refusalText(problem: Problem, language: Language): string {
  const messages = refusalMessages[language];
  const faults = faultsOf(problem, language).map((fault) =>
    fault.member === '' ? fault.reason : messages.at(placeText(fault, language), fault.reason),
  );

  if (problem.status === 403) {
    return problem.where === 'unit' ? messages.forbiddenUnit : messages.forbidden;
  }
  if (problem.status === 409) {
    return messages.conflicts[problem.where ?? ''] ?? messages.conflict;
  }
  if (faults.length > 0) {
    return `${messages.refused}. ${[...new Set(faults)].join('; ')}.`;
  }
  return problem.status === 422
    ? `${messages.refused}.`
    : problemText(problem, commonMessages[language]);
}
