/**
 * Loads on the product over its client, as a caller would write them: one promise a message, the client's own
 * frames, `reply: ack`. The clock starts before the first `send()` and stops when the last answer is here.
 */
import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";
import { connect, type Receipt, type Session, sse } from "lean-agentic";
import type { Product, TestSession } from "../test/harness/index.ts";
import { Durations, type Percentiles, signedPercentiles } from "./histogram.ts";
import { median } from "./median.ts";
import type { Burst, Throughput } from "./result.ts";
import type { Sent } from "./verify.ts";

const ACK = { reply: "ack" } as const;
/** A caller lets the event loop run after so many sends, so that answers are read while it sends. */
const SENDS_A_TURN = 256;

/** A product, and what has been sent to it so far. */
export interface Load {
  product: Product;
  sent: Sent[];
}

async function open(
  load: Load,
  texts: readonly string[],
): Promise<{ session: TestSession; client: Session }> {
  const session = await load.product.createSession();
  const client = await connect({ url: load.product.server.url, token: session.token });
  load.sent.push({ session, texts });
  return { session, client };
}

async function messagesPerFrame(load: Load, session: TestSession, messages: number): Promise<number> {
  const stats = await load.product.json(session, "/stats");
  return Math.round((10 * messages) / Number(stats.rows)) / 10;
}

function rate(messages: number, start: number, end: number): number {
  return Math.round((1000 * messages) / (end - start));
}

/** One session, one socket; each run with a session and texts of its own. */
export async function oneSession(load: Load, runs: readonly (readonly string[])[]): Promise<Throughput> {
  const rates: number[] = [];
  let frame = 0;
  for (const texts of runs) {
    const { session, client } = await open(load, texts);
    const answers: Promise<Receipt>[] = [];
    const start = performance.now();
    for (const text of texts) {
      answers.push(client.send(text, ACK));
      if (answers.length % SENDS_A_TURN === 0) await turn();
    }
    await answers.at(-1);
    rates.push(rate(texts.length, start, performance.now()));
    await checkReceipts(answers);
    frame = await messagesPerFrame(load, session, texts.length);
    client.close();
  }
  return { messages: runs[0]?.length ?? 0, sessions: 1, rate: median(rates), runs: rates, frame };
}

/** Every message was answered, with the `seq` of its place. */
async function checkReceipts(answers: readonly Promise<Receipt>[]): Promise<void> {
  const receipts = await Promise.all(answers);
  const wrong = receipts.findIndex((receipt, i) => receipt.n !== i + 1 || receipt.seq !== i + 1);
  if (wrong >= 0)
    throw new Error(`message ${wrong + 1} was answered with ${JSON.stringify(receipts[wrong])}`);
}

/** Many sessions, a socket each, taking turns. */
export async function manySessions(
  load: Load,
  runs: readonly (readonly string[])[],
  sessions: number,
): Promise<Throughput> {
  const rates: number[] = [];
  let frame = 0;
  for (const texts of runs) {
    const each = Math.floor(texts.length / sessions);
    const lines = [];
    for (let i = 0; i < sessions; i++) lines.push(await open(load, texts.slice(i * each, (i + 1) * each)));
    const answers: Promise<Receipt>[] = [];
    const start = performance.now();
    for (let k = 0; k < each; k++) {
      for (const [i, { client }] of lines.entries())
        answers.push(client.send(texts[i * each + k] ?? "", ACK));
      if (k % 2 === 1) await turn();
    }
    await Promise.all(answers);
    rates.push(rate(each * sessions, start, performance.now()));
    const first = lines[0];
    if (first) frame = await messagesPerFrame(load, first.session, each);
    for (const { client } of lines) client.close();
  }
  return { messages: runs[0]?.length ?? 0, sessions, rate: median(rates), runs: rates, frame };
}

/** All at once: until the last byte has left the socket, and until the last answer. */
export async function burst(load: Load, runs: readonly (readonly string[])[]): Promise<Burst> {
  const rates: number[] = [];
  const sentRates: number[] = [];
  let frame = 0;
  for (const texts of runs) {
    const { session, client } = await open(load, texts);
    const answers: Promise<Receipt>[] = [];
    const start = performance.now();
    for (const text of texts) {
      answers.push(client.send(text, ACK));
      if (answers.length % SENDS_A_TURN === 0) await turn();
    }
    // A poll a millisecond: one a turn of the event loop would take the time that answers are read in.
    while (!client.flushed) await sleep(1);
    sentRates.push(rate(texts.length, start, performance.now()));
    await answers.at(-1);
    rates.push(rate(texts.length, start, performance.now()));
    await checkReceipts(answers);
    frame = await messagesPerFrame(load, session, texts.length);
    client.close();
  }
  const sent = { sent_rate: median(sentRates), sent_runs: sentRates };
  return { messages: runs[0]?.length ?? 0, sessions: 1, rate: median(rates), runs: rates, frame, ...sent };
}

export interface SendTimes {
  one_at_a_time: Percentiles;
  send_idle: Percentiles;
}

/** One message at a time: until it is answered, and the time that `send()` itself took. */
export async function oneAtATime(load: Load, texts: readonly string[]): Promise<SendTimes> {
  const { client } = await open(load, texts);
  const answered = new Durations();
  const sent = new Durations();
  for (const text of texts) {
    const start = performance.now();
    const answer = client.send(text, ACK);
    sent.record(performance.now() - start);
    await answer;
    answered.record(performance.now() - start);
  }
  client.close();
  return { one_at_a_time: answered.percentiles(), send_idle: sent.percentiles() };
}

/** How long `send()` takes to return while the line is busy. */
export async function sendBusy(load: Load, texts: readonly string[]): Promise<Percentiles> {
  const { client } = await open(load, texts);
  const durations = new Durations();
  const answers: Promise<Receipt>[] = [];
  for (const text of texts) {
    const start = performance.now();
    answers.push(client.send(text, ACK));
    durations.record(performance.now() - start);
    if (answers.length % SENDS_A_TURN === 0) await turn();
  }
  await checkReceipts(answers);
  client.close();
  return durations.percentiles();
}

/** In one process: when the SSE reader had an event, less when its sender had the answer. */
export async function sseLessAck(load: Load, texts: readonly string[]): Promise<Percentiles> {
  const { session, client } = await open(load, texts);
  const reader = await connect({ url: load.product.server.url, token: session.token, transport: sse });
  const events = reader.events({ after: 0 });
  const differences: number[] = [];
  for (const text of texts) {
    const arrived = events
      .next()
      .then(({ value }) => ({ seq: value?.type === "turn" ? value.seq : 0, at: performance.now() }));
    const receipt = await client
      .send(text, ACK)
      .then((answer) => ({ seq: answer.seq, at: performance.now() }));
    const event = await arrived;
    if (event.seq !== receipt.seq)
      throw new Error(`SSE brought seq ${event.seq}, the answer was ${receipt.seq}`);
    differences.push(event.at - receipt.at);
  }
  await events.return();
  reader.close();
  client.close();
  return signedPercentiles(differences);
}
