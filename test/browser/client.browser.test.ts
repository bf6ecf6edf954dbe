/** The SDK in a real browser, against the product, over the transports that browsers have. */
import { join } from "node:path";
import { build } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EXPECTED, type ScenarioTask } from "../../client/test/scenario.ts";
import { type Product, startProduct } from "../harness/index.ts";
import { CHROMIUM_FLAGS, chromiumPath } from "./chromium.ts";

const executablePath = chromiumPath();

/** Runs in the page, where the bundle has put the scenario. */
async function run(task: ScenarioTask): Promise<Record<string, unknown>> {
  const { client } = globalThis as unknown as {
    client: { scenario(task: ScenarioTask): Promise<Record<string, unknown>> };
  };
  return client.scenario(task);
}

describe.skipIf(executablePath === null)("the SDK in a browser", () => {
  let product: Product;
  let browser: Browser;
  let code: string;
  beforeAll(async () => {
    product = await startProduct();
    const { outputFiles } = await build({
      entryPoints: [join(import.meta.dirname, "../../client/test/scenario.ts")],
      bundle: true,
      format: "iife",
      globalName: "client",
      platform: "browser",
      write: false,
    });
    code = outputFiles[0]?.text ?? "";
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: CHROMIUM_FLAGS });
  });
  afterAll(async () => {
    await browser.close();
    await product.server.stop();
  });

  for (const transport of ["webSocket", "sse"] as const) {
    it(`does what it does elsewhere, over ${transport}`, async () => {
      const { token } = await product.createSession();
      const page = await browser.newPage();
      await page.goto(`${product.server.url}/healthz`);
      await page.evaluate(`${code};globalThis.client = client`);
      expect(await page.evaluate(run, { transport, url: product.server.url, token })).toEqual(EXPECTED);
      await page.close();
    });
  }
});
