/** A recall's context: what is known of those whom the question names, and of who asks it. */
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { AgenticClient, initSync } from "../core-rs/wasm/pkg/lean_agentic_wasm.js";

const file = (path: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../core-rs/${path}`, import.meta.url)));

initSync({ module: file("wasm/pkg/lean_agentic_wasm_bg.wasm") });
const model = file("model/en.bin");
const AT = Date.UTC(2026, 2, 10);
let client: AgenticClient;
beforeEach(() => {
  client = new AgenticClient(model);
});
afterEach(() => client.free());

function say(text: string, speaker?: string): void {
  client.process_batch([{ text, at: AT, ...(speaker === undefined ? {} : { speaker }) }]);
}
const first = (query: string, speaker?: string): string | undefined =>
  client.recall(query, { tokens: 500, ...(speaker === undefined ? {} : { speaker }) }).context.split("\n")[0];

it("begins with facts of the only one who speaks, where the question says I or my", () => {
  say("My rent is 900 euros.");
  say("Noted.", "assistant");
  expect(first("How high is my rent?")).toBe("[1] user has rent 900 euros (since 2026-03-10)");
  expect(first("How high is the rent?")).toBe("[1] My rent is 900 euros.");
});

it("takes I and my for the speaker that is asked for, and for nobody among several", () => {
  say("My rent is 900 euros.", "Ann");
  say("My rent is 700 euros.", "Bob");
  expect(first("How high is my rent?", "Bob")).toBe("[2] Bob has rent 700 euros (since 2026-03-10)");
  expect(first("How high is my rent?")).toBe("[1] Ann: My rent is 900 euros.");
});
