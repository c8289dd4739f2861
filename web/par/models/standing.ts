import {
  placesGained,
  type OutlookTarget,
  type RankingRow,
} from '../../shared/domain/par_standing.ts';
import type { Language } from '../../shared/domain/text.ts';
import { formatOf } from '../../shared/i18n/format.ts';
import { standingMessages } from '../../shared/i18n/par_standing.ts';

/** Ranks, bands and chances in words. */

/** "11–15", or one rank where the band is no wider. */
export const bandText = (low: number | null, high: number | null): string =>
  low === null || high === null ? '' : low === high ? String(low) : `${low}–${high}`;

/** Others stand at the same rank. */
export const isTied = ({ ties }: RankingRow): boolean => ties > 0;

export function changeText(row: RankingRow, language: Language): string {
  const messages = standingMessages[language].ranking;
  const gained = placesGained(row);

  if (gained === null) {
    return '';
  }
  if (gained === 0) {
    return messages.same;
  }
  return gained > 0 ? messages.up(String(gained)) : messages.down(String(-gained));
}

/** How the unit stands, in a line; with its band wherever there is one. */
export function standingFound(row: RankingRow, count: number, language: Language): string {
  const messages = standingMessages[language].ranking;
  const band = bandText(row.rank_low, row.rank_high);
  const words = [String(row.rank), String(count)] as const;

  if (band === '' || count < 2) {
    return messages.found(...words);
  }
  return row.rank_low === row.rank_high
    ? messages.foundSure(...words)
    : messages.foundBand(...words, band);
}

type ChanceWord = keyof (typeof standingMessages)['vi']['outlook']['words'];

/** Words for chances, in steps that a person tells apart. */
export function chanceWord(probability: number): ChanceWord {
  const steps: readonly (readonly [number, ChanceWord])[] = [
    [0.95, 'certain'],
    [0.7, 'likely'],
    [0.3, 'even'],
    [0.05, 'unlikely'],
  ];

  return steps.find(([least]) => probability >= least)?.[1] ?? 'hardly';
}

/** A simulation is never sure: what it found always or never is told as such an end. */
export function chanceFigure(probability: number, language: Language): string {
  const { percent } = formatOf(language);

  if (probability > 0.99) {
    return `>${percent(0.99, 0)}`;
  }
  return probability < 0.01 ? `<${percent(0.01, 0)}` : percent(probability, 0);
}

export function chanceText(probability: number | null, language: Language): string {
  const { outlook } = standingMessages[language];

  return probability === null
    ? ''
    : outlook.probability(
        chanceFigure(probability, language),
        outlook.words[chanceWord(probability)],
      );
}

/** "28–30", or "90 or more" where the target is open above. */
export function rangeText({ low, high }: OutlookTarget, max: number, language: Language): string {
  const { whole } = formatOf(language);

  return high >= max || high <= low
    ? standingMessages[language].outlook.from(whole(low))
    : `${whole(low)}–${whole(high)}`;
}

/** What a target asks for, in words. */
export function targetText(
  target: OutlookTarget,
  max: number,
  criterionName: string,
  language: Language,
): string {
  const { kinds } = standingMessages[language].outlook;
  const { whole } = formatOf(language);

  switch (target.kind) {
    case 'rank':
      return kinds.rank(whole(target.high));
    case 'criterion':
      return kinds.criterion(criterionName, rangeText(target, max, language));
    case 'at_maximum':
      return kinds.at_maximum(whole(target.low));
    default:
      return kinds.total(rangeText(target, max, language));
  }
}

/**
 * "73,7–78,9%": the figures of the service are in percent. Of a target that is open above only the
 * lower one is anything that somebody aims at.
 */
export function shareText(target: OutlookTarget, max: number, language: Language): string {
  const { share_low: low, share_high: high } = target;
  const { from, share } = standingMessages[language].outlook;
  const { decimal } = formatOf(language);

  if (low === null || high === null) {
    return '';
  }
  return share(
    target.high >= max ? from(`${decimal(low, 1)}%`) : `${decimal(low, 1)}–${decimal(high, 1)}%`,
  );
}
