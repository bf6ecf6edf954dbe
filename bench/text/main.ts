/**
 * `npm run bench:text`: what is understood of a message, how fast, with how much memory and at what size, beside
 * libraries that do some of the same. Writes `bench/results/text.json`.
 *
 *   npm run bench:text                      everything
 *   npm run bench:text -- --quick           one short run each, writes nothing: to see that it runs
 *
 * Needs the corpora that lie beside the repository (`LEAN_AGENTIC_SHARED`, or `../shared`).
 */
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { SHARED } from "../../test/harness/index.ts";
import { describeMachine } from "../machine.ts";
import { median } from "../median.ts";
import manifest from "../package.json" with { type: "json" };
import { ask } from "./ask.ts";
import { lowerCase, parseUner } from "./corpus.ts";
import { readCases, scoreDates } from "./dates.ts";
import { scoreEntities } from "./entities.ts";
import { LIBRARIES, LIBRARY_NAMES, type LibraryName } from "./libraries/index.ts";
import type { Entry } from "./library.ts";
import type { LibraryFigures, TextResult } from "./result.ts";
import type { Growth, Measured, Pass } from "./task.ts";
import { wireSizes } from "./wire.ts";

const UNER = join(SHARED, "corpora/uner-ewt/dev.tsv");
const DATES = join(SHARED, "conformance/values/DateTimeModel.json");
const missing = [UNER, DATES].filter((path) => !existsSync(path));
if (missing.length > 0) {
  console.error(
    `bench:text needs ${missing.join(" and ")}: set LEAN_AGENTIC_SHARED to the folder of the corpora`,
  );
  process.exit(1);
}

const { values: options } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
const runs = options.quick
  ? { processes: 1, passes: 1, warm_up_ms: 100 }
  : { processes: 5, passes: 3, warm_up_ms: 2_000 };

const sentences = parseUner(await readFile(UNER, "utf8"));
const texts = sentences.map(({ text }) => text);
const given = sentences.map(({ entities }) => entities);
const { cases, left_out } = readCases(await readFile(DATES, "utf8"));
const machine = await describeMachine();

/** All libraries one after another, `processes` times, so that what else the machine does hits each alike. */
async function measureAll(): Promise<Record<LibraryName, Measured[]>> {
  const measured: [LibraryName, Measured[]][] = LIBRARY_NAMES.map((name) => [name, []]);
  for (let process = 0; process < runs.processes; process++) {
    for (const [library, found] of measured) {
      found.push(
        await ask({ library, do: "measure", texts, passes: runs.passes, warm_up_ms: runs.warm_up_ms }),
      );
      const passes = found.at(-1)?.passes.map(({ mean, cpu }) => `${mean} (CPU ${cpu})`) ?? [];
      console.log(`${library}: ${passes.join(", ")} us a message`);
    }
  }
  return Object.fromEntries(measured) as Record<LibraryName, Measured[]>;
}

async function entitiesOf(
  library: LibraryName,
  why: string | undefined,
): Promise<LibraryFigures["entities"]> {
  const cased = await ask({ library, do: "entities", texts });
  const lower = await ask({ library, do: "entities", texts: texts.map(lowerCase) });
  if (cased === null || lower === null) return { score: null, why: why ?? "none" };
  return { score: { cased: scoreEntities(cased, given), lower: scoreEntities(lower, given) } };
}

async function datesOf(library: LibraryName, why: string | undefined): Promise<LibraryFigures["dates"]> {
  const found = await ask({ library, do: "dates", cases: cases.map(({ text, at }) => ({ text, at })) });
  if (found === null) return { score: null, why: why ?? "none" };
  return { score: scoreDates(cases, found) };
}

const versions: Readonly<Record<string, string>> = manifest.devDependencies;

async function figures(
  name: LibraryName,
  measured: readonly Measured[],
  base: number,
): Promise<LibraryFigures> {
  const entry: Entry = LIBRARIES[name];
  const passes = measured.flatMap((one) => one.passes);
  const sorted = (key: keyof Pass) => passes.map((pass) => pass[key]).sort((a, b) => a - b);
  const middle = (key: keyof Pass) => median(sorted(key));
  const grown = (when: "loaded" | "run"): Growth => ({
    heap: median(measured.map((one) => one[when].heap)),
    resident: median(measured.map((one) => one[when].resident)),
  });
  return {
    title: entry.title,
    does: entry.does,
    versions: Object.fromEntries(entry.packages.map((one) => [one, versions[one] ?? "unknown"])),
    time: { mean: middle("mean"), p50: middle("p50"), p99: middle("p99"), cpu: middle("cpu") },
    passes: { mean: sorted("mean"), cpu: sorted("cpu") },
    relative: Math.round((1000 * middle("cpu")) / base) / 1000,
    load_ms: median(measured.map((one) => one.load_ms)),
    memory: { loaded: grown("loaded"), run: grown("run") },
    wire: await wireSizes(entry),
    entities: await entitiesOf(name, entry.without.entities),
    dates: await datesOf(name, entry.without.dates),
  };
}

const measured = await measureAll();
const base = median(measured.ours.flatMap(({ passes }) => passes.map(({ cpu }) => cpu)));
const libraries: [LibraryName, LibraryFigures][] = [];
for (const name of LIBRARY_NAMES) {
  const found = await figures(name, measured[name], base);
  libraries.push([name, found]);
  const { time, relative, memory, entities, dates } = found;
  console.log(`${name}: ${JSON.stringify({ time, relative, memory, entities, dates })}`);
}

const meanOf = (values: readonly number[]) =>
  Math.round((10 * values.reduce((sum, value) => sum + value, 0)) / values.length) / 10;
const result: TextResult = {
  at: new Date().toISOString(),
  command: "npm run bench:text",
  machine,
  runs,
  texts: {
    messages: texts.length,
    characters: meanOf(texts.map((text) => text.length)),
    tokens: meanOf(sentences.map(({ words }) => words)),
  },
  cases: { compared: cases.length, left_out },
  libraries: Object.fromEntries(libraries) as Record<LibraryName, LibraryFigures>,
};
if (!options.quick) {
  await writeFile(join(import.meta.dirname, "../results/text.json"), `${JSON.stringify(result, null, 2)}\n`);
  console.log("wrote bench/results/text.json");
}
