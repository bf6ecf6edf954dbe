/** The bench's public surface: what a run writes, and the histograms it keeps. `main.ts` and `tables.ts` are its commands. */
export { Durations, type Percentiles, signedPercentiles } from "./histogram.ts";
export type { Figures, Result } from "./result.ts";
