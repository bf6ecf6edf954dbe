/** `docs/text.md` says what the shipped package does: its examples are read from the page and analysed. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { AgenticClient, initSync } from "../core-rs/wasm/pkg/lean_agentic_wasm.js";

const file = (path: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../${path}`, import.meta.url)));

initSync({ module: file("core-rs/wasm/pkg/lean_agentic_wasm_bg.wasm") });
const client = new AgenticClient(file("core-rs/model/en.bin"));
const page = new TextDecoder().decode(file("docs/text.md"));
const AT = Number(/`at` (\d+)/.exec(page)?.[1]);

const rows = [...page.matchAll(/^\| `(\w+)`[^|]*\| ([^|]+) \| ([^|]+) \| `(.+)` \|$/gm)].map((row) =>
  row.slice(1),
);

it("shows each kind of value", () => {
  expect(new Date(AT).toISOString()).toBe("2026-11-25T10:30:00.000Z");
  expect([...new Set(rows.map(([kind]) => kind))].sort()).toEqual(
    "datetime duration email handle hashtag money number ordinal percent phone quantity url".split(" "),
  );
});

it.each(rows)("%s: %s", (kind, said = "", text, value = "") => {
  const found = client.analyze(said, AT).values.map((one) => ({ ...one, value: JSON.stringify(one.value) }));
  expect(found).toEqual([{ kind, text, value, start: said.indexOf(text ?? ""), end: expect.any(Number) }]);
});

it("shows values and relations whole as they are", () => {
  const shown = [...page.matchAll(/^```json\n(.+)\n```$/gm)].map(([, json]) => json);
  expect(shown).toHaveLength(4);
  const said = [
    "Ann Lee moved to Berlin last month.",
    "Ann says Bob might move to London next year.",
    "I no longer live in Paris.",
  ];
  for (const text of said) expect(page).toContain(`"${text}"`);
  const found = said.flatMap((text) => {
    const { values, relations } = client.analyze(text, AT);
    return [...values, ...relations].map((one) => JSON.stringify(one));
  });
  for (const json of shown) expect(found).toContain(json);
});

it("runs as it is shown, from the repository's root, and prints what is shown below it", () => {
  const code = /^```js\n(.+?)^```$/ms.exec(page)?.[1] ?? "";
  const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", code], {
    cwd: join(import.meta.dirname, ".."),
    encoding: "utf8",
  });
  const shown = [...page.matchAll(/^```json\n(.+)\n```$/gm)].slice(0, 2).map(([, json]) => json);
  expect(printed.trimEnd().split("\n")).toEqual(shown);
});
