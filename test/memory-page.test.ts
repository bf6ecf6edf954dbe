/** `docs/memory.md` says what the shipped package does: its conversation is read from the page, told, and compared. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { AgenticClient, initSync } from "../core-rs/wasm/pkg/lean_agentic_wasm.js";

const file = (path: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../${path}`, import.meta.url)));

initSync({ module: file("core-rs/wasm/pkg/lean_agentic_wasm_bg.wasm") });
const client = new AgenticClient(file("core-rs/model/en.bin"));
const page = new TextDecoder().decode(file("docs/memory.md"));
const shown = [...page.matchAll(/^```json\n(.+)\n```$/gm)].map(([, json]) => json);
const told = [...page.matchAll(/^(2026-\S+Z) ([^:]+): (.+)$/gm)];
const turns = client.process_batch(
  told.map(([, at = "", speaker = "", text = ""]) => ({ at: Date.parse(at), speaker, text })),
);

it("a turn's facts and what they end are as they are shown", () => {
  const [, second] = turns;
  expect(JSON.stringify(second?.facts[0])).toBe(shown[0]);
  expect(JSON.stringify(second?.closed[0])).toBe(shown[1]);
});

it("what was known on 1 April 2026 is as it is shown", () => {
  const known_as_of = Date.UTC(2026, 3, 1);
  const asked = { subject: "e1.1", predicate: "lives in", as_of: known_as_of, known_as_of };
  expect(JSON.stringify(client.facts(asked))).toBe(`[${shown[2]}]`);
});

it("a context begins with the fact that answers", () => {
  const { context } = client.recall("Where does Ann live?");
  expect(page).toContain(context.slice(0, context.indexOf("\n")));
  expect(context).toMatch(/^\[2\] Ann Lee lives in Hamburg \(since 2026-04-20\)\n/);
  expect(context).toContain("[2] Ann Lee: I moved to Hamburg last week.\n");
  // As of April she had not moved.
  const then = client.recall("Where does Ann live?", { as_of: Date.UTC(2026, 3, 1) }).context;
  expect(then).toMatch(/^\[1\] Ann Lee lives in Berlin/);
  expect(then).not.toContain("Hamburg");
});

it("Mia never worked at Philips, and Bob moves nobody", () => {
  const [, , third, fourth, fifth] = turns;
  const mia = third?.entities.find(({ text }) => text === "Mia")?.id ?? "";
  expect(third?.entities.find(({ text }) => text === "she")).toMatchObject({ id: mia, by: "pronoun" });
  expect(client.facts({ subject: mia, predicate: "works at" })).toHaveLength(1);
  expect(fourth?.closed).toMatchObject([{ id: third?.facts.at(-1)?.id, known_to: fourth?.at }]);
  expect(fifth?.facts).toMatchObject([{ modality: "reported", subject: "e1.1" }]);
  expect(fifth?.closed).toEqual([]);
});
