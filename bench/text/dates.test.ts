/** The judge of dates, on cases of the source's form. */
import { describe, expect, test } from "vitest";
import { instant, readCases, scoreDates, valueAgrees } from "./dates.ts";
import type { DateSpan, DateValue } from "./library.ts";

const at = (iso: string): number => Date.parse(`${iso}Z`);
const time = (from: string, to: string): DateValue => ({ kind: "time", from: at(from), to: at(to) });

type Reading = Record<string, string>;
function rawCase(text: string, kind: string, words: string, values: Reading[], more: object = {}) {
  const Start = text.indexOf(words);
  const result = {
    Text: words,
    Start,
    End: Start + words.length - 1,
    TypeName: `datetimeV2.${kind}`,
    Resolution: { values },
  };
  return { Input: text, Context: { ReferenceDateTime: "2016-11-07T00:00:00" }, Results: [result], ...more };
}
const POINT = rawCase("back on Nov 8", "date", "on Nov 8", [
  { value: "2016-11-08" },
  { value: "2017-11-08" },
]);
const RANGE = rawCase("this week", "daterange", "this week", [{ start: "2016-11-07", end: "2016-11-14" }]);
const EMPTY = { Input: "you may go", Results: [] };

describe("which cases are compared", () => {
  test("points, spans of time with two ends, and none", () => {
    const { cases, left_out } = readCases(JSON.stringify([POINT, RANGE, EMPTY]));
    expect(cases.map(({ group }) => group)).toEqual(["points", "ranges", "none"]);
    expect(cases[0]).toMatchObject({ at: at("2016-11-07T00:00:00"), given: [{ start: 5, end: 13 }] });
    expect(left_out).toBe(0);
  });

  test.each([
    ["duration", { value: "3600" }],
    ["set", { value: "not resolved" }],
    ["daterange", { start: "2016-11-07", Mod: "since" }],
    ["daterange", { value: "not resolved" }],
    ["timezone", { value: "UTC+01:00" }],
  ])("left out: %s %j", (kind, reading) => {
    expect(readCases(JSON.stringify([rawCase("x y", kind, "y", [reading])]))).toEqual({
      cases: [],
      left_out: 1,
    });
  });

  test("no case at all: what no platform of the source supports", () => {
    const unsupported = { ...POINT, NotSupported: "dotnet, javascript, Python, java" };
    expect(readCases(JSON.stringify([unsupported]))).toEqual({ cases: [], left_out: 0 });
  });
});

describe("values", () => {
  test("a point is compared with the beginning, to the second", () => {
    const noon = time("2016-11-08T12:00:00.500", "2016-11-08T12:00:01");
    expect(valueAgrees([{ value: "2016-11-08 12:00:00" }], noon)).toBe(true);
    expect(valueAgrees([{ value: "2016-11-08 12:00:01" }], noon)).toBe(false);
    expect(valueAgrees([{ value: "2016-11-08" }], noon)).toBe(false);
  });

  test("a time of day agrees on any day, before 1970 too", () => {
    expect(valueAgrees([{ value: "15:00:00" }], time("1950-03-01T15:00:00", "1950-03-01T16:00:00"))).toBe(
      true,
    );
    expect(valueAgrees([{ value: "03:00:00" }], time("1950-03-01T15:00:00", "1950-03-01T16:00:00"))).toBe(
      false,
    );
  });

  test("of spans of time both ends, of several readings any one", () => {
    const readings = [
      { start: "2015-05-01", end: "2015-06-01" },
      { start: "2016-05-01", end: "2016-06-01" },
    ];
    expect(valueAgrees(readings, time("2016-05-01T00:00:00", "2016-06-01T00:00:00"))).toBe(true);
    expect(valueAgrees(readings, time("2015-05-01T00:00:00", "2016-06-01T00:00:00"))).toBe(false);
    expect(valueAgrees(readings, { kind: "time", from: at("2015-05-01T00:00:00"), to: null })).toBe(false);
    expect(valueAgrees(readings, { kind: "other", name: "duration" })).toBe(false);
  });

  test("reads what the source writes", () => {
    expect(instant("2016-11-07 16:12:00")).toBe(at("2016-11-07T16:12:00"));
    expect(instant("2016-11-07T16:12:00.0000000")).toBe(at("2016-11-07T16:12:00"));
    expect(instant("15:00:00")).toBeNull();
  });
});

describe("scores", () => {
  const { cases } = readCases(JSON.stringify([POINT, RANGE, EMPTY]));
  const point: DateSpan = { start: 5, end: 13, value: time("2016-11-08T00:00:00", "2016-11-09T00:00:00") };
  const range: DateSpan = { start: 0, end: 9, value: time("2016-11-07T00:00:00", "2016-11-14T00:00:00") };

  test("all right", () => {
    const one = { cases: 1, places: 1, right: 1, begins: 1 };
    expect(scoreDates(cases, [[point], [range], []])).toEqual({ points: one, ranges: one, none: one });
  });

  test("other words, another end: only the beginning is right", () => {
    const score = scoreDates(cases, [
      [{ ...point, start: 8 }],
      [{ ...range, value: time("2016-11-07T00:00:00", "2016-11-12T00:00:00") }],
      [],
    ]);
    expect(score.points).toEqual({ cases: 1, places: 0, right: 0, begins: 1 });
    expect(score.ranges).toEqual({ cases: 1, places: 1, right: 0, begins: 1 });
  });

  test("one too many, one missing, one where none is: nothing is right", () => {
    const nothing = { cases: 1, places: 0, right: 0, begins: 0 };
    const second = { ...point, start: 0, end: 4 };
    expect(scoreDates(cases, [[point, second], [], [point]])).toEqual({
      points: nothing,
      ranges: nothing,
      none: nothing,
    });
  });
});
