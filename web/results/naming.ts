import type { Cut } from '../shared/domain/results.ts';
import { optionsOf, type Option, type Section, type Survey } from '../shared/domain/survey.ts';
import { lastDay, shownDate } from '../shared/domain/calendar.ts';
import { textIn, type Language } from '../shared/domain/text.ts';
import { commonMessages } from '../shared/i18n/common.ts';
import { periodName } from '../shared/i18n/period.ts';
import { resultsMessages } from '../shared/i18n/results.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The values by which results can be cut or filtered, in words. */
export function choicesOf(survey: Survey, cut: Cut, language: Language): readonly Choice[] {
  const messages = commonMessages[language];

  switch (cut) {
    case 'unit':
      return survey.units.map(({ code, name }) => ({
        value: code,
        label: textIn(name, language),
      }));
    case 'procedure':
      return survey.procedures.map(({ code, name }) => ({
        value: code,
        label: textIn(name, language),
      }));
    case 'channel':
      return survey.channels.map((channel) => ({ value: channel, label: messages[channel] }));
    case 'respondent_type':
      return survey.respondent_types.map((type) => ({ value: type, label: messages[type] }));
    case 'period':
      return survey.periods.map(({ code, from, until }) => ({
        value: code,
        label: `${periodName(code, language)} (${shownDate(from)}–${shownDate(lastDay(until))})`,
      }));
  }
}

export function groupLabel(
  survey: Survey,
  cut: Cut,
  key: string | null,
  language: Language,
): string {
  if (key === null || key === '') {
    return resultsMessages[language].unknownGroup;
  }
  return choicesOf(survey, cut, language).find(({ value }) => value === key)?.label ?? key;
}

export function factorTitle(survey: Survey, code: string, language: Language): string {
  const section = survey.instrument.sections.find((candidate) => candidate.code === code);

  return section === undefined ? code : textIn(section.title, language);
}

/** The options that all criteria of a factor share; none when its criteria differ in scale. */
export function commonOptions(survey: Survey, section: Section): readonly Option[] {
  const scales = section.items.flatMap((item) =>
    item.kind === 'scale' ? [optionsOf(survey.instrument, item)] : [],
  );
  const values = (options: readonly Option[]) => options.map(({ value }) => value).join();
  const [first = []] = scales;

  return scales.every((options) => values(options) === values(first)) ? first : [];
}

interface Keyed {
  readonly key: string | null;
}

export const byCode = <Group extends Keyed>(groups: readonly Group[]): readonly Group[] =>
  [...groups].sort((a, b) => (a.key ?? '').localeCompare(b.key ?? ''));

/** Periods in order of time, which their codes need not have: DOT10 comes after DOT9. */
export function inTime<Group extends Keyed>(
  { periods }: Survey,
  groups: readonly Group[],
): readonly Group[] {
  const places = new Map(periods.map(({ code }, place) => [code, place]));
  const placeOf = ({ key }: Keyed): number => places.get(key ?? '') ?? periods.length;

  return [...groups].sort((a, b) => placeOf(a) - placeOf(b));
}
