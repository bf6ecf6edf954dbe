/** What a library is to this bench: how it is loaded, what it does with a message, and what a browser would fetch of it. */
import type { EntityType } from "../../core-rs/wasm/pkg/lean_agentic_wasm.js";

export type { EntityType };

/** A place in a text in UTF-16 units, `end` exclusive. */
export interface TextSpan {
  start: number;
  end: number;
}
export interface EntitySpan extends TextSpan {
  type: EntityType;
}
/**
 * A date or time as it was understood. Unix milliseconds of the wall clock, as if it were UTC; `to` is exclusive and
 * null where a side is open. `other` is what has a length or returns, but no place in time.
 */
export type DateValue =
  | { kind: "time"; from: number | null; to: number | null }
  | { kind: "other"; name: "duration" | "recurring" };
export interface DateSpan extends TextSpan {
  value: DateValue;
}

/** A library that is ready for messages. */
export interface Library {
  /** Does with a message everything that it comparably does; the answer is looked at by nobody. */
  read(text: string): unknown;
  entities?(text: string): EntitySpan[];
  /** `at` is the message's time, Unix milliseconds. */
  dates?(text: string, at: number): DateSpan[];
}

export interface Entry {
  /** As the README calls it. */
  title: string;
  /** What `read` does, in words. */
  does: string;
  /** Packages of the registry, whose versions the result states. */
  packages: readonly string[];
  load(): Promise<Library>;
  /** A module that a page would import: it is bundled and minified. */
  page: string;
  /** Files that the page fetches beside it, from the repository's root. */
  files: readonly string[];
  /** Why there is no figure, where `entities` or `dates` is missing. */
  without: { entities?: string; dates?: string };
}
