/** Runs a suite or a tool, lets its output through, and counts what passed and failed. */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";

export const ROOT = resolve(import.meta.dirname, "..");
/** The suite that needs Chromium. */
export const BROWSER_SUITE = "browser";
/** Of an error that no test caught, this many lines are said again at the end. */
const UNCAUGHT_LINES = 12;
const BIN = join(ROOT, "node_modules/.bin");

export interface Tally {
  name: string;
  passed: number;
  failed: number;
  /** Wall time. */
  seconds: number;
  /** The tests that failed, by file and name, where the runner says them. */
  failures?: readonly string[];
}

interface Ended {
  status: number;
  /** Standard output, whole. */
  output: string;
  /** Standard error, whole. */
  errors: string;
  seconds: number;
}

async function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const started = performance.now();
  const path = `${BIN}:${process.env.PATH ?? ""}`;
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, PATH: path, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  child.stdout.on("data", (bytes: Buffer) => {
    output += bytes.toString();
    process.stdout.write(bytes);
  });
  child.stderr.on("data", (bytes: Buffer) => {
    errors += bytes.toString();
    process.stderr.write(bytes);
  });
  const status = await new Promise<number>((done) => {
    child.on("error", (error) => {
      console.error(`${command}: ${error.message}`);
      done(127);
    });
    child.on("close", (code) => done(code ?? 1));
  });
  return { status, output, errors, seconds: (performance.now() - started) / 1000 };
}

/** A run that failed without naming a test still counts as one failure. */
function tally(name: string, ended: Ended, passed: number, failed: number): Tally {
  return { name, passed, failed: ended.status !== 0 && failed === 0 ? 1 : failed, seconds: ended.seconds };
}

/** All suites, each by its `vitest.<suite>.config.ts`; the one for browsers last. */
export function suites(): string[] {
  const names = readdirSync(ROOT).flatMap((file) => /^vitest\.(\w+)\.config\.ts$/.exec(file)?.[1] ?? []);
  return [...names.filter((name) => name !== BROWSER_SUITE).sort(), BROWSER_SUITE];
}

/** Makes what the object's suites serve as static files; `wrangler dev` makes it by itself. */
export async function buildAssets(): Promise<void> {
  const { status } = await run("node", ["scripts/assets.ts"]);
  if (status !== 0) throw new Error("scripts/assets.ts failed");
}

/** What is read of vitest's JSON report. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  /** `name` is the file's path. */
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[];
}

/** Errors that no test caught are in no report: what is printed of them, a line a statement, a few of them. */
function uncaught(printed: string): string[] {
  const lines = stripVTControlCharacters(printed).split("\n");
  const from = lines.findIndex((line) => line.includes("Unhandled Error"));
  if (from < 0) return [];
  return lines
    .slice(from)
    .flatMap((line) => (line.trim() === "" ? [] : [line.trim()]))
    .slice(0, UNCAUGHT_LINES);
}

/** One of the `vitest.<suite>.config.ts`. */
export async function runVitest(suite: string): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), "lean-agentic-test-"));
  const report = join(folder, "report.json");
  const args = ["run", "--config", `vitest.${suite}.config.ts`];
  const ended = await run("vitest", [
    ...args,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  try {
    const { numPassedTests, numFailedTests, testResults }: VitestReport = JSON.parse(
      readFileSync(report, "utf8"),
    );
    const failures = testResults.flatMap(({ name, status, assertionResults }) => {
      const file = relative(ROOT, name);
      const tests = assertionResults.filter(({ status }) => status === "failed");
      return tests.length > 0 || status !== "failed"
        ? tests.map(({ fullName }) => `${file}: ${fullName}`)
        : [file];
    });
    if (ended.status !== 0 && failures.length === 0) failures.push(...uncaught(ended.errors + ended.output));
    return { ...tally(`tests (${suite})`, ended, numPassedTests, numFailedTests), failures };
  } catch {
    return tally(`tests (${suite})`, { ...ended, status: ended.status || 1 }, 0, 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The checks of `scripts/check.ts`, each counted. */
export async function runChecks(): Promise<Tally> {
  const ended = await run("node", ["scripts/check.ts"]);
  const [, passed = 0, failed = 0] = /(\d+) passed, (\d+) failed/.exec(ended.output) ?? [];
  return tally("checks", ended, Number(passed), Number(failed));
}

/** `npm test`, counted by its last line: what the README tells a newcomer to run. */
export async function runNpmTest(): Promise<Tally> {
  const ended = await run("npm", ["test", "--silent"]);
  const last = [...ended.output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  const summary = ended.output.slice(ended.output.lastIndexOf("\nleft out: "));
  const failures = [...summary.matchAll(/^ {5}(\S.*)$/gm)].map(([, failure = ""]) => failure);
  const failed = Number(last?.[2] ?? (ended.status === 0 ? 1 : 0));
  return { ...tally("npm test", ended, Number(last?.[1] ?? 0), failed), failures };
}

/** All Rust tests, counted over their binaries. */
export async function runCargoTests(): Promise<Tally> {
  const ended = await run("cargo", ["test", "--workspace", "--locked"]);
  let passed = 0;
  let failed = 0;
  for (const match of ended.output.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed/gm)) {
    passed += Number(match[1]);
    failed += Number(match[2]);
  }
  return tally("cargo test", ended, passed, failed);
}

/** A tool that only says yes or no: one pass or one failure. */
export async function runTool(name: string, command: string, ...args: string[]): Promise<Tally> {
  const ended = await run(command, args);
  return tally(name, ended, ended.status === 0 ? 1 : 0, 0);
}

/** Prints each runner's line with the tests that failed and, last, the sum; sets the exit code. */
export function conclude(tallies: readonly Tally[]): void {
  let passed = 0;
  let failed = 0;
  console.log("");
  for (const one of tallies) {
    passed += one.passed;
    failed += one.failed;
    const counts = `${one.passed} passed, ${one.failed} failed`;
    console.log(`${one.failed > 0 ? "FAIL" : "ok  "} ${one.name}: ${counts}, ${one.seconds.toFixed(1)} s`);
    for (const failure of one.failures ?? []) console.log(`     ${failure}`);
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
