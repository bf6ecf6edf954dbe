/** The isolate's one Analyzer: stateless, so every session shares it, and one that trapped is simply replaced. */
import { type CoreAnalyzer, newAnalyzer } from "./core-package.ts";
import { zoneTransitions } from "./zone.ts";

/** The core trapped (or threw): the instance cannot be trusted any more. */
export class CoreTrap extends Error {
  readonly where: "session" | "analyzer";

  constructor(where: "session" | "analyzer", cause: unknown) {
    super(`the ${where} trapped: ${cause instanceof Error ? cause.message : "unknown"}`, { cause });
    this.where = where;
  }
}

const NO_MEANING = new Uint8Array();

let current: { analyzer: CoreAnalyzer; memory: WebAssembly.Memory } | undefined;

/**
 * Analyses a texts section, dates by the clock of the time zone (IANA name). A trap replaces the Analyzer and is
 * thrown as `CoreTrap`.
 */
export function analyzeTexts(texts: Uint8Array, timezone: string): Uint8Array {
  const zone = zoneTransitions(timezone);
  current ??= newAnalyzer();
  try {
    return current.analyzer.analyze_texts(texts, zone);
  } catch (error) {
    current = undefined;
    throw new CoreTrap("analyzer", error);
  }
}

/** What a question means beside its words, for the core's `read`; nothing for none. Traps as `analyzeTexts` does. */
export function questionMeaning(question: string): Uint8Array {
  if (question === "") return NO_MEANING;
  current ??= newAnalyzer();
  try {
    return current.analyzer.meaning(question);
  } catch (error) {
    current = undefined;
    throw new CoreTrap("analyzer", error);
  }
}

/** Hash of the model in use. */
export function modelHash(): string {
  current ??= newAnalyzer();
  return current.analyzer.model_hash();
}

/** Linear memory of the Analyzer in bytes, 0 before its first use. */
export function analyzerMemoryBytes(): number {
  return current?.memory.buffer.byteLength ?? 0;
}
