/** SPEC, waking: after kill -9 a session is its snapshot and the log's tail, with the state hash it had. */
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "lean-agentic";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Product, startProduct } from "../harness/index.ts";
import { drawInputs } from "./input.ts";
import { checkStored } from "./stored.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.server.stop());

test("restored by snapshot and tail, and by the tail alone", async () => {
  const session = await product.createSession();
  const inputs = await drawInputs(700, 2);
  const client = await connect({ url: product.server.url, token: session.token });
  for (const input of inputs.slice(0, 40)) await client.send(input, { reply: "ack" });
  await product.server.kill();
  await product.server.restart();
  expect(await checkStored(product, session, inputs.slice(0, 40))).toEqual([]);
  expect(await product.json(session, "/stats")).toMatchObject({ snapshot_seq: 0, tail_records: 40 });

  for (const input of inputs.slice(40, 650)) await client.send(input, { reply: "ack" });
  await sleep(1_000);
  for (const input of inputs.slice(650)) await client.send(input, { reply: "ack" });
  await product.server.kill();
  await product.server.restart();
  expect(await checkStored(product, session, inputs)).toEqual([]);
  const stats = await product.json(session, "/stats");
  expect(stats.snapshot_seq).toBeGreaterThan(0);
  expect(stats.tail_records).toBeGreaterThan(0);
  expect(stats.tail_records).toBeLessThanOrEqual(256 + 50);
  client.close();
});
