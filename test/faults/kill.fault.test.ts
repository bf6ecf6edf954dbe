/**
 * SPEC, durability and exactly once: what was answered survives kill -9, and every message is decided once.
 * `KILLS` and `MESSAGES` set the size; `npm run test:kill` runs 200 kills in 20,000 messages. `SEED` repeats a run.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { drawSeed, type Product, startProduct } from "../harness/index.ts";
import { countInFlight, killAndCheck } from "./kill.ts";

const kills = Number(process.env.KILLS ?? 40);
const messages = Number(process.env.MESSAGES ?? 4_000);

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.server.stop());

test(`${kills} kills in ${messages} messages: journal, log and SQLite agree`, {
  timeout: 1_800_000,
}, async () => {
  const seed = drawSeed();
  console.log(`seed ${seed}`);
  const report = await killAndCheck(product, { messages, kills, seed });
  console.log(`${report.inFlight} of ${report.kills} kills had a message out`);
  expect(report.violations).toEqual([]);
  expect(report.kills).toBe(kills);
  expect(report.inFlight / report.kills).toBeGreaterThanOrEqual(0.6);
});

test("a kill counts as in flight when a message sent on the open line was unanswered", () => {
  const trace = "o 10\ns 1 20\na 1 30\ns 2 40\ns 3 41\no 60\na 2 70\na 3 71\n";
  expect(countInFlight(trace, [25n])).toBe(1);
  expect(countInFlight(trace, [35n])).toBe(0);
  expect(countInFlight(trace, [45n, 65n])).toBe(1);
});
