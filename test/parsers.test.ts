/**
 * The core is the only parser of frames; the validators of `protocol/` serve everybody else. Both must say the same
 * of any frame: 100,000 of them here, most of them almost right. And both hold the same bounds.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as limits from "@lean-agentic/protocol";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createCore } from "../core-rs/wasm/pkg/create_core.js";
import { decodeOpened } from "../durable/codec.ts";
import { ClientFrame } from "../protocol/frames.ts";
import { MessagesBody } from "../protocol/http.ts";

const wasm = readFileSync(join(import.meta.dirname, "../core-rs/wasm/pkg/lean_agentic_wasm_bg.wasm"));
const core = createCore(new WebAssembly.Module(wasm));
const session = new core.Session();
const encoder = new TextEncoder();

/** Refusals that speak of the session's state, or of what this version does not do: they say nothing of the frame. */
const OF_STATE = new Set(["conflict", "not_found", "unsupported", "limit_reached"]);
const REFUSED_TEXT = 0xffffffff;

/** Undefined where the core did not come to judge the form. */
function coreAccepts(frame: string): boolean | undefined {
  const opened = decodeOpened(session.open(encoder.encode(frame), "p", 0));
  session.forget_pending();
  if (opened.kind === "refused") {
    // An empty producer is right in form, and cannot be numbered by.
    return OF_STATE.has(opened.code) || opened.detail === "n: needs a producer" ? undefined : false;
  }
  if (opened.kind !== "messages") return true;
  const view = new DataView(opened.texts.buffer, opened.texts.byteOffset, opened.texts.byteLength);
  let at = 4;
  for (let i = 0; i < view.getUint32(0, true); i++) {
    const length = view.getUint32(at, true);
    if (length === REFUSED_TEXT) return false;
    at += 12 + length;
  }
  return true;
}

function validatorAccepts(frame: string): boolean {
  try {
    const value = JSON.parse(frame);
    // A body of HTTP may leave its type out.
    const untyped = typeof value === "object" && value !== null && !("type" in value);
    return (untyped ? MessagesBody : ClientFrame).safeParse(value).success;
  } catch {
    return false;
  }
}

const name = fc.oneof(fc.constantFrom("p", "q-1", ""), fc.string({ maxLength: 12 }));
const whole = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.maxSafeNat());
const text = fc.oneof(
  fc.constantFrom("Ann moved to Berlin", "", "a\u0000b"),
  fc.string({ maxLength: 40, unit: "grapheme" }),
);
const some = { requiredKeys: [] as [] };
const input = fc.record({ text, at: fc.integer(), speaker: name }, { requiredKeys: ["text"] });
const reply = fc.constantFrom("full", "ack", "none");
const numbered = { n: fc.constant(1), producer: fc.constant("p"), reply };
const query = {
  query: text,
  limit: fc.integer({ min: 1, max: 100 }),
  tokens: fc.nat(32_000),
  as_of: fc.integer(),
  since: fc.integer(),
  until: fc.integer(),
  speaker: name,
};

const right: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  fc.record(
    {
      type: fc.constant("hello"),
      producer: name,
      after: whole,
      types: fc.array(fc.constantFrom("turn", "merged")),
    },
    { requiredKeys: ["type"] },
  ),
  fc.record(
    { type: fc.constant("message"), text, at: fc.integer(), speaker: name, ...numbered },
    { requiredKeys: ["type", "text"] },
  ),
  fc.record(
    { type: fc.constant("batch"), messages: fc.array(input, { minLength: 1, maxLength: 4 }), ...numbered },
    { requiredKeys: ["type", "messages"] },
  ),
  fc.record({ type: fc.constant("recall"), id: name, ...query }, { requiredKeys: ["type", "id", "query"] }),
  fc.record(
    {
      type: fc.constant("entities"),
      id: name,
      after: fc.constantFrom("e1.1", "e22.3"),
      limit: fc.integer({ min: 1, max: 1000 }),
    },
    { requiredKeys: ["type", "id"] },
  ),
  fc.record({ type: fc.constant("credit"), seq: whole, events: whole }),
  fc.record({ type: fc.constant("auth"), token: text }),
  fc.record({ type: fc.constant("ping") }, some),
);

const anything = fc.oneof(
  fc.constantFrom(
    null,
    true,
    "",
    "full",
    0,
    -1,
    1.5,
    1e16,
    -0,
    2 ** 53,
    [],
    {},
    [1],
    { text: 5 },
    [{ text: null }],
    [{ at: 1 }],
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ maxLength: 5 }),
  fc.array(
    fc.record({ text: fc.oneof(text, fc.integer()), at: fc.oneof(fc.integer(), fc.boolean()) }, some),
    { maxLength: 3 },
  ),
);
const FIELDS = [
  "type",
  "n",
  "text",
  "at",
  "speaker",
  "reply",
  "messages",
  "producer",
  "after",
  "types",
  "id",
  "query",
  "limit",
  "tokens",
  "as_of",
  "seq",
  "events",
  "token",
  "other",
];

/** A right frame; or one with a field changed, added or left out; or one with its text damaged. */
const frames = fc.oneof(
  { weight: 3, arbitrary: right.map((frame) => JSON.stringify(frame)) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(right, fc.constantFrom(...FIELDS), fc.option(anything, { nil: undefined }))
      .map(([frame, field, value]) => JSON.stringify({ ...frame, [field]: value })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        right,
        fc.nat(),
        fc.constantFrom(
          "",
          ",",
          '"',
          "}",
          "]",
          "\\",
          "0",
          "e",
          " ",
          "\t",
          "\u0001",
          "1e999",
          "\\ud800",
          "\\u00e9",
          "-",
        ),
      )
      .map(([frame, place, piece]) => {
        const json = JSON.stringify(frame);
        const cut = place % (json.length + 1);
        return json.slice(0, cut) + piece + json.slice(piece === "" ? cut + 1 : cut);
      }),
  },
);

it("the core and the validators say the same of 100,000 frames (F3)", () => {
  fc.assert(
    fc.property(frames, (frame) => {
      const accepted = coreAccepts(frame);
      if (accepted !== undefined) expect([frame, accepted]).toEqual([frame, validatorAccepts(frame)]);
    }),
    { numRuns: 100_000 },
  );
}, 120_000);

it("the core and the protocol hold the same bounds (F2)", () => {
  const core_ = JSON.parse(core.limits());
  expect(core_).toMatchObject({
    frame_bytes: limits.LIMITS.frame_bytes,
    text_bytes: limits.LIMITS.text_bytes,
    batch: limits.LIMITS.batch,
    depth: limits.MAX_DEPTH,
    name_bytes: limits.MAX_NAME_BYTES,
    query_bytes: limits.MAX_QUERY_BYTES,
    recall_limit: limits.RECALL_LIMIT.default,
    recall_limit_max: limits.RECALL_LIMIT.max,
    recall_tokens_max: limits.MAX_RECALL_TOKENS,
    entities_limit: limits.ENTITIES_LIMIT.default,
    entities_limit_max: limits.ENTITIES_LIMIT.max,
    facts_limit: limits.FACTS_LIMIT.default,
    facts_limit_max: limits.FACTS_LIMIT.max,
    graph_depth: limits.GRAPH_DEPTH.default,
    graph_depth_max: limits.GRAPH_DEPTH.max,
  });
});
