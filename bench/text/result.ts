/** What `npm run bench:text` writes to `bench/results/text.json`: the README's tables on text are made from it alone. */
import type { Machine } from "../machine.ts";
import type { DateScore } from "./dates.ts";
import type { EntityScore } from "./entities.ts";
import type { LibraryName } from "./libraries/index.ts";
import type { Growth, Pass } from "./task.ts";
import type { WireSizes } from "./wire.ts";

/** A figure, or why there is none. */
export type Measure<T> = { score: T } | { score: null; why: string };

export interface LibraryFigures {
  title: string;
  does: string;
  /** Of the packages, by name; none for what the repository builds. */
  versions: Record<string, string>;
  /** Microseconds a message: medians over all passes of each pass's mean, median, 99th percentile and CPU. */
  time: Pass;
  /** Means of all passes, and their CPU, each ascending: how far the passes lie apart. */
  passes: { mean: number[]; cpu: number[] };
  /** CPU a message over that of `ours`. */
  relative: number;
  /** Milliseconds from nothing to ready, median over the processes. */
  load_ms: number;
  /** Medians over the processes. */
  memory: { loaded: Growth; run: Growth };
  wire: WireSizes;
  entities: Measure<{ cased: EntityScore; lower: EntityScore }>;
  dates: Measure<DateScore>;
}

export interface TextResult {
  /** When it was measured, ISO 8601. */
  at: string;
  command: string;
  machine: Machine;
  /** Each library is measured in `processes` new processes in turn, with `passes` passes over all messages each. */
  runs: { processes: number; passes: number; warm_up_ms: number };
  /** UNER English-EWT, dev; characters are UTF-16 units, tokens those of the corpus. Means a message. */
  texts: { messages: number; characters: number; tokens: number };
  /** Cases of dates that are compared, and those that are not: see `dates.ts`. */
  cases: { compared: number; left_out: number };
  libraries: Record<LibraryName, LibraryFigures>;
}
