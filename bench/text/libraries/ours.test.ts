/** What is made of the values of `analyze()`, in the forms that `core-rs/core/src/text/values` documents. */
import { expect, test } from "vitest";
import { dateValue } from "./ours.ts";

const FROM = Date.UTC(2016, 10, 7);
const TO = Date.UTC(2016, 10, 8);

test("a time has its two ends, null where one is open", () => {
  const day = { from: FROM, to: TO, grain: "day" };
  expect(dateValue({ kind: "datetime", value: day })).toEqual({ kind: "time", from: FROM, to: TO });
  const since = { from: FROM, to: null, grain: "day", mod: "since" };
  expect(dateValue({ kind: "datetime", value: since })).toEqual({ kind: "time", from: FROM, to: null });
});

test("what has a length or returns has no place in time", () => {
  const duration = dateValue({ kind: "duration", value: { seconds: 60 } });
  expect(duration).toEqual({ kind: "other", name: "duration" });
  const recurring = dateValue({ kind: "datetime", value: { every: { unit: "week", count: 1 }, from: FROM } });
  expect(recurring).toEqual({ kind: "other", name: "recurring" });
});

test("another form is an error, not a miss", () => {
  expect(() => dateValue({ kind: "datetime", value: "2016-11-07" })).toThrow("a date of the form");
});
