/** What a reader is told in place of the events that retention took: said, never hidden. */
import type { Store } from "./store.ts";

export interface Gap {
  /** `seq` of the last event that is missing: where the reader is afterwards. */
  to: number;
  /** The `gap` as JSON. */
  json: Uint8Array;
}

const encoder = new TextEncoder();

/** The gap that a reader who has everything up to `after` meets; null where nothing is missing. */
export function gapAfter(store: Store, after: number): Gap | null {
  const to = store.firstSeq() - 1;
  if (after >= to) return null;
  return { to, json: encoder.encode(JSON.stringify({ type: "gap", from: after + 1, to, why: "retention" })) };
}
