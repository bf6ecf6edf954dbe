/** What a session is told, drawn from a seed, and what it must then have become: by the same core, in Node, on the input alone. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { hasCorpora, Random, ROOT, realTexts, testTexts } from "../harness/index.ts";

export interface Input {
  text: string;
  at: number;
  speaker: string;
}

interface AgenticClient {
  process_batch(messages: readonly Input[]): unknown[];
  state_hash(): string;
  free(): void;
}
interface CorePackage {
  initSync(options: { module: WebAssembly.Module }): unknown;
  AgenticClient: new (model: Uint8Array) => AgenticClient;
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

let core: Promise<{ package: CorePackage; model: Uint8Array }> | null = null;

async function loadCore(): Promise<{ package: CorePackage; model: Uint8Array }> {
  const folder = join(ROOT, "core-rs/wasm/pkg");
  const loaded = (await import(join(folder, "lean_agentic_wasm.js"))) as CorePackage;
  const wasm = await readFile(join(folder, "lean_agentic_wasm_bg.wasm"));
  loaded.initSync({ module: new WebAssembly.Module(wasm) });
  return { package: loaded, model: new Uint8Array(await readFile(join(ROOT, "core-rs/model/en.bin"))) };
}

/** State hash of a session that heard exactly these messages, in order. */
export async function expectedHash(inputs: readonly Input[]): Promise<string> {
  core ??= loadCore();
  const loaded = await core;
  const client = new loaded.package.AgenticClient(loaded.model);
  for (let i = 0; i < inputs.length; i += 1_000) client.process_batch(inputs.slice(i, i + 1_000));
  const hash = client.state_hash();
  client.free();
  return hash;
}
