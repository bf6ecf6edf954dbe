/**
 * The arrows of ARCHITECTURE.md: which folder may import which. Code that ships is held to them; tests beside it
 * may import whatever they test against. Another folder is imported by its workspace name, so only through its
 * index; the built core has none, and is imported by path.
 */
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { repositoryFiles } from "./repository.ts";
import { ROOT, type Verdict, verdict } from "./verdict.ts";

const CORE = "core-rs/wasm/pkg";
const MODEL = "core-rs/model";

/** From a folder that ships to the folders it may import. Bench, test and scripts may import all, and nobody them. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  protocol: [],
  durable: ["protocol", CORE, MODEL],
  worker: ["protocol"],
  client: ["protocol"],
  console: ["client"],
};

/** Files that may import more than their folder: the Worker's entry exports the object's class; the SDK's offline part is the core. */
const EXCEPTIONS: readonly { files: RegExp; also: string }[] = [
  { files: /^worker\/(index|main)\.ts$/, also: "durable" },
  { files: /^client\/offline[^/]*\.ts$/, also: CORE },
];

const WORKSPACES: Readonly<Record<string, string>> = {
  "@lean-agentic/protocol": "protocol",
  "@lean-agentic/durable": "durable",
  "@lean-agentic/worker": "worker",
  "@lean-agentic/bench": "bench",
  "lean-agentic": "client",
};

const IMPORTS = [
  /^\s*(?:import|export)\b[^;"'`]*?\bfrom\s*["']([^"']+)["']/gm,
  /^\s*import\s*["']([^"']+)["']/gm,
  /\bimport\(\s*["']([^"']+)["']\s*\)/g,
];

/** Which crate may use which, by path. */
const CRATES: Readonly<Record<string, readonly string[]>> = {
  "core-rs/core": [],
  "core-rs/wasm": ["core-rs/core"],
  "core-rs/train": ["core-rs/core"],
  "core-rs/fuzz": ["core-rs/core"],
};

export interface Source {
  path: string;
  text: string;
}

function folderOf(path: string): string {
  for (const folder of [CORE, "core-rs/wasm/pkg-trap", MODEL])
    if (path.startsWith(`${folder}/`)) return folder;
  return path.split("/")[0] ?? path;
}

/** The folder that an import names, with whether it went by path; null for packages from elsewhere. */
function target(from: string, specifier: string): { folder: string; byPath: boolean } | null {
  if (specifier.startsWith(".")) {
    return { folder: folderOf(posix.join(posix.dirname(from), specifier)), byPath: true };
  }
  const name = Object.keys(WORKSPACES).find((one) => specifier === one || specifier.startsWith(`${one}/`));
  return name === undefined ? null : { folder: WORKSPACES[name] ?? name, byPath: false };
}

function specifiers(text: string): string[] {
  return IMPORTS.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ""));
}

/** One line for each import that goes against the arrows. */
export function forbiddenImports(sources: readonly Source[]): string[] {
  const problems: string[] = [];
  for (const { path, text } of sources) {
    const own = folderOf(path);
    const allowed = ARROWS[own];
    if (allowed === undefined || /\.test\.tsx?$/.test(path)) continue;
    const also = EXCEPTIONS.filter(({ files }) => files.test(path)).map((exception) => exception.also);
    for (const specifier of specifiers(text)) {
      const found = target(path, specifier);
      if (found === null || found.folder === own) continue;
      if (![...allowed, ...also].includes(found.folder)) {
        problems.push(`${path} imports ${specifier}: no arrow from ${own} to ${found.folder}`);
      } else if (found.byPath && Object.values(WORKSPACES).includes(found.folder)) {
        problems.push(`${path} imports ${specifier}: take the workspace's name`);
      }
    }
  }
  return problems;
}

/** The same for the crates' manifests. */
export function forbiddenCrates(manifests: readonly Source[]): string[] {
  return manifests.flatMap(({ path, text }) => {
    const own = posix.dirname(path);
    const used = [...text.matchAll(/path\s*=\s*"(\.[^"]*)"/g)].map((match) =>
      posix.join(own, match[1] ?? ""),
    );
    const dependencies = used.filter((crate) => CRATES[crate] !== undefined);
    return dependencies
      .filter((crate) => !CRATES[own]?.includes(crate))
      .map((crate) => `${path}: no arrow to ${crate}`);
  });
}

export function checkDeps(): Verdict {
  const read = (path: string): Source => ({ path, text: readFileSync(join(ROOT, path), "utf8") });
  const files = repositoryFiles();
  const sources = files.filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts")).map(read);
  const manifests = files.filter((path) => /^core-rs\/[^/]+\/Cargo\.toml$/.test(path)).map(read);
  return verdict(`${sources.length} files and ${manifests.length} crates keep to the arrows`, [
    ...forbiddenImports(sources),
    ...forbiddenCrates(manifests),
  ]);
}
