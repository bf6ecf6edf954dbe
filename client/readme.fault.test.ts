/** The README's lines with the client, run as a script against the product in raw workerd. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Product, startProduct } from "../test/harness/index.ts";

const ROOT = join(import.meta.dirname, "..");

let product: Product;
beforeAll(async () => {
  product = await startProduct();
}, 60_000);
afterAll(() => product.server.stop());

test("the script does what it says, and ends by itself", async () => {
  const page = await readFile(join(ROOT, "README.md"), "utf8");
  const lines = /^```ts\n(import \{ connect \}.+?)^```$/ms.exec(page)?.[1];
  const { token } = await product.createSession();
  const given = `const url = ${JSON.stringify(product.server.url)}, token = ${JSON.stringify(token)};\n`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "--eval", `${given}${lines}`],
    { cwd: ROOT, timeout: 20_000 },
  );
  expect(stdout).toContain("[ 'person', 'Ann Lee' ]");
  expect(stdout).toContain("1 Ann Lee moved to Berlin");
  expect(stdout).toContain("type: 'turn'");
}, 30_000);
