/** What a session is told, drawn from a seed, and what it must then have become: by the same core, in Node, on the input alone. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openedTexts } from "../core-boundary.ts";
import { hasCorpora, Random, ROOT, realTexts, testTexts } from "../harness/index.ts";

export interface Input {
  text: string;
  at: number;
  speaker: string;
}

/** What of the core is used here: bytes in and bytes out (SPEC.md, "Core boundary"). */
interface Core {
  Session: new () => {
    open(frame: Uint8Array, producer: string, now: number): Uint8Array;
    apply(analyses: Uint8Array): Uint8Array;
    state_hash(): string;
  };
  Analyzer: new (model: Uint8Array) => { analyze_texts(texts: Uint8Array): Uint8Array };
}

const SPEAKERS = ["ann", "bob", "assistant"] as const;
/** A place in time to count from: 2026-11-23, Unix ms. */
const START = 1_795_420_800_000;

/** `count` messages: real ones where the corpora are at hand, `test N` else. Each text is said once. */
export async function drawInputs(count: number, seed: number): Promise<Input[]> {
  const random = new Random(seed);
  const texts = hasCorpora() ? await realTexts(count, seed) : testTexts(count, seed);
  return texts.map((text, i) => ({
    text: `${text} (${i + 1})`,
    at: START + 1_000 * i + random.below(1_000),
    speaker: SPEAKERS[random.below(SPEAKERS.length)] ?? "ann",
  }));
}

/** Messages of a frame that the core is given here. */
const FRAME = 200;

let parts: Promise<{ newCore: () => Core; model: Uint8Array }> | null = null;

async function loadCore(): Promise<{ newCore: () => Core; model: Uint8Array }> {
  const folder = join(ROOT, "core-rs/wasm/pkg");
  const module = new WebAssembly.Module(await readFile(join(folder, "lean_agentic_wasm_bg.wasm")));
  const { createCore } = (await import(join(folder, "create_core.js"))) as {
    createCore(module: WebAssembly.Module): Core;
  };
  const model = new Uint8Array(await readFile(join(ROOT, "core-rs/model/en.bin")));
  return { newCore: () => createCore(module), model };
}

/** State hash of a session that heard exactly these messages, in order. */
export async function expectedHash(inputs: readonly Input[]): Promise<string> {
  parts ??= loadCore();
  const { newCore, model } = await parts;
  const core = newCore();
  const session = new core.Session();
  const analyzer = new core.Analyzer(model);
  for (let i = 0; i < inputs.length; i += FRAME) {
    const frame = { type: "batch", messages: inputs.slice(i, i + FRAME) };
    const opened = session.open(Buffer.from(JSON.stringify(frame), "utf8"), "", 0);
    session.apply(analyzer.analyze_texts(openedTexts(opened)));
  }
  return session.state_hash();
}
