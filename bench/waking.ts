/** How long a session of many turns takes to wake: snapshot, tail, and the answer to the request that woke it. */
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "lean-agentic";
import type { Product, TestSession } from "../test/harness/index.ts";
import { Durations } from "./histogram.ts";
import type { Load } from "./loads.ts";
import type { Waking } from "./result.ts";

/** Longer than a session is idle before its alarm takes the snapshot that is due. */
const IDLE_MS = 9_000;

/** Describing a session needs its core, and answers few bytes. */
async function ask(product: Product, session: TestSession): Promise<number> {
  const start = performance.now();
  await product.json(session, "");
  return performance.now() - start;
}

/**
 * Fills a session, `group` messages at a time, then restarts workerd `samples` times. Small groups leave a snapshot
 * and a tail of records; a flood may leave a tail alone. Another session wakes first, so that code is compiled.
 */
export async function waking(
  load: Load,
  texts: readonly string[],
  group: number,
  samples: number,
): Promise<Waking> {
  const { product } = load;
  const session = await product.createSession();
  const other = await product.createSession();
  const client = await connect({ url: product.server.url, token: session.token });
  load.sent.push({ session, texts });
  for (const [i, text] of texts.entries()) {
    const answer = client.send(text, { reply: "ack" });
    if ((i + 1) % group === 0) await answer;
  }
  await client.drained();
  client.close();
  // What is due of a snapshot is written by the alarm, once the session is idle.
  await sleep(IDLE_MS);
  const stats = await product.json(session, "/stats");
  const cold = new Durations();
  const warm = new Durations();
  for (let i = 0; i < samples; i++) {
    await product.server.kill();
    await product.server.restart();
    await ask(product, other);
    await ask(product, other);
    cold.record(await ask(product, session));
    for (let k = 0; k < 3; k++) warm.record(await ask(product, session));
  }
  return {
    turns: texts.length,
    snapshot_seq: Number(stats.snapshot_seq),
    tail_records: Number(stats.tail_records),
    cold: cold.percentiles(),
    warm: warm.percentiles(),
  };
}
