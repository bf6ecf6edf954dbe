/**
 * Writes the README's tables from a result, between `<!-- bench:NAME -->` and `<!-- /bench -->`.
 *
 *   npm run bench:tables                  from bench/results/latest.json, and text.json for the tables on text
 *   npm run bench:tables -- --check       changes nothing; exits with 1 when a table is not current
 */
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CORE_BROTLI_LIMIT } from "../scripts/checks/size.ts";
import type { Percentiles } from "./histogram.ts";
import { type Row, short, table, whole } from "./markdown.ts";
import { memoryPlot } from "./memory/plot.ts";
import type { MemoryResult } from "./memory/result.ts";
import { memoryTables } from "./memory/table.ts";
import type { Result } from "./result.ts";
import type { TextResult } from "./text/result.ts";
import { textTables } from "./text/table.ts";

const { values: options } = parseArgs({
  options: { check: { type: "boolean", default: false }, name: { type: "string", default: "latest" } },
});

const ratio = (value: number, floor: number | undefined) =>
  floor === undefined ? "" : `${(value / floor).toFixed(2)} of ${whole(floor)}`;

function latency(name: string, must: string, found: Percentiles | undefined): Row[] {
  if (found === undefined) return [];
  const { p50, p95, p99, p999, max } = found;
  return [[name, short(p50), short(p95), short(p99), short(p999), short(max), must]];
}

function guide({ figures, floors, machine, at, command, verified }: Result): string {
  const { core, one_session_test: test, one_session_real: real, hundred_sessions: hundred, burst } = figures;
  const latencies = [
    ...latency(
      "a turn in the core (`process_message`)",
      "p50 0.05, p95 0.12, p99 0.2, p99.9 1.2",
      core?.turn,
    ),
    ...latency(
      `analysis alone (tokens, entities, values; ${core?.tokens_per_message} tokens)`,
      "mean 0.027 at 20 tokens",
      core?.analyze,
    ),
    ...latency("`send()`, until it returns, idle line", "p50 0.01, p99 0.05", figures.send_idle),
    ...latency("`send()`, until it returns, busy line", "", figures.send_busy),
    ...latency("SSE receive, less the sender's ack", "p50 0.5, p99 2", figures.sse_less_ack),
    ...latency(
      "one at a time, durable and answered",
      `p50 ${floors?.gathered.alone ? short(2 * floors.gathered.alone.p50) : "2 x the gathered insert"}`,
      figures.one_at_a_time,
    ),
    ...latency(`waking at ${whole(figures.waking?.turns ?? 0)} turns`, "p50 30", figures.waking?.cold),
    ...latency(
      `waking, written as one flood (${whole(figures.waking_flood?.tail_records ?? 0)} records to fold)`,
      "p50 30",
      figures.waking_flood?.cold,
    ),
    ...latency("a session's core, instantiated", "1", core?.instantiate),
    ...latency("an empty Worker, started until it answers", "", figures.starting?.process),
    ...latency("the product's Worker, started until it answers", "", figures.starting?.worker),
    ...latency("its first message: session and analyzer", "", figures.starting?.first_message),
    ...latency("another session's first message", "", figures.starting?.second_message),
  ];
  const rates: Row[] = [];
  const frames = floors?.frames_of_100.rate;
  if (test) rates.push(["one session, `test N`", whole(test.rate), "50,000", ratio(test.rate, frames)]);
  if (real) rates.push(["one session, real messages", whole(real.rate), "15,000", ratio(real.rate, frames)]);
  if (hundred)
    rates.push([
      `${hundred.sessions} sessions, \`test N\``,
      whole(hundred.rate),
      "25,000",
      ratio(hundred.rate, frames),
    ]);
  if (burst) {
    rates.push([
      "burst, until the last byte has left",
      whole(burst.sent_rate),
      "100,000",
      ratio(burst.sent_rate, frames),
    ]);
    rates.push(["the same burst, until the last answer", whole(burst.rate), "", ratio(burst.rate, frames)]);
  }
  const about = `${machine.cores} cores (${machine.cpu}), ${machine.os}, Node ${machine.node}, workerd ${machine.workerd}, ${at.slice(0, 10)}; \`${command}\`. Read back after \`kill -9\` and a restart, and equal to what was sent: ${whole(verified.messages)} messages in ${whole(verified.sessions)} sessions.`;
  return [
    table(["milliseconds", "p50", "p95", "p99", "p99.9", "max", "must reach"], latencies),
    table(["messages a second, durable and answered", "measured", "must reach", "of frames of 100"], rates),
    ...(core ? [sizes(core)] : []),
    about,
  ].join("\n\n");
}

function sizes(core: NonNullable<Result["figures"]["core"]>): string {
  return table(
    ["bytes", "measured", "must stay within"],
    [
      ["the core's code", whole(core.wasm_bytes), ""],
      ["the core's code, Brotli", whole(core.wasm_brotli_bytes), `${whole(CORE_BROTLI_LIMIT)} (a test)`],
      ["a fresh session's core, memory", whole(core.memory_bytes), "524,288 (a test)"],
      ["the language model, a file of its own", whole(core.model_bytes), ""],
    ],
  );
}

function floorTable({ floors }: Result): string {
  if (floors === undefined) return "";
  const names: Record<keyof typeof floors, string> = {
    node_echo: "Node `ws` echo",
    echo: "echo over a hibernatable socket",
    insert_each: "one insert a message, own transaction",
    gathered: "inserts gathered per event-loop turn, one transaction",
    frames_of_20: "frames of 20 messages, one insert a frame",
    frames_of_100: "frames of 100 messages, one insert a frame",
    frames_of_100_gathered: "the same frames, their inserts gathered per event-loop turn",
  };
  const rows = (Object.keys(names) as (keyof typeof floors)[]).map((key) => {
    const { alone, rate } = floors[key];
    return [names[key], alone ? short(alone.p50) : "", alone ? short(alone.p99) : "", whole(rate)];
  });
  return table(
    ["floor, one connection", "one at a time, p50 ms", "p99 ms", "pipelined, messages a second"],
    rows,
  );
}

async function read<T>(name: string, command: string): Promise<T> {
  const source = join(import.meta.dirname, "results", `${name}.json`);
  if (!existsSync(source)) throw new Error(`no ${source}: \`${command}\` writes it`);
  return JSON.parse(await readFile(source, "utf8")) as T;
}

const result = await read<Result>(options.name, "npm run bench");
const text = await read<TextResult>("text", "npm run bench:text");
const memory = await read<MemoryResult>("memory", "npm run bench:memory");
const TABLES: Record<string, () => string> = {
  guide: () => guide(result),
  floors: () => floorTable(result),
  text: () => textTables(text),
  memory: () => memoryTables(memory),
};

const path = join(import.meta.dirname, "../README.md");
const readme = await readFile(path, "utf8");
const written = readme.replace(/<!-- bench:(\w+) -->[\s\S]*?<!-- \/bench -->/g, (_whole, name: string) => {
  const make = TABLES[name];
  if (make === undefined)
    throw new Error(`README.md asks for a table ${name}; there are ${Object.keys(TABLES).join(", ")}`);
  return `<!-- bench:${name} -->\n${make()}\n<!-- /bench -->`;
});
const plotPath = join(import.meta.dirname, "../docs/memory-growth.svg");
const plot = memoryPlot(memory);
if (!options.check) {
  await writeFile(path, written);
  await writeFile(plotPath, plot);
} else if (written !== readme || (await readFile(plotPath, "utf8")) !== plot) {
  console.error("the tables of README.md are not those of the result: npm run bench:tables");
  process.exit(1);
}
