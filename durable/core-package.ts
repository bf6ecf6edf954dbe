/** The built core and the language model, as the bundler hands them over. Test builds alias this file's imports to a core that traps on marked texts. */
import model from "../core-rs/model/en.bin";
import { createCore } from "../core-rs/wasm/pkg/create_core.js";
import wasm from "../core-rs/wasm/pkg/lean_agentic_wasm_bg.wasm";

/** Takes the parts of a snapshot, each at most 1 MiB: the core's own memory, to be copied before the call returns. */
export interface PartSink {
  part(bytes: Uint8Array): void;
}

/** One session's core: the bindings of `core-rs/wasm`, bytes in and bytes out. Any call may trap. */
export interface CoreSession {
  open(frame: Uint8Array, producer: string, now: number): Uint8Array;
  apply(analyses: Uint8Array): Uint8Array;
  read(maxFrame: number, vector: Uint8Array): Uint8Array;
  merge(from: string, into: string, at: number): Uint8Array;
  undo(merge: string, at: number): Uint8Array;
  split(seq: number, start: number, at: number): Uint8Array;
  forget_pending(): void;
  restore_producer(id: string, n: number): void;
  fold(record: Uint8Array): void;
  snapshot(sink: PartSink): void;
  restore_part(part: Uint8Array): void;
  state_hash(): string;
  stats(): string;
  last_seq(): number;
}

/** A log that is decided anew. Any call may throw, and the whole is void then. */
export interface CoreRewrite {
  scan(record: Uint8Array): void;
  fold(record: Uint8Array): Uint8Array | undefined;
  snapshot(sink: PartSink): void;
}

export interface CoreAnalyzer {
  analyze_texts(texts: Uint8Array, zone?: Float64Array): Uint8Array;
  meaning(question: string): Uint8Array;
  model_hash(): string;
}

/** A fresh instance of the core: its own linear memory, shared with nobody. */
export interface CoreInstance {
  session: CoreSession;
  memory: WebAssembly.Memory;
}

export function newSession(): CoreInstance {
  const core = createCore(wasm);
  return { session: new core.Session(), memory: core.memory };
}

/** What a log is decided anew for. */
export interface RewriteOptions {
  /** `seq` of the last event that is gone; 0 where none is. */
  cut: number;
  /** The first `seq` that is decided anew. */
  from: number;
  /** The message that is forgotten; 0 for none. */
  forgotten: number;
}

export function newRewrite({ cut, from, forgotten }: RewriteOptions): CoreRewrite {
  const core = createCore(wasm);
  return new core.Rewrite(cut, from, forgotten);
}

export function newAnalyzer(): { analyzer: CoreAnalyzer; memory: WebAssembly.Memory } {
  const core = createCore(wasm);
  return { analyzer: new core.Analyzer(new Uint8Array(model)), memory: core.memory };
}

/** Copies the parts that a core hands out. */
export function snapshotParts(take: (sink: PartSink) => void): Uint8Array[] {
  const parts: Uint8Array[] = [];
  take({ part: (bytes) => parts.push(bytes.slice()) });
  return parts;
}
