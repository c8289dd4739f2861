/** Documented so that anyone makes the same responses: sfc32 of Chris Doty-Humphrey, from this seed. */
export const SEED = 20_261_122;

/** Uniform in [0, 1). */
export type Random = () => number;

export function randomOf(seed: number): Random {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, seed | 0];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;

    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 2 ** 32;
  };

  for (let i = 0; i < 16; i += 1) {
    next();
  }
  return next;
}
