/** The judge is judged with a memory that says what it is told to. */
import { describe, expect, it } from "vitest";
import { check } from "./check.ts";
import type { Entity, Fact, FactsQuery, Memory, Turn } from "./memory.ts";
import { readDialogues } from "./read.ts";

const HEAD = `== a: b
timezone: Europe/Berlin
people: Ann Lee f; Mia f
places: Berlin
dates: March 3 = 03-03

2026-03-01T10:00Z Ann Lee: One.
2026-03-02T10:00Z Ann Lee: Two.
`;
const FIRST = Date.UTC(2026, 2, 1, 10);
const SECOND = Date.UTC(2026, 2, 2, 10);

const ENTITIES: Entity[] = [
  { id: "e1", type: "person", name: "Ann Lee", aliases: ["Ann Lee", "Ann"] },
  { id: "e2", type: "person", name: "Mia", aliases: ["Mia"] },
  { id: "e3", type: "location", name: "Berlin", aliases: ["Berlin"] },
];

const fact = (predicate: string, object: Fact["object"], more: Partial<Fact> = {}): Fact => ({
  id: "f",
  subject: "e1",
  predicate,
  ...(object ? { object } : {}),
  polarity: true,
  modality: "asserted",
  valid_from: FIRST,
  valid_to: null,
  known_from: FIRST,
  known_to: null,
  evidence: 1,
  ...more,
});
const value = (kind: string, text: string, of: unknown) => ({ value: { kind, text, value: of } });

const FACTS: Fact[] = [
  fact("lives in", { entity: "e3" }),
  fact("lives in", { text: "Rome" }, { valid_from: null, valid_to: FIRST }),
  fact("lives in", { text: "Paris" }, { modality: "planned" }),
  fact("lives in", { text: "Oslo" }, { modality: "reported", reported_by: "e2", polarity: false }),
  fact("has age", value("quantity", "34 years old", { amount: 34, unit: "year" })),
  fact("has birthday", value("datetime", "3 March", { from: Date.UTC(2027, 2, 2, 23), grain: "day" })),
  fact("has phone", value("phone", "030 1", "+49301")),
  fact("has", { text: "a red car" }),
  fact("is single", undefined),
  fact("mother", { entity: "e2" }),
];

/** Its state is what was said and done, one sign each. */
class Told implements Memory {
  readonly queries: FactsQuery[] = [];
  log = "";
  say(_at: number, _speaker: string, text: string): Promise<Turn> {
    this.log += text.charAt(0);
    const seq = this.log.length;
    return Promise.resolve({ seq, facts: [{ subject: "e1" }], unresolved: [{ text: "Ann" }] });
  }
  async leaveEmpty(): Promise<void> {
    this.log += "_";
  }
  facts(query: FactsQuery): Promise<Fact[]> {
    this.queries.push(query);
    const { subject, predicate } = query;
    return Promise.resolve(FACTS.filter((one) => one.subject === subject && one.predicate === predicate));
  }
  turn = (): Promise<undefined> => Promise.resolve(undefined);
  entities = (): Promise<Entity[]> => Promise.resolve(ENTITIES);
  mentioned = (seq: number, text: string, nth: number): Promise<string | undefined> =>
    Promise.resolve(seq === 2 && text === "Ann" && nth === 2 ? "e2" : undefined);
  async forget(seq: number): Promise<void> {
    this.log = `${this.log.slice(0, seq - 1)}_${this.log.slice(seq)}`;
  }
  async merge(from: string, into: string): Promise<string> {
    this.log += "m";
    return `${from}>${into}`;
  }
  async undo(merge: string): Promise<void> {
    if (merge !== "e2>e1") throw new Error(`no merge ${merge}`);
    this.log = this.log.replace("m", "_").concat("_");
  }
  async split(): Promise<void> {
    this.log += "s";
  }
  stateHash = (): Promise<string> => Promise.resolve(this.log);
}

async function differences(lines: string, memory = new Told()): Promise<string[]> {
  const [dialogue] = readDialogues(`${HEAD}\n${lines}\n`, "a.txt");
  if (!dialogue) throw new Error("a dialogue was written");
  let given = false;
  return check(dialogue, () => {
    if (given) return Promise.resolve(new Told());
    given = true;
    return Promise.resolve(memory);
  });
}

