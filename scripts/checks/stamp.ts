/** The committed WebAssembly was built from the sources beside it, and nobody changed it by hand. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BUILDS, type BuildName } from "../wasm/flags.ts";
import { hashFiles, hashSources, type Stamp } from "../wasm/stamp.ts";
import { ROOT, type Verdict, verdict } from "./verdict.ts";

function problemsOf(name: BuildName, parent: string): string[] {
  const folder = join(parent, name);
  const path = join(folder, "stamp.json");
  if (!existsSync(path)) return [`${name}: no stamp.json; npm run build:wasm`];
  const stamp: Stamp = JSON.parse(readFileSync(path, "utf8"));
  const problems: string[] = [];
  if (stamp.sources !== hashSources(ROOT, BUILDS[name].features)) {
    problems.push(`${name}: the sources changed after the build; npm run build:wasm`);
  }
  const files = hashFiles(folder);
  for (const file of new Set([...Object.keys(files), ...Object.keys(stamp.files)])) {
    if (files[file] !== stamp.files[file]) problems.push(`${name}/${file} is not what the build wrote`);
  }
  return problems;
}

export function checkStamp(): Verdict {
  const names = Object.keys(BUILDS) as BuildName[];
  const parent = join(ROOT, "core-rs/wasm");
  return verdict(
    `${names.join(" and ")} belong to the sources`,
    names.flatMap((name) => problemsOf(name, parent)),
  );
}
