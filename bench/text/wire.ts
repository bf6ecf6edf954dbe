/** What a browser would fetch of a library: its code bundled and minified, and the files beside it. */
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { ROOT } from "../../test/harness/index.ts";
import type { Entry } from "./library.ts";

/** Bytes; each file is compressed by itself, and these are the sums. */
export interface Wire {
  bytes: number;
  gzip: number;
  brotli: number;
}
export interface WireSizes extends Wire {
  files: Record<string, Wire>;
}

function sizes(contents: Uint8Array): Wire {
  return {
    bytes: contents.byteLength,
    gzip: gzipSync(contents, { level: constants.Z_BEST_COMPRESSION }).byteLength,
    brotli: brotliCompressSync(contents, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    }).byteLength,
  };
}

export async function wireSizes({ page, files }: Entry): Promise<WireSizes> {
  const { outputFiles } = await build({
    stdin: { contents: page, resolveDir: import.meta.dirname, sourcefile: "page.js" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  const found: Record<string, Wire> = { js: sizes(outputFiles[0]?.contents ?? new Uint8Array()) };
  for (const path of files) found[basename(path)] = sizes(await readFile(join(ROOT, path)));
  const sum = (key: keyof Wire) => Object.values(found).reduce((total, file) => total + file[key], 0);
  return { bytes: sum("bytes"), gzip: sum("gzip"), brotli: sum("brotli"), files: found };
}
