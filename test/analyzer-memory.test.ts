/** The memory of the one analyzer of an isolate: the shipped package with its model, after short texts and the longest. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Core, createCore } from "../core-rs/wasm/pkg/create_core.js";

/** The most bytes of linear memory, model included. */
const MEMORY_LIMIT = 8 * 1024 * 1024;
/** The longest text of a message, bytes. */
const TEXT_BYTES = 65_536;

/** As long as those of UNER: some 15 tokens, names among them. */
const SENTENCES = [
  "Maria Keller flew from Lisbon to Toronto last Tuesday, but her sister stayed with the Andersons.",
  "I've been told that Acme Corporation is hiring 250 people in São Paulo; write to jobs@example.org!",
  "What's the best place to eat near King's Cross? Bob (who lives in London) says it's “The Ivy”.",
  "東京の田中さん met Ann Lee at 10:30 in the Hotel Bellevue, Bern 👍🏽 https://example.org/a?b=c",
];

/** Texts of the longest length: prose, and those of which each byte is a token, or a part of one. */
const LONGEST: readonly [string, string][] = [
  ["prose", SENTENCES.join(" ")],
  ["signs", "("],
  ["letters and signs", "(a"],
  ["one word", "x"],
  ["names", "I met Maria Keller in Lisbon. "],
  ["numbers", "1 "],
  ["ideographs", "東"],
  ["combining marks", "e\u0301\u0302"],
];

const file = (path: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../core-rs/${path}`, import.meta.url)));

/** A texts section (SPEC.md, "The core's boundary"). */
function textsSection(texts: readonly string[]): Uint8Array {
  const encoded = texts.map((text) => new TextEncoder().encode(text));
  const bytes = new Uint8Array(4 + encoded.reduce((sum, text) => sum + 12 + text.length, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, texts.length, true);
  let at = 4;
  for (const text of encoded) {
    view.setUint32(at, text.length, true);
    bytes.set(text, at + 12);
    at += 12 + text.length;
  }
  return bytes;
}

function repeated(piece: string): string {
  return piece.repeat(Math.floor(TEXT_BYTES / Buffer.byteLength(piece)));
}

describe("the analyzer's linear memory", () => {
  let module: WebAssembly.Module;
  beforeAll(() => {
    module = new WebAssembly.Module(file("wasm/pkg/lean_agentic_wasm_bg.wasm"));
  });

  function start(): { core: Core; analyze(...texts: string[]): number } {
    const core = createCore(module);
    const analyzer = new core.Analyzer(file("model/en.bin"));
    const analyze = (...texts: string[]): number => analyzer.analyze_texts(textsSection(texts)).byteLength;
    return { core, analyze };
  }

  it("holds the model and a frame of messages", () => {
    const { core, analyze } = start();
    for (let i = 0; i < 20; i++) {
      expect(
        analyze(...Array.from({ length: 1_000 }, (_, k) => SENTENCES[(i + k) % 4] ?? "")),
      ).toBeGreaterThan(1_000);
    }
    expect(core.memory.buffer.byteLength).toBeLessThanOrEqual(MEMORY_LIMIT);
  });

  it("holds the longest texts, one after another, and stops growing", () => {
    const { core, analyze } = start();
    const round = (): number => {
      for (const [name, piece] of LONGEST) {
        expect(analyze(repeated(piece)), name).toBeGreaterThan(8);
        expect(core.memory.buffer.byteLength, name).toBeLessThanOrEqual(MEMORY_LIMIT);
      }
      return core.memory.buffer.byteLength;
    };
    const once = round();
    expect(round()).toBe(once);
  });
});
