/**
 * How long the stages of a frame take, as histograms of fixed size. Only where the clock runs while code runs:
 * in production it stands still between I/O, and then the summary says so instead of reporting zeros.
 */

export type Stage = "open" | "analyze" | "apply" | "flush";
const STAGES: readonly Stage[] = ["open", "analyze", "apply", "flush"];
/** Four buckets an octave from 1 us: 2^(1/4) apart, up to about 4 s. */
const BUCKETS = 88;
const PER_OCTAVE = 4;

export interface StageSummary {
  count: number;
  p50_us: number;
  p95_us: number;
  p99_us: number;
}

export class Timings {
  private readonly stages = new Map(STAGES.map((stage) => [stage, new Uint32Array(BUCKETS)]));
  private measured = false;
  private moved = false;

  /** Runs `work` and notes how long it took. */
  measure<T>(stage: Stage, work: () => T): T {
    const start = performance.now();
    const result = work();
    const microseconds = (performance.now() - start) * 1000;
    this.measured = true;
    if (microseconds > 0) this.moved = true;
    const bucket =
      microseconds <= 1 ? 0 : Math.min(BUCKETS - 1, Math.ceil(Math.log2(microseconds) * PER_OCTAVE));
    const buckets = this.stages.get(stage);
    if (buckets) buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    return result;
  }

  /** Null where nothing was measured, or the clock stood still. */
  summary(): Record<string, StageSummary> | null {
    if (!this.moved) return null;
    return Object.fromEntries(STAGES.map((stage) => [stage, this.stage(stage)]));
  }

  /** Why there is no summary. */
  why(): string {
    return this.measured
      ? "the clock stands still while code runs here"
      : "nothing was measured since the session woke";
  }

  private stage(stage: Stage): StageSummary {
    const buckets = this.stages.get(stage) ?? new Uint32Array(BUCKETS);
    const count = buckets.reduce((sum, bucket) => sum + bucket, 0);
    const at = (share: number): number => {
      let seen = 0;
      const bucket = buckets.findIndex((one) => {
        seen += one;
        return seen >= count * share;
      });
      return Math.round(2 ** (Math.max(0, bucket) / PER_OCTAVE));
    };
    return { count, p50_us: at(0.5), p95_us: at(0.95), p99_us: at(0.99) };
  }
}
