/** The core alone, in Node: a turn, an analysis, a new instance. The same files that the browser and the object use. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { ROOT } from "../test/harness/index.ts";
import { Durations } from "./histogram.ts";
import type { CoreFigures } from "./result.ts";

/** What of the browser package is timed here. */
interface AgenticClient {
  process_message(text: string, at?: number): unknown;
  analyze(text: string, at?: number): { tokens: unknown[] };
  free(): void;
}
interface CorePackage {
  initSync(options: { module: WebAssembly.Module }): unknown;
  AgenticClient: new (model: Uint8Array) => AgenticClient;
}
interface CoreInstance {
  Session: new () => { free(): void };
  memory: WebAssembly.Memory;
}

/** Messages before the clock counts: V8 compiles the module's functions when they are hot. */
const WARM_UP = 2_000;
const INSTANCES = 200;

export async function measureCore(texts: readonly string[]): Promise<CoreFigures> {
  const folder = join(ROOT, "core-rs/wasm/pkg");
  const wasm = await readFile(join(folder, "lean_agentic_wasm_bg.wasm"));
  const model = new Uint8Array(await readFile(join(ROOT, "core-rs/model/en.bin")));
  const module = new WebAssembly.Module(wasm);
  const core = (await import(join(folder, "lean_agentic_wasm.js"))) as CorePackage;
  core.initSync({ module });

  const warm = new core.AgenticClient(model);
  for (const text of texts.slice(0, WARM_UP)) warm.process_message(text, 0);
  const analyze = new Durations();
  let tokens = 0;
  for (const text of texts) {
    const start = performance.now();
    const analysis = warm.analyze(text, 0);
    analyze.record(performance.now() - start);
    tokens += analysis.tokens.length;
  }
  warm.free();

  const client = new core.AgenticClient(model);
  const turn = new Durations();
  texts.forEach((text, i) => {
    const start = performance.now();
    client.process_message(text, i);
    turn.record(performance.now() - start);
  });
  client.free();

  return {
    turn: turn.percentiles(),
    analyze: analyze.percentiles(),
    tokens_per_message: Math.round((10 * tokens) / texts.length) / 10,
    ...(await measureInstances(folder, module)),
    wasm_bytes: wasm.byteLength,
    wasm_brotli_bytes: brotliCompressSync(wasm, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    }).byteLength,
    model_bytes: model.byteLength,
  };
}

async function measureInstances(
  folder: string,
  module: WebAssembly.Module,
): Promise<Pick<CoreFigures, "instantiate" | "memory_bytes">> {
  const { createCore } = (await import(join(folder, "create_core.js"))) as {
    createCore(module: WebAssembly.Module): CoreInstance;
  };
  const instantiate = new Durations();
  let bytes = 0;
  for (let i = 0; i < INSTANCES; i++) {
    const start = performance.now();
    const core = createCore(module);
    const session = new core.Session();
    instantiate.record(performance.now() - start);
    bytes = core.memory.buffer.byteLength;
    session.free();
  }
  return { instantiate: instantiate.percentiles(), memory_bytes: bytes };
}
