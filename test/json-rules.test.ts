/** SPEC F3: the JSON that the Worker reads itself is held to the core's rules, with its words and its offset. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MAX_DEPTH } from "@lean-agentic/protocol";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createCore } from "../core-rs/wasm/pkg/create_core.js";
import { decodeOpened } from "../durable/codec.ts";
import { Fault } from "../worker/fault.ts";
import { readObject } from "../worker/json.ts";

const wasm = readFileSync(join(import.meta.dirname, "../core-rs/wasm/pkg/lean_agentic_wasm_bg.wasm"));
const session = new (createCore(new WebAssembly.Module(wasm)).Session)();
const encoder = new TextEncoder();

/** What is wrong with the JSON of a body, and where; null for nothing. */
type Breach = { detail: string; offset: number | undefined } | null;

function coreSays(bytes: Uint8Array): Breach {
  const opened = decodeOpened(session.open(bytes, "p", 0));
  session.forget_pending();
  if (opened.kind !== "refused" || opened.offset === null) return null;
  return { detail: opened.detail, offset: opened.offset };
}

function workerSays(bytes: Uint8Array): Breach {
  try {
    readObject(bytes);
    return null;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { detail: error.message, offset: error.extra.offset };
  }
}

const nested = (depth: number): string => `{"a":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}}`;

it.each<[string | Uint8Array, string | null]>([
  ['{"query":"a"}', null],
  ['{"a":"\ufffd","b":"\\ud800"}', null],
  ['{"query":"a","query":"b"}', "duplicate key at byte 13"],
  ['{"é":1,"é":2}', "duplicate key at byte 8"],
  ['{"a":{"b":1,"\\u0062":2}}', "duplicate key at byte 12"],
  ['{"\\ud800":1,"\\udfff":2}', "duplicate key at byte 12"],
  [Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d), "broken UTF-8 at byte 2"],
  [Uint8Array.of(0x7b, 0x22, 0xef, 0xbf, 0xbd, 0xe2, 0x82, 0x22), "broken UTF-8 at byte 5"],
  ["\ufeff{}", "expected an object at byte 0"],
  ["[]", "expected an object at byte 0"],
  ["", "expected an object at byte 0"],
  [nested(MAX_DEPTH), null],
  [nested(MAX_DEPTH + 1), "nested too deep at byte 20"],
  ['{"a":1e308}', null],
  ['{"a":1e309}', "number too large at byte 5"],
  ['{"a":01}', "leading zero at byte 5"],
  ['{"a":1.}', "expected a digit at byte 7"],
  ['{"a":tru}', "expected a value at byte 5"],
  ['{"a":1,}', "expected a key at byte 7"],
  ['{"a" 1}', "expected : at byte 5"],
  ['{"a":[1 2]}', "expected , or ] at byte 8"],
  ['{"a":"\\x"}', "broken escape at byte 6"],
  ['{"a":"\n"}', "control character in a string at byte 6"],
  ['{"a":"', "string without an end at byte 6"],
  ['{"a":1}{', "expected nothing more at byte 7"],
  ['{"type":"x at byte 5"}', null],
])("%j: %s", (body, detail) => {
  const bytes = typeof body === "string" ? encoder.encode(body) : body;
  expect(workerSays(bytes)?.detail ?? null).toBe(detail);
  expect(workerSays(bytes)).toEqual(coreSays(bytes));
});

const pieces = [
  "",
  ",",
  ":",
  '"',
  "{",
  "}",
  "[",
  "]",
  "\\",
  "\\u",
  "0",
  "1e999",
  "-",
  ".",
  "e",
  "\t",
  '"a":1,',
  "\xa0",
];
const damagedText = fc
  .tuple(fc.json({ noUnicodeString: false, maxDepth: 4 }), fc.nat(), fc.constantFrom(...pieces))
  .map(([json, place, piece]) => {
    const body = `{"a":${json}}`;
    const cut = place % (body.length + 1);
    return encoder.encode(body.slice(0, cut) + piece + body.slice(piece === "" ? cut + 1 : cut));
  });
const damagedBytes = fc.tuple(damagedText, fc.nat(), fc.nat(255)).map(([bytes, place, byte]) => {
  bytes[place % bytes.byteLength] = byte;
  return bytes;
});

it("the core and the Worker say the same of damaged bodies", () => {
  fc.assert(
    fc.property(fc.oneof(damagedText, damagedBytes), (bytes) => {
      expect(workerSays(bytes)).toEqual(coreSays(bytes));
    }),
    { numRuns: 20_000 },
  );
});
