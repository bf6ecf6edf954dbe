import { expect, it } from "vitest";
import { allDialogues } from "./dialogues.ts";
import { mask, maskMessages } from "./mask.ts";
import { readDialogues } from "./read.ts";

const [one, other] = readDialogues(
  `== one: a
people: Ann Lee f
places: New York
dates: May 2020 = 2020-05-01

2026-01-01T10:00Z user: Ann's in New York since May 2020, Ann Lee says.

== other: b
people: Bob m
places: Rome
dates: 3 March 2019 = 2019-03-03

2025-01-01T10:00Z user: Bob's in Rome since 3 March 2019, Bob says.
`,
  "two.txt",
);

it("sees through names, places and dates", () => {
  if (!one || !other) throw new Error("two dialogues were written");
  expect(mask(one)).toBe("NAME's in PLACE since DATE, NAME says.");
  expect(mask(other)).toBe(mask(one));
});

it("finds no two dialogues alike", () => {
  const seen = new Map<string, string>();
  const alike: string[] = [];
  for (const dialogue of allDialogues()) {
    const masked = mask(dialogue);
    const before = seen.get(masked);
    if (before) alike.push(`${before} and ${dialogue.id}`);
    seen.set(masked, dialogue.id);
  }
  expect(alike).toEqual([]);
});

/** The barest sentences ("I live in Berlin.") set the scene of some. */
it("finds no sentence of more than five words in more than three dialogues", () => {
  const count = new Map<string, number>();
  for (const dialogue of allDialogues()) {
    for (const masked of new Set(maskMessages(dialogue))) count.set(masked, (count.get(masked) ?? 0) + 1);
  }
  expect([...count].filter(([text, dialogues]) => dialogues > 3 && text.split(" ").length > 5)).toEqual([]);
});
