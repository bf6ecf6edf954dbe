/** Finds a Rust compiler that can build for wasm32, and the tools beside it; says what is missing. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { STD_FROM_SOURCE_CARGO_ARGS, STD_FROM_SOURCE_RUST_FLAGS } from "./flags.ts";

/** A way to compile the core. Every path is absolute. */
export interface Toolchain {
  /** For the log and the stamp, for instance `rustc 1.96.0, standard library from source`. */
  name: string;
  /** What goes before the caller's PATH. */
  path: string[];
  env: Record<string, string>;
  rustFlags: readonly string[];
  cargoArgs: readonly string[];
  /** Folders whose names must not show in the artefact, with what stands there instead. */
  remap: { from: string; to: string }[];
}

export class ToolMissing extends Error {}

const WASM_TARGET = "wasm32-unknown-unknown";
const DEBIAN_BIN = "/usr/bin";
/** Debian names its linker after LLVM's version, and so do we look for it, newest first. */
const DEBIAN_LINKERS = ["wasm-ld-23", "wasm-ld-22", "wasm-ld-21", "wasm-ld-20", "wasm-ld-19"];
const FEATURE_FLAGS_FROM = 91; // `-Cpanic=immediate-abort` came with Rust 1.91

function run(command: string, args: string[], env: Record<string, string> = {}): string | null {
  try {
    return execFileSync(command, args, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      env: { ...process.env, ...env },
    }).trim();
  } catch {
    return null;
  }
}

/** The path of a program on PATH or in one of the folders given, or null. */
export function which(program: string, folders: string[] = []): string | null {
  const all = [...folders, ...(process.env.PATH ?? "").split(delimiter)];
  const found = all.find((folder) => folder !== "" && existsSync(join(folder, program)));
  return found === undefined ? null : join(found, program);
}

function cargoHome(): string {
  return process.env.CARGO_HOME ?? join(homedir(), ".cargo");
}

/** The unpacked sources of the registry's crates: one folder for each registry, all shown as `/crates`. */
function registryFolders(): { from: string; to: string }[] {
  const sources = join(cargoHome(), "registry", "src");
  const folders = existsSync(sources) ? readdirSync(sources) : [];
  return [
    { from: cargoHome(), to: "/cargo" },
    ...folders.map((name) => ({ from: join(sources, name), to: "/crates" })),
  ];
}

/** A compiler whose standard library can be compiled from its sources. */
function fromSource(bin: string, label: string, linker: string | null): Toolchain | null {
  const rustc = join(bin, "rustc");
  const version = run(rustc, ["--version"]);
  const sysroot = run(rustc, ["--print", "sysroot"]);
  if (version === null || sysroot === null) return null;
  const sources = join(sysroot, "lib", "rustlib", "src", "rust");
  if (!existsSync(join(sources, "library", "std", "Cargo.toml"))) return null;
  const minor = Number(/^rustc \d+\.(\d+)/.exec(version)?.[1] ?? 0);
  if (minor < FEATURE_FLAGS_FROM) return null;
  pretendTargetInstalled(sysroot);
  return {
    name: `${version.split(" (")[0]} (${label}), standard library from source`,
    path: [bin],
    env: {
      RUSTC_BOOTSTRAP: "1",
      ...(linker === null ? {} : { CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER: linker }),
    },
    rustFlags: STD_FROM_SOURCE_RUST_FLAGS,
    cargoArgs: STD_FROM_SOURCE_CARGO_ARGS,
    remap: [...registryFolders(), { from: sources, to: "/rust" }],
  };
}

/** wasm-pack looks only whether the target's folder exists; cargo fills in the library itself. */
function pretendTargetInstalled(sysroot: string): void {
  const folder = join(sysroot, "lib", "rustlib", WASM_TARGET, "lib");
  if (existsSync(folder)) return;
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new ToolMissing(`wasm-pack wants the folder ${folder}, which may be empty; make it once, as root.`);
  }
}

function rustupBin(): string | null {
  const rustc = run("rustup", ["which", "rustc"]);
  return rustc === null ? null : join(rustc, "..");
}

function rustupPrebuilt(bin: string): Toolchain | null {
  const version = run(join(bin, "rustc"), ["--version"]);
  const library = run(join(bin, "rustc"), ["--print", "target-libdir", "--target", WASM_TARGET]);
  if (version === null || library === null || !existsSync(library)) return null;
  if (!readdirSync(library).some((name) => name.startsWith("libstd-"))) return null;
  return {
    name: `${version.split(" (")[0]} (rustup), standard library as shipped`,
    path: [bin],
    env: {},
    rustFlags: [],
    cargoArgs: [],
    remap: registryFolders(),
  };
}

/**
 * The compiler to use. One that compiles the standard library too comes first, for it builds the smaller
 * artefact: Debian's, then rustup's with `rust-src`; else rustup's with the wasm32 target as shipped.
 */
export function findToolchain(): Toolchain {
  const linker =
    DEBIAN_LINKERS.map((name) => which(name, [DEBIAN_BIN])).find((path) => path !== null) ?? null;
  if (linker !== null) {
    const debian = fromSource(DEBIAN_BIN, "Debian", linker);
    if (debian !== null) return debian;
  }
  const rustup = rustupBin();
  const found = rustup === null ? null : (fromSource(rustup, "rustup", null) ?? rustupPrebuilt(rustup));
  if (found !== null) return found;
  throw new ToolMissing(
    [
      "No Rust compiler here can build for WebAssembly. Any one of these will do:",
      "  rustup component add rust-src",
      `  rustup target add ${WASM_TARGET}      (the artefact is some KB larger)`,
      "  apt-get install -y --no-install-recommends rustc-web cargo-web rust-web-src lld-22      (Debian, as root)",
    ].join("\n"),
  );
}

/** The folder of wasm-pack and of wasm-bindgen in the version that the crate names. */
export function findWasmTools(wasmBindgenVersion: string): string[] {
  const extra = (process.env.LEAN_AGENTIC_TOOLS ?? "").split(delimiter).filter((folder) => folder !== "");
  const pack = which("wasm-pack", extra);
  if (pack === null || run(pack, ["--version"]) === null) {
    throw new ToolMissing("wasm-pack is missing: cargo install wasm-pack");
  }
  const folders = [...extra, ...(process.env.PATH ?? "").split(delimiter)].filter((folder) => folder !== "");
  const right = folders.find(
    (folder) => run(join(folder, "wasm-bindgen"), ["--version"]) === `wasm-bindgen ${wasmBindgenVersion}`,
  );
  if (right === undefined) {
    throw new ToolMissing(
      `wasm-bindgen ${wasmBindgenVersion} is missing: cargo install wasm-bindgen-cli --version ${wasmBindgenVersion}`,
    );
  }
  return [right, join(pack, "..")];
}
