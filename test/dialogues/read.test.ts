import { describe, expect, it } from "vitest";
import { messagesOf } from "./dialogue.ts";
import { allDialogues } from "./dialogues.ts";
import { readDialogues } from "./read.ts";

const HEAD = `== moved: a title
timezone: Europe/Berlin
people: Ann Lee ~ Annie f; Bob
organisations: International Business Machines ~ IBM; Acme
dates: May 2020 = 2020-05-01; March 3 = 03-03

2026-03-01T10:00Z Ann Lee: I live in Berlin: since May 2020.
2026-05-02T10:00Z user: Hi.

`;

const read = (lines: string) => {
  const [dialogue] = readDialogues(HEAD + lines, "a.txt");
  if (!dialogue) throw new Error("a dialogue was written");
  return dialogue;
};
const expectation = (lines: string) => read(lines).steps.at(-1);

it("reads the head and the messages", () => {
  const dialogue = read("");
  expect(dialogue).toMatchObject({
    id: "moved",
    title: "a title",
    timezone: "Europe/Berlin",
    people: [{ names: ["Ann Lee", "Annie"], gender: "f" }, { names: ["Bob"] }],
    organisations: [["International Business Machines", "IBM"], ["Acme"]],
    dates: [
      { words: "May 2020", date: "2020-05-01" },
      { words: "March 3", date: "03-03" },
    ],
  });
  expect(messagesOf(dialogue)[0]).toEqual({
    kind: "message",
    line: 7,
    at: Date.UTC(2026, 2, 1, 10),
    speaker: "Ann Lee",
    text: "I live in Berlin: since May 2020.",
  });
});

it("reads facts: a day is midnight in the timezone, #n a message's time", () => {
  const first = Date.UTC(2026, 2, 1, 10);
  expect(
    expectation(
      "expect history of Ann Lee, lives in, known at #1:\n" +
        "  Berlin from about 2020-05-01 until 2026-04-20T08:00Z\n" +
        "  not New York reported by Bob from unknown until open evidence 2\n",
    ),
  ).toMatchObject({
    kind: "history",
    who: "Ann Lee",
    predicate: "lives in",
    knownAt: first,
    facts: [
      {
        negated: false,
        object: "Berlin",
        from: { at: Date.UTC(2020, 3, 30, 22), about: true },
        until: { at: Date.UTC(2026, 3, 20, 8), about: false },
      },
      {
        negated: true,
        object: "New York",
        modality: "reported",
        reportedBy: "Bob",
        from: "unknown",
        until: "open",
        evidence: 2,
      },
    ],
  });
  expect(expectation("expect facts of Bob, likes, as of #1: nothing")).toMatchObject({
    kind: "facts",
    asOf: first,
    facts: [],
  });
  expect(expectation("expect facts of Bob, likes: tea planned")).toMatchObject({
    facts: [{ object: "tea", modality: "planned" }],
  });
});

it("reads what else is expected", () => {
  expect(expectation("expect people: Ann Lee (Annie, Ann); Bob")).toMatchObject({
    type: "person",
    entities: [
      { name: "Ann Lee", aliases: ["Annie", "Ann"] },
      { name: "Bob", aliases: [] },
    ],
  });
  expect(expectation("expect unresolved in #2: Ann")).toMatchObject({ message: 2, names: ["Ann"] });
  expect(expectation("expect subject of #1: nothing")).toMatchObject({ kind: "subject", names: [] });
  expect(expectation("expect same state as without #2")).toMatchObject({ without: 2 });
  expect(expectation("expect same state as without merge")).toMatchObject({ without: "merge" });
});

it("reads operations", () => {
  expect(
    read("> forget #2\n> merge Annie into Ann Lee\n> undo\n> split #1 Ann\n").steps.slice(2),
  ).toMatchObject([
    { kind: "forget", message: 2 },
    { kind: "merge", from: "Annie", into: "Ann Lee" },
    { kind: "undo" },
    { kind: "split", message: 1, text: "Ann" },
  ]);
});

describe("an error names the file and the line", () => {
  it.each([
    ["hello", "neither a message, an operation nor an expectation"],
    ["> join Ann", "not an operation"],
    ["expect facts of Bob, likes:", "one line after its colon, or lines below"],
    ["expect facts of Bob, likes: tea\n  coffee", "one line after its colon, or lines below"],
    ["expect facts of Bob, likes, as of #7: tea", "there is no message #7"],
    ["expect facts of Bob, likes: tea from yesterday", "not a fact"],
    ["expect nothing of Bob: tea", "not an expectation"],
    ["expect subject of #3: Bob", "there is no message #3"],
    ["2026-01-01T10:00Z user: Hi.", "earlier than the message before"],
    ["2026-13-01T10:00Z user: Hi.", "not a message"],
  ])("%s", (line, problem) => {
    expect(() => read(line)).toThrow(new RegExp(`^a\\.txt:10: .*${problem}`));
  });

  it("in the head", () => {
    expect(() => readDialogues("== A b\n\n2026-01-01T10:00Z user: Hi.", "a")).toThrow("a:1: not a title");
    expect(() => readDialogues("== a: b\ncities: Rome\n\n2026-01-01T10:00Z user: Hi.", "a")).toThrow("a:2:");
    expect(() => readDialogues("== a: b\ntimezone: Mars\n\n2026-01-01T10:00Z user: Hi.", "a")).toThrow(
      "a:2:",
    );
    expect(() => readDialogues("== a: b\n", "a")).toThrow("a:1: a dialogue without messages");
    expect(() => readDialogues("a\n", "a")).toThrow("a:1: text before");
    expect(() => readDialogues(`${HEAD}${HEAD}`, "a")).toThrow("a:10: a second dialogue moved");
  });
});

it("finds no id in two files, and in each dialogue something to expect", () => {
  const dialogues = allDialogues();
  expect(dialogues.length).toBeGreaterThanOrEqual(165);
  const ids = dialogues.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const idle = dialogues.filter(({ source }) => !source.includes("\nexpect "));
  expect(idle.map(({ id }) => id)).toEqual([]);
});
