/**
 * How the WebAssembly of the core is compiled: every flag and constant once. The stamp hashes this file, so a
 * change here asks for a new build.
 */

/** The linear memory's stack, in bytes. It stands below the data, so running over its end traps. */
export const STACK_BYTES = 128 * 1024;

/**
 * The most one instance may ever grow to, in bytes. A session's core keeps itself under 32 MiB by leaving its
 * oldest turns out of the index; twice that is a wall behind the rule, for an isolate has 128 MB for all.
 */
export const MAX_MEMORY_BYTES = 64 * 1024 * 1024;

/**
 * How much LLVM may inline. Its default at opt-level 3, 225, copies the core's larger functions into every caller.
 * Measured in turns, in one process, on real texts: 25 is 1.8 KB Brotli more than 5 for 3 to 6 % less time of an
 * analysis and 7 to 9 % of deciding; 45 and 75 (2.2 and 7 KB more) are no faster. (A lower threshold for what is
 * marked `#[inline]` saves no more, and doubles the time.) Small functions that are called from many places are marked
 * `#[inline(never)]` besides: of some two hundred copies of a few instructions each, one is left, which saved 8 KB at
 * no cost in time.
 */
const INLINE_THRESHOLD = 25;
/** How large a loop may become by unrolling (LLVM's default: 300). */
const UNROLL_THRESHOLD = 30;
/**
 * Passes of LLVM that make code longer to make it faster, and make little of ours faster: strength reduction of loops,
 * elimination of what is redundant on some paths only, rotation of loops. Without them the artefact is 6 KB Brotli
 * smaller, and as fast within what two runs differ by.
 */
const LEFT_OUT_PASSES = ["-disable-lsr", "-enable-pre=false", "-rotation-max-header-size=0"];

/** Flags of rustc for the wasm32 target, whichever compiler runs. */
export const RUST_FLAGS: readonly string[] = [
  "-Ctarget-feature=+simd128,+bulk-memory",
  `-Cllvm-args=-inline-threshold=${INLINE_THRESHOLD}`,
  `-Cllvm-args=-unroll-threshold=${UNROLL_THRESHOLD}`,
  ...LEFT_OUT_PASSES.map((pass) => `-Cllvm-args=${pass}`),
  "-Cno-vectorize-loops",
  "-Cno-vectorize-slp",
  `-Clink-arg=-zstack-size=${STACK_BYTES}`,
  `-Clink-arg=--max-memory=${MAX_MEMORY_BYTES}`,
];

/**
 * Flags where the standard library is compiled from source: a panic is the `unreachable` instruction at once.
 * Without a hook that prints it, its message could never be seen; leaving it out saves 6 KB Brotli.
 */
export const STD_FROM_SOURCE_RUST_FLAGS: readonly string[] = [
  "-Zunstable-options",
  "-Cpanic=immediate-abort",
];

/** Arguments of cargo where the standard library is compiled from source; its small sorts and searches do here. */
export const STD_FROM_SOURCE_CARGO_ARGS: readonly string[] = [
  "-Zbuild-std=std,panic_abort",
  "-Zbuild-std-features=optimize_for_size",
];

/** What the crate's name makes of the file names: `<stem>.js`, `<stem>_bg.wasm`. */
export const STEM = "lean_agentic_wasm";

/** The two builds: the shipped one, and the tests' one whose core traps at marked texts. */
export const BUILDS = {
  pkg: { features: [], published: true },
  "pkg-trap": { features: ["trap"], published: false },
} as const;

export type BuildName = keyof typeof BUILDS;
