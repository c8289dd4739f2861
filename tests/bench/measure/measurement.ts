/** Figures of one thing measured, by name; the unit is the end of the name: `p99_ms`, `memory_peak_mb`. */
export type Figures = Readonly<Record<string, number>>;

/** What was measured, by name. */
export type Samples = Readonly<Record<string, Figures>>;

export interface Measurement {
  /** What `--only` calls it. */
  readonly part: string;
  readonly take: () => Promise<Samples>;
}
