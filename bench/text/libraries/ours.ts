/** The shipped core: the raw analysis, as a session's object asks for it, and `analyze()`, as a page does. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AgenticClient, Value } from "../../../core-rs/wasm/pkg/lean_agentic_wasm.js";
import type { DateSpan, DateValue, Entry, Library } from "../library.ts";

const ROOT = join(import.meta.dirname, "../../..");
const GLUE = "core-rs/wasm/pkg/lean_agentic_wasm.js";
const WASM = "core-rs/wasm/pkg/lean_agentic_wasm_bg.wasm";
const MODEL = "core-rs/model/en.bin";

async function loadCore() {
  const core = await import("../../../core-rs/wasm/pkg/lean_agentic_wasm.js");
  core.initSync({ module: new Uint8Array(await readFile(join(ROOT, WASM))) });
  return { core, model: await readFile(join(ROOT, MODEL)) };
}

/** Bytes of a texts section before its one text: count, length, time. */
const SECTION_HEAD = 4 + 4 + 8;
/** Bytes of a list of analyses before its first one: count, length. */
const ANALYSES_HEAD = 4 + 4;

/** Makes texts sections of one text (SPEC.md, "The core's boundary") in a buffer that it uses again. */
function sections(): (text: string) => Uint8Array {
  const encoder = new TextEncoder();
  let buffer = new Uint8Array(1024);
  return (text) => {
    if (buffer.length < SECTION_HEAD + 3 * text.length)
      buffer = new Uint8Array(2 * buffer.length + 3 * text.length);
    const { written } = encoder.encodeInto(text, buffer.subarray(SECTION_HEAD));
    const view = new DataView(buffer.buffer);
    view.setUint32(0, 1, true);
    view.setUint32(4, written, true);
    view.setFloat64(8, 0, true);
    return buffer.subarray(0, SECTION_HEAD + written);
  };
}

async function loadAnalyzer(): Promise<Library> {
  const { core, model } = await loadCore();
  const analyzer = new core.Analyzer(model);
  const section = sections();
  return {
    read(text) {
      const analyses = analyzer.analyze_texts(section(text));
      if (analyses.length <= ANALYSES_HEAD) throw new Error("the core gave no analysis");
      return analyses;
    },
  };
}

const instant = (value: unknown): number | null => (typeof value === "number" ? value : null);

/** What a value of `analyze()` says of time: `{"from","to","grain"}`, `{"every"}`, or a duration. */
export function dateValue({ kind, value }: Pick<Value, "kind" | "value">): DateValue {
  if (kind === "duration") return { kind: "other", name: "duration" };
  if (typeof value !== "object") throw new Error(`a date of the form ${JSON.stringify(value)}`);
  if (value.every !== undefined) return { kind: "other", name: "recurring" };
  return { kind: "time", from: instant(value.from), to: instant(value.to) };
}

function dates(client: AgenticClient, text: string, at: number): DateSpan[] {
  return client
    .analyze(text, at)
    .values.filter(({ kind }) => kind === "datetime" || kind === "duration")
    .map((value) => ({ start: value.start, end: value.end, value: dateValue(value) }));
}

async function loadClient(): Promise<Library> {
  const { core, model } = await loadCore();
  const client = new core.AgenticClient(model);
  return {
    read: (text) => client.analyze(text, 0),
    entities: (text) =>
      client.analyze(text, 0).entities.map(({ type, start, end }) => ({ type, start, end })),
    dates: (text, at) => dates(client, text, at),
  };
}

const FILES = [WASM, MODEL];
const page = (name: string) => `export { default, ${name} } from ${JSON.stringify(join(ROOT, GLUE))};`;

export const rawAnalysis: Entry = {
  title: "ours, raw analysis",
  does: "one text to the bytes of its analysis: tokens, parts of speech, entities, values, relations",
  packages: [],
  load: loadAnalyzer,
  page: page("Analyzer"),
  files: FILES,
  without: { entities: "the same as analyze()", dates: "the same as analyze()" },
};

export const analyze: Entry = {
  title: "ours, `analyze()`",
  does: "the same as objects, with each token's lemma",
  packages: [],
  load: loadClient,
  page: page("AgenticClient"),
  files: FILES,
  without: {},
};
