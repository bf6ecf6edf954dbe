/**
 * The stamp of a build: what it was made from and what came out, so that a check can tell, without a Rust
 * compiler, whether sources and artefact belong together.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

export interface Stamp {
  /** SHA-256 (hex) over the sources, manifests, lock file and build flags. */
  sources: string;
  features: readonly string[];
  /** For the reader; another compiler gives other bytes, so it is not part of `sources`. */
  compiler: string;
  /** SHA-256 (hex) of each file of the build. */
  files: Record<string, string>;
}

/** What the artefact is made from, relative to the repository; a folder stands for all files below it. */
const SOURCES = [
  "Cargo.toml",
  "Cargo.lock",
  "core-rs/core/Cargo.toml",
  "core-rs/core/src",
  "core-rs/wasm/Cargo.toml",
  "core-rs/wasm/src",
  "scripts/wasm/flags.ts",
  "scripts/wasm/package.ts",
];

export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}

/** The hash over everything the artefact is made from: for each file, in the order of names, name and content. */
export function hashSources(root: string, features: readonly string[]): string {
  const hash = createHash("sha256");
  hash.update(`features ${features.join(",")}\n`);
  const files = SOURCES.flatMap((source) => filesBelow(join(root, source)));
  const named = files.map((file) => ({ file, name: relative(root, file).split(sep).join("/") }));
  named.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { file, name } of named) hash.update(`${name} ${sha256(readFileSync(file))}\n`);
  return hash.digest("hex");
}

/** The hashes of a build's files, all but the stamp itself. */
export function hashFiles(folder: string): Record<string, string> {
  const names = readdirSync(folder)
    .filter((name) => name !== "stamp.json")
    .sort();
  return Object.fromEntries(names.map((name) => [name, sha256(readFileSync(join(folder, name)))]));
}
