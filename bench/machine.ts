/** What a result was measured on. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { cpus, loadavg, release, totalmem } from "node:os";

export interface Machine {
  cpu: string;
  cores: number;
  memory_gib: number;
  os: string;
  /** Load of the last minute before the run: above the run's own share, others were using the machine. */
  load: number;
  node: string;
  workerd: string;
  wrangler: string;
  ws: string;
}

const require = createRequire(import.meta.url);

async function version(name: string): Promise<string> {
  const path = require.resolve(`${name}/package.json`);
  return (JSON.parse(await readFile(path, "utf8")) as { version: string }).version;
}

export async function describeMachine(): Promise<Machine> {
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memory_gib: Math.round(totalmem() / 2 ** 30),
    os: `${process.platform} ${release()}`,
    load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
    node: process.versions.node,
    workerd: await version("workerd"),
    wrangler: await version("wrangler"),
    ws: await version("ws"),
  };
}
