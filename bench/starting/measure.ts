/**
 * How long the Worker takes to start: its modules are evaluated, and the analyzer takes its model when the first
 * message comes. Production's clock stands still meanwhile, so it is measured from outside, as differences.
 */
import { join } from "node:path";
import { buildWorker, type Product, type TestSession, Workerd } from "../../test/harness/index.ts";
import { Durations } from "../histogram.ts";
import type { Load } from "../loads.ts";
import type { Starting } from "../result.ts";

const TEXT = "Ann Lee moved from Berlin to New York in May, didn't she?";

/** Restarts a server as often as that, and times it until it answers. */
async function restarts(server: Workerd, samples: number, then?: () => Promise<void>): Promise<Durations> {
  const durations = new Durations();
  for (let i = 0; i < samples; i++) {
    await server.kill();
    const start = performance.now();
    await server.restart();
    durations.record(performance.now() - start);
    await then?.();
  }
  return durations;
}

async function say(product: Product, session: TestSession): Promise<number> {
  const body = JSON.stringify({ text: TEXT });
  const start = performance.now();
  await product.json(session, "/messages", { method: "POST", body });
  return performance.now() - start;
}

/** After each start two sessions get a message: the first one waits for the analyzer, the second one does not. */
export async function starting(load: Load, samples: number): Promise<Starting> {
  const empty = await Workerd.start(await buildWorker(join(import.meta.dirname, "worker.ts"), []));
  const process = await restarts(empty, samples);
  await empty.stop();
  const { product } = load;
  const sessions = [await product.createSession(), await product.createSession()] as const;
  const [first, second] = [new Durations(), new Durations()];
  const worker = await restarts(product.server, samples, async () => {
    first.record(await say(product, sessions[0]));
    second.record(await say(product, sessions[1]));
  });
  const texts = Array.from({ length: samples }, () => TEXT);
  for (const session of sessions) load.sent.push({ session, texts });
  return {
    process: process.percentiles(),
    worker: worker.percentiles(),
    first_message: first.percentiles(),
    second_message: second.percentiles(),
  };
}
