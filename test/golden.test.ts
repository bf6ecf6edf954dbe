/** SPEC L3: what a released version decided stays decided. Every version's log and snapshot come to the state they came to then. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createCore } from "../core-rs/wasm/pkg/create_core.js";
import type { Golden } from "./golden/golden.ts";

const folder = join(import.meta.dirname, "golden");
const wasm = readFileSync(join(import.meta.dirname, "../core-rs/wasm/pkg/lean_agentic_wasm_bg.wasm"));
const module = new WebAssembly.Module(wasm);
const bytes = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, "base64"));

describe.each(readdirSync(folder).filter((name) => name.endsWith(".json")))("golden log %s", (file) => {
  const golden: Golden = JSON.parse(readFileSync(join(folder, file), "utf8"));

  it("folds to its state", () => {
    const session = new (createCore(module).Session)();
    for (const record of golden.records) session.fold(bytes(record));
    expect(session.state_hash()).toBe(golden.state_hash);
  });

  it("wakes from its snapshot and tail to its state", () => {
    const session = new (createCore(module).Session)();
    for (const part of golden.snapshot) session.restore_part(bytes(part));
    for (const record of golden.records.slice(golden.after_snapshot)) session.fold(bytes(record));
    expect(session.state_hash()).toBe(golden.state_hash);
  });

  it("says so when it is damaged", () => {
    const session = new (createCore(module).Session)();
    const record = bytes(golden.records[0] ?? "");
    record[20] = (record[20] ?? 0) ^ 0xff;
    expect(() => session.fold(record)).toThrow();
  });
});
