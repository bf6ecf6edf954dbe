/** The published entry: what it may weigh, and what it may not bring along. */
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

/** Bytes, minified and gzipped (ARCHITECTURE.md, "Sizes that are tests"). */
const LIMIT = 12_000;

test("the entry is for browsers: no Node module, no validator, within its size", async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(import.meta.dirname, "index.ts")],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    metafile: true,
  });
  const packages = Object.keys(metafile.inputs).flatMap(
    (path) => /node_modules\/([^/]+)/.exec(path)?.[1] ?? [],
  );
  expect([...new Set(packages)]).toEqual(["eventsource-parser"]);
  expect(Object.keys(metafile.inputs).filter((path) => path.startsWith("protocol/"))).toEqual([]);
  expect(gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length).toBeLessThanOrEqual(LIMIT);
});
