/** All dialogues of this folder. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Dialogue } from "./dialogue.ts";
import { readDialogues } from "./read.ts";

export function allDialogues(): Dialogue[] {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".txt"));
  return files
    .sort()
    .flatMap((file) => readDialogues(readFileSync(join(import.meta.dirname, file), "utf8"), file));
}
