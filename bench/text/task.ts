/** What a child process is asked, one task each, and what it answers. */

import type { LibraryName } from "./libraries/index.ts";
import type { DateSpan, EntitySpan } from "./library.ts";

export type Task = { library: LibraryName } & (
  | { do: "measure"; texts: readonly string[]; passes: number; warm_up_ms: number }
  | { do: "entities"; texts: readonly string[] }
  | { do: "dates"; cases: readonly { text: string; at: number }[] }
);

/** A pass over all texts: microseconds a message. */
export interface Pass {
  mean: number;
  p50: number;
  p99: number;
  /** CPU time of the process, the collector's threads included, by the number of messages: what others do on the machine is not in it. */
  cpu: number;
}
/** Bytes, after garbage collection, above what the process had before it loaded the library. */
export interface Growth {
  /** `heapUsed` + `external` of `process.memoryUsage()`: WebAssembly's memory is in `external`. */
  heap: number;
  resident: number;
}
export interface Measured {
  /** Milliseconds from nothing to ready for a message. */
  load_ms: number;
  passes: Pass[];
  /** After loading, and after all passes. */
  loaded: Growth;
  run: Growth;
}
/** Null where the library has no such spans. */
export interface Answers {
  measure: Measured;
  entities: EntitySpan[][] | null;
  dates: DateSpan[][] | null;
}
