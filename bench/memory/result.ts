/** What `npm run bench:memory` writes to `bench/results/memory.json`. */
import type { Percentiles } from "../histogram.ts";
import type { Machine } from "../machine.ts";

/** A session of so many turns. Times are milliseconds, sizes bytes. */
export interface Grown {
  turns: number;
  facts: number;
  entities: number;
  /** A turn in the session: deciding, graph, index; without the analysis. Of the last turns before this size. */
  update: Percentiles;
  /** A question, answered with ten hits and a context of 1,000 tokens. */
  recall: Percentiles;
  /** The current facts of one entity. */
  facts_of_one: Percentiles;
  memory: number;
  /** Turns that the index still holds. */
  indexed: number;
  snapshot: { bytes: number; ms: number };
  restore_ms: number;
}

/** Another full-text index over the same texts. */
export interface Peer {
  turns: number;
  /** A text added, mean. */
  add_ms: number;
  /** A question, ten hits. */
  recall: Percentiles;
}

export interface MemoryResult {
  at: string;
  command: string;
  machine: Machine;
  seed: number;
  /** Words of a message, mean. */
  words: number;
  ours: Grown[];
  minisearch: Peer[];
  /** SQLite FTS5 inside a Durable Object, questions asked many to a request; null where it was not measured. */
  fts5: (Peer & { per_request: number })[];
}
