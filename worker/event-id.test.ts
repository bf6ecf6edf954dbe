import fc from "fast-check";
import { expect, test } from "vitest";
import { formatEventId, parseEventId } from "./event-id.ts";

test("an id reads back; a bare seq has no epoch", () => {
  fc.assert(
    fc.property(fc.nat(), fc.maxSafeNat(), (epoch, seq) => {
      expect(parseEventId(formatEventId(epoch, seq), "id")).toEqual({ epoch, seq });
      expect(parseEventId(String(seq), "id")).toEqual({ epoch: null, seq });
    }),
  );
});

test.each([
  "",
  "x",
  "-1",
  "1.",
  ".1",
  "1.2.3",
  "1.x",
  "1e3",
  " 1",
  "0x10",
  "9007199254740992",
  "9".repeat(40),
  "NaN",
])("%j is no event id", (text) => expect(() => parseEventId(text, "Last-Event-ID")).toThrow(/Last-Event-ID/));
