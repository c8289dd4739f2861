/** Milliseconds of one go. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();

  await work();
  return performance.now() - begun;
}

export interface Times {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export function timesOf(values: readonly number[]): Times {
  const sorted = [...values].sort((a, b) => a - b);

  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? NaN,
    low: sorted[0] ?? NaN,
    high: sorted.at(-1) ?? NaN,
  };
}

/** So many goes, one after the other. */
export async function repeated(times: number, work: () => Promise<unknown>): Promise<Times> {
  const values: number[] = [];

  for (let i = 0; i < times; i += 1) {
    values.push(await timed(work));
  }
  return timesOf(values);
}
