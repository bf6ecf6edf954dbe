/**
 * `npm start`: the product on this machine. Makes local keys once, runs `wrangler dev` (which builds
 * the static files), and says what to try. PORT=… (or `-- --port …`) takes another port than 8787;
 * what else follows `--` goes to wrangler.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ensureDevVars } from "./dev-vars.ts";
import { hints } from "./hints.ts";
import { isPort, portOf } from "./port.ts";

const ROOT = resolve(import.meta.dirname, "..");
const READY_TRIES = 300;
const READY_PAUSE_MS = 200;

/** Waits until the server answers; false when it ended, or never came up. */
async function ready(url: string, server: ChildProcess): Promise<boolean> {
  for (let tries = 0; tries < READY_TRIES && server.exitCode === null; tries += 1) {
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) return true;
    await sleep(READY_PAUSE_MS);
  }
  return false;
}

/** Whether nobody listens there yet: another server would answer in place of ours. */
function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((done) => {
    probe.once("error", () => done(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => done(true)));
  });
}

const { port, rest } = portOf(process.argv.slice(2), process.env.PORT);
if (!isPort(port)) {
  console.error(`port "${port}": expected a whole number from 1 to 65535`);
  process.exit(1);
}
const url = `http://127.0.0.1:${port}`;
if (!(await isFree(Number(port)))) {
  console.error(`port ${port} is taken; PORT=… npm start takes another`);
  process.exit(1);
}
const key = ensureDevVars(join(ROOT, ".dev.vars"));
const wrangler = join(ROOT, "node_modules/wrangler/bin/wrangler.js");
const args = ["dev", "--ip", "127.0.0.1", "--port", port, "--show-interactive-dev-session=false"];
const server = spawn(process.execPath, [wrangler, ...args, "--log-level", "warn", ...rest], {
  cwd: ROOT,
  stdio: ["ignore", "inherit", "inherit"],
  // Nothing here needs what Cloudflare would say of this machine's connection, and offline the question fails aloud.
  env: { ...process.env, WRANGLER_SEND_METRICS: "false", CLOUDFLARE_CF_FETCH_ENABLED: "false" },
});
let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    stopping = true;
    server.kill(signal);
  });
}
server.on("exit", (code) => process.exit(stopping ? 0 : (code ?? 1)));
if (await ready(url, server)) console.log(hints(url, key));
else if (!stopping) {
  console.error(`the server did not answer at ${url}/healthz`);
  process.exitCode = 1;
  server.kill("SIGTERM");
}
