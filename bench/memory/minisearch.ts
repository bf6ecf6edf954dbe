/** MiniSearch over the same texts: a full-text index in JavaScript, BM25+ too, in Node as ours. */
import MiniSearch from "minisearch";
import { Durations } from "../histogram.ts";
import type { Message } from "./conversation.ts";
import type { Peer } from "./result.ts";

export function measureMiniSearch(
  messages: readonly Message[],
  sizes: readonly number[],
  asked: readonly string[],
): Peer[] {
  const index = new MiniSearch({ fields: ["text"] });
  let taken = 0;
  return sizes.map((turns) => {
    const start = performance.now();
    for (; taken < turns; taken++) index.add({ id: taken, text: messages[taken]?.text ?? "" });
    const added = turns - (sizes[sizes.indexOf(turns) - 1] ?? 0);
    const add_ms = (performance.now() - start) / added;
    const durations = new Durations();
    for (const query of asked) {
      const begin = performance.now();
      index.search(query).slice(0, 10);
      durations.record(performance.now() - begin);
    }
    return { turns, add_ms, recall: durations.percentiles() };
  });
}
