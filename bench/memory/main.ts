/**
 * `npm run bench:memory`: what a session costs as it grows, from 1,000 to 100,000 turns: a turn, a question, memory, snapshot,
 * waking; beside MiniSearch and SQLite's FTS5 in the same run. Writes `bench/results/memory.json`.
 *
 *   npm run bench:memory                    everything
 *   npm run bench:memory -- --quick         small, writes nothing: to see that it runs
 *
 * Needs the lists of names and the corpora that lie beside the repository (`LEAN_AGENTIC_SHARED`, or `../shared`).
 */
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { drawSeed, realTexts, SHARED } from "../../test/harness/index.ts";
import { describeMachine } from "../machine.ts";
import { conversation, questions } from "./conversation.ts";
import { GrowingSession } from "./core.ts";
import { measureFts5 } from "./fts5.ts";
import { measureMiniSearch } from "./minisearch.ts";
import type { MemoryResult } from "./result.ts";

const { values: options } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
if (!existsSync(join(SHARED, "gazetteers"))) {
  console.error(`no lists of names in ${SHARED}: set LEAN_AGENTIC_SHARED`);
  process.exit(1);
}
const sizes = options.quick ? [1_000, 2_000] : [1_000, 10_000, 20_000, 50_000, 100_000];
const seed = drawSeed();
const machine = await describeMachine();
const messages = conversation(sizes.at(-1) ?? 0, await realTexts(20_000, seed), seed);
const asked = (size: number): string[] => questions(messages.slice(0, size), 400, seed);

// V8 compiles functions when they are hot: what an isolate has read before is read here, by both.
new GrowingSession().grow(messages, 1_000, asked(1_000));
measureMiniSearch(messages, [1_000], asked(1_000));
const session = new GrowingSession();
const ours = sizes.map((size) => {
  const grown = session.grow(messages, size, asked(size));
  console.log(JSON.stringify(grown));
  return grown;
});
const minisearch = measureMiniSearch(messages, sizes, asked(sizes[0] ?? 0));
console.log(JSON.stringify(minisearch));
const fts5 = await measureFts5(messages, sizes, asked(sizes[0] ?? 0));
console.log(JSON.stringify(fts5));

const words = messages.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0) / messages.length;
const result: MemoryResult = {
  at: new Date().toISOString(),
  command: "npm run bench:memory",
  machine,
  seed,
  words: Math.round(10 * words) / 10,
  ours,
  minisearch,
  fts5,
};
if (!options.quick) {
  const path = join(import.meta.dirname, "../results/memory.json");
  await writeFile(path, `${JSON.stringify(result, null, 2)}\n`);
  console.log("wrote bench/results/memory.json");
}
