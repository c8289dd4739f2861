/** Which of the five colour steps an option takes: scales of other lengths use the outer ones. */
export function likertStep(place: number, length: number): number {
  if (length <= 1) {
    return 5;
  }
  return Math.round((place / (length - 1)) * 4) + 1;
}
