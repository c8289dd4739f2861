import type { Language } from '../domain/text.ts';

/** How figures are written: decimal comma and thousands dot in Vietnamese. */
export interface Format {
  readonly count: (n: number) => string;
  readonly percent: (share: number | null, digits?: number) => string;
  readonly percentRange: (low: number | null, high: number | null, digits?: number) => string;
  readonly points: (points: number | null) => string;
  readonly pointsRange: (low: number | null, high: number | null) => string;
  /** A difference of shares in percentage points, with its sign. */
  readonly difference: (share: number | null) => string;
  readonly decimal: (value: number | null, digits: number) => string;
  /** A maximum or a target: no needless zeros. */
  readonly whole: (points: number) => string;
}

const NONE = '–';

export function formatOf(language: Language): Format {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
  const count = new Intl.NumberFormat(locale);
  const points = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const signed = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const decimals = (digits: number) =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  const percent = (share: number | null, digits = 1) =>
    share === null ? NONE : `${decimals(digits).format(share * 100)}%`;

  return {
    count: (n) => count.format(n),
    percent,
    percentRange: (low, high, digits = 1) =>
      low === null || high === null
        ? NONE
        : `${decimals(digits).format(low * 100)}–${percent(high, digits)}`,
    points: (value) => (value === null ? NONE : points.format(value)),
    pointsRange: (low, high) =>
      low === null || high === null ? NONE : `${points.format(low)}–${points.format(high)}`,
    difference: (share) => (share === null ? NONE : signed.format(share * 100)),
    decimal: (value, digits) => (value === null ? NONE : decimals(digits).format(value)),
    whole: (value) => whole.format(value),
  };
}
