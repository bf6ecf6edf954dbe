/** The shipped package on a text by itself: tokens with part of speech and base form, entities, values, relations. */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import {
  AgenticClient,
  initSync,
  type Relation,
  type TextAnalysis,
  type Value,
} from "../core-rs/wasm/pkg/lean_agentic_wasm.js";

const file = (path: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../core-rs/${path}`, import.meta.url)));

initSync({ module: file("wasm/pkg/lean_agentic_wasm_bg.wasm") });
const client = new AgenticClient(file("model/en.bin"));
afterAll(() => client.free());

/** A Wednesday. */
const AT = Date.UTC(2026, 10, 25, 10, 30);

const values = (text: string): (readonly [Value["kind"], string, Value["value"]])[] =>
  client.analyze(text, AT).values.map(({ kind, text, value }) => [kind, text, value]);

const period = (from: number[], to: number[], grain: string) => ({
  from: utc(from),
  to: utc(to),
  grain,
});
const utc = ([year = 0, month = 0, day = 1, hour = 0]: number[]): number =>
  Date.UTC(year, month - 1, day, hour);

it.each([
  ["I studied physics at the University of Vienna.", "University of Vienna"],
  ["We met at the University of Cape Town.", "University of Cape Town"],
  ["I joined the Bank of Ireland.", "Bank of Ireland"],
])("takes an institution with its place as one organization: %s", (text, name) => {
  const { entities } = client.analyze(text);
  expect(entities.map(({ type, start, end }) => [type, text.slice(start, end)])).toEqual([
    ["organization", name],
  ]);
});

it("gives each token its part of speech and its base form", () => {
  const text = "Maria didn't see the mice in Lisbon.";
  const { tokens, entities } = client.analyze(text);
  expect(tokens.map(({ start, end, upos, lemma }) => [text.slice(start, end), upos, lemma])).toEqual([
    ["Maria", "PROPN", "Maria"],
    ["did", "AUX", "do"],
    ["n't", "PART", "not"],
    ["see", "VERB", "see"],
    ["the", "DET", "the"],
    ["mice", "NOUN", "mouse"],
    ["in", "ADP", "in"],
    ["Lisbon", "PROPN", "Lisbon"],
    [".", "PUNCT", "."],
  ]);
  expect(entities).toMatchObject([
    { type: "person", text: "Maria" },
    { type: "location", text: "Lisbon" },
  ]);
});

it("gives tokens alone without a model", () => {
  const bare = new AgenticClient();
  expect(bare.analyze("a b")).toEqual({
    tokens: [
      { start: 0, end: 1 },
      { start: 2, end: 3 },
    ],
    entities: [],
    values: [],
    relations: [],
  });
  bare.free();
});

describe("T1: values", () => {
  it.each<[string, Value["kind"], string, Value["value"]]>([
    [
      "Let's meet tomorrow at 9am.",
      "datetime",
      "tomorrow at 9am",
      period([2026, 11, 26, 9], [2026, 11, 26, 10], "hour"),
    ],
    [
      "I lived there from 2015 to 2019.",
      "datetime",
      "from 2015 to 2019",
      period([2015, 1], [2019, 1], "year"),
    ],
    [
      "We meet every Monday at 7am.",
      "datetime",
      "every Monday at 7am",
      { every: { unit: "week", count: 1, weekday: 0, time: 25_200 } },
    ],
    ["It took 2 hours and 30 minutes.", "duration", "2 hours and 30 minutes", { seconds: 9_000 }],
    ["About 1.2 million people came.", "number", "1.2 million", 1_200_000],
    ["I finished third.", "ordinal", "third", 3],
    ["See the previous page.", "ordinal", "previous", { offset: -1, from: "current" }],
    ["It was twenty-five percent more.", "percent", "twenty-five percent", 25],
    ["It costs £17.50.", "money", "£17.50", { amount: 17.5, currency: "GBP" }],
    ["It costs 5 dollars and 20 cents.", "money", "5 dollars and 20 cents", { amount: 5.2, currency: "USD" }],
    ["He weighs 82 kg.", "quantity", "82 kg", { amount: 82, unit: "kilogram" }],
    ["I'm 34 years old.", "quantity", "34 years old", { amount: 34, unit: "year" }],
    ["Write to Ann.Lee@Example.ORG!", "email", "Ann.Lee@Example.ORG", "Ann.Lee@example.org"],
    [
      "See HTTPS://Example.org/A?b=c, please.",
      "url",
      "HTTPS://Example.org/A?b=c",
      "https://example.org/A?b=c",
    ],
    ["Call me at +49 30 901820.", "phone", "+49 30 901820", "+4930901820"],
    ["I like #Rust.", "hashtag", "#Rust", "#rust"],
    ["Thanks @Ann_Lee!", "handle", "@Ann_Lee", "@ann_lee"],
  ])("%s", (text, kind, words, value) => {
    expect(values(text)).toEqual([[kind, words, value]]);
  });

  it("T2: take a day without a year by the tense, and name the other one", () => {
    const before = { from: utc([2026, 3, 3]), to: utc([2026, 3, 4]) };
    const after = { from: utc([2027, 3, 3]), to: utc([2027, 3, 4]) };
    const words = ["datetime", "March 3rd"];
    expect(values("We met on March 3rd.")).toEqual([
      [...words, { ...before, grain: "day", alternative: after }],
    ]);
    expect(values("I will see you on March 3rd.")).toEqual([
      [...words, { ...after, grain: "day", alternative: before }],
    ]);
  });

  it("T2: have open sides, which are null", () => {
    expect(values("I've been here since 2019.")).toEqual([
      ["datetime", "since 2019", { from: utc([2019, 1]), to: null, grain: "year", mod: "since" }],
    ]);
    expect(values("Before 5pm, please.")).toEqual([
      ["datetime", "Before 5pm", { from: null, to: utc([2026, 11, 25, 17]), grain: "hour", mod: "before" }],
    ]);
  });

  it("T5: are carried by the turns as they are by themselves", () => {
    const text = "Ann paid €20 on Friday, call +1 555 123 4567";
    const session = new AgenticClient(file("model/en.bin"));
    const turn = session.process_message(text, AT);
    expect(turn.values.map(({ kind }) => kind)).toEqual(["money", "datetime", "phone"]);
    expect(turn.values).toEqual(client.analyze(text, AT).values);
    const [again] = session.process_batch([{ text, at: AT }]);
    expect(again?.values).toEqual(turn.values);
    session.free();
  });
});

describe("T5: relations", () => {
  const relations = (text: string): Relation[] => client.analyze(text, AT).relations;

  it("have their parts where they are in the text", () => {
    const text = "My sister Ann didn't move to Berlin last month, and 東京 👍 she works at Siemens.";
    const found = relations(text);
    expect(found.map(({ kind }) => kind)).toContain("lives in");
    for (const { subject, predicate, object, args, start, end } of found) {
      for (const part of [subject, object, ...(args ?? [])])
        if (part) expect(text.slice(part.start, part.end)).toBe(part.text);
      const words = text.slice(predicate.start, predicate.end);
      expect([words, `is ${words}`.trim()]).toContain(predicate.text);
      expect(text.slice(start, end)).toContain(object?.text ?? "");
    }
  });

  it("say who does what to whom, with what else is said of it", () => {
    expect(relations("I met John at the conference in 2019.")).toEqual([
      {
        subject: { text: "I", start: 0, end: 1 },
        predicate: { text: "met", start: 2, end: 5 },
        object: { text: "John", start: 6, end: 10 },
        args: [
          { text: "at the conference", start: 11, end: 28 },
          { text: "in 2019", start: 29, end: 36 },
        ],
        negated: false,
        kind: "meets",
        tense: "past",
        start: 0,
        end: 36,
      },
    ]);
  });

  it("have a verb that is only meant, in no words of the text", () => {
    const text = "Bill Gates, the founder of Microsoft, lives in Seattle.";
    const [first] = relations(text);
    expect(first).toMatchObject({
      subject: { text: "Bill Gates" },
      object: { text: "the founder of Microsoft" },
    });
    expect(first?.predicate).toMatchObject({ text: "is" });
    expect(text.slice(first?.predicate.start, first?.predicate.end)).toBe("");
  });

  it.each<[string, object]>([
    ["I don't like mushrooms.", { negated: true, kind: "likes", tense: "present" }],
    ["I no longer live in Paris.", { negated: true, kind: "lives in", ended: true }],
    ["I sold my car.", { negated: false, kind: "has", ended: true, tense: "past" }],
    ["Actually, my birthday is on May 5th.", { kind: "has birthday", corrects: true }],
    ["You should see a doctor.", { modality: "obligation" }],
    ["Did you call Ann?", { modality: "asked", object: { text: "Ann" } }],
    ["Don't forget the milk!", { subject: null, negated: true, modality: "commanded" }],
  ])("%s", (text, expected) => {
    expect(relations(text)).toMatchObject([expected]);
  });

  it("name who reports them", () => {
    const text = "Ann says Bob might move to London next year.";
    expect(relations(text)).toContainEqual(
      expect.objectContaining({
        subject: { text: "Bob", start: 9, end: 12 },
        object: { text: "London", start: 27, end: 33 },
        args: [{ text: "next year", start: 34, end: 43 }],
        reported_by: { text: "Ann", start: 0, end: 3 },
        kind: "lives in",
        modality: "possible",
      }),
    );
  });
});

describe("T3: bad input", () => {
  const TEXT_BYTES = 65_536;
  const SAID = "Ann paid $20 to Bob in Paris on Friday. ";

  /** All offsets are inside the text and on borders of characters; parts ascend. */
  function expectSound(text: string, { tokens, entities, values, relations }: TextAnalysis): void {
    const parts = relations.flatMap(({ subject, object, predicate, args, reported_by }) =>
      [subject, object, predicate, reported_by, ...(args ?? [])].filter((part) => part != null),
    );
    for (const { start, end } of [...tokens, ...entities, ...values, ...relations, ...parts]) {
      expect(0 <= start && start <= end && end <= text.length).toBe(true);
      for (const place of [start, end]) {
        const inside =
          /[\uD800-\uDBFF]/.test(text[place - 1] ?? "") && /[\uDC00-\uDFFF]/.test(text[place] ?? "");
        expect(inside).toBe(false);
      }
    }
    for (const list of [tokens, entities, values])
      expect(list.every(({ start }, i) => start >= (list[i - 1]?.end ?? 0))).toBe(true);
  }

  it.each<[string, string]>([
    ["NUL", `a\u0000b \u0000 ${SAID}\u0000`],
    ["lone surrogates", `\uD83D ${SAID}\uDC4D x\uD83D\uD83Dx ${SAID}\uDC4D\uD83D`],
    ["emoji", `👍🏽${SAID}👩‍👩‍👧 ${SAID}🇩🇪🇩`],
    ["right to left", `שלום 20 ${SAID} \u202e مرحبا ٢٠ ${SAID}`],
    ["combining marks", `e${"\u0301".repeat(10_000)} ${SAID}`],
    ["no space in 64 KiB", "x".repeat(TEXT_BYTES)],
    ["no space, and digits", "1".repeat(TEXT_BYTES)],
    ["no space, four bytes a character", "👍".repeat(TEXT_BYTES / 4)],
    ["no space, values on end", "$1,".repeat(TEXT_BYTES / 3)],
  ])("%s", (_, text) => {
    expectSound(text, client.analyze(text, AT));
  });

  it("puts U+FFFD for a lone surrogate, which is as long: what stands behind it keeps its place", () => {
    const text = `\uD83D ${SAID}`;
    const { entities, values } = client.analyze(text, AT);
    expect(entities.map(({ start, end }) => text.slice(start, end))).toEqual(["Ann", "Bob", "Paris"]);
    expect(values.map(({ start, end }) => text.slice(start, end))).toEqual(["$20", "Friday"]);
  });
});
