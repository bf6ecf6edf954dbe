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
const ROUND = 300;
/** An idle session's snapshot is the alarm's: it may come a moment after the last message, ms. */
const AFTER_MS = 1_000;

/** `kills` counts those that found a snapshot under way. */
export async function killDuringSnapshots(
  product: Product,
  plan: SnapshotPlan,
): Promise<{ violations: string[]; kills: number }> {
  const session = await product.createSession();
  const inputs = await drawInputs(ROUND * plan.rounds, plan.seed);
  const client = await connect({ url: product.server.url, token: session.token });
  const violations: string[] = [];
  let kills = 0;
  for (let round = 0; round < plan.rounds && violations.length === 0; round++) {
    const heard = inputs.slice(0, (round + 1) * ROUND);
    // The client goes on by itself when the server is back.
    const saying = say(client, heard.slice(round * ROUND));
    saying.catch(() => {});
    if (await snapshotBegins(product, session, saying)) {
      await product.server.kill();
      kills++;
      await product.server.restart();
    }
    try {
      await saying;
    } catch (error) {
      violations.push(`client: ${error instanceof Error ? error.message : String(error)}`);
    }
    violations.push(...(await checkStored(product, session, heard)));
  }
  client.close();
  return { violations, kills };
}

async function say(client: Session, inputs: readonly Input[]): Promise<void> {
  for (const input of inputs) await client.send(input, { reply: "ack" });
}

/** Resolves as soon as the file shows something of a newer snapshot; false when none came until shortly after `said`. */
async function snapshotBegins(product: Product, session: TestSession, said: Promise<void>): Promise<boolean> {
  let deadline = Number.POSITIVE_INFINITY;
  const soon = () => {
    deadline = Date.now() + AFTER_MS;
  };
  said.then(soon, soon);
  let database: ReturnType<Product["database"]> | null = null;
  let first: string | null = null;
  try {
    while (Date.now() < deadline) {
      await turn();
      try {
        database ??= product.database(session);
        const parts = database.prepare("SELECT seq, count(*) AS parts FROM snapshot GROUP BY seq").all();
        const published = database.prepare("SELECT value FROM meta WHERE key = 'snapshot'").all();
        const seen = JSON.stringify([parts, published]);
        first ??= seen;
        if (seen !== first) return true;
      } catch {
        // The object has no tables yet: its first request makes them.
        await sleep(1);
      }
    }
    return false;
  } finally {
    database?.close();
  }
}
