/** Messages to send: the guide's `test N`, and real ones from corpora that lie beside the repository. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./build.ts";

/** Folder of the corpora: `LEAN_AGENTIC_SHARED`, or `../shared`. */
export const SHARED = process.env.LEAN_AGENTIC_SHARED ?? join(ROOT, "../shared");

/** Dev part of UNER English-EWT (CC BY-SA 4.0): a `# text = …` line a sentence. */
const UNER_DEV = "corpora/uner-ewt/dev.tsv";

export function hasCorpora(): boolean {
  return existsSync(join(SHARED, UNER_DEV));
}

let sentences: Promise<string[]> | null = null;

async function readSentences(): Promise<string[]> {
  const path = join(SHARED, UNER_DEV);
  if (!existsSync(path)) {
    throw new Error(
      `no ${UNER_DEV} below ${SHARED}: set LEAN_AGENTIC_SHARED to the folder that holds the corpora`,
    );
  }
  const prefix = "# text = ";
  const lines = (await readFile(path, "utf8")).split("\n");
  return lines.filter((line) => line.startsWith(prefix)).map((line) => line.slice(prefix.length));
}

/** `count` real messages, in the corpus's order from a drawn place, around again when it ends. */
export async function realTexts(count: number, seed: number): Promise<string[]> {
  sentences ??= readSentences();
  const all = await sentences;
  return Array.from({ length: count }, (_, i) => all[(seed + i) % all.length] ?? "");
}

/** `test N`, as in the guide, counted from a number that is drawn at run time. */
export function testTexts(count: number, seed: number): string[] {
  const first = seed % 1_000_000_000;
  return Array.from({ length: count }, (_, i) => `test ${first + i}`);
}
