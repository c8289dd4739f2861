const two = (n: number) => String(n).padStart(2, '0');

/** The day on which a person answers, by the clock on the wall: YYYY-MM-DD. */
export const localDay = (now: Date): string =>
  `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

/** "2026-10-01" → "01/10/2026", the order used in Vietnam; kept in English too, to avoid doubt. */
export function shownDate(day: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);

  return match === null ? day : `${match[3]}/${match[2]}/${match[1]}`;
}

/** The last day of a half-open period: the day before `until`. */
export function lastDay(until: string): string {
  const day = new Date(`${until}T00:00:00Z`);

  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
