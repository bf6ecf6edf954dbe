/** SPEC, hibernation: with a socket and an SSE stream open the object sleeps when idle, without anything forcing it. */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Product, RawSocket, startProduct } from "../harness/index.ts";
import { drawInputs } from "./input.ts";
import { checkStored, leaks } from "./stored.ts";

/** workerd evicts an object after 10 s of inactivity (workerd.capnp, `preventEviction`). */
const IDLE_MS = 15_000;

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.server.stop());

test("15 s idle: the wake counter goes from 1 to 2 at the next message, and nothing is lost", async () => {
  const session = await product.createSession();
  const inputs = await drawInputs(20, 1);
  const socket = await RawSocket.open(product.socketUrl(session), { token: session.token });
  socket.send({ type: "hello", producer: "p" });
  expect(await socket.next("hello")).toMatchObject({ session: session.id });

  const closing = new AbortController();
  const events = await product.fetch(session, "/events?after=0", { signal: closing.signal });
  expect(events.headers.get("content-type")).toMatch(/^text\/event-stream/);
  let streamed = "";
  const reading = (async () => {
    for await (const chunk of events.body ?? []) streamed += Buffer.from(chunk).toString("utf8");
  })().catch(() => {});

  const say = async (i: number) => {
    socket.send({ type: "message", n: i + 1, ...inputs[i], reply: "ack" });
    expect(await socket.next("ack")).toMatchObject({ n: i + 1, seq: i + 1 });
  };
  for (let i = 0; i < 10; i++) await say(i);
  expect(await product.json(session, "/stats")).toMatchObject({ wakes: 1 });

  await sleep(IDLE_MS);
  expect(socket.closed).toBeNull();
  for (let i = 10; i < 20; i++) await say(i);
  expect(await product.json(session, "/stats")).toMatchObject({ wakes: 2 });

  const deadline = Date.now() + 5_000;
  const ids = () => [...streamed.matchAll(/^id: ?0\.(\d+)$/gm)].map((match) => Number(match[1]));
  while (ids().length < 20 && Date.now() < deadline) await sleep(20);
  expect(ids()).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  closing.abort();
  await reading;
  await socket.close();
  expect(await checkStored(product, session, inputs)).toEqual([]);
  expect(leaks(product, [session.token])).toEqual([]);
});
