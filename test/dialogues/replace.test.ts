import { expect, it } from "vitest";
import { Random } from "../harness/random.ts";
import { toLocal } from "./clock.ts";
import { messagesOf } from "./dialogue.ts";
import { allDialogues } from "./dialogues.ts";
import { mask } from "./mask.ts";
import { readDialogues } from "./read.ts";
import { drawNames, replace, replaceNames } from "./replace.ts";
import { shiftBy, unitOf } from "./shift-dates.ts";

const [dialogue] = readDialogues(
  `== one: all that is replaced
timezone: Europe/Rome
people: Ann Lee ~ Nan f; Ann Moss f; Bob m
places: New York; Rome
organisations: Acme; International Business Machines ~ IBM
schools: Harvard
dates: 3rd of March 2025 = 2025-03-03; Mar 9 = 03-09

2025-03-05T22:30Z Ann Lee: Ann Moss left Acme, Ann's at IBM, bob in new york since the 3rd of March 2025.
2025-03-11T10:00Z Bob: Nan was at Harvard on Tuesday and in Rome on Mar 9.

expect facts of Ann Lee, works at: International Business Machines from 2025-03-11 until 2025-03-05T22:30Z
`,
  "one.txt",
);
if (!dialogue) throw new Error("a dialogue was written");

/** Weekday and time of day in the dialogue's timezone. */
function weekday(at: number, timezone: string): string {
  return new Date(toLocal(at, timezone)).toUTCString().replace(/,.* (\d\d:\d\d:\d\d).*/, " $1");
}

it("replaces names token by token, an acronym with its organisation", () => {
  const drawn = drawNames(dialogue, new Random(1));
  const other = replaceNames(dialogue.source, drawn);
  const name = (old: string) =>
    old
      .split(" ")
      .map((token) => drawn.get(token) ?? drawn.get("Bob")?.toLowerCase())
      .join(" ");
  const ibm = `${drawn.get("International Business Machines")} ~ ${drawn.get("IBM")}`;
  expect(other).toContain(
    `people: ${name("Ann Lee")} ~ ${name("Nan")} f; ${name("Ann Moss")} f; ${name("Bob")} m`,
  );
  expect(other).toContain(`organisations: ${drawn.get("Acme")}; ${ibm}`);
  expect(other).toContain(`${name("bob")} in ${drawn.get("New York")?.toLowerCase()} since`);
  expect(other).toContain("timezone: Europe/Rome");
  expect(new Set(drawn.values()).size).toBe(drawn.size);
});

it("moves all dates by whole weeks, the hour as clocks there show it", () => {
  const source = shiftBy(dialogue, dialogue.source, { unit: "weeks", by: 20 });
  expect(source).toContain("dates: 21st of July 2025 = 2025-07-21; Jul 27 = 07-27");
  expect(source).toContain("2025-07-23T21:30Z Ann Lee: Ann Moss left Acme");
  expect(source).toContain("since the 21st of July 2025.");
  expect(source).toContain("from 2025-07-29 until 2025-07-23T21:30Z");
});

it("moves by years what speaks of months, and leaves what speaks of weeks too", () => {
  const of = (text: string) =>
    readDialogues(
      `== a: a\npeople: Bob m\ndates: May 2020 = 2020-05-01\n\n2025-01-01T10:00Z Bob: ${text}`,
      "a",
    )[0];
  const months = of("Since May 2020.");
  const both = of("Last week, and since May 2020.");
  if (!months || !both) throw new Error("two dialogues were written");
  expect(unitOf(months)).toBe("years");
  expect(shiftBy(months, months.source, { unit: "years", by: -2 })).toContain(
    "2023-01-01T10:00Z Bob: Since May 2018.",
  );
  expect(unitOf(both)).toBeUndefined();
});

it.each([1, 2, 3, 4, 5])("keeps the sense of every dialogue, seed %i", (seed) => {
  for (const one of allDialogues()) {
    const other = replace(one, seed);
    const where = `${one.id}: ${other.source}`;
    expect(mask(other), where).toBe(mask(one));
    expect(other.steps.map(({ kind, line }) => [kind, line - other.line])).toEqual(
      one.steps.map(({ kind, line }) => [kind, line - one.line]),
    );
    if (unitOf(one) === "weeks") {
      expect(
        messagesOf(other).map(({ at }) => weekday(at, one.timezone)),
        where,
      ).toEqual(messagesOf(one).map(({ at }) => weekday(at, one.timezone)));
    }
  }
});

it("can move every dialogue", () => {
  expect(allDialogues().filter((one) => unitOf(one) === undefined)).toEqual([]);
});
