import { groupLabel, factorTitle } from '../naming.ts';
import { periodName } from '../../shared/i18n/period.ts';
import { shownDate } from '../../shared/domain/calendar.ts';
import type { Cut, Estimate, ResultsReport } from '../../shared/domain/results.ts';
import { itemsOf, type Survey } from '../../shared/domain/survey.ts';
import type { Cell } from '../../shared/domain/table.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { analysisMessages, type AnalysisMessages } from '../../shared/i18n/analysis.ts';
import { formatOf, type Format } from '../../shared/i18n/format.ts';

/** What every chart needs to put figures into words. */
export interface View {
  readonly language: Language;
  readonly survey: Survey;
  readonly messages: AnalysisMessages;
  readonly format: Format;
  readonly groupName: (cut: Cut, key: string | null) => string;
  /** Without its days, which stand in the tables. */
  readonly periodName: (code: string) => string;
  readonly factorName: (code: string) => string;
  readonly itemName: (code: string) => string;
  /** Survey, weights and day of the figures, in one line. */
  readonly source: string;
  readonly fileName: (chart: string) => string;
}

/** The report tells with which weights and until when the figures were made. */
export function viewOf(survey: Survey, language: Language, origin: Origin): View {
  const messages = analysisMessages[language];
  const items = new Map(
    itemsOf(survey.instrument).map(({ code, text }) => [code, textIn(text, language)]),
  );

  return {
    language,
    survey,
    messages,
    format: formatOf(language),
    groupName: (cut, key) => groupLabel(survey, cut, key, language),
    periodName: (code) => periodName(code, language),
    factorName: (code) => factorTitle(survey, code, language),
    itemName: (code) => items.get(code) ?? code,
    source: sourceOf(textIn(survey.title, language), messages, origin),
    fileName: (chart) => `${survey.code}-${chart}`,
  };
}

type Origin = Pick<ResultsReport, 'scheme' | 'scheme_note' | 'scheme_category' | 'as_of'>;

/** The weights that a report was made with, in words, and why they are not the best ones. */
export function schemeText(messages: AnalysisMessages, origin: Origin): string {
  const { scheme, scheme_note: note, scheme_category: category } = origin;
  const about = category === null ? '' : ` (${category})`;

  return note === null
    ? messages.schemes[scheme]
    : `${messages.schemes[scheme]}: ${messages.schemeNotes[note] ?? note}${about}`;
}

function sourceOf(title: string, messages: AnalysisMessages, origin: Origin): string {
  const scheme = `${messages.scheme}: ${schemeText(messages, origin)}`;
  const day = origin.as_of === null ? [] : [`${messages.asOf} ${shownDate(origin.as_of)}`];

  return [title, scheme, ...day].join(' · ');
}

const FEW = 100;

/** Of few people no decimals: they would promise what is not known. */
export const digitsOf = ({ respondents }: Pick<Estimate, 'respondents'>): number =>
  respondents < FEW ? 0 : 1;

export const shareText = ({ format }: View, estimate: Estimate): string =>
  format.percent(estimate.share, digitsOf(estimate));

/** Without the sign of per cent, for columns whose head has it. */
export const intervalText = ({ format }: View, { low, high, ...estimate }: Estimate): string =>
  format.percentRange(low, high, digitsOf(estimate)).replace('%', '');

const percentOf = (share: number | null): number | null => (share === null ? null : share * 100);

export const percentCell = ({ format }: View, share: number | null, digits = 1): Cell => ({
  text: format.percent(share, digits).replace('%', ''),
  value: percentOf(share),
});

export const countCell = ({ format }: View, n: number | null): Cell => ({
  text: n === null ? '–' : format.count(n),
  value: n,
});

export const decimalCell = ({ format }: View, value: number | null, digits: number): Cell => ({
  text: format.decimal(value, digits),
  value,
});

/** Share and both ends of its interval: three cells that never part. */
export const estimateCells = (view: View, estimate: Estimate): readonly Cell[] =>
  [estimate.share, estimate.low, estimate.high].map((share) =>
    percentCell(view, share, digitsOf(estimate)),
  );

export const weaknessText = ({ messages }: View, { unreliable }: Estimate): string =>
  unreliable.map((reason) => messages.weaknesses[reason]).join('; ');

const TINY = 0.001;

/** What is less than a thousandth is not written as nothing. */
export const probability = ({ format }: View, p: number | null): string =>
  p !== null && p < TINY ? `<${format.decimal(TINY, 3)}` : format.decimal(p, 3);

/** With spaces that no line breaks at. */
export const pText = (view: View, p: number | null): string =>
  p !== null && p < TINY
    ? `p\u00a0${probability(view, p)}`
    : `p\u00a0=\u00a0${probability(view, p)}`;
