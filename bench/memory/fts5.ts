/** Drives FTS5 in a Durable Object. Clocks stand still inside an object, so many questions go into one request and share its time. */
import { join } from "node:path";
import { buildWorker, Workerd } from "../../test/harness/index.ts";
import { Durations } from "../histogram.ts";
import type { Message } from "./conversation.ts";
import type { MemoryResult } from "./result.ts";

const BATCH = 1_000;
const PER_REQUEST = 10;

export async function measureFts5(
  messages: readonly Message[],
  sizes: readonly number[],
  asked: readonly string[],
): Promise<MemoryResult["fts5"]> {
  const build = await buildWorker(join(import.meta.dirname, "worker.ts"), [
    { binding: "INDEX", className: "Index" },
  ]);
  const server = await Workerd.start(build);
  const post = async (body: object): Promise<string> => {
    const answer = await fetch(server.url, { method: "POST", body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`FTS5: ${answer.status} ${await answer.text()}`);
    return answer.text();
  };
  const results: MemoryResult["fts5"] = [];
  try {
    let taken = 0;
    for (const turns of sizes) {
      const before = taken;
      const start = performance.now();
      for (; taken < turns; taken += BATCH) {
        await post({ add: messages.slice(taken, Math.min(turns, taken + BATCH)).map(({ text }) => text) });
      }
      const add_ms = (performance.now() - start) / (turns - before);
      const durations = new Durations();
      for (let i = 0; i < asked.length; i += PER_REQUEST) {
        const begin = performance.now();
        const hits = await post({ ask: asked.slice(i, i + PER_REQUEST) });
        durations.record((performance.now() - begin) / PER_REQUEST);
        if (hits === "0") throw new Error("FTS5 found nothing");
      }
      results.push({ turns, add_ms, recall: durations.percentiles(), per_request: PER_REQUEST });
    }
  } finally {
    await server.stop();
  }
  return results;
}
