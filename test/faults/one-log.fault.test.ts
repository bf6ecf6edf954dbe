/**
 * SPEC L1, L2 and order: 5,000 messages read back over WebSocket, SSE and NDJSON are the same events, byte for byte;
 * and a reader that is cut off 1,000 times, anywhere, and resumes from the last `seq` it saw, loses and doubles nothing.
 */
import { createParser } from "eventsource-parser";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  drawSeed,
  type Product,
  Random,
  RawSocket,
  readLog,
  startProduct,
  type TestSession,
} from "../harness/index.ts";
import { drawInputs } from "./input.ts";

const MESSAGES = 5_000;
const RESUMES = 1_000;
const BATCH = 100;

/** An event as one transport gave it. */
interface Seen {
  seq: number;
  json: string;
}

const seqOf = (json: string): number => Number(/"seq":(\d+)/.exec(json)?.[1]);

let product: Product;
let session: TestSession;
const seed = drawSeed();

/** Events after `after` over a socket, until `enough` of them came. */
async function overSocket(after: number, enough: number): Promise<Seen[]> {
  const socket = await RawSocket.open(product.socketUrl(session), { token: session.token });
  const seen: Seen[] = [];
  await new Promise<void>((resolve, reject) => {
    socket.ws.on("close", () => reject(new Error("closed before enough events came")));
    socket.ws.on("message", (data: Buffer) => {
      const json = data.toString("utf8");
      if (!json.startsWith('{"type":"turn"')) return;
      seen.push({ seq: seqOf(json), json });
      if (seen.length % 64 === 0) socket.send({ type: "credit", seq: seqOf(json), events: 256 });
      if (seen.length === enough) resolve();
    });
    socket.send({ type: "hello", after });
  });
  socket.ws.terminate();
  return seen.slice(0, enough);
}

/** The same over SSE, resumed as a browser does it: by `Last-Event-ID`. */
async function overSse(after: number, enough: number): Promise<Seen[]> {
  const closing = new AbortController();
  const headers: Record<string, string> = after === 0 ? {} : { "last-event-id": `0.${after}` };
  const response = await product.fetch(session, `/events${after === 0 ? "?after=0" : ""}`, {
    headers,
    signal: closing.signal,
  });
  expect(response.status).toBe(200);
  const seen: Seen[] = [];
  const parser = createParser({
    onEvent: ({ id, event, data }) => {
      if (event !== "turn") return;
      expect(id).toBe(`0.${seqOf(data)}`);
      seen.push({ seq: seqOf(data), json: data });
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    if (seen.length >= enough) break;
  }
  closing.abort();
  return seen.slice(0, enough);
}

/** The same over NDJSON: pages of the log. */
async function overLog(after: number, enough: number): Promise<Seen[]> {
  const response = await product.fetch(session, `/log?after=${after}&limit=${enough}`);
  expect(response.status).toBe(200);
  const lines = (await response.text()).split("\n").filter((line) => line !== "");
  return lines.map((json) => ({ seq: seqOf(json), json }));
}

const TRANSPORTS = [overSocket, overSse, overLog];

beforeAll(async () => {
  product = await startProduct();
  session = await product.createSession();
});
afterAll(() => product?.server.stop());

test(`the same events over every transport, and ${RESUMES} resumptions (seed ${seed})`, async () => {
  const inputs = await drawInputs(MESSAGES, seed);
  const socket = await RawSocket.open(product.socketUrl(session), { token: session.token });
  socket.send({ type: "hello", producer: "p" });
  await socket.next("hello");
  const send = async (start: number): Promise<void> => {
    socket.send({ type: "batch", n: start + 1, messages: inputs.slice(start, start + BATCH), reply: "ack" });
    const ack = await socket.next("ack");
    expect(ack).toMatchObject({ n: start + BATCH, seq: start + BATCH });
    socket.send({ type: "credit", seq: ack.seq, events: 256 });
  };

  // A reader that is cut off again and again, while the log still grows.
  const random = new Random(seed);
  const followed: Seen[] = [];
  let sent = 0;
  for (let resume = 0; resume < RESUMES; resume++) {
    while (sent < MESSAGES && sent - followed.length < 2 * BATCH) {
      await send(sent);
      sent += BATCH;
    }
    const left = MESSAGES - followed.length;
    const share = Math.ceil(left / (RESUMES - resume));
    const enough = Math.min(sent - followed.length, left, 1 + random.below(2 * share));
    if (enough === 0) {
      // All was read: from here on it resumes at places it has been before.
      const after = random.below(MESSAGES - 1);
      const again = await (TRANSPORTS[resume % 3] ?? overLog)(after, 1);
      expect(again[0]).toEqual(followed[after]);
      continue;
    }
    followed.push(...(await (TRANSPORTS[resume % 3] ?? overLog)(followed.at(-1)?.seq ?? 0, enough)));
  }
  while (followed.length < MESSAGES) followed.push(...(await overLog(followed.length, MESSAGES)));
  expect(followed.map((event) => event.seq)).toEqual(inputs.map((_, i) => i + 1));
  expect(followed.map((event) => JSON.parse(event.json).text)).toEqual(inputs.map((input) => input.text));

  const log: string[] = [];
  for await (const line of readLog(product, session)) log.push(line.json);
  const json = (events: readonly Seen[]): string[] => events.map((event) => event.json);
  expect(json(followed)).toEqual(log);
  expect(json(await overSocket(0, MESSAGES))).toEqual(log);
  expect(json(await overSse(0, MESSAGES))).toEqual(log);
  await socket.close();
});
