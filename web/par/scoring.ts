import type { Entered, ScoreEntry } from '../shared/api/par.ts';
import {
  boundsOf,
  isSurveyRule,
  pointsOfFacts,
  takesPoints,
  type Facts,
  type Rule,
} from '../shared/domain/par_rules.ts';
import type { EnteredStage } from '../shared/domain/par_workflow.ts';
import type { Criterion, StageEntry } from '../shared/domain/scorecard.ts';
import type { Language } from '../shared/domain/text.ts';

/** What somebody has typed for a criterion, until it is sent. */
export interface Draft {
  /** Appraisers accept what the unit claims, or adjust it. */
  readonly verdict: 'accept' | 'adjust' | null;
  /** Points instead of figures, although the rule makes points from figures. */
  readonly direct: boolean;
  readonly na: boolean;
  readonly option: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly value: string;
  readonly count: string;
  readonly points: string;
  readonly reason: string;
}

export type Fault = 'verdict' | 'value' | 'points' | 'reason';

export type Judged =
  { readonly ok: true; readonly entry: ScoreEntry } | { readonly ok: false; readonly fault: Fault };

/** Which points the key may enter; the service decides, the page only spares useless forms. */
export function stageOfRole(role: string, may: readonly string[]): EnteredStage | null {
  if (!may.includes('score')) {
    return null;
  }
  switch (role) {
    case 'par_officer':
      return 'self';
    case 'appraiser':
      return 'appraised';
    case 'council':
      return 'final';
    default:
      return null;
  }
}

/** "7,4" and "7.4" are the same; anything else is no number. */
export function numberOf(text: string): number | null {
  const trimmed = text.trim().replace(',', '.');

  return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : null;
}

/** A figure as somebody would type it. */
export const typedNumber = (value: number | null | undefined, language: Language): string => {
  const text = value === null || value === undefined ? '' : String(value);

  return language === 'vi' ? text.replace('.', ',') : text;
};

export const ruleOf = (criterion: Criterion): Rule =>
  criterion.rule_detail ?? { kind: 'manual' as const };

/** What stands in the form when it opens: the last entry of the stage, else what it is about. */
export function draftOf(criterion: Criterion, stage: EnteredStage, language: Language): Draft {
  const own = criterion.stages?.[stage] ?? null;
  const base = own ?? baseOf(criterion, stage);
  const facts = base?.facts ?? {};
  const claimed = criterion.stages?.self ?? null;
  const shown = (value: number | null | undefined) => typedNumber(value, language);

  return {
    verdict: stage === 'self' ? 'adjust' : own === null ? null : verdictOf(own, claimed),
    direct: stage !== 'self' && own !== null && own.facts === null,
    na: base?.na ?? false,
    option: facts.option ?? '',
    numerator: shown(facts.numerator),
    denominator: shown(facts.denominator),
    value: shown(facts.value),
    count: shown(facts.count),
    points: base?.na === true ? '' : shown(base?.points),
    reason: own?.reason ?? '',
  };
}

function baseOf({ stages }: Criterion, stage: EnteredStage): StageEntry | null {
  const claimed = stages?.self ?? null;

  return stage === 'final' ? (stages?.appraised ?? claimed) : stage === 'self' ? null : claimed;
}

const verdictOf = (own: StageEntry, claimed: StageEntry | null): 'accept' | 'adjust' =>
  claimed !== null && own.na === claimed.na && own.points === claimed.points ? 'accept' : 'adjust';

/** Whether points are typed rather than made from figures. */
export const typesPoints = (rule: Rule, draft: Draft): boolean => takesPoints(rule) || draft.direct;

export function factsOf(rule: Rule, draft: Draft): Facts {
  const number = (name: keyof Facts, text: string) => {
    const value = numberOf(text);

    return value === null ? {} : { [name]: value };
  };

  switch (rule.kind) {
    case 'checklist':
      return draft.option === '' ? {} : { option: draft.option };
    case 'ratio':
      return ratioFacts(draft, number);
    case 'steps':
      return draft.denominator.trim() === ''
        ? number('value', draft.value)
        : ratioFacts(draft, number);
    default:
      return number('count', draft.count);
  }
}

const ratioFacts = (draft: Draft, number: (name: keyof Facts, text: string) => Facts): Facts => ({
  ...number('numerator', draft.numerator),
  ...number('denominator', draft.denominator),
});

/** The points as they stand, or null while something is missing or wrong. */
export function pointsOfDraft(criterion: Criterion, draft: Draft): number | null {
  const rule = ruleOf(criterion);
  const [low, high] = boundsOf(rule, criterion.max_points);

  if (!typesPoints(rule, draft)) {
    return pointsOfFacts(rule, criterion.max_points, factsOf(rule, draft));
  }
  const points = numberOf(draft.points);

  return points === null || points < low || points > high ? null : points;
}

function enteredOf(criterion: Criterion, draft: Draft): Entered | null {
  const rule = ruleOf(criterion);

  if (draft.na) {
    return { na: true };
  }
  const points = pointsOfDraft(criterion, draft);

  if (points === null) {
    return null;
  }
  return typesPoints(rule, draft) ? { points } : { facts: factsOf(rule, draft) };
}

/** What is sent, or the first thing that is wrong. */
export function judge(criterion: Criterion, stage: EnteredStage, draft: Draft): Judged {
  const reason = draft.reason.trim();
  const entry = (entered: Entered): Judged => ({
    ok: true,
    entry: { criterion: criterion.code, stage, entered, reason },
  });

  if (draft.verdict === null) {
    return { ok: false, fault: 'verdict' };
  }
  if (draft.verdict === 'accept') {
    return entry({ accept: true });
  }
  const entered = enteredOf(criterion, draft);

  if (entered === null) {
    return { ok: false, fault: typesPoints(ruleOf(criterion), draft) ? 'points' : 'value' };
  }
  return stage !== 'self' && reason === '' ? { ok: false, fault: 'reason' } : entry(entered);
}

export const mayBeNa = (criterion: Criterion): boolean => {
  const { kind } = ruleOf(criterion);

  return kind !== 'bonus' && !isSurveyRule(kind);
};
