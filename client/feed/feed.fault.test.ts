/** The command itself, against the product in raw workerd. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Product, readLog, startProduct } from "../../test/harness/index.ts";

const FEED = join(import.meta.dirname, "feed.ts");
const SAMPLE = join(import.meta.dirname, "sample.txt");

let product: Product;
let folder: string;
beforeAll(async () => {
  product = await startProduct();
  folder = await mkdtemp(join(tmpdir(), "lean-agentic-feed-"));
}, 60_000);
afterAll(async () => {
  await product.server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Starts the command with a token for a new session. */
async function start(...args: string[]) {
  const session = await product.createSession();
  const access = ["--url", product.server.url, "--token", session.token];
  const child = spawn(process.execPath, [FEED, ...args, ...access], { stdio: ["ignore", "pipe", "pipe"] });
  const done = Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]).then(
    ([out, words, [status]]) => ({ out: out.trimEnd().split("\n"), words, status: status as number }),
  );
  const logged = async () => {
    const texts: string[] = [];
    for await (const line of readLog(product, session)) texts.push(line.text);
    return texts;
  };
  return { child, done, logged };
}

for (const transport of ["ws", "sse", "http"]) {
  test(`over ${transport}: turns in order, then what recall found`, async () => {
    const { done, logged } = await start(
      SAMPLE,
      "--transport",
      transport,
      "--ask",
      "Franzbrötchen",
      "--ask",
      "Zeppelin",
    );
    const { out, words, status } = await done;
    expect(words).toContain("15 turns");
    expect(status).toBe(0);
    const log = await logged();
    expect(log.length).toBe(15);
    expect(out.slice(0, 15).map((line) => Number(line.trim().split(" ")[0]))).toEqual(
      log.map((_, i) => i + 1),
    );
    expect(out[12]).toContain("Maya: Just Franzbrötchen. Ten of them.");
    expect(out.join("\n")).toMatch(/\? Franzbrötchen\n +\d+\.\d\d #13 Maya: Just Franzbrötchen/);
    expect(out.join("\n")).toMatch(/\? Zeppelin\n {2}nothing was said/);
  }, 30_000);
}

test("Ctrl-C stops after what was sent is durable: all that is in the log was printed, in order", async () => {
  const file = join(folder, "long.txt");
  await writeFile(file, Array.from({ length: 100_000 }, (_, i) => `line ${i}`).join("\n"));
  const { child, done, logged } = await start(file);
  await once(child.stdout, "data");
  child.kill("SIGINT");
  const { out, words, status } = await done;
  expect(words).toContain("stopping");
  expect(status).toBe(1);
  const log = await logged();
  expect(log.length).toBeGreaterThan(0);
  expect(log.length).toBeLessThan(100_000);
  expect(out.map((line) => line.trim().replace(/^\d+ /, ""))).toEqual(log);
}, 60_000);

test("a wrong key is said in the server's words", async () => {
  const child = spawn(process.execPath, [FEED, SAMPLE, "--url", product.server.url, "--key", "wrong"]);
  const [words] = await Promise.all([text(child.stderr), once(child, "exit")]);
  expect(words).toContain("no session: unauthorized");
  expect(child.exitCode).toBe(1);
});
