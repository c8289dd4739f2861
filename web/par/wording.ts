import type { Measure } from '../shared/domain/par_plan.ts';
import type { Facts, Rule, RuleStep } from '../shared/domain/par_rules.ts';
import { findCriterion, type Scorecard } from '../shared/domain/scorecard.ts';
import { textIn, type Language } from '../shared/domain/text.ts';
import { formatOf } from '../shared/i18n/format.ts';
import { parMessages } from '../shared/i18n/par.ts';
import { scoringMessages } from '../shared/i18n/par_scoring.ts';
import { resultsMessages } from '../shared/i18n/results.ts';

/** Points with the decimals that the framework shows. */
export const pointsWriter =
  (language: Language, { decimals }: Pick<Scorecard, 'decimals'>) =>
  (points: number | null): string =>
    formatOf(language).decimal(points, decimals);

/** Parts of a sentence, put together as one. */
export function sentence(parts: readonly string[]): string {
  const text = parts.join('; ');

  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** "4. Cải cách tổ chức bộ máy", or the code of one that is unknown. */
export function criterionName(
  { fields }: Pick<Scorecard, 'fields'>,
  code: string,
  language: Language,
): string {
  const found = findCriterion(fields, code);

  return found === undefined ? code : `${code}. ${textIn(found.criterion.name, language)}`;
}

/** Which unit is in charge of a measure: by its name, where it is one that has a code. */
export const ownerUnitText = (
  { owner_unit: written, owner_name: name }: Measure,
  language: Language,
): string => (name == null ? written : textIn(name, language));

/** Who is in charge of a measure: the unit and the function. */
export const ownerText = (measure: Measure, language: Language): string =>
  [ownerUnitText(measure, language), measure.owner].filter((text) => text !== '').join(', ');

/** "par_officer 3" is the role and the number of the key. */
export function authorText(author: string | null, language: Language): string {
  const [role = '', ...rest] = (author ?? '').split(' ');
  const { roles } = resultsMessages[language];
  const name = role === 'operator' ? parMessages[language].operator : (roles[role] ?? role);

  return [name, ...rest].join(' ').trim();
}

const stepText = (steps: readonly RuleStep[], language: Language, unit: string): string => {
  const { whole } = formatOf(language);

  return steps
    .map(({ at_least: least, points }) =>
      scoringMessages[language].step(`${whole(least)}${unit}`, whole(points)),
    )
    .join('; ');
};

/** How the points of a criterion come about, in a sentence. */
export function ruleText(rule: Rule, max: number, language: Language): string {
  const { rules } = scoringMessages[language];
  const { whole } = formatOf(language);

  switch (rule.kind) {
    case 'manual':
    case 'checklist':
    case 'survey_linear':
      return rules[rule.kind](whole(max));
    case 'ratio':
      return rules.ratio(whole(rule.target), whole(rule.floor));
    case 'steps':
      return rules.steps(stepText(rule.steps, language, ''));
    case 'per_unit':
    case 'deduction':
      return rules[rule.kind](whole(rule.each), whole(max));
    case 'bonus':
      return (rule.each ?? 0) === 0
        ? rules.bonus(whole(rule.lowest ?? 0), whole(max))
        : rules.bonusEach(whole(rule.each ?? 0), whole(max));
    case 'survey_options':
      return rules.survey_options;
    case 'survey_steps':
      return rules.survey_steps(stepText(rule.steps, language, '%'));
  }
}

/** What points were made from; empty where they were entered. */
export function factsText(facts: Facts | null, rule: Rule | null, language: Language): string {
  const messages = scoringMessages[language].facts;
  const { count, whole, decimal } = formatOf(language);

  if (facts === null) {
    return '';
  }
  if (facts.option !== undefined) {
    const options = rule?.kind === 'checklist' ? rule.options : [];
    const option = options.find(({ code }) => code === facts.option);

    return option === undefined ? facts.option : textIn(option.name, language);
  }
  if (facts.numerator !== undefined && facts.denominator !== undefined) {
    const percent = (facts.numerator / facts.denominator) * 100;

    return messages.ratio(count(facts.numerator), count(facts.denominator), decimal(percent, 2));
  }
  if (facts.value !== undefined) {
    return messages.value(whole(facts.value));
  }
  return facts.count === undefined ? '' : messages.count(count(facts.count));
}
