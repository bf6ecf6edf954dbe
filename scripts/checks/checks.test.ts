/** The checks catch what they are for: each rule has a text that breaks it and one that keeps it. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ensureDevVars, freshDevVars, localKey } from "../dev-vars.ts";
import { hashFiles, hashSources } from "../wasm/stamp.ts";
import { forbiddenCrates, forbiddenImports } from "./deps.ts";
import {
  LINES_LIMIT,
  problemsOfCargoLock,
  problemsOfFile,
  problemsOfNpmLock,
  registriesOf,
} from "./files.ts";
import { ROOT } from "./verdict.ts";

const one = (path: string, text: string): string[] => forbiddenImports([{ path, text }]);

describe("deps", () => {
  it("lets the arrows of ARCHITECTURE.md pass", () => {
    expect(one("durable/a.ts", `import { x } from "@lean-agentic/protocol";`)).toEqual([]);
    expect(one("durable/a.ts", `import wasm from "../core-rs/wasm/pkg/lean_agentic_wasm_bg.wasm";`)).toEqual(
      [],
    );
    expect(one("worker/index.ts", `export { SessionObject } from "@lean-agentic/durable";`)).toEqual([]);
    expect(one("client/offline.ts", `import init from "../core-rs/wasm/pkg/lean_agentic_wasm.js";`)).toEqual(
      [],
    );
    expect(
      one("client/feed/feed.ts", `import { connect } from "../index.ts";\nimport { z } from "zod";`),
    ).toEqual([]);
    expect(one("worker/a.test.ts", `import { x } from "../durable/outbox.ts";`)).toEqual([]);
  });

  it.each([
    ["protocol/a.ts", `import { x } from "@lean-agentic/worker";`],
    ["worker/app.ts", `import { SessionObject } from "@lean-agentic/durable";`],
    ["worker/app.ts", `import type {\n  A,\n  B,\n} from "../durable/outbox.ts";`],
    ["client/line.ts", `import init from "../core-rs/wasm/pkg/lean_agentic_wasm.js";`],
    ["durable/a.ts", `export * from "lean-agentic";`],
    ["durable/a.ts", `const x = await import("../worker/index.ts");`],
    ["durable/a.ts", `import "../test/harness/index.ts";`],
    ["durable/a.ts", `import wasm from "../core-rs/wasm/pkg-trap/lean_agentic_wasm_bg.wasm";`],
    ["durable/a.ts", `import { x } from "../protocol/limits.ts";`],
  ])("refuses %s: %s", (path, text) => {
    expect(one(path, text)).toHaveLength(1);
  });

  it("holds the crates to theirs", () => {
    const train = { path: "core-rs/train/Cargo.toml", text: `lean-agentic = { path = "../core" }` };
    const core = { path: "core-rs/core/Cargo.toml", text: `lean-agentic-wasm = { path = "../wasm" }` };
    expect(forbiddenCrates([train])).toEqual([]);
    expect(forbiddenCrates([core])).toHaveLength(1);
  });
});

describe("files", () => {
  const long = "let a = 1;\n".repeat(LINES_LIMIT + 1);

  it("wants a reason for a long file", () => {
    expect(problemsOfFile("a.ts", long)).toHaveLength(1);
    expect(problemsOfFile("a.ts", "let a = 1;\n".repeat(LINES_LIMIT))).toEqual([]);
    expect(problemsOfFile("a.ts", `// Long because: a table.\n${long}`)).toEqual([]);
    expect(problemsOfFile("core-rs/wasm/pkg/a.ts", long)).toEqual([]);
  });

  it.each([["a: any;"], ["f(a: any): void"], ["Map<string, any>"], ["a: any[]"], ["a(): any"]])(
    "refuses %s in the package's types",
    (text) => {
      expect(problemsOfFile("core-rs/wasm/pkg/a.d.ts", text)).toHaveLength(1);
      expect(
        problemsOfFile("core-rs/wasm/pkg/a.d.ts", `/** any */\nexport type a = Promise<unknown>;`),
      ).toEqual([]);
    },
  );

  it.each([["// TO".concat("DO: later")], ["see /ho".concat("me/someone/notes")]])("refuses %s", (text) => {
    expect(problemsOfFile("a.ts", text)).toHaveLength(1);
  });

  it.each([
    ["// any of them: any, at all"],
    ["const any = 1;"],
    ["https://example.com/home/page"],
    ["Promise.any(x)"],
  ])("lets %s pass", (text) => {
    expect(problemsOfFile("a.ts", text)).toEqual([]);
  });

  it("wants lock files that work anywhere", () => {
    const names = ["darwin-64", "darwin-arm64", "linux-64", "linux-arm64", "windows-64"];
    const lock = (platforms: string[], more: object = {}) =>
      JSON.stringify({
        packages: {
          ...Object.fromEntries(platforms.map((name) => [`node_modules/@cloudflare/workerd-${name}`, {}])),
          ...more,
        },
      });
    expect(problemsOfNpmLock(lock(names))).toEqual([]);
    expect(problemsOfNpmLock(lock(names.slice(1)))).toHaveLength(1);
    const tool = { "node_modules/tool": { optionalDependencies: { "tool-win32": "1.0.0" } } };
    expect(problemsOfNpmLock(lock(names, tool))).toHaveLength(1);
    expect(problemsOfNpmLock(lock(names, { ...tool, "node_modules/tool-win32": {} }))).toEqual([]);
    const resolved = { "node_modules/x": { resolved: "https://registry.example/x.tgz" } };
    expect(problemsOfNpmLock(lock(names, resolved))).toHaveLength(1);
    expect(registriesOf("a/package-lock.json", lock([], resolved))).toHaveLength(1);
    expect(registriesOf("a/package-lock.json", lock(names))).toEqual([]);
    const index = "registry+https://github.com/rust-lang/crates.io-index";
    expect(problemsOfCargoLock(`source = "${index}"\n`)).toEqual([]);
    expect(problemsOfCargoLock(`source = "registry+https://mirror.example/index"\n`)).toHaveLength(1);
  });
});

describe("stamp", () => {
  it("depends on the features and on each file's bytes", () => {
    expect(hashSources(ROOT, [])).toBe(hashSources(ROOT, []));
    expect(hashSources(ROOT, [])).not.toBe(hashSources(ROOT, ["trap"]));
    const folder = mkdtempSync(join(tmpdir(), "stamp-"));
    writeFileSync(join(folder, "a.js"), "1");
    const before = hashFiles(folder);
    writeFileSync(join(folder, "a.js"), "2");
    expect(hashFiles(folder)).not.toEqual(before);
  });
});

describe("dev-vars", () => {
  it("makes keys once, and keeps the plain one out of what the Worker reads", () => {
    const path = join(mkdtempSync(join(tmpdir(), "vars-")), ".dev.vars");
    const key = ensureDevVars(path);
    expect(key).toMatch(/^la_[\w-]{32}$/);
    expect(ensureDevVars(path)).toBe(key);
    const text = freshDevVars();
    expect(localKey(text)).not.toBe(key);
    const read = text.split("\n").filter((line) => !line.startsWith("#"));
    expect(read.join("\n")).not.toContain(localKey(text));
  });
});
