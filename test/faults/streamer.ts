/**
 * The client of the kill suite, a process of its own: streams messages in bursts, and writes every answer to a
 * journal on disk before it goes on. Its parent kills the server meanwhile; the client only sees lines that end.
 *
 * argv: a JSON file with `StreamerTask`. The parent sends `{ allowed }`: how many messages may be sent so far.
 */
import { openSync, readFileSync, writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "lean-agentic";
import { Random } from "../harness/random.ts";
import type { Input } from "./input.ts";

export interface StreamerTask {
  url: string;
  token: string;
  seed: number;
  inputs: Input[];
  /** Answers, a line each: `n seq`. */
  journal: string;
  /** What happened when (`process.hrtime`, ns): `s n t` sent, `a n t` answered, `o t` a line opened. */
  trace: string;
}

/** To the parent: how many are answered; or the end, with the reason when it is not the right one. */
export type StreamerReport = { answered: number } | { ended: string | null };

const ONLINE_MS = 50;
/** A burst has 1 to this many messages, drawn. */
const BURST = 24;

/**
 * The client tries again at once when it hears that it is online, as browsers say it. Here it hears so all the time:
 * after many kills its backoff would otherwise be most of the run.
 */
function keepOnline(): void {
  const network = new EventTarget();
  Object.assign(globalThis, {
    addEventListener: network.addEventListener.bind(network),
    removeEventListener: network.removeEventListener.bind(network),
  });
  setInterval(() => network.dispatchEvent(new Event("online")), ONLINE_MS).unref();
}

async function stream(task: StreamerTask): Promise<void> {
  const journal = openSync(task.journal, "a");
  const trace = openSync(task.trace, "a");
  const note = (line: string) => writeSync(trace, `${line} ${process.hrtime.bigint()}\n`);
  const random = new Random(task.seed);
  let allowed = 0;
  process.on("message", (message: { allowed: number }) => {
    allowed = message.allowed;
  });
  const session = await connect({ url: task.url, token: task.token });
  note("o");
  session.onState(({ state }) => {
    if (state === "open") note("o");
  });
  for (let next = 0; next < task.inputs.length; ) {
    if (next >= allowed) {
      await sleep(1);
      continue;
    }
    const burst = task.inputs.slice(next, Math.min(allowed, next + 1 + random.below(BURST)));
    const answers = burst.map(async (input, i) => {
      const n = next + i + 1;
      note(`s ${n}`);
      const receipt = await session.send(input, { reply: "ack" });
      writeSync(journal, `${receipt.n} ${receipt.seq}\n`);
      note(`a ${n}`);
    });
    await Promise.all(answers);
    next += burst.length;
    report({ answered: next });
  }
  session.close();
}

function report(message: StreamerReport): void {
  process.send?.(message);
}

keepOnline();
try {
  await stream(JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as StreamerTask);
  report({ ended: null });
} catch (error) {
  report({ ended: error instanceof Error ? error.message : String(error) });
}
process.disconnect();
