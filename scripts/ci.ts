/**
 * `npm run ci`: everything that CI runs once the tools are there (`.ci/run` installs them on Debian first). Ends
 * with the time of each stage and the sum: `N passed, N failed`. What has no tool here counts as failed.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  BROWSER_SUITE,
  conclude,
  ROOT,
  runCargoTests,
  runNpmTest,
  runTool,
  runVitest,
  type Tally,
} from "./runners.ts";
import { BUILDS } from "./wasm/flags.ts";
import type { Stamp } from "./wasm/stamp.ts";

/** For each fuzz target, on top of what the Rust tests run of it. */
const FUZZ_SECONDS = "30";

/** The suites that a build of other bytes is put through. */
const FRESH_SUITES = ["node", "object", "trap", "browser"];

function filesOf(folder: string): string {
  const stamp: Stamp = JSON.parse(readFileSync(join(folder, "stamp.json"), "utf8"));
  return JSON.stringify(stamp.files);
}

/** Runs `task` with a fresh build in the committed one's place, and puts that back. */
async function inPlace(fresh: string, committed: string, task: () => Promise<Tally[]>): Promise<Tally[]> {
  const aside = join(fresh, "committed");
  for (const name of Object.keys(BUILDS)) {
    cpSync(join(committed, name), join(aside, name), { recursive: true });
    rmSync(join(committed, name), { recursive: true });
    cpSync(join(fresh, name), join(committed, name), { recursive: true });
  }
  try {
    return await task();
  } finally {
    for (const name of Object.keys(BUILDS)) {
      rmSync(join(committed, name), { recursive: true });
      cpSync(join(aside, name), join(committed, name), { recursive: true });
    }
  }
}

/**
 * Builds the WebAssembly anew. The same bytes as the committed ones have been tested already; other ones (another
 * compiler) are put in their place for the suites that use them.
 */
async function testFreshBuild(): Promise<Tally[]> {
  const fresh = mkdtempSync(join(tmpdir(), "lean-agentic-fresh-"));
  try {
    const built = await runTool("build:wasm", "node", "scripts/build-wasm.ts", "--out", fresh);
    if (built.failed > 0) return [built];
    const committed = join(ROOT, "core-rs/wasm");
    const same = Object.keys(BUILDS).every(
      (name) => filesOf(join(fresh, name)) === filesOf(join(committed, name)),
    );
    if (same) {
      console.log("the fresh build is the committed one, byte for byte: it has been tested");
      return [built];
    }
    console.log("the fresh build differs from the committed one: testing it in its place");
    return await inPlace(fresh, committed, async () => {
      const tallies = [built];
      for (const suite of FRESH_SUITES) {
        tallies.push({ ...(await runVitest(suite)), name: `tests (${suite}), fresh build` });
      }
      return tallies;
    });
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

const tallies = [
  await runNpmTest(),
  await runTool("types", "npm", "run", "--silent", "typecheck"),
  await runTool("biome", "biome", "check", "."),
  await runTool("rustfmt", "cargo", "fmt", "--all", "--check"),
  await runTool(
    "clippy",
    "cargo",
    "clippy",
    "--workspace",
    "--all-targets",
    "--locked",
    "--",
    "-D",
    "warnings",
  ),
  await runCargoTests(),
  await runTool("fuzz targets", "node", "scripts/fuzz.ts", "--seconds", FUZZ_SECONDS),
];
tallies.push(await runTool("README's tables", "node", "bench/tables.ts", "--check"));
tallies.push(await runVitest(BROWSER_SUITE));
tallies.push(...(await testFreshBuild()));
conclude(tallies);
