/** What holds for files as such: their length, what they may not say, what the lock files must name. */
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { repositoryFiles } from "./repository.ts";
import { ROOT, type Verdict, verdict } from "./verdict.ts";

/** Lines of a source file; a longer one says why in its first five: `// Long because: …`. */
export const LINES_LIMIT = 300;

const SOURCE = new Set([".ts", ".tsx", ".rs", ".sh", ".css", ".svelte"]);
const TEXT = new Set([
  ...SOURCE,
  ".md",
  ".toml",
  ".json",
  ".jsonc",
  ".js",
  ".mjs",
  ".html",
  ".yml",
  ".yaml",
  "",
]);
const GENERATED =
  /^(core-rs\/wasm\/pkg(-trap)?\/|core-rs\/model\/|bench\/results\/|test\/golden\/|package-lock\.json$|Cargo\.lock$)/;

/** Written so that the patterns do not find themselves. */
const FORBIDDEN: readonly { pattern: RegExp; why: string }[] = [
  { pattern: /\b(?:TO[D]O|FI[X]ME|X[X]X)\b/, why: "work left for later" },
  { pattern: /(?<![\w.:/-])\/(?:work|root|home|Users)\/\w/, why: "a path of one machine" },
];
/** In generated types; Biome's noExplicitAny sees to the rest. */
const ANY_TYPE = /(?::\s*|\bas\s+|<|\|\s*|,\s*)any\b(?=\s*[;,)>|=\]{[]|$)/m;

const WORKERD_PLATFORMS = ["darwin-64", "darwin-arm64", "linux-64", "linux-arm64", "windows-64"];
const CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index";

/** What is wrong with one file, by its text. */
export function problemsOfFile(path: string, text: string): string[] {
  const problems: string[] = [];
  const lines = text.split("\n");
  const generated = GENERATED.test(path);
  if (!generated && SOURCE.has(extname(path)) && lines.length - 1 > LINES_LIMIT) {
    if (!lines.slice(0, 5).some((line) => line.startsWith("// Long because: "))) {
      problems.push(`${path}: ${lines.length - 1} lines, no reason given`);
    }
  }
  if (generated && path.endsWith(".d.ts") && ANY_TYPE.test(text.replace(/^\s*(\/\/|\/?\*).*$/gm, ""))) {
    problems.push(`${path}: the type any`);
  }
  for (const { pattern, why } of FORBIDDEN) {
    const line = lines.findIndex((one) => pattern.test(one));
    if (line >= 0) problems.push(`${path}:${line + 1}: ${why}`);
  }
  return problems;
}

interface NpmLock {
  packages: Record<string, { optionalDependencies?: Record<string, string> }>;
}

/** Apart from the workspaces' lock: what the trainer alone needs. */
const TRAIN_LOCK = "core-rs/train/package-lock.json";

/** npm's locks name no registry: each machine has its own. */
export function registriesOf(path: string, text: string): string[] {
  return /"resolved":\s*"(?:https?|git)/.test(text) ? [`${path} names a registry`] : [];
}

/**
 * The workspaces' lock names what each platform takes in place of another's, too: where a registry serves a version
 * for some platforms alone, npm leaves the others out, and `npm ci` fails.
 */
export function problemsOfNpmLock(text: string): string[] {
  const { packages }: NpmLock = JSON.parse(text);
  const nameOf = (path: string): string => path.split("node_modules/").pop() ?? path;
  const named = new Set(Object.keys(packages).map(nameOf));
  const wanted = Object.values(packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {}));
  wanted.push(...WORKERD_PLATFORMS.map((platform) => `@cloudflare/workerd-${platform}`));
  const missing = [...new Set(wanted)].filter((name) => !named.has(name));
  return [
    ...missing.map((name) => `package-lock.json: ${name} is missing; take a version that is served whole`),
    ...registriesOf("package-lock.json", text),
  ];
}

/** Cargo's locks, the workspace's and the fuzz targets'. */
const CARGO_LOCKS = ["Cargo.lock", "core-rs/fuzz/Cargo.lock"];

/** Cargo's lock names crates by the public index alone, whatever mirror served them. */
export function problemsOfCargoLock(text: string): string[] {
  const sources = [...text.matchAll(/^source = "([^"]+)"$/gm)].map((match) => match[1]);
  return [...new Set(sources)]
    .filter((source) => source !== CRATES_IO)
    .map((source) => `Cargo.lock: ${source}`);
}

export function checkFiles(): Verdict {
  const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
  const paths = repositoryFiles().filter((path) => TEXT.has(extname(path)));
  return verdict(`${paths.length} text files and the lock files are as they should be`, [
    ...paths.flatMap((path) => problemsOfFile(path, read(path))),
    ...problemsOfNpmLock(read("package-lock.json")),
    ...registriesOf(TRAIN_LOCK, read(TRAIN_LOCK)),
    ...CARGO_LOCKS.flatMap((path) => problemsOfCargoLock(read(path))),
  ]);
}
