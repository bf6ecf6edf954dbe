/**
 * Builds the core's WebAssembly packages with whichever Rust is at hand.
 *
 *   npm run build:wasm                     core-rs/wasm/pkg and core-rs/wasm/pkg-trap
 *   npm run build:wasm -- --out DIR        both below DIR
 *   npm run build:wasm -- --only pkg       one of them
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { BUILDS, type BuildName, RUST_FLAGS, STEM } from "./wasm/flags.ts";
import { writePackage } from "./wasm/package.ts";
import { hashFiles, hashSources, type Stamp } from "./wasm/stamp.ts";
import { findToolchain, findWasmTools, type Toolchain, ToolMissing } from "./wasm/toolchain.ts";

const ROOT = resolve(import.meta.dirname, "..");

/** The one match of `pattern` in a file of the repository. */
function field(file: string, pattern: RegExp): string {
  const value = pattern.exec(readFileSync(join(ROOT, file), "utf8"))?.[1];
  if (value === undefined) throw new Error(`${file} has no ${pattern}`);
  return value;
}

function compile(toolchain: Toolchain, tools: string[], features: readonly string[], built: string): void {
  const remap = [...toolchain.remap, { from: ROOT, to: "/lean-agentic" }];
  const rustFlags = [
    ...RUST_FLAGS,
    ...toolchain.rustFlags,
    ...remap.map(({ from, to }) => `--remap-path-prefix=${from}=${to}`),
  ];
  const args = [
    "build",
    join(ROOT, "core-rs/wasm"),
    "--target",
    "web",
    "--release",
    "--mode",
    "no-install",
    "--no-pack",
  ];
  args.push("--out-dir", built, "--", "--locked", ...toolchain.cargoArgs);
  if (features.length > 0) args.push("--features", features.join(","));
  const env = {
    ...process.env,
    ...toolchain.env,
    // binaryen's wasm-opt must come before Debian's, which breaks the externref table.
    PATH: [join(ROOT, "node_modules/.bin"), ...toolchain.path, ...tools, process.env.PATH ?? ""].join(
      delimiter,
    ),
    CARGO_TARGET_DIR: process.env.LEAN_AGENTIC_WASM_TARGET ?? join(ROOT, "target/wasm"),
    CARGO_ENCODED_RUSTFLAGS: rustFlags.join("\x1f"),
    RUSTUP_TOOLCHAIN: undefined,
  };
  const { status } = spawnSync("wasm-pack", args, { env, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) throw new Error(`wasm-pack ended with ${status}`);
  const binary = readFileSync(join(built, `${STEM}_bg.wasm`));
  const shown = remap.find(({ from }) => binary.includes(from));
  if (shown !== undefined) throw new Error(`the artefact names a folder of this machine: ${shown.from}`);
}

async function buildOne(
  name: BuildName,
  out: string,
  toolchain: Toolchain,
  tools: string[],
  version: string,
) {
  const { features, published } = BUILDS[name];
  const built = mkdtempSync(join(tmpdir(), "lean-agentic-wasm-"));
  try {
    compile(toolchain, tools, features, built);
    await writePackage(built, out, { version, published });
  } finally {
    rmSync(built, { recursive: true, force: true });
  }
  const stamp: Stamp = {
    sources: hashSources(ROOT, features),
    features,
    compiler: toolchain.name,
    files: hashFiles(out),
  };
  writeFileSync(join(out, "stamp.json"), `${JSON.stringify(stamp, null, 2)}\n`);
  const binary = readFileSync(join(out, `${STEM}_bg.wasm`));
  console.log(
    `${name}: ${binary.length} bytes, ${brotliCompressSync(binary).length} with Brotli, ${toolchain.name}`,
  );
}

const { values } = parseArgs({ options: { out: { type: "string" }, only: { type: "string" } } });
const names = (Object.keys(BUILDS) as BuildName[]).filter((name) => (values.only ?? name) === name);
try {
  if (names.length === 0) throw new ToolMissing(`--only takes one of ${Object.keys(BUILDS).join(", ")}`);
  const version = field("Cargo.toml", /\[workspace\.package\][^[]*?version = "([^"]+)"/);
  const toolchain = findToolchain();
  const tools = findWasmTools(field("core-rs/wasm/Cargo.toml", /wasm-bindgen = "=([^"]+)"/));
  const parent = values.out === undefined ? join(ROOT, "core-rs/wasm") : resolve(values.out);
  for (const name of names) await buildOne(name, join(parent, name), toolchain, tools, version);
} catch (error) {
  console.error(error instanceof ToolMissing ? error.message : error);
  process.exit(1);
}
