import { expect, test } from "vitest";
import { Printer } from "./print.ts";
import { parseTranscript } from "./transcript.ts";

const utc = (iso: string) => Date.parse(iso);

test("plain text: with and without a speaker, whatever the line ends", () => {
  const { format, messages } = parseTranscript(
    "\ufeffAnn Lee: Hi: there!\r\n\r\n  just words: lower\nSee https://example.com/a: it is good\nA very long sentence that says a thing: this\nJosé: ok",
  );
  expect(format).toBe("plain");
  expect(messages).toEqual([
    { speaker: "Ann Lee", text: "Hi: there!" },
    { text: "just words: lower" },
    { text: "See https://example.com/a: it is good" },
    { text: "A very long sentence that says a thing: this" },
    { speaker: "José", text: "ok" },
  ]);
});

test("WhatsApp from Android: day first, messages of several lines, its own words and media left out", () => {
  const { format, messages } = parseTranscript(
    [
      "31/12/2023, 22:15 - Messages and calls are end-to-end encrypted.",
      "31/12/2023, 22:16 - Ann: Happy new year",
      "to: all",
      "01/01/2024, 00:01 - +49 170 123: <Media omitted>",
      "01/01/2024, 00:02 - Bob Lee: thanks",
    ].join("\n"),
  );
  expect(format).toBe("whatsapp");
  expect(messages).toEqual([
    { speaker: "Ann", text: "Happy new year\nto: all", at: utc("2023-12-31T22:16:00Z") },
    { speaker: "Bob Lee", text: "thanks", at: utc("2024-01-01T00:02:00Z") },
  ]);
});

test("WhatsApp from iOS: brackets, seconds, halves of the day, marks of direction", () => {
  const { messages } = parseTranscript(
    "[1/2/24, 12:05:09\u202fAM] Ann: hello\n\u200e[1/13/24, 1:05:09\u202fPM] \u200eBob: \u200eimage omitted\n[1/13/24, 1:06:00\u202fPM] Bob: hi",
  );
  expect(messages).toEqual([
    { speaker: "Ann", text: "hello", at: utc("2024-01-02T00:05:09Z") },
    { speaker: "Bob", text: "hi", at: utc("2024-01-13T13:06:00Z") },
  ]);
});

test("WhatsApp in German, and with ISO dates", () => {
  expect(parseTranscript("01.02.23, 22:15 - Jörg: na?").messages).toEqual([
    { speaker: "Jörg", text: "na?", at: utc("2023-02-01T22:15:00Z") },
  ]);
  expect(parseTranscript("2023-02-01, 22:15 - Åsa: hej").messages).toEqual([
    { speaker: "Åsa", text: "hej", at: utc("2023-02-01T22:15:00Z") },
  ]);
});

test("JSON Lines: times as numbers or dates; a broken line is named", () => {
  const good =
    '{"text":"one","speaker":"Ann","at":5}\n\n{"text":"two","at":"2024-01-02T03:04:05Z"}\n{"text":"three"}';
  expect(parseTranscript(good)).toEqual({
    format: "jsonl",
    messages: [
      { text: "one", speaker: "Ann", at: 5 },
      { text: "two", at: utc("2024-01-02T03:04:05Z") },
      { text: "three" },
    ],
  });
  expect(() => parseTranscript('{"text":"one"}\n{"text":')).toThrow("line 2");
  expect(() => parseTranscript('{"text":"one"}\n{"said":"x"}')).toThrow("line 2");
});

test("LoCoMo: sessions in order of their number, each message at its session's time", () => {
  const conversation = {
    speaker_a: "Ann",
    session_10_date_time: "12:09 am on 13 September, 2023",
    session_10: [{ speaker: "Bob", dia_id: "D10:1", text: "later" }],
    session_2_date_time: "1:56 pm on 8 May, 2023",
    session_2: [
      { speaker: "Ann", dia_id: "D2:1", text: "first" },
      { speaker: "Bob", dia_id: "D2:2", text: " " },
    ],
  };
  const expected = [
    { speaker: "Ann", text: "first", at: utc("2023-05-08T13:56:00Z") },
    { speaker: "Bob", text: "later", at: utc("2023-09-13T00:09:00Z") },
  ];
  for (const value of [{ conversation, qa: [] }, conversation, [{ conversation }]]) {
    expect(parseTranscript(JSON.stringify(value, null, 1))).toEqual({ format: "locomo", messages: expected });
  }
});

test("mentions are marked where they stand, and a text cannot steer the terminal", () => {
  const text = "Ann\u001b[2J saw\nBerlin";
  const mention = { id: "e1.1", name: "", new: true } as const;
  const turn = {
    type: "turn" as const,
    seq: 7,
    at: 0,
    speaker: "Bob",
    text,
    entities: [
      { ...mention, type: "person" as const, text: "Ann", start: 0, end: 3 },
      { ...mention, type: "location" as const, text: "Berlin", start: 12, end: 18 },
    ],
    values: [],
    facts: [],
    closed: [],
  };
  expect(new Printer(false).turn(turn)).toBe("    7 Bob: [Ann person]\ufffd[2J saw ⏎ [Berlin location]");
  expect(new Printer(true).turn(turn)).toContain("\u001b[36mAnn\u001b[0m\ufffd[2J");
});
