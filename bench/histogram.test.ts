/** The histogram against the naive way: sort everything and look. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Durations, signedPercentiles } from "./histogram.ts";

const nearest = (sorted: number[], share: number) =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;

test("percentiles are within a thousandth, or 10 ns, of the sorted values'", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 60_000, noNaN: true }), { minLength: 1, maxLength: 500 }),
      (values) => {
        const durations = new Durations();
        for (const value of values) durations.record(value);
        const sorted = values.toSorted((a, b) => a - b);
        const found = durations.percentiles();
        expect(found.count).toBe(values.length);
        for (const [share, value] of [
          [0.5, found.p50],
          [0.95, found.p95],
          [0.99, found.p99],
          [1, found.max],
        ] as const) {
          const naive = nearest(sorted, share);
          expect(Math.abs(value - naive)).toBeLessThanOrEqual(naive * 0.001 + 0.00002);
        }
      },
    ),
  );
});

test("negative differences are kept", () => {
  const found = signedPercentiles([3, -1, -2, 5, -4]);
  expect(found).toMatchObject({ count: 5, p50: -1, max: 5, mean: 0.2 });
});
