/** SPEC T1: the validators know every turn that the core makes, whole: nothing of it is refused, no member unknown. */
import { readFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { AgenticClient, initSync, type MessageInput } from "../core-rs/wasm/pkg/lean_agentic_wasm.js";
import { Turn } from "../protocol/schemas.ts";
import { allDialogues } from "./dialogues/dialogues.ts";

const file = (path: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../${path}`, import.meta.url)));

initSync({ module: file("core-rs/wasm/pkg/lean_agentic_wasm_bg.wasm") });
const client = new AgenticClient(file("core-rs/model/en.bin"));
afterAll(() => client.free());

const AT = Date.UTC(2026, 10, 25, 10, 30);
const BATCH = 1_000;

function expectKnown(messages: MessageInput[]): void {
  for (let start = 0; start < messages.length; start += BATCH) {
    for (const turn of client.process_batch(messages.slice(start, start + BATCH))) {
      // Whatever the validator does not know it leaves out.
      expect(Turn.parse(turn), turn.text).toEqual(turn);
    }
  }
}

it("all that is said in the dialogues", () => {
  const said = allDialogues().flatMap(({ steps }) => steps.filter((step) => step.kind === "message"));
  expect(said.length).toBeGreaterThan(2_000);
  expectKnown(said.map(({ text, speaker, at }) => ({ text, speaker, at })));
});

it("values of every kind, as docs/text.md shows them", () => {
  const page = new TextDecoder().decode(file("docs/text.md"));
  const said = [...page.matchAll(/^\| `\w+`[^|]*\| ([^|]+) \| [^|]+ \| `.+` \|$/gm)].map(
    ([, text = ""]) => text,
  );
  expect(said.length).toBeGreaterThan(20);
  expectKnown(said.map((text) => ({ text, at: AT })));
});

it.each([
  "See the previous page.",
  "It was the last time.",
  "I've been here since 2019.",
  "It must be done by Friday.",
  "As late as 2019 it was open.",
  "Let's meet around 5pm.",
  "It was in late 2025, more than three hours.",
  "I take it twice a day, and every Monday at 7am.",
  "How many euros is it, and how many kilograms?",
  "What percent is it?",
  "Krystelle came by.",
])("%s", (text) => {
  expectKnown([{ text, at: AT }]);
});
