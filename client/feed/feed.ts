/**
 * `npm run feed -- FILE`: streams a transcript into a session, prints its turns as they commit, and asks.
 * Turns and hits go to stdout, all other words to stderr. Ctrl-C stops after what was sent is durable.
 */
import { readFile } from "node:fs/promises";
import { text as readAll } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { connect, LeanAgenticError, ndjson, type Session, sse, type Transport, webSocket } from "../index.ts";
import { createSession, localKey } from "./access.ts";
import { Printer } from "./print.ts";
import { parseTranscript, type Said } from "./transcript.ts";

const USAGE = `npm run feed -- FILE [options]        FILE: a transcript; - for standard input
  --url URL            the server (default http://127.0.0.1:8787)
  --transport NAME     ws (default), sse or http (NDJSON)
  --key KEY            API key (default: LEAN_AGENTIC_KEY, or the local server's in .dev.vars)
  --token TOKEN        a session token in place of a key
  --session NAME       goes on in a session of that name (default: a new one)
  --ask QUESTION       afterwards prints what was said about it; may be repeated
Plain text ("Name: text" or text, a message a line), WhatsApp exports, JSON Lines ({text, speaker?, at?}), LoCoMo JSON.`;

const TRANSPORTS: Readonly<Record<string, Transport>> = { ws: webSocket, sse, http: ndjson };
/** Messages on their way at once: enough for full frames, few enough to stop soon. */
const AHEAD = 1_000;

/** Sends all, prints each turn in order. Resolves to how many were kept and refused. */
async function feed(session: Session, messages: readonly Said[], printer: Printer, stop: AbortSignal) {
  const waiting: Promise<void>[] = [];
  let kept = 0;
  let refused = 0;
  for (const message of messages) {
    if (stop.aborted || session.state === "closed") break;
    while (session.unanswered >= AHEAD) await waiting.shift();
    const answer = session.send(message).then(
      (turn) => {
        kept++;
        console.log(printer.turn(turn));
      },
      (error: unknown) => {
        if (!(error instanceof LeanAgenticError)) throw error;
        refused++;
        console.error(`refused: ${error.message}`);
      },
    );
    waiting.push(answer);
  }
  await Promise.all(waiting);
  return { kept, refused };
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: "string", default: process.env.LEAN_AGENTIC_URL ?? "http://127.0.0.1:8787" },
      transport: { type: "string", default: "ws" },
      key: { type: "string" },
      token: { type: "string" },
      session: { type: "string" },
      ask: { type: "string", multiple: true, default: [] },
      help: { type: "boolean", short: "h" },
    },
  });
  const [file] = positionals;
  const transport = TRANSPORTS[values.transport];
  if (values.help || file === undefined || positionals.length > 1 || transport === undefined) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  const content = file === "-" ? await readAll(process.stdin) : await readFile(file, "utf8");
  const { format, messages } = parseTranscript(content);
  console.error(`${messages.length} messages (${format})`);

  const access = await accessOf(values);
  const stop = new AbortController();
  const session = await connect({ url: values.url, transport, ...access, signal: stop.signal });
  process.once("SIGINT", () => {
    console.error("stopping: waiting for what was sent (Ctrl-C again to leave at once)");
    process.once("SIGINT", () => process.exit(130));
    stop.abort();
  });
  session.onState(({ state, error }) => {
    if (state === "waiting") console.error(`the line was lost, trying again (${error?.detail})`);
  });

  const printer = new Printer(process.stdout.isTTY === true && !process.env.NO_COLOR);
  const begun = performance.now();
  const { kept, refused } = await feed(session, messages, printer, stop.signal);
  const seconds = (performance.now() - begun) / 1000;
  const rate = Math.round(kept / Math.max(seconds, 1e-9));
  const loss = refused > 0 ? `, ${refused} refused` : "";
  console.error(
    `${kept} turns in ${seconds.toFixed(2)} s (${rate}/s)${loss}; session ${session.id}, seq ${session.seq}`,
  );

  for (const question of stop.signal.aborted ? [] : values.ask) {
    const { hits } = await session.recall(question);
    console.log(`\n? ${question}`);
    for (const hit of hits) console.log(printer.hit(hit));
    if (hits.length === 0) console.log("  nothing was said about that");
  }
  session.close();
  return refused > 0 || stop.signal.aborted ? 1 : 0;
}

async function accessOf(values: { url: string; token?: string; key?: string; session?: string }) {
  if (values.token !== undefined) return { token: values.token, session: values.session };
  const key = values.key ?? process.env.LEAN_AGENTIC_KEY ?? (await localKey());
  if (key === undefined) throw new Error("no API key: give --key or --token, or run `npm start` here first");
  return createSession(values.url, key, values.session);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
