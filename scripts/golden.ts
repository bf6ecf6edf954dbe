/**
 * `node scripts/golden.ts`: writes test/golden/<version>.json, a log and a snapshot as this version makes them. Run
 * once a release, and never again for the same version: every later version must read it to the same state.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createCore } from "../core-rs/wasm/pkg/create_core.js";
import { openedTexts, outcomeRecord } from "../test/core-boundary.ts";
import type { Golden } from "../test/golden/golden.ts";

const ROOT = resolve(import.meta.dirname, "..");
const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
const path = join(ROOT, "test/golden", `${version}.json`);
if (existsSync(path))
  throw new Error(`test/golden/${version}.json exists: a released version's log never changes`);

const people = ["Ann Lee", "Bob Miller", "Chloë Dupont", "Dr. Okafor"];
const places = ["Berlin", "Lagos", "New York", "Osaka"];
const frames = Array.from({ length: 12 }, (_, frame) => ({
  type: "batch",
  messages: Array.from({ length: 5 }, (_, i) => {
    const [who, where] = [people[(frame + i) % 4], places[(frame * 3 + i) % 4]];
    return {
      text: `${who} moved to ${where} — write to m${frame}.${i}@example.org, call #${frame}${i} 🎉 "quoted"\n${(frame * 7 + i) / 4}`,
      at: 1_795_420_800_000 + frame * 60_000 + i,
      ...(i % 2 === 0 ? { speaker: i === 0 ? "user" : "assistant" } : {}),
    };
  }),
}));

const module = new WebAssembly.Module(readFileSync(join(ROOT, "core-rs/wasm/pkg/lean_agentic_wasm_bg.wasm")));
const analyzer = new (createCore(module).Analyzer)(
  new Uint8Array(readFileSync(join(ROOT, "core-rs/model/en.bin"))),
);
const session = new (createCore(module).Session)();
const golden: Golden = { version, records: [], snapshot: [], after_snapshot: 0, state_hash: "" };
for (const [i, frame] of frames.entries()) {
  const opened = session.open(Buffer.from(JSON.stringify(frame)), "", 0);
  const record = outcomeRecord(session.apply(analyzer.analyze_texts(openedTexts(opened))));
  golden.records.push(Buffer.from(record).toString("base64"));
  if (i !== 7) continue;
  golden.after_snapshot = i + 1;
  session.snapshot({
    part: (bytes: Uint8Array) => golden.snapshot.push(Buffer.from(bytes).toString("base64")),
  });
}
golden.state_hash = session.state_hash();
writeFileSync(path, `${JSON.stringify(golden, null, 1)}\n`);
console.log(`test/golden/${version}.json: ${frames.length} records, state ${golden.state_hash}`);
