/** The core's session as it grows, in Node: the same file that the object instantiates. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Core, createCore } from "../../core-rs/wasm/pkg/create_core.js";
import { decodeFrames, decodeOpened, decodeOutcome } from "../../durable/codec.ts";
import { ROOT } from "../../test/harness/index.ts";
import { Durations } from "../histogram.ts";
import type { Message } from "./conversation.ts";
import type { Grown } from "./result.ts";

/** Turns before each size that are timed; those before are taken in by frames. */
const TIMED = 1_000;
const FRAME = 100;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const NO_MEANING = new Uint8Array();
/** Compiled once for all sessions, as in an isolate. */
const module = new WebAssembly.Module(readFileSync(join(ROOT, "core-rs/wasm/pkg/lean_agentic_wasm_bg.wasm")));

export class GrowingSession {
  private readonly core: Core = createCore(module);
  private readonly session = new this.core.Session();
  private readonly analyzer = new (createCore(module).Analyzer)(
    readFileSync(join(ROOT, "core-rs/model/en.bin")),
  );
  private taken = 0;

  /** Grows to `size` turns of `messages`, and measures there with `asked`. */
  grow(messages: readonly Message[], size: number, asked: readonly string[]): Grown {
    const timed = Math.min(TIMED, (size - this.taken) / 2);
    while (this.taken < size - timed) {
      const count = Math.min(FRAME, size - timed - this.taken);
      this.take(messages.slice(this.taken, this.taken + count), null);
    }
    const update = new Durations();
    while (this.taken < size) this.take(messages.slice(this.taken, this.taken + 1), update);
    const stats = JSON.parse(this.session.stats()) as Record<string, number>;
    const recall = this.ask(asked.map((query) => ({ type: "recall", id: "q", query })));
    const ids = Array.from({ length: asked.length }, (_, i) => `e${1 + ((i * 7) % size)}.1`);
    const of_one = this.ask(
      ids.map((subject) => ({ type: "facts", id: "q", subject, as_of: messages[size - 1]?.at })),
    );
    return {
      turns: size,
      facts: stats.facts ?? 0,
      entities: stats.entities ?? 0,
      update: update.percentiles(),
      recall,
      facts_of_one: of_one,
      memory: this.core.memory.buffer.byteLength,
      indexed: stats.indexed_turns ?? 0,
      ...this.snapshot(),
    };
  }

  private take(messages: readonly Message[], durations: Durations | null): void {
    const frame = encoder.encode(JSON.stringify({ type: "batch", messages }));
    const start = performance.now();
    const opened = decodeOpened(this.session.open(frame, "", 0));
    const opening = performance.now() - start;
    if (opened.kind !== "messages") throw new Error(`refused: ${JSON.stringify(opened)}`);
    const analyses = this.analyzer.analyze_texts(opened.texts.slice());
    const begin = performance.now();
    const outcome = this.session.apply(analyses);
    durations?.record(performance.now() - begin + opening);
    if (decodeOutcome(outcome).events !== messages.length) throw new Error("a message was refused");
    this.taken += messages.length;
  }

  private ask(frames: readonly object[]): Grown["recall"] {
    const durations = new Durations();
    for (const frame of frames) {
      const bytes = encoder.encode(JSON.stringify(frame));
      const start = performance.now();
      const opened = decodeOpened(this.session.open(bytes, "", 0));
      const question = opened.kind === "read" ? opened.question : "";
      const meaning = question === "" ? NO_MEANING : this.analyzer.meaning(question);
      const answer = this.session.read(0xffffffff, meaning);
      durations.record(performance.now() - start);
      const [first] = decodeFrames(answer);
      if (!decoder.decode(first?.subarray(0, 16)).startsWith('{"type":"result"'))
        throw new Error("no result");
    }
    return durations.percentiles();
  }

  private snapshot(): Pick<Grown, "snapshot" | "restore_ms"> {
    const parts: Uint8Array[] = [];
    const start = performance.now();
    this.session.snapshot({ part: (bytes) => void parts.push(bytes.slice()) });
    const ms = performance.now() - start;
    const woken = new (createCore(module).Session)();
    const begin = performance.now();
    for (const part of parts) woken.restore_part(part);
    const restore_ms = performance.now() - begin;
    if (woken.state_hash() !== this.session.state_hash())
      throw new Error("what was restored is another state");
    return { snapshot: { bytes: parts.reduce((sum, part) => sum + part.byteLength, 0), ms }, restore_ms };
  }
}
