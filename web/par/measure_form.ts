import type { MeasureChange } from '../shared/api/par_plan.ts';
import { MEASURE_STATES, type Measure, type MeasureState } from '../shared/domain/par_plan.ts';
import type { Language } from '../shared/domain/text.ts';
import { numberOf, typedNumber } from './scoring.ts';

/** A measure as it is typed. */
export interface MeasureDraft {
  readonly code: string;
  readonly criterion: string;
  readonly title: string;
  readonly owner_unit: string;
  readonly owner: string;
  readonly due_on: string;
  readonly cost: string;
  readonly chance: string;
  readonly expected: string;
  readonly achieved: string;
  readonly requires: string;
  readonly excludes: string;
  readonly proof: string;
  readonly progress: string;
  readonly state: MeasureState;
  readonly reason: string;
}

export type MeasureField = keyof MeasureDraft;

const EMPTY: MeasureDraft = {
  code: '',
  criterion: '',
  title: '',
  owner_unit: '',
  owner: '',
  due_on: '',
  cost: '0',
  chance: '100',
  expected: '',
  achieved: '',
  requires: '',
  excludes: '',
  proof: '',
  progress: '0',
  state: 'planned',
  reason: '',
};

export const newDraft = (criterion: string, dueOn: string, ownerUnit: string): MeasureDraft => ({
  ...EMPTY,
  criterion,
  due_on: dueOn,
  owner_unit: ownerUnit,
});

export const draftOfMeasure = (measure: Measure, language: Language): MeasureDraft => ({
  ...EMPTY,
  code: measure.code,
  criterion: measure.criterion,
  title: measure.title,
  owner_unit: measure.owner_unit,
  owner: measure.owner,
  due_on: measure.due_on,
  cost: String(measure.cost),
  chance: String(measure.chance),
  expected: typedNumber(measure.expected, language),
  achieved: typedNumber(measure.achieved, language),
  requires: measure.requires.join(' '),
  excludes: measure.excludes.join(' '),
  proof: measure.proof,
  progress: String(measure.progress),
  state: measure.state,
});

const wholeBetween = (text: string, low: number, high: number): boolean => {
  const value = numberOf(text);

  return value !== null && Number.isInteger(value) && value >= low && value <= high;
};

const points = (text: string): boolean => (numberOf(text) ?? -1) >= 0;

/** The members that are wrong, in the order in which they stand on the page. */
export function wrongFields(draft: MeasureDraft, isNew: boolean): readonly MeasureField[] {
  const checks: readonly (readonly [MeasureField, boolean])[] = [
    ['code', /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(draft.code.trim())],
    ['title', draft.title.trim() !== ''],
    ['due_on', /^\d{4}-\d{2}-\d{2}$/.test(draft.due_on)],
    ['expected', points(draft.expected)],
    ['cost', wholeBetween(draft.cost, 0, 1e12)],
    ['chance', wholeBetween(draft.chance, 1, 100)],
    ['progress', wholeBetween(draft.progress, 0, 100)],
    ['achieved', draft.achieved.trim() === '' || numberOf(draft.achieved) !== null],
    ['reason', isNew || draft.reason.trim() !== ''],
  ];

  return checks.flatMap(([field, right]) => (right ? [] : [field]));
}

const codesOf = (text: string): readonly string[] => text.split(/[\s,;]+/).filter(Boolean);

const written = (draft: MeasureDraft) => ({
  criterion: draft.criterion,
  title: draft.title.trim(),
  owner_unit: draft.owner_unit,
  owner: draft.owner.trim(),
  due_on: draft.due_on,
  cost: numberOf(draft.cost) ?? 0,
  chance: numberOf(draft.chance) ?? 100,
  expected: numberOf(draft.expected) ?? 0,
  ...(draft.achieved.trim() === '' ? {} : { achieved: numberOf(draft.achieved) }),
  requires: codesOf(draft.requires),
  excludes: codesOf(draft.excludes),
  proof: draft.proof.trim(),
  progress: numberOf(draft.progress) ?? 0,
  state: draft.state,
});

/** Only what differs from the measure as it is: the rest may have been changed by others meanwhile. */
export function changeOf(draft: MeasureDraft, before: Measure | null): MeasureChange {
  const now = written(draft);
  const then: Partial<Record<string, unknown>> =
    before === null ? {} : written(draftOfMeasure(before, 'en'));
  const changed = Object.entries(now).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(then[name]),
  );

  return { code: draft.code.trim(), ...Object.fromEntries(changed) };
}

export const stateOf = (word: string): MeasureState =>
  MEASURE_STATES.find((state) => state === word) ?? 'proposed';
