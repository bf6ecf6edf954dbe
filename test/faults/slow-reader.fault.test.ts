/** SPEC, slow readers: the log is the only buffer, so a reader that does not read costs the object no memory. */
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Product, startProduct } from "../harness/index.ts";
import { catchUp, floodUnread, type Memory, memoryDuring, stream, subscribe } from "./slow-reader.ts";
import { leaks } from "./stored.ts";

const EVENTS = Number(process.env.EVENTS ?? 100_000);
const MIB = 1024 * 1024;
const BOUND = 16 * MIB;

let product: Product;
beforeEach(async () => {
  product = await startProduct();
});
afterEach(async () => {
  expect(leaks(product, [])).toEqual([]);
  await product.server.stop();
});

const mib = (memory: Memory) =>
  `${Math.round(memory.before / MIB)} MiB, ${Math.round(memory.peak / MIB)} at most, ${Math.round(memory.after / MIB)} after`;

/** How often a check is made again, at most: V8 collects when it likes, which only ever adds to a measurement. */
const ATTEMPTS = 3;

/** The least of what `measure` gives, which is tried again until it is below the bound. */
async function least(measure: () => Promise<number>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < ATTEMPTS && best >= BOUND; i++) best = Math.min(best, await measure());
  return best;
}

/** The session's own growth (graph, index, page cache) is there with any reader: a session without one is the measure. */
async function withoutReader(): Promise<Memory> {
  const other = await startProduct();
  try {
    const session = await other.createSession();
    await stream(other, session, 1_000);
    return await memoryDuring(other, () => stream(other, session, EVENTS));
  } finally {
    await other.server.stop();
  }
}

test("a subscriber that never reads costs less than 16 MiB, and catches up whole", async () => {
  const growth = await least(async () => {
    const plain = await withoutReader();
    const other = await startProduct();
    try {
      const session = await other.createSession();
      await stream(other, session, 1_000);
      const reader = await subscribe(other, session);
      reader.stopReading();
      const memory = await memoryDuring(other, () => stream(other, session, EVENTS));
      console.log(`without a reader: ${mib(plain)}; with one that never reads: ${mib(memory)}`);
      expect(await catchUp(reader, EVENTS + 1_000, 60_000)).toEqual({ read: EVENTS + 1_000, wrong: null });
      await reader.close();
      return memory.peak - memory.before - (plain.peak - plain.before);
    } finally {
      await other.server.stop();
    }
  });
  expect(growth).toBeLessThan(BOUND);
});

test("a client that sends and reads nothing costs less than 16 MiB, and the session lives on", async () => {
  // V8 lets its heap grow to some size before it collects: a first flood takes it there.
  let session = await product.createSession();
  const floods = [await floodUnread(product, session, EVENTS)];
  const growth = await least(async () => {
    session = await product.createSession();
    const memory = await memoryDuring(product, async () => {
      floods.push(await floodUnread(product, session, EVENTS));
      await sleep(500);
    });
    console.log(`${mib(memory)}; closed with ${floods.map((socket) => socket.closed).join(", ")}`);
    // The sockets stay: what the object kept for one of them would still be there at the next attempt.
    return memory.peak - memory.before;
  });
  expect(growth).toBeLessThan(BOUND);
  for (const socket of floods) socket.ws.terminate();
  await stream(product, session, 10);
});

test("without credit the first 256 events come, then credit_needed", async () => {
  const session = await product.createSession();
  await stream(product, session, 1_000);
  const reader = await subscribe(product, session);
  const error = await reader.next("error");
  expect(error).toMatchObject({ code: "credit_needed" });
  await sleep(300);
  const seqs = reader.frames.filter((frame) => frame.type === "turn").map((frame) => frame.seq);
  expect(seqs).toEqual(Array.from({ length: 256 }, (_, i) => i + 1));
  expect(await catchUp(reader, 1_000, 10_000)).toMatchObject({ wrong: null });
  await reader.close();
});
