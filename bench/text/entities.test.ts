/** F1 on spans, against counts made by hand and against itself. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { f1, scoreEntities } from "./entities.ts";
import type { EntitySpan, EntityType } from "./library.ts";

const span = (type: EntityType, start: number, end: number): EntitySpan => ({ type, start, end });

test("a span counts with its exact place and type, in its own message, once", () => {
  const given = [
    [span("person", 0, 3), span("location", 10, 16)],
    [span("organization", 0, 4)],
    [span("person", 5, 9)],
  ];
  const found = [
    [span("person", 0, 3), span("person", 0, 3), span("location", 10, 15)],
    [span("location", 0, 4)],
    [span("person", 0, 3)],
  ];
  const { all, person, location, organization } = scoreEntities(found, given);
  expect(all).toEqual({ f1: 25, precision: 25, recall: 25, found: 4, given: 4 });
  expect(person).toEqual({ f1: 50, precision: 50, recall: 50, found: 2, given: 2 });
  expect(location).toEqual({ f1: 0, precision: 0, recall: 0, found: 2, given: 1 });
  expect(organization).toEqual({ f1: 0, precision: 0, recall: 0, found: 0, given: 1 });
});

test("F1 is the harmonic mean of precision and recall, and 0 of nothing", () => {
  expect(f1(3, 4, 6)).toEqual({ f1: 60, precision: 75, recall: 50, found: 4, given: 6 });
  expect(f1(0, 0, 0)).toEqual({ f1: 0, precision: 0, recall: 0, found: 0, given: 0 });
});

test("lists of different messages are not compared", () => {
  expect(() => scoreEntities([[]], [[], []])).toThrow("1 messages read of 2");
});

const spans = fc.array(
  fc.record({
    type: fc.constantFrom<EntityType>("person", "location", "organization"),
    start: fc.nat(20),
    end: fc.nat(20),
  }),
  { maxLength: 6 },
);

test("what is found as given is right, and precision and recall change places with found and given", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(spans, spans)), (messages) => {
      const found = messages.map(([one]) => one);
      const given = messages.map(([, other]) => other);
      const [there, back] = [scoreEntities(found, given).all, scoreEntities(given, found).all];
      expect(there.f1).toBe(back.f1);
      expect([there.precision, there.found]).toEqual([back.recall, back.given]);
      expect(scoreEntities(found, found).all.f1).toBe(there.found === 0 ? 0 : 100);
    }),
  );
});
