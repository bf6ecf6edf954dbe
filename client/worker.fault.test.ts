/** The client inside a Worker, over each transport, against the product: two workerd processes. */
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Product, startProduct } from "../test/harness/index.ts";
import { EXPECTED, type ScenarioTask, TRANSPORTS } from "./test/scenario.ts";

const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main), (name = "internet", network = (allow = ["public", "private"]))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-10-01",
);
`;

let product: Product;
let folder: string;
let url: string;
let stop: () => void;
beforeAll(async () => {
  product = await startProduct();
  folder = await mkdtemp(join(tmpdir(), "lean-agentic-client-"));
  await build({
    entryPoints: [join(import.meta.dirname, "test/worker.ts")],
    outfile: join(folder, "worker.js"),
    bundle: true,
    format: "esm",
    platform: "browser",
  });
  await writeFile(join(folder, "config.capnp"), CONFIG);
  const binary: string = createRequire(import.meta.url)("workerd").default;
  const child = spawn(binary, ["serve", "--control-fd=3", join(folder, "config.capnp")], {
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  stop = () => child.kill("SIGKILL");
  for await (const line of createInterface({ input: child.stdio[3] as Readable })) {
    const { port } = JSON.parse(line) as { port?: number };
    url = `http://127.0.0.1:${port}`;
    break;
  }
}, 60_000);
afterAll(async () => {
  stop();
  await product.server.stop();
  await rm(folder, { recursive: true, force: true });
});

for (const transport of Object.keys(TRANSPORTS) as ScenarioTask["transport"][]) {
  test(`in a Worker, over ${transport}`, async () => {
    const { token } = await product.createSession();
    const task: ScenarioTask = { transport, url: product.server.url, token };
    const response = await fetch(url, { method: "POST", body: JSON.stringify(task) });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(EXPECTED);
  }, 30_000);
}
