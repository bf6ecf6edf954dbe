import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** What a file imports at run time, `import type` left out. */
function imports(file: string): string[] {
  const text = readFileSync(join(import.meta.dirname, "../protocol", file), "utf8");
  return [...text.matchAll(/^(?:import|export) (?!type\b)[^;]*?from "([^"]+)";/gms)].map(
    (match) => match[1] ?? "",
  );
}

test("the main entry brings no validator into whoever bundles it", () => {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const name of imports(file)) {
      expect(name).toMatch(/^\.\//);
      visit(name.slice(2));
    }
  };
  visit("index.ts");
  expect(seen).toContain("errors.ts");
  expect(seen).not.toContain("frames.ts");
  expect(imports("schemas.ts")).toEqual(["./frames.ts", "./http.ts"]);
});
