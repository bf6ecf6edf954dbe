import { expect, test } from "vitest";
import { isLines, isMessages, peekAnswer, peekFrame } from "./frame-peek.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test("messages go in, with or without a type; what belongs on a socket does not", () => {
  for (const text of ['{"text":"a"}', '{"type":"message"}', '{"type":"batch"}', '{"messages":[]}']) {
    expect(isMessages(peekFrame(bytes(text)))).toBe(true);
  }
  for (const type of ["recall", "hello", "credit", "auth", "ping", "entities", "__proto__", "shout"]) {
    expect(isMessages(peekFrame(bytes(JSON.stringify({ type }))))).toBe(false);
  }
});

test("what is no JSON goes to the core, which names the place", () => {
  for (const text of ["", "{", "[]", "5", "null", '{"type":5}'])
    expect(isMessages(peekFrame(bytes(text)))).toBe(true);
});

test("a body without a type, a text or messages says nothing", () => {
  for (const text of ["{}", '{"speaker":"Ann","n":1}']) expect(peekFrame(bytes(text)).empty).toBe(true);
  for (const text of ['{"text":5}', '{"messages":[]}', '{"type":"message"}', "[]", "{"])
    expect(peekFrame(bytes(text)).empty).toBe(false);
});

test("several lines of JSON are known from one that is broken", () => {
  for (const text of ['{"text":"a"}\n{"text":"b"}', '{"text":"a"}\r\n\n{"text"'])
    expect(isLines(bytes(text))).toBe(true);
  for (const text of ['{"text":"a"}\n', '{\n"text":"a",\n', '{"text":"a"}}', "", "\n{}"])
    expect(isLines(bytes(text))).toBe(false);
});

test("of two types the last one counts, as the core refuses such a frame anyway", () => {
  expect(isMessages(peekFrame(bytes('{"type":"message","type":"recall"}')))).toBe(false);
});

test("only `none` is silent", () => {
  expect(peekFrame(bytes('{"text":"a","reply":"none"}')).silent).toBe(true);
  expect(peekFrame(bytes('{"text":"a","reply":"ack"}')).silent).toBe(false);
  expect(peekFrame(bytes('{"text":"reply none"}')).silent).toBe(false);
});

test("type and seq of what the object sends are read off its beginning", () => {
  expect(peekAnswer(bytes('{"type":"turn","seq":132,"at":1,"text":"x"}'))).toEqual({
    type: "turn",
    seq: 132,
  });
  expect(peekAnswer(bytes('{"type":"ack","n":8,"seq":9007199254740991}'))).toEqual({
    type: "ack",
    seq: 9007199254740991,
  });
  expect(peekAnswer(bytes('{"type":"answer","seq":7,"turns":[]}'))).toEqual({ type: "answer", seq: 7 });
  expect(peekAnswer(bytes('{"type":"error","code":"x","message":"\\"seq\\":5"}'))).toEqual({
    type: "error",
    seq: 0,
  });
});
