export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

export type Reached = () => boolean | Promise<boolean>;

/** Waits for a condition; fails, saying what did not come, when the time is over. */
export async function until(
  what: string | (() => string),
  milliseconds: number,
  reached: Reached,
): Promise<void> {
  const end = performance.now() + milliseconds;

  while (!(await reached())) {
    if (performance.now() > end) {
      const missing = typeof what === 'string' ? what : what();

      throw new Error(`after ${milliseconds} ms still not: ${missing}`);
    }
    await pause(2);
  }
}

/** What a promise becomes, or an error when it takes too long. */
export async function within<T>(
  what: string,
  milliseconds: number,
  promise: Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`not within ${milliseconds} ms: ${what}`)),
      milliseconds,
    );
  });

  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
