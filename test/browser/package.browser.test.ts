/**
 * The browser package in a real browser: loaded as from a CDN, it answers what it answers in Node, byte for byte,
 * and its snapshots go from one to the other.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Core from "../../core-rs/wasm/pkg/lean_agentic_wasm.js";
import { CHROMIUM_FLAGS, chromiumPath } from "./chromium.ts";
import { type StaticServer, serveStatic } from "./static-server.ts";

const ROOT = join(import.meta.dirname, "../..");
const PACKAGE = join(ROOT, "core-rs/wasm/pkg");
const MODEL = join(ROOT, "core-rs/model");

/** Unix milliseconds of the first message; each next one is a minute later. */
const AT = 1_795_420_800_000;
const TEXTS = [
  "Ann Lee moved to Berlin with her brother Tom.",
  "Write to ann@example.com or see https://example.com/a?b=c 🎉",
  "Tom works at Siemens, and he still owes me 42.50 for the tickets.",
  "ﬁancée naïve Zoë — عربي, 中文, 👩‍👩‍👧 and @handles #tags",
  "Ann says Berlin is cold.",
];
const QUERY = "where does Ann live?";

/** What a client gave for the texts above. */
interface Answers {
  turns: string[];
  hash: string;
  recall: string;
  restored: string;
  snapshot: number[];
}

interface Place {
  core: typeof Core;
}

/** Runs in both places, so it names nothing from outside but its arguments and what lies on `globalThis`. */
async function answers(given: {
  texts: string[];
  at: number;
  query: string;
  model: string;
}): Promise<Answers> {
  const { core } = globalThis as unknown as Place;
  const model = new Uint8Array(await (await fetch(given.model)).arrayBuffer());
  const client = new core.AgenticClient(model);
  const turns = given.texts.map((text, i) =>
    JSON.stringify(client.process_message(text, given.at + i * 60_000)),
  );
  const snapshot = client.snapshot();
  const other = new core.AgenticClient(model);
  other.restore(snapshot);
  return {
    turns,
    hash: client.state_hash(),
    recall: JSON.stringify(client.recall(given.query, { limit: 3 })),
    restored: other.state_hash(),
    snapshot: [...snapshot],
  };
}

describe("the browser package in Chromium", () => {
  let server: StaticServer;
  let browser: Browser;
  let here: Answers;
  let there: Answers;
  const said: string[] = [];

  beforeAll(async () => {
    const executablePath = chromiumPath();
    if (executablePath === null) throw new Error("no Chromium here: apt-get install chromium");
    server = await serveStatic({ pkg: PACKAGE, model: MODEL });
    browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
    const page = await browser.newPage();
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    await page.goto(server.url);
    const given = { texts: TEXTS, at: AT, query: QUERY, model: `${server.url}/model/en.bin` };
    Core.initSync({ module: readFileSync(join(PACKAGE, "lean_agentic_wasm_bg.wasm")) });
    Object.assign(globalThis, { core: Core });
    here = await answers(given);
    await page.addScriptTag({
      type: "module",
      content: `import * as core from "/pkg/lean_agentic_wasm.js"; await core.default(); globalThis.core = core;`,
    });
    await page.waitForFunction(() => "core" in globalThis);
    there = await page.evaluate(answers, given);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it("streams and compiles without a complaint", () => {
    expect(said).toEqual([]);
  });

  it("gives the turns that Node gives, byte for byte", () => {
    expect(there.turns).toHaveLength(TEXTS.length);
    expect(there.turns).toEqual(here.turns);
    expect(JSON.parse(there.turns[0] ?? "").entities.length).toBeGreaterThan(0);
  });

  it("recalls the same, with the same scores", () => {
    expect(there.recall).toBe(here.recall);
    expect(JSON.parse(there.recall).hits.length).toBeGreaterThan(0);
  });

  it("has the same state hash, also after snapshot and restore", () => {
    expect(there.hash).toMatch(/^[0-9a-f]{64}$/);
    expect([there.hash, there.restored, here.restored]).toEqual([here.hash, here.hash, here.hash]);
    expect(there.snapshot).toEqual(here.snapshot);
  });
});
