import { describe, expect, it } from "vitest";
import { zoneTransitions } from "./zone.ts";

describe("zoneTransitions", () => {
  it("has nothing to say of UTC", () => {
    expect(zoneTransitions("UTC")).toBeUndefined();
  });

  it("knows when the clocks of a zone change, to the minute", () => {
    const pairs = Array.from(zoneTransitions("Europe/Berlin") ?? []);
    const at = pairs.indexOf(Date.UTC(2024, 2, 31, 1));
    expect(pairs.slice(at, at + 4)).toEqual([Date.UTC(2024, 2, 31, 1), 120, Date.UTC(2024, 9, 27, 1), 60]);
    expect(pairs.slice(0, 2)).toEqual([0, 60]);
  });

  it("knows zones with half hours, west of UTC, and without changes", () => {
    expect(Array.from(zoneTransitions("Asia/Kolkata") ?? [])).toEqual([0, 330]);
    expect(zoneTransitions("America/St_Johns")?.at(-1)).toBe(-210);
  });

  it("keeps what it found, and takes an unknown name for UTC", () => {
    expect(zoneTransitions("Asia/Tokyo")).toBe(zoneTransitions("Asia/Tokyo"));
    expect(zoneTransitions("Mars/Olympus")).toEqual(new Float64Array());
  });
});
