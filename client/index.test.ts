/** The published entry: what it may weigh, what it may not bring along, and which types it names. */
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, expectTypeOf, test } from "vitest";
import type * as sdk from "./index.ts";

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

/** What a method of a session gives, and what it is asked with. */
type Given<Method extends "facts" | "graph" | "entities" | "entity"> = Awaited<
  ReturnType<sdk.Session[Method]>
>;
type Asked<Method extends "facts" | "graph"> = NonNullable<Parameters<sdk.Session[Method]>[0]>;
type EventOf<Type extends sdk.SessionEvent["type"]> = Extract<sdk.SessionEvent, { type: Type }>;

test("what a session takes and gives has a name here (`npm run typecheck` holds it)", () => {
  expectTypeOf<Given<"facts">>().toEqualTypeOf<sdk.FactsResult>();
  expectTypeOf<Given<"facts">["facts"]>().toEqualTypeOf<sdk.Fact[]>();
  expectTypeOf<Given<"graph">>().toEqualTypeOf<sdk.GraphResult>();
  expectTypeOf<Given<"entities">>().toEqualTypeOf<sdk.EntitiesResult>();
  expectTypeOf<Given<"entity">>().toEqualTypeOf<sdk.EntityDetail>();
  expectTypeOf<Asked<"facts">>().toExtend<sdk.FactsQuery>();
  expectTypeOf<Asked<"graph">>().toExtend<sdk.GraphQuery>();
  expectTypeOf<EventOf<"merged">>().toEqualTypeOf<sdk.Merged>();
  expectTypeOf<EventOf<"undone">>().toEqualTypeOf<sdk.Undone>();
  expectTypeOf<EventOf<"split">>().toEqualTypeOf<sdk.SplitOff>();
  expectTypeOf<EventOf<"removed">>().toEqualTypeOf<sdk.Removed>();
  expectTypeOf<sdk.Turn["facts"]>().toEqualTypeOf<sdk.TurnFact[]>();
  expectTypeOf<sdk.Turn["closed"]>().toEqualTypeOf<sdk.Closed[]>();
  expectTypeOf<sdk.Turn["unresolved"]>().toEqualTypeOf<sdk.Unresolved[] | undefined>();
  expectTypeOf<Parameters<sdk.Session["onState"]>[0]>().toEqualTypeOf<sdk.StateListener>();
});
