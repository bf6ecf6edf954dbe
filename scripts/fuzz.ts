/**
 * `npm run fuzz`: the fuzz targets of `core-rs/fuzz`, each for a while, beginning with what was found before and with
 * the seeds. Needs cargo-fuzz (`cargo install cargo-fuzz`), a C++ compiler, and any Rust: without a sanitizer, which
 * has nothing to find in a core that is all safe Rust, the stable compilers have all that libFuzzer wants.
 *
 *   npm run fuzz                              all targets, 30 s each
 *   npm run fuzz -- --seconds 600 text        one of them for ten minutes
 */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "./runners.ts";

const FOLDER = join(ROOT, "core-rs/fuzz");
/** Each target with the longest input that it makes something of, bytes. */
const TARGETS: Readonly<Record<string, number>> = { text: 4_096, piece: 64, model: 257 };
/** An input that takes longer has found something, s. */
const INPUT_SECONDS = 20;

const { values, positionals } = parseArgs({
  options: { seconds: { type: "string", default: "30" } },
  allowPositionals: true,
});
const seconds = Number(values.seconds);
const unknown = positionals.filter((name) => TARGETS[name] === undefined);
if (unknown.length > 0 || !(seconds > 0)) {
  console.error(`usage: npm run fuzz -- [--seconds N] [${Object.keys(TARGETS).join("] [")}]`);
  process.exit(2);
}
const env = {
  ...process.env,
  PATH: [process.env.LEAN_AGENTIC_TOOLS, process.env.PATH].filter(Boolean).join(delimiter),
};

function cargo(...args: string[]): { ok: boolean; output: string } {
  const { status, error, stdout, stderr } = spawnSync("cargo", args, {
    cwd: FOLDER,
    env,
    encoding: "utf8",
    maxBuffer: 1024 * 1024 * 1024,
  });
  const output = `${stdout ?? ""}${stderr ?? ""}${error ? `cargo: ${error.message}\n` : ""}`;
  if (status !== 0) process.stderr.write(output);
  return { ok: status === 0, output };
}

/** Fuzzes one target; what it breaks on is left in `core-rs/fuzz/artifacts`. */
function fuzz(target: string, longest: number): boolean {
  const corpus = join(FOLDER, "corpus", target);
  mkdirSync(corpus, { recursive: true });
  const { ok, output } = cargo(
    "fuzz",
    "run",
    "--fuzz-dir=.",
    "--sanitizer=none",
    target,
    corpus,
    join(FOLDER, "seeds", target),
    "--",
    `-max_total_time=${seconds}`,
    `-max_len=${longest}`,
    `-timeout=${INPUT_SECONDS}`,
    "-verbosity=0",
    "-print_final_stats=1",
  );
  const executed = /number_of_executed_units:\s*(\d+)/.exec(output)?.[1] ?? "no";
  console.log(`${ok ? "ok  " : "FAIL"} ${target}: ${executed} inputs`);
  return ok;
}

// A lock file that the core has left behind would be written anew, and unnoticed.
if (!cargo("fetch", "--locked").ok) process.exit(1);
const asked = Object.entries(TARGETS).filter(
  ([name]) => positionals.length === 0 || positionals.includes(name),
);
const failed = asked.filter(([name, longest]) => !fuzz(name, longest));
process.exitCode = failed.length === 0 ? 0 : 1;
