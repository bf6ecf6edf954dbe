/** A process of its own for one library: takes one task, answers, ends. Needs `--expose-gc`. */
import { Durations } from "../histogram.ts";
import { LIBRARIES } from "./libraries/index.ts";
import type { Entry, Library } from "./library.ts";
import type { Answers, Growth, Measured, Pass, Task } from "./task.ts";

interface Memory {
  heap: number;
  resident: number;
}

function collected(): Memory {
  if (globalThis.gc === undefined) throw new Error("start this process with --expose-gc");
  // What a first collection finalizes, a second one frees.
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, resident: rss };
}

const growth = (before: Memory, after: Memory): Growth => ({
  heap: after.heap - before.heap,
  resident: after.resident - before.resident,
});

/** Durations of a pass in milliseconds, and the CPU time of all of it in microseconds. */
interface Timed {
  ms: Float64Array;
  cpu: number;
}

function timed(library: Library, texts: readonly string[]): Timed {
  const ms = new Float64Array(texts.length);
  const before = process.cpuUsage();
  texts.forEach((text, i) => {
    const start = performance.now();
    library.read(text);
    ms[i] = performance.now() - start;
  });
  const { user, system } = process.cpuUsage(before);
  return { ms, cpu: user + system };
}

function passOf({ ms, cpu }: Timed): Pass {
  const durations = new Durations();
  for (const one of ms) durations.record(one);
  const { mean, p50, p99 } = durations.percentiles();
  const two = (micros: number) => Math.round(100 * micros) / 100;
  return { mean: two(1000 * mean), p50: two(1000 * p50), p99: two(1000 * p99), cpu: two(cpu / ms.length) };
}

async function measure(entry: Entry, task: Task & { do: "measure" }): Promise<Measured> {
  const { texts, passes } = task;
  const before = collected();
  const start = performance.now();
  const library = await entry.load();
  const load_ms = Math.round(10 * (performance.now() - start)) / 10;
  const loaded = growth(before, collected());

  // Whole passes until V8 has compiled what is hot.
  const warm = performance.now() + task.warm_up_ms;
  do {
    for (const text of texts) library.read(text);
  } while (performance.now() < warm);
  const times = Array.from({ length: passes }, () => timed(library, texts));
  const run = growth(before, collected());
  // The library is still in use here: nothing of it may be collected before.
  library.read("");
  return { load_ms, passes: times.map(passOf), loaded, run };
}

async function answer(task: Task): Promise<Answers[Task["do"]]> {
  const entry: Entry = LIBRARIES[task.library];
  if (task.do === "measure") return measure(entry, task);
  const { entities, dates } = await entry.load();
  return task.do === "entities"
    ? entities === undefined
      ? null
      : task.texts.map((text) => entities(text))
    : dates === undefined
      ? null
      : task.cases.map(({ text, at }) => dates(text, at));
}

process.once("message", async (task: Task) => {
  const result = await answer(task);
  process.send?.({ result }, () => process.disconnect());
});
