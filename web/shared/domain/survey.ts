import type { Text } from './text.ts';

export interface Option {
  readonly value: number;
  readonly label: Text;
  readonly satisfied?: boolean;
}

export interface Condition {
  readonly item: string;
  readonly value: number;
}

interface ItemBase {
  readonly code: string;
  readonly text: Text;
  readonly required?: boolean;
  readonly sensitive?: boolean;
  readonly only_if?: Condition;
}

interface OptionSource {
  readonly scale?: string;
  readonly options?: readonly Option[];
}

export interface ScaleItem extends ItemBase, OptionSource {
  readonly kind: 'scale';
  readonly na?: boolean;
  readonly overall?: boolean;
}

export interface SingleItem extends ItemBase, OptionSource {
  readonly kind: 'single';
  readonly na?: boolean;
}

export interface MultipleItem extends ItemBase, OptionSource {
  readonly kind: 'multiple';
}

export interface TextItem extends ItemBase {
  readonly kind: 'text';
  readonly max_length: number;
}

export type Item = ScaleItem | SingleItem | MultipleItem | TextItem;
export type ChoiceItem = ScaleItem | SingleItem | MultipleItem;

export interface Section {
  readonly code: string;
  readonly factor: boolean;
  readonly group?: string;
  readonly title: Text;
  readonly items: readonly Item[];
}

export interface Instrument {
  readonly code: string;
  readonly version: number;
  readonly title: Text;
  readonly legal_basis: string;
  readonly intro?: Text;
  readonly closing?: Text;
  readonly scales: readonly { readonly code: string; readonly options: readonly Option[] }[];
  readonly groups?: readonly { readonly code: string; readonly title: Text }[];
  readonly sections: readonly Section[];
}

export interface Named {
  readonly code: string;
  readonly name: Text;
}

export interface Unit extends Named {
  readonly counters: readonly Named[];
}

export interface Procedure extends Named {
  readonly unit: string | null;
  readonly field: Text;
}

export interface Target {
  readonly low: number;
  readonly high: number;
  readonly source?: string;
}

export type Channel = 'kiosk' | 'online' | 'paper' | 'interview';
export type RespondentType = 'citizen' | 'business';

export interface Survey {
  readonly code: string;
  readonly title: Text;
  readonly state: 'open' | 'closed';
  readonly index_rule: string;
  readonly sub_index?: { readonly max_points: number; readonly target?: Target | null } | null;
  readonly channels: readonly Channel[];
  readonly respondent_types: readonly RespondentType[];
  /** Whose kiosk responses are taken: of every browser, or of enrolled tablets only. */
  readonly kiosks?: 'any' | 'enrolled';
  readonly periods: readonly {
    readonly code: string;
    readonly from: string;
    readonly until: string;
  }[];
  readonly units: readonly Unit[];
  readonly procedures: readonly Procedure[];
  readonly instrument: Instrument;
}

export interface SurveyEntry {
  readonly code: string;
  readonly title: Text;
  readonly state: 'open' | 'closed';
}

export function optionsOf(instrument: Instrument, item: ChoiceItem): readonly Option[] {
  const scale = instrument.scales.find((candidate) => candidate.code === item.scale);

  return item.options ?? scale?.options ?? [];
}

export const allowsNa = (item: Item): boolean =>
  (item.kind === 'scale' || item.kind === 'single') && item.na === true;

export const isOverall = (item: Item): boolean => item.kind === 'scale' && item.overall === true;

export const itemsOf = (instrument: Instrument): readonly Item[] =>
  instrument.sections.flatMap((section) => section.items);

/** The procedures a unit handles: its own and those that belong to no unit. */
export const proceduresOf = (survey: Survey, unit: string | null): readonly Procedure[] =>
  survey.procedures.filter(
    (procedure) => procedure.unit === null || unit === null || procedure.unit === unit,
  );

/** The unit that a counter belongs to, with the counter. */
export function findCounter(
  survey: Survey,
  code: string,
): { readonly unit: Unit; readonly counter: Named } | null {
  for (const unit of survey.units) {
    const counter = unit.counters.find((candidate) => candidate.code === code);
    if (counter !== undefined) {
      return { unit, counter };
    }
  }
  return null;
}
