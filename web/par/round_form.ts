import type { RoundEntry } from '../shared/api/par.ts';
import type { RoundReport } from '../shared/domain/par_workflow.ts';
import type { FrameworkEntry } from '../shared/domain/scorecard.ts';

/** A round as it is typed. */
export interface RoundDraft {
  readonly framework: string;
  readonly version: number;
  readonly period: string;
  readonly self_until: string;
  readonly appraise_until: string;
  readonly explain_until: string;
  readonly units: ReadonlySet<string>;
}

export type RoundField = Exclude<keyof RoundDraft, 'version'>;

const newestVersion = (frameworks: readonly FrameworkEntry[], framework: string): number =>
  Math.max(1, ...frameworks.filter(({ code }) => code === framework).map(({ version }) => version));

/** The round there is with its units, or an empty one under the newest version. */
export function draftOfRound(
  frameworks: readonly FrameworkEntry[],
  framework: string,
  period: string,
  report: RoundReport | null,
): RoundDraft {
  return {
    framework,
    version: report?.round.version ?? newestVersion(frameworks, framework),
    period,
    self_until: report?.round.self_until ?? '',
    appraise_until: report?.round.appraise_until ?? '',
    explain_until: report?.round.explain_until ?? '',
    units: new Set(report?.units.map(({ unit }) => unit)),
  };
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** The members that are wrong, in the order in which they stand on the page. */
export function wrongInRound(draft: RoundDraft): readonly RoundField[] {
  const { self_until: self, appraise_until: appraise, explain_until: explain } = draft;
  const checks: readonly (readonly [RoundField, boolean])[] = [
    ['period', /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(draft.period.trim())],
    ['self_until', isDay(self)],
    ['appraise_until', isDay(appraise) && !(appraise < self)],
    ['explain_until', isDay(explain) && !(explain < appraise)],
    ['units', draft.units.size > 0],
  ];

  return checks.flatMap(([field, right]) => (right ? [] : [field]));
}

export const roundOf = (draft: RoundDraft): RoundEntry => ({
  ...draft,
  period: draft.period.trim(),
  units: [...draft.units],
});

/** A criteria set in a list to choose from: its versions may have the same title. */
export const frameworkKey = ({
  framework,
  version,
}: Pick<RoundDraft, 'framework' | 'version'>): string => `${framework} ${version}`;

export const isOneOfSeveral = (frameworks: readonly FrameworkEntry[], framework: string): boolean =>
  frameworks.filter(({ code }) => code === framework).length > 1;
