/** Percentiles of durations, in HDR histograms (G. Tene, hdrhistogram.org): fixed memory, three digits kept. */
import { build, type Histogram } from "hdr-histogram-js";

/** Milliseconds, except `count`. */
export interface Percentiles {
  count: number;
  mean: number;
  p50: number;
  p95: number;
  p99: number;
  p999: number;
  max: number;
}

/** Durations are kept in units of 10 ns, from there to 10 minutes. */
const UNITS_PER_MS = 100_000;
const LONGEST_MS = 600_000;

export class Durations {
  private readonly histogram: Histogram = build({
    bitBucketSize: 64,
    lowestDiscernibleValue: 1,
    highestTrackableValue: LONGEST_MS * UNITS_PER_MS,
    numberOfSignificantValueDigits: 3,
  });

  /** Adds one duration in milliseconds. */
  record(ms: number): void {
    this.histogram.recordValue(
      Math.min(LONGEST_MS * UNITS_PER_MS, Math.max(0, Math.round(ms * UNITS_PER_MS))),
    );
  }

  percentiles(): Percentiles {
    const at = (percentile: number) => round(this.histogram.getValueAtPercentile(percentile) / UNITS_PER_MS);
    return {
      count: this.histogram.totalCount,
      mean: round(this.histogram.mean / UNITS_PER_MS),
      p50: at(50),
      p95: at(95),
      p99: at(99),
      p999: at(99.9),
      max: round(this.histogram.maxValue / UNITS_PER_MS),
    };
  }
}

/** Percentiles of differences, which may be negative: an HDR histogram takes none, so these are exact. */
export function signedPercentiles(values: readonly number[]): Percentiles {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return {
    count: sorted.length,
    mean: round(sorted.reduce((sum, value) => sum + value, 0) / Math.max(1, sorted.length)),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    p999: at(0.999),
    max: round(sorted.at(-1) ?? 0),
  };
}

/** Five digits after the point: 10 ns. */
function round(ms: number): number {
  return Math.round(ms * UNITS_PER_MS) / UNITS_PER_MS;
}
