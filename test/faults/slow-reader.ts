/**
 * Readers that do not read: the object must not buffer for them. Each check gives what it saw, and the suite says
 * what must hold.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "lean-agentic";
import { type Frame, type Product, RawSocket, type TestSession } from "../harness/index.ts";

/** How workerd's resident memory went, bytes. */
export interface Memory {
  before: number;
  /** Highest of the samples. */
  peak: number;
  after: number;
}

const SAMPLE_MS = 100;

/**
 * A word that makes each event larger than 400 bytes: 100,000 of them kept in memory would be several times the
 * bound, so the bound can tell buffering from noise.
 */
const PADDING = "x".repeat(300);
const textOf = (i: number) => `test ${i} ${PADDING}`;

/** Samples the resident memory while `work` runs. */
export async function memoryDuring(product: Product, work: () => Promise<void>): Promise<Memory> {
  const before = await product.server.rss();
  let peak = before;
  let running = true;
  const sampling = (async () => {
    while (running) {
      peak = Math.max(peak, await product.server.rss());
      await sleep(SAMPLE_MS);
    }
  })();
  try {
    await work();
  } finally {
    running = false;
    await sampling;
  }
  const after = await product.server.rss();
  return { before, peak: Math.max(peak, after), after };
}

/** Sends `count` messages through the client and waits until all are durable. */
export async function stream(product: Product, session: TestSession, count: number): Promise<void> {
  const client = await connect({ url: product.server.url, token: session.token });
  for (let i = 1; i <= count; i++) {
    const answer = client.send(textOf(i), { reply: "ack" });
    // What is unanswered is the client's memory, and the point here is the server's.
    if (i % 2_000 === 0) await answer;
  }
  await client.drained();
  client.close();
}

/** A socket that asked for all events. */
export async function subscribe(product: Product, session: TestSession): Promise<RawSocket> {
  const socket = await RawSocket.open(product.socketUrl(session), { token: session.token });
  socket.send({ type: "hello", producer: `reader-${Math.random().toString(36).slice(2)}`, after: 0 });
  await socket.next("hello");
  return socket;
}

/** Reads events up to `last`, granting credit as it goes; gives the first place where `seq` is not what is due. */
export async function catchUp(
  socket: RawSocket,
  last: number,
  timeoutMs: number,
): Promise<{ read: number; wrong: number | null }> {
  let read = 0;
  let wrong: number | null = null;
  let frames = 0;
  const take = (frame: Frame): void => {
    if (frame.type !== "turn") return;
    if (frame.seq !== read + 1) wrong ??= read + 1;
    read = Number(frame.seq);
    if (++frames % 64 === 0) socket.send({ type: "credit", seq: read, events: 1_024 });
  };
  for (const frame of socket.frames.splice(0)) take(frame);
  socket.listen(take);
  socket.ws.resume();
  socket.send({ type: "credit", seq: read, events: 1_024 });
  const deadline = Date.now() + timeoutMs;
  while (read < last && socket.closed === null && Date.now() < deadline) await sleep(5);
  return { read, wrong };
}

/** What is not taken for so long is no longer read: the server has closed, and this client does not hear of it, ms. */
const STALLED_MS = 2_000;

/** Sends `count` messages in frames of their own and reads nothing; ends when all left or the server reads no more. */
export async function floodUnread(product: Product, session: TestSession, count: number): Promise<RawSocket> {
  const socket = await RawSocket.open(product.socketUrl(session), { token: session.token });
  socket.send({ type: "hello", producer: "flood" });
  await socket.next("hello");
  socket.stopReading();
  for (let n = 1; n <= count && socket.ws.readyState === socket.ws.OPEN; n++) {
    socket.send({ type: "message", n, text: textOf(n), reply: "full" });
    const deadline = Date.now() + STALLED_MS;
    while (socket.buffered > 65_536) {
      if (Date.now() > deadline) return socket;
      await sleep(1);
    }
  }
  return socket;
}
