/**
 * Makes what workerd serves: the product as `wrangler deploy` would upload it, or a small Worker of one file
 * (the bench's floors). Nothing here is shipped.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { build as esbuild } from "esbuild";
import { unstable_readConfig as readConfig } from "wrangler";

const run = promisify(execFile);

/** The repository's root. */
export const ROOT = join(import.meta.dirname, "../..");

/** How workerd loads a module, by the name of capnp's union member. */
export type ModuleKind = "esModule" | "wasm" | "data" | "text";

export interface WorkerModule {
  /** Name that other modules import it by. */
  name: string;
  kind: ModuleKind;
  /** File that holds it. */
  path: string;
}

/** A Worker that is ready to be served. */
export interface WorkerBuild {
  /** The first is the main module. */
  modules: WorkerModule[];
  compatibilityDate: string;
  compatibilityFlags: string[];
  /** Durable Object bindings: binding name and class, all with SQLite. */
  objects: { binding: string; className: string }[];
  /** Text bindings of the configuration file; what a server is started with wins over these. */
  vars: Record<string, string>;
  /** Binding name and directory of static assets, where there are any. */
  assets: { binding: string; directory: string } | null;
  /** SHA-256 of all modules, hexadecimal: names the build in a result. */
  hash: string;
}

export interface ProductOptions {
  /** Compile-time constants; the values are JavaScript expressions (`{ CRASH_POINTS: "true" }`). */
  defines?: Record<string, string>;
  /** Folder of `core-rs/wasm` whose core is built in; `pkg-trap` fails on marked texts. `pkg` by default. */
  core?: "pkg" | "pkg-trap";
}

const KINDS: Readonly<Record<string, ModuleKind>> = {
  js: "esModule",
  mjs: "esModule",
  wasm: "wasm",
  bin: "data",
  html: "text",
  txt: "text",
};

async function hashOf(modules: readonly WorkerModule[]): Promise<string> {
  const hash = createHash("sha256");
  for (const module of modules) hash.update(module.name).update(await readFile(module.path));
  return hash.digest("hex");
}

/** Where the core is imported, and the files that `core: "pkg-trap"` takes from the other folder. */
const CORE = "core-rs/wasm";
const CORE_GLUE = "create_core.js";
const CORE_FILE = "lean_agentic_wasm_bg.wasm";

/** A folder for a build, removed when this process ends. */
async function buildFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "lean-agentic-build-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const products = new Map<string, Promise<WorkerBuild>>();

/** Bundles the product by `wrangler deploy --dry-run`; the same options give the same build within a process. */
export function buildProduct(options: ProductOptions = {}): Promise<WorkerBuild> {
  const key = JSON.stringify([options.defines ?? {}, options.core ?? "pkg"]);
  const known = products.get(key) ?? bundleProduct(options);
  products.set(key, known);
  return known;
}

async function bundleProduct(options: ProductOptions): Promise<WorkerBuild> {
  const configPath = join(ROOT, "wrangler.toml");
  const out = await buildFolder();
  const args = ["deploy", "--dry-run", "--outdir", out, "--config", configPath];
  for (const [name, value] of Object.entries(options.defines ?? {}))
    args.push("--define", `${name}:${value}`);
  if (options.core === "pkg-trap") {
    args.push("--alias", `../${CORE}/pkg/${CORE_GLUE}:${join(ROOT, CORE, options.core, CORE_GLUE)}`);
  }
  const wrangler = join(ROOT, "node_modules/wrangler/bin/wrangler.js");
  await run(process.execPath, [wrangler, ...args], {
    cwd: ROOT,
    env: { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false", WRANGLER_LOG_PATH: out },
  });
  const config = readConfig({ config: configPath }, { hideWarnings: true });
  const mainName = `${basename(config.main ?? "index.ts").replace(/\.[cm]?[jt]sx?$/, "")}.js`;
  const modules: WorkerModule[] = [];
  for (const name of await readdir(out)) {
    const kind = KINDS[name.split(".").pop() ?? ""];
    if (kind === undefined || name.endsWith(".log")) continue;
    const module: WorkerModule = { name, kind, path: join(out, name) };
    if (options.core === "pkg-trap" && name.endsWith(CORE_FILE)) {
      module.path = join(ROOT, CORE, options.core, CORE_FILE);
    }
    if (name === mainName) modules.unshift(module);
    else modules.push(module);
  }
  if (modules[0]?.name !== mainName) throw new Error(`wrangler wrote no ${mainName} into ${out}`);
  const vars: Record<string, string> = {};
  for (const [name, value] of Object.entries(config.vars)) {
    vars[name] = typeof value === "string" ? value : JSON.stringify(value);
  }
  const assets = config.assets;
  return {
    modules,
    compatibilityDate: config.compatibility_date ?? "",
    compatibilityFlags: config.compatibility_flags,
    objects: config.durable_objects.bindings.map((binding: { name: string; class_name: string }) => ({
      binding: binding.name,
      className: binding.class_name,
    })),
    vars,
    assets:
      assets?.directory === undefined
        ? null
        : { binding: assets.binding ?? "ASSETS", directory: join(dirname(configPath), assets.directory) },
    hash: await hashOf(modules),
  };
}

/** Bundles a Worker of one entry file whose Durable Object classes are named with their bindings. */
export async function buildWorker(entry: string, objects: WorkerBuild["objects"]): Promise<WorkerBuild> {
  const out = await buildFolder();
  const path = join(out, "main.js");
  await esbuild({
    entryPoints: [entry],
    outfile: path,
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2024",
    external: ["cloudflare:*", "node:*"],
    logLevel: "warning",
  });
  const modules: WorkerModule[] = [{ name: "main.js", kind: "esModule", path }];
  return {
    modules,
    compatibilityDate: "2026-10-01",
    compatibilityFlags: [],
    objects,
    vars: {},
    assets: null,
    hash: await hashOf(modules),
  };
}
