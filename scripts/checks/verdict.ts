/** What one check found: a line for the reader, and what to do where it failed. */
import { resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "../..");

export interface Verdict {
  ok: boolean;
  /** One line: what was looked at, with its figures. */
  summary: string;
  /** One line for each thing that is wrong. */
  problems: string[];
}

export function verdict(summary: string, problems: string[]): Verdict {
  return { ok: problems.length === 0, summary, problems };
}
