/**
 * `npm run bench`: measures, checks what was stored, and only then writes `bench/results/<name>.json`.
 *
 *   npm run bench                      everything
 *   npm run bench -- --quick           small counts, one run each: to see that it runs
 *   npm run bench -- --only core       one figure (a name of `FIGURES`; the floors are `floors`)
 *   npm run bench -- --name laptop     writes bench/results/laptop.json (`latest` by default; `--quick` writes none)
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildProduct, drawSeed, realTexts, startProduct, testTexts } from "../test/harness/index.ts";
import { measureCore } from "./core.ts";
import { measureFloors } from "./floors/measure.ts";
import { burst, type Load, manySessions, oneAtATime, oneSession, sendBusy, sseLessAck } from "./loads.ts";
import { describeMachine } from "./machine.ts";
import type { Figures, Result } from "./result.ts";
import { starting } from "./starting/measure.ts";
import { verify } from "./verify.ts";
import { waking } from "./waking.ts";

/** How much is sent for a figure. */
interface Counts {
  runs: number;
  flood: number;
  real: number;
  single: number;
  turns: number;
  wakes: number;
  core: number;
}
const FULL: Counts = {
  runs: 3,
  flood: 200_000,
  real: 60_000,
  single: 2_000,
  turns: 20_000,
  wakes: 15,
  core: 10_000,
};
const QUICK: Counts = {
  runs: 1,
  flood: 20_000,
  real: 6_000,
  single: 200,
  turns: 2_000,
  wakes: 3,
  core: 2_000,
};
const SESSIONS = 100;

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    name: { type: "string", default: "latest" },
  },
});
const counts = options.quick ? QUICK : FULL;
const seed = drawSeed();
const machine = await describeMachine();

/** Texts for each run: no two runs send the same. */
const testRuns = (count: number) =>
  Array.from({ length: counts.runs }, (_, run) => testTexts(count, seed + run * count));
const realRuns = (count: number) =>
  Promise.all(Array.from({ length: counts.runs }, (_, run) => realTexts(count, seed + run * 37)));

/** Every figure over sockets, by its name in the result. */
const FIGURES: Record<string, (load: Load) => Promise<Partial<Figures>>> = {
  one_session_test: async (load) => ({ one_session_test: await oneSession(load, testRuns(counts.flood)) }),
  one_session_real: async (load) => ({
    one_session_real: await oneSession(load, await realRuns(counts.real)),
  }),
  one_at_a_time: (load) => oneAtATime(load, testTexts(counts.single, seed)),
  send_busy: async (load) => ({ send_busy: await sendBusy(load, testTexts(counts.flood, seed + 1)) }),
  hundred_sessions: async (load) => ({
    hundred_sessions: await manySessions(load, testRuns(counts.flood / 2), SESSIONS),
  }),
  burst: async (load) => ({ burst: await burst(load, testRuns(counts.flood)) }),
  sse_less_ack: async (load) => ({
    sse_less_ack: await sseLessAck(load, testTexts(counts.single, seed + 2)),
  }),
  waking: async (load) => ({
    waking: await waking(load, await realTexts(counts.turns, seed), 8, counts.wakes),
  }),
  waking_flood: async (load) => ({
    waking_flood: await waking(load, await realTexts(counts.turns, seed), counts.turns, counts.wakes),
  }),
  starting: async (load) => ({ starting: await starting(load, counts.wakes) }),
};

const wanted = (name: string) => options.only === undefined || options.only === name;
if (options.only !== undefined && !["floors", "core", ...Object.keys(FIGURES)].includes(options.only)) {
  throw new Error(`no figure ${options.only}; there are floors, core, ${Object.keys(FIGURES).join(", ")}`);
}

/** The figures over sockets, each on a server of its own, each checked before it counts. */
async function measureProduct(): Promise<Pick<Result, "figures" | "limits" | "verified">> {
  const figures: Figures = {};
  const verified = { sessions: 0, messages: 0 };
  let limits: Record<string, unknown> = {};
  for (const [name, measure] of Object.entries(FIGURES).filter(([name]) => wanted(name))) {
    const product = await startProduct();
    try {
      const warmUp: Load = { product, sent: [] };
      await oneSession(warmUp, [testTexts(counts.flood / 10, seed + 7)]);
      const first = warmUp.sent[0];
      if (first) limits = (await product.json(first.session, "")).limits as Record<string, unknown>;
      const load: Load = { product, sent: [] };
      const figure = await measure(load);
      const checked = await verify(product, load.sent);
      verified.sessions += checked.sessions;
      verified.messages += checked.messages;
      Object.assign(figures, figure);
      console.log(`${name}: ${JSON.stringify(figure)}, read back ${checked.messages} messages`);
    } finally {
      await product.server.stop();
    }
  }
  return { figures, limits, verified };
}

const floors = wanted("floors")
  ? await measureFloors(testTexts(counts.flood, seed), counts.single)
  : undefined;
if (floors) console.log(`floors: ${JSON.stringify(floors)}`);
const { figures, limits, verified } = await measureProduct();
if (wanted("core")) {
  figures.core = await measureCore(await realTexts(counts.core, seed));
  console.log(`core: ${JSON.stringify(figures.core)}`);
}

if (!options.quick && options.only === undefined) {
  const result: Result = {
    name: options.name,
    at: new Date().toISOString(),
    command: `npm run bench${options.name === "latest" ? "" : ` -- --name ${options.name}`}`,
    machine,
    seed,
    reply: "ack",
    limits,
    build: (await buildProduct()).hash,
    ...(floors && { floors }),
    figures,
    verified,
  };
  const folder = join(import.meta.dirname, "results");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${options.name}.json`), `${JSON.stringify(result, null, 2)}\n`);
  console.log(`wrote bench/results/${options.name}.json`);
}
