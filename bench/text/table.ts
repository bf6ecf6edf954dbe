/** The README's tables on text, from `bench/results/text.json`. */
import { short, table, whole } from "../markdown.ts";
import { GROUPS, type Group } from "./dates.ts";
import type { F1 } from "./entities.ts";
import type { LibraryFigures, TextResult } from "./result.ts";

const mb = (bytes: number) => (bytes / 1e6).toFixed(1);
const kb = (bytes: number) => whole(bytes / 1e3);

function figures(libraries: readonly LibraryFigures[]): string {
  return table(
    [
      "us a message",
      "CPU, mean",
      "times ours",
      "mean",
      "median",
      "p99",
      "ready after, ms",
      "memory loaded, MB",
      "after the run",
      "on the wire, KB",
    ],
    libraries.map(({ title, time, relative, load_ms, memory, wire }) => [
      title,
      short(time.cpu),
      relative.toFixed(1),
      short(time.mean),
      short(time.p50),
      short(time.p99),
      whole(load_ms),
      mb(memory.loaded.heap),
      mb(memory.run.heap),
      kb(wire.brotli),
    ]),
  );
}

function names(libraries: readonly LibraryFigures[]): string {
  const cell = ({ f1 }: F1) => f1.toFixed(1);
  return table(
    ["names, F1", "all", "person", "location", "organization", "all, lower-cased"],
    libraries.flatMap(({ title, entities: { score } }) =>
      score === null
        ? []
        : [
            [
              title,
              cell(score.cased.all),
              cell(score.cased.person),
              cell(score.cased.location),
              cell(score.cased.organization),
              cell(score.lower.all),
            ],
          ],
    ),
  );
}

const GROUP_NAMES: Record<Group, string> = {
  points: "points in time",
  ranges: "spans of time",
  none: "no date in it",
};

function dates(libraries: readonly LibraryFigures[]): string {
  const scored = libraries.flatMap(({ title, dates: { score } }) =>
    score === null ? [] : [{ title, score }],
  );
  const head = ["dates and times, cases right (begins right)"];
  const first = scored[0];
  if (first === undefined) return "";
  return table(
    [...head, ...GROUPS.map((group) => `${GROUP_NAMES[group]}, of ${first.score[group].cases}`)],
    scored.map(({ title, score }) => [
      title,
      ...GROUPS.map((group) =>
        group === "none" ? whole(score.none.right) : `${score[group].right} (${score[group].begins})`,
      ),
    ]),
  );
}

/** Why a row is missing. */
function missing(libraries: readonly LibraryFigures[]): string {
  const why = (what: "entities" | "dates") =>
    libraries
      .flatMap(({ title, [what]: found }) => ("why" in found ? [`${title} (${found.why})`] : []))
      .join("; ");
  return `No figure for names: ${why("entities")}. For dates: ${why("dates")}.`;
}

export function textTables(result: TextResult): string {
  const { machine, runs, texts, at, command, cases } = result;
  const libraries = Object.values(result.libraries);
  const versions = new Map(libraries.flatMap((one) => Object.entries(one.versions)));
  const about = [
    `UNER English-EWT, dev: ${whole(texts.messages)} messages of ${texts.characters} characters and ${texts.tokens} tokens on average.`,
    `Medians of ${runs.processes * runs.passes} passes over all of them, in ${runs.processes} new processes a library, each warmed up for ${runs.warm_up_ms / 1000} s;`,
    `${machine.cores} cores (${machine.cpu}), load ${machine.load} before it began (CPU leaves out what others ran meanwhile, the other times do not), Node ${machine.node}, ${at.slice(0, 10)}; \`${command}\`.`,
    "Memory is heap and external, collected, above an empty process; the wire is code, minified, and model, with Brotli 11.",
    `${Array.from(versions, ([name, version]) => `${name} ${version}`).join(", ")}.`,
    `Dates are those of Recognizers-Text: the ${cases.compared} cases that all of these can express; ${cases.left_out} (durations, recurring, open and unresolved ones) are left out. Right: exactly the words and the value given; begins right: words that overlap, the same beginning.`,
  ].join(" ");
  return [figures(libraries), names(libraries), dates(libraries), missing(libraries), about]
    .filter((part) => part !== "")
    .join("\n\n");
}
