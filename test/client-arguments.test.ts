/** What the browser package's client does with what is no argument of its: a named error, and it goes on. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { AgenticClient, initSync } from "../core-rs/wasm/pkg/lean_agentic_wasm.js";

const file = (path: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../core-rs/${path}`, import.meta.url)));

initSync({ module: file("wasm/pkg/lean_agentic_wasm_bg.wasm") });
const model = file("model/en.bin");
const circular: { self?: unknown } = {};
circular.self = circular;

/** Calls as JavaScript allows them. */
type Loose = Record<string, (...values: unknown[]) => unknown>;

describe("wrong arguments", () => {
  const client = new AgenticClient(model);
  const loose = client as unknown as Loose;

  it.each([
    ["process_message", [], "text: expected a string"],
    ["process_message", [null], "text: expected a string"],
    ["process_message", [5], "text: expected a string"],
    ["process_message", [new Uint8Array([0xff])], "text: expected a string"],
    ["process_message", ["a", "x"], "at: expected a whole number"],
    ["process_message", ["a", Number.NaN], "at: expected a whole number"],
    ["process_message", ["a", 1.5], "at: expected a whole number"],
    ["process_message", ["a", 1e300], "at: expected a whole number"],
    ["analyze", [], "text: expected a string"],
    ["analyze", ["a", {}], "at: expected a whole number"],
    ["process_batch", [], "messages: expected an array"],
    ["process_batch", [{}], "messages: expected an array"],
    ["process_batch", [[1n]], "messages: expected an array"],
    ["process_batch", [[circular]], "messages: expected an array"],
    ["recall", [5], "query: expected a string"],
    ["recall", [], "query: expected a string"],
    ["recall", ["a", 5], "options: expected an object"],
    ["recall", ["a", circular], "options: expected an object"],
    ["facts", ["a"], "options: expected an object"],
    ["restore", ["x"], "not a whole snapshot"],
  ])("%s is refused, case %#", (method, values, detail) => {
    const before = client.state_hash();
    const call = loose[method];
    expect(() => call?.apply(client, values)).toThrow(detail);
    expect(client.state_hash()).toBe(before);
  });

  it("leave the client as it was", () => {
    const turn = client.process_message("Ann lives in Oslo", 1_700_000_000_000);
    expect(turn.at).toBe(1_700_000_000_000);
    expect(client.process_message("Hello").at).toBeGreaterThan(turn.at);
    expect(client.recall("Where does Ann live?").hits[0]?.seq).toBe(1);
    expect(client.recall("Oslo", { limit: 1 }).hits).toHaveLength(1);
    expect(client.facts()).toHaveLength(1);
  });
});

describe("many clients", () => {
  it("share a model", () => {
    const clients = Array.from({ length: 60 }, () => new AgenticClient(model));
    for (const [place, client] of clients.entries()) client.process_message(`Ann lives in Oslo ${place}`);
    const hashes = new Set(clients.map((client) => client.state_hash()));
    expect(hashes.size).toBe(60);
    for (const client of clients) client.free();
    expect(new AgenticClient(model).analyze("Ann").entities).toHaveLength(1);
  });
});
