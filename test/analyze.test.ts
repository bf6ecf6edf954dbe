/** The shipped package on a text by itself: tokens with part of speech and base form, entities, values. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { AgenticClient, initSync } from "../core-rs/wasm/pkg/lean_agentic_wasm.js";

const file = (path: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../core-rs/${path}`, import.meta.url)));

initSync({ module: file("wasm/pkg/lean_agentic_wasm_bg.wasm") });

it("gives each token its part of speech and its base form", () => {
  const client = new AgenticClient(file("model/en.bin"));
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
  client.free();
});

it("gives tokens alone without a model", () => {
  const client = new AgenticClient();
  expect(client.analyze("a b")).toEqual({
    tokens: [
      { start: 0, end: 1 },
      { start: 2, end: 3 },
    ],
    entities: [],
    values: [],
    relations: [],
  });
  client.free();
});
