/**
 * Kills workerd with -9 at drawn moments while a client streams, restarts it on the same storage, and checks that
 * every message is there once, in order, and that nothing answered is missing.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Product, Random } from "../harness/index.ts";
import { drawInputs } from "./input.ts";
import { checkStored, type JournalEntry, leaks } from "./stored.ts";
import type { StreamerReport, StreamerTask } from "./streamer.ts";

export interface KillPlan {
  messages: number;
  kills: number;
  seed: number;
}

export interface KillReport {
  violations: string[];
  kills: number;
  /** Kills that fell between a first unanswered send and its answer. */
  inFlight: number;
  /** Of every message, per kill, when it was sent and answered: see `countInFlight`. */
  messages: number;
}

/** A kill comes at most this long after the client got its first answer since the restart, ms. */
const LATEST_KILL_MS = 30;
/** The client may be this many kills' share of messages ahead of them. */
const AHEAD = 2;
/** A client that hears nothing for this long has failed, ms. */
const SILENCE_MS = 60_000;

/** The client process as its parent sees it. */
class Streamer {
  answered = 0;
  /** `undefined` while it runs. */
  ended: string | null | undefined = undefined;
  private readonly child: ChildProcess;

  constructor(taskFile: string) {
    this.child = fork(join(import.meta.dirname, "streamer.ts"), [taskFile], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      execArgv: [],
    });
    this.child.on("message", (report: StreamerReport) => {
      if ("ended" in report) this.ended = report.ended;
      else this.answered = report.answered;
    });
    this.child.on("exit", (code) => {
      if (this.ended === undefined) this.ended = `the client ended with ${code}`;
    });
  }

  allow(messages: number): void {
    // It may have ended a moment ago, and this process not have read so yet: then the pipe is gone, and the error is
    // this call's, where one without a callback would end this process.
    if (this.child.connected) this.child.send({ allowed: messages }, () => {});
  }

  /** Waits until more than `answered` are answered, or the client ended. */
  async progress(answered: number): Promise<void> {
    const deadline = Date.now() + SILENCE_MS;
    while (this.ended === undefined && this.answered <= answered && Date.now() < deadline) await sleep(1);
  }

  async end(): Promise<void> {
    const deadline = Date.now() + SILENCE_MS;
    let answered = -1;
    while (this.ended === undefined && (this.answered > answered || Date.now() < deadline)) {
      answered = this.answered;
      await sleep(20);
    }
    if (this.child.exitCode === null) {
      const gone = once(this.child, "exit");
      this.child.kill("SIGKILL");
      await gone;
    }
    if (this.ended === undefined) this.ended = "the client heard nothing for too long";
  }
}

/** Runs the plan on a running product. */
export async function killAndCheck(product: Product, plan: KillPlan): Promise<KillReport> {
  const { server } = product;
  const directory = await mkdtemp(join(tmpdir(), "lean-agentic-kill-"));
  const session = await product.createSession();
  const inputs = await drawInputs(plan.messages, plan.seed);
  const task: StreamerTask = {
    url: server.url,
    token: session.token,
    seed: plan.seed,
    inputs,
    journal: join(directory, "journal"),
    trace: join(directory, "trace"),
  };
  const taskFile = join(directory, "task.json");
  await writeFile(taskFile, JSON.stringify(task), { mode: 0o600 });

  const streamer = new Streamer(taskFile);
  const random = new Random(plan.seed + 1);
  const killed: bigint[] = [];
  const share = plan.messages / plan.kills;
  while (killed.length < plan.kills && streamer.ended === undefined) {
    streamer.allow(Math.ceil((killed.length + AHEAD) * share));
    await streamer.progress(streamer.answered);
    await sleep(random.next() * LATEST_KILL_MS);
    killed.push(process.hrtime.bigint());
    await server.kill();
    await server.restart();
  }
  streamer.allow(plan.messages);
  await streamer.end();

  const violations: string[] = [];
  if (streamer.ended !== null) violations.push(`client: ${streamer.ended}`);
  if (killed.length < plan.kills)
    violations.push(`kills: ${killed.length} of ${plan.kills}, the client was done`);
  const journal = await readJournal(task.journal);
  violations.push(...(await checkStored(product, session, inputs, journal)));
  violations.push(...leaks(product, [session.token, inputs[0]?.text ?? ""]));
  const inFlight = countInFlight(await readFile(task.trace, "utf8"), killed);
  await rm(directory, { recursive: true, force: true });
  return { violations, kills: killed.length, inFlight, messages: plan.messages };
}

async function readJournal(path: string): Promise<JournalEntry[]> {
  const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line !== "");
  return lines.map((line) => {
    const [n, seq] = line.split(" ").map(Number);
    return { n: n ?? 0, seq: seq ?? 0 };
  });
}

/**
 * How many kills fell on a line that had a message out: sent on that line before the kill, answered after it.
 * Both processes read the machine's monotonic clock.
 */
export function countInFlight(trace: string, kills: readonly bigint[]): number {
  const opened: bigint[] = [];
  const sent = new Map<number, { at: bigint; answered: bigint | null }>();
  for (const line of trace.split("\n")) {
    const words = line.split(" ");
    if (words[0] === "o") opened.push(BigInt(words[1] ?? 0));
    else if (words[0] === "s") sent.set(Number(words[1]), { at: BigInt(words[2] ?? 0), answered: null });
    else if (words[0] === "a") {
      const message = sent.get(Number(words[1]));
      if (message) message.answered = BigInt(words[2] ?? 0);
    }
  }
  const messages = [...sent.values()];
  return kills.filter((kill) => {
    const line = opened.findLast((at) => at < kill) ?? 0n;
    return messages.some(
      ({ at, answered }) => at > line && at < kill && (answered === null || answered > kill),
    );
  }).length;
}
