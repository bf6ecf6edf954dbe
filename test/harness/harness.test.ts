/** The harness itself: it starts, kills and restarts a Worker, and reads its object's file from outside. */
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildWorker, openDatabase, RawSocket, ROOT, Workerd } from "./index.ts";

let server: Workerd;
const open = () => RawSocket.open(`${server.url}/gathered`, { protocols: [] });
const rows = () => {
  const database = openDatabase(server.storage, "Gathered", "one");
  const found = database.prepare("SELECT body FROM log ORDER BY seq").all();
  database.close();
  return found.map((row) => JSON.parse(Buffer.from(row.body as Uint8Array).toString("utf8")).n as number);
};

beforeAll(async () => {
  const floors = await buildWorker(join(ROOT, "bench/floors/worker.ts"), [
    { binding: "ECHO", className: "Echo" },
    { binding: "INSERT_EACH", className: "InsertEach" },
    { binding: "GATHERED", className: "Gathered" },
  ]);
  server = await Workerd.start(floors);
}, 30_000);
afterAll(() => server.stop());

test("what was answered is in the file, while workerd runs, after kill -9, and after a restart", async () => {
  const first = await open();
  first.send({ type: "batch", n: 1, messages: [{ text: "a" }, { text: "b" }] });
  expect((await first.next("ack")).n).toBe(2);
  expect(rows()).toEqual([1]);
  expect(await server.rss()).toBeGreaterThan(16 * 1024 * 1024);

  const { pid, url } = server;
  await server.kill();
  expect(rows()).toEqual([1]);
  // The process is gone before this one has read that its connection is.
  await expect.poll(() => first.closed).toBe(1006);

  await server.restart();
  expect(server.url).toBe(url);
  expect(server.pid).not.toBe(pid);
  const second = await open();
  second.send({ type: "batch", n: 3, messages: [{ text: "c" }] });
  expect((await second.next("ack")).n).toBe(3);
  expect(rows()).toEqual([1, 3]);
  await second.close();
}, 30_000);