describe("agrees", () => {
  it.each([
    "expect facts of Ann Lee, lives in: Berlin from #1 until open evidence 1",
    "expect facts of ann, lives in: berlin from about 2026-03-03",
    "expect history of Ann, lives in:\n  not Oslo reported by Mia\n  Paris planned\n  Rome from unknown until #1\n  Berlin",
    "expect facts of Ann, has age: 34 year",
    "expect facts of Ann, has birthday: March 3",
    "expect facts of Ann, has birthday: 03-03",
    "expect facts of Ann, has phone: +49301",
    "expect facts of Ann, has: Red car",
    "expect facts of Ann, is single: yes",
    "expect facts of Ann, mother: Ann's mother",
    "expect facts of Ann, mother: Ann (#2.2)",
    "expect facts of Ann Lee's mom, likes: nothing",
    "expect facts of Nobody, likes: nothing",
    "expect people: Mia; Ann Lee (Ann)",
    "expect places: Berlin",
    "expect organisations: nothing",
    "expect subject of #2: Ann Lee",
    "expect unresolved in #1: Ann",
    "> forget #1\nexpect same state as without #1",
    "> merge Mia into Ann Lee\n> undo\nexpect same state as without merge",
  ])("%s", async (lines) => {
    expect(await differences(lines)).toEqual([]);
  });
});

describe("says what differs", () => {
  const berlin = "  got:      Berlin asserted from 2026-03-01T10:00Z (2026-03-01) until open evidence 1";
  it.each([
    ["expect facts of Ann, lives in: nothing", [berlin]],
    ["expect facts of Ann, lives in: Berlin from #2", ["  expected: Berlin from #2", berlin]],
    ["expect facts of Ann, lives in: Berlin until #2", ["  expected: Berlin until #2", berlin]],
    ["expect facts of Ann, lives in: not Berlin", ["  expected: not Berlin", berlin]],
    ["expect facts of Ann, lives in: Berlin planned", ["  expected: Berlin planned", berlin]],
    ["expect facts of Ann, lives in: Berlin evidence 2", ["  expected: Berlin evidence 2", berlin]],
    ["expect facts of Ann, lives in:\n  Berlin\n  Berlin", ["  expected: Berlin"]],
    ["expect facts of Nobody, likes: tea", ["  nobody is called Nobody"]],
    ["expect people: Mia", ["  expected: Mia", "  got:      Ann Lee; Mia"]],
    ["expect people: Mia (Mimi); Ann Lee", ["  expected: Mia, also called Mimi", "  got:      Mia"]],
    ["expect subject of #2: nothing", ["  expected: nothing", "  got:      Ann Lee"]],
    ["expect unresolved in #1: nothing", ["  expected: nothing", "  got:      Ann"]],
    ["expect same state as without #1", ["  the state is another one than without #1"]],
  ])("%s", async (lines, differ) => {
    const [first] = lines.split("\n");
    expect(await differences(lines)).toEqual([[`a.txt:10: ${first}`, ...differ].join("\n")]);
  });

  it("of an operation that fails", async () => {
    expect(await differences("> merge Bob into Mia")).toEqual([
      "a.txt:10: > merge Bob into Mia\n  nobody is called Bob",
    ]);
    expect(await differences("> undo")).toEqual(["a.txt:10: > undo\n  nothing was merged"]);
  });
});

it("asks for the times that are expected", async () => {
  const memory = new Told();
  await differences(
    "expect facts of Ann, has, known at #1: car\nexpect history of Ann, has, known at #2: car\n" +
      "expect facts of Ann, has, as of #2, known at #1: car\nexpect facts of Ann, has: car",
    memory,
  );
  const query = { subject: "e1", predicate: "has" };
  const distinct = [
    ...new Set(memory.queries.filter((one) => one.predicate === "has").map((one) => JSON.stringify(one))),
  ];
  expect(distinct.map((one) => JSON.parse(one))).toEqual([
    { ...query, asOf: FIRST, knownAsOf: FIRST },
    { ...query, knownAsOf: SECOND },
    { ...query, asOf: SECOND, knownAsOf: FIRST },
    query,
  ]);
});
