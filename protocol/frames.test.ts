import { expect, test } from "vitest";
import { LIMITS } from "./limits.ts";
import { ClientFrame, CreateSession, MessagesBody, ServerFrame } from "./schemas.ts";

const accepts = (value: unknown) => ClientFrame.safeParse(value).success;

test("the frames of the protocol's page are frames", () => {
  const client = [
    { type: "hello", producer: "p-7f", after: 120 },
    { type: "message", n: 8, text: "Ann moved to Berlin", at: 1795420800000, speaker: "user", reply: "full" },
    { type: "batch", n: 9, messages: [{ text: "…" }, { text: "…" }], reply: "ack" },
    { type: "recall", id: "q1", query: "where does Ann live?", tokens: 1000 },
    { type: "facts", id: "q2", subject: "e3.1", as_of: 1795420800000 },
    { type: "credit", seq: 376, events: 256 },
    { type: "auth", token: "…" },
    { type: "ping" },
  ];
  for (const frame of client) expect(ClientFrame.parse(frame)).toEqual(frame);
  const server = [
    { type: "hello", session: "a.b", version: "1", epoch: 0, seq: 131, acked: 7, limits: LIMITS },
    {
      type: "turn",
      seq: 132,
      at: 1795420800000,
      speaker: "user",
      text: "Ann moved to Berlin",
      entities: [{ id: "e3.1", type: "person", name: "Ann Lee", text: "Ann", start: 0, end: 3, new: false }],
      values: [],
      facts: [
        {
          id: "f132.1",
          subject: "e3.1",
          predicate: "lives in",
          object: { entity: "e132.1" },
          polarity: true,
          modality: "asserted",
          confidence: 0.86,
          valid_from: 1795420800000,
          valid_to: null,
          known_from: 1795420800000,
          known_to: null,
          evidence: { seq: 132, start: 0, end: 19 },
        },
      ],
      closed: [{ id: "f12.1", by: "f132.1", valid_to: 1795420800000 }],
    },
    { type: "ack", n: 10, seq: 134 },
    { type: "answer", n: 8, seq: 132, turns: [] },
    { type: "gap", from: 1, to: 80, why: "retention" },
    { type: "error", code: "limit_reached", message: "…", n: 9 },
    { type: "pong" },
  ];
  for (const frame of server) expect(ServerFrame.parse(frame)).toEqual(frame);
});

test("F2: bounds count UTF-8 bytes, and the last one inside is accepted", () => {
  const text = (length: number) => accepts({ type: "message", text: "é".repeat(length) });
  expect(text(LIMITS.text_bytes / 2)).toBe(true);
  expect(text(LIMITS.text_bytes / 2 + 1)).toBe(false);
  const batch = (length: number) => accepts({ type: "batch", messages: Array(length).fill({ text: "" }) });
  expect(batch(LIMITS.batch)).toBe(true);
  expect(batch(LIMITS.batch + 1)).toBe(false);
  expect(batch(0)).toBe(false);
});

test("F3: unknown fields are ignored, unknown types and wrong fields are not frames", () => {
  expect(accepts({ type: "message", text: "a", colour: "red" })).toBe(true);
  for (const wrong of [
    { type: "shout", text: "a" },
    { text: "a" },
    { type: "message" },
    { type: "message", text: 5 },
    { type: "message", text: "a", n: 0 },
    { type: "message", text: "a", n: 1.5 },
    { type: "message", text: "a", n: 2 ** 53 },
    { type: "message", text: "a", reply: "maybe" },
    { type: "message", text: "a", speaker: "s".repeat(257) },
    { type: "credit", seq: -1, events: 1 },
    null,
    [],
  ]) {
    expect(accepts(wrong)).toBe(false);
  }
});

test("over HTTP a body needs no type", () => {
  expect(MessagesBody.safeParse({ text: "a" }).success).toBe(true);
  expect(MessagesBody.safeParse({ messages: [{ text: "a" }] }).success).toBe(true);
  expect(MessagesBody.safeParse({}).success).toBe(false);
});

test("a session's parameters are checked where they are signed", () => {
  const good = {
    id: "chat-1",
    jurisdiction: "eu",
    location_hint: "weur",
    retention_days: 30,
    timezone: "Europe/Berlin",
    ttl: 60,
  };
  expect(CreateSession.parse(good)).toEqual(good);
  for (const wrong of [
    { id: "../x" },
    { id: "a/b" },
    { jurisdiction: "mars" },
    { location_hint: "moon" },
    { retention_days: 0 },
    { timezone: "Mars/Olympus" },
    { ttl: 1e9 },
    { scope: [] },
  ]) {
    expect(CreateSession.safeParse(wrong).success).toBe(false);
  }
});
