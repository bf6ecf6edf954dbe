/**
 * The suites can fail: each is run against a build with a fault planted in it, and must say so. The same checks
 * pass on the build as it is: that they do is what makes the second half mean anything.
 */
import { afterEach, expect, test } from "vitest";
import { drawSeed, type Product, type ProductOptions, startProduct } from "../harness/index.ts";
import { killAndCheck } from "./kill.ts";
import { killDuringSnapshots } from "./snapshots.ts";
import { trapAndCheck } from "./trap.ts";

type Fault = "answer-before-insert" | "n-not-stored" | "snapshot-before-whole" | "group-dropped-on-trap";

let product: Product | undefined;
afterEach(async () => {
  await product?.server.stop();
  product = undefined;
});

async function start(fault: Fault | null, core?: ProductOptions["core"]): Promise<Product> {
  const defines: Record<string, string> = fault === null ? {} : { PLANTED_FAULT: JSON.stringify(fault) };
  product = await startProduct({ build: { defines, ...(core && { core }) } });
  return product;
}

const seed = drawSeed();
const plan = { messages: 1_200, kills: 12, seed };

test("an answer that leaves before its insert is caught by the kill suite", async () => {
  const report = await killAndCheck(await start("answer-before-insert"), plan);
  expect(report.violations, `seed ${seed}`).not.toEqual([]);
});

test("an `n` that is not stored is caught by the kill suite", async () => {
  const report = await killAndCheck(await start("n-not-stored"), plan);
  expect(report.violations, `seed ${seed}`).not.toEqual([]);
});

test("kills during snapshots leave the state whole", async () => {
  const report = await killDuringSnapshots(await start(null), { rounds: 2, seed });
  expect(report.violations, `seed ${seed}`).toEqual([]);
  expect(report.kills).toBeGreaterThan(0);
});

test("a snapshot that is published before it is whole is caught by kills during snapshots", async () => {
  const report = await killDuringSnapshots(await start("snapshot-before-whole"), { rounds: 6, seed });
  expect(report.violations, `seed ${seed}, ${report.kills} kills`).not.toEqual([]);
});

test("a trap among pipelined messages costs that message alone", async () => {
  expect(await trapAndCheck(await start(null, "pkg-trap"), seed), `seed ${seed}`).toEqual([]);
});

test("a group that is dropped on a trap is caught by the trap check", async () => {
  const violations = await trapAndCheck(await start("group-dropped-on-trap", "pkg-trap"), seed);
  expect(violations, `seed ${seed}`).not.toEqual([]);
});
