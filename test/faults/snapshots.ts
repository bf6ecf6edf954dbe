/**
 * Kills workerd while a snapshot is being written: watches the object's file from outside, kills as soon as
 * anything of a new snapshot shows, restarts, and compares the state with the input's.
 */
import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";
import { connect, type Session } from "lean-agentic";
import type { Product, TestSession } from "../harness/index.ts";
import { drawInputs, type Input } from "./input.ts";
import { checkStored } from "./stored.ts";

export interface SnapshotPlan {
  /** Snapshots to interrupt. */
  rounds: number;
  seed: number;
}

/** More records than a wake may have to fold, so that a snapshot is due: one message a frame. */
const ROUND = 264;
/** Sentences in a message: long texts make a snapshot of several parts, which takes several flushes to write. */
const SENTENCES = 60;
/** A restarted server has answered a round by then, ms. */
const LATE_MS = 15_000;
/** What a snapshot that begins with the last message may take to show, ms. */
const AFTER_MS = 300;

/** `kills` counts those that found a snapshot under way. Ends with the first violation. */
export async function killDuringSnapshots(
  product: Product,
  plan: SnapshotPlan,
): Promise<{ violations: string[]; kills: number }> {
  const session = await product.createSession();
  const inputs = await longInputs(ROUND * plan.rounds, plan.seed);
  const client = await connect({ url: product.server.url, token: session.token });
  const violations: string[] = [];
  let kills = 0;
  for (let round = 0; round < plan.rounds && violations.length === 0; round++) {
    const heard = inputs.slice(0, (round + 1) * ROUND);
    // The client goes on by itself when the server is back.
    const saying = say(client, heard.slice(-ROUND));
    saying.catch(() => {});
    if (await snapshotBegins(product, session, saying)) {
      await product.server.kill();
      kills++;
      await product.server.restart();
    }
    try {
      await Promise.race([saying, late()]);
    } catch (error) {
      violations.push(`client: ${error instanceof Error ? error.message : String(error)}`);
    }
    violations.push(...(await checkStored(product, session, heard)));
  }
  client.close();
  return { violations, kills };
}

async function late(): Promise<never> {
  await sleep(LATE_MS, undefined, { ref: false });
  throw new Error(`unanswered ${LATE_MS} ms after the restart`);
}

async function say(client: Session, inputs: readonly Input[]): Promise<void> {
  for (const input of inputs) await client.send(input, { reply: "ack" });
}

async function longInputs(count: number, seed: number): Promise<Input[]> {
  const short = await drawInputs(count, seed);
  return short.map((input, i) => {
    const texts = Array.from({ length: SENTENCES }, (_, k) => short[(i + 7 * k) % count]?.text ?? "");
    return { ...input, text: texts.join(" ") };
  });
}

const SNAPSHOTS = `SELECT (SELECT value FROM meta WHERE key = 'snapshot') AS published,
  (SELECT group_concat(seq || '.' || part) FROM snapshot) AS parts`;

/** Resolves as soon as the file shows something of a newer snapshot; false when none came until shortly after `said`. */
async function snapshotBegins(product: Product, session: TestSession, said: Promise<void>): Promise<boolean> {
  let deadline = Number.POSITIVE_INFINITY;
  const soon = () => {
    deadline = Date.now() + AFTER_MS;
  };
  said.then(soon, soon);
  let database: ReturnType<Product["database"]> | null = null;
  let query: ReturnType<ReturnType<Product["database"]>["prepare"]> | null = null;
  let first: string | null = null;
  try {
    while (Date.now() < deadline) {
      await turn();
      try {
        database ??= product.database(session);
        query ??= database.prepare(SNAPSHOTS);
        const seen = JSON.stringify(query.all());
        first ??= seen;
        if (seen !== first) return true;
      } catch {
        // The file is being made anew after a restart.
        await sleep(1);
      }
    }
    return false;
  } finally {
    database?.close();
  }
}
