/** Copies what `/docs` needs of swagger-ui into build/assets, from where Wrangler serves it. Run by `wrangler.toml`. */
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const target = join(import.meta.dirname, "../build/assets/docs/ui");
const source = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));

/** A file of its own, as the page's policy allows no inline script. */
const START = `SwaggerUIBundle({ url: "/openapi.json", dom_id: "#api", deepLinking: true, validatorUrl: null });\n`;

await mkdir(target, { recursive: true });
for (const name of ["swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png", "LICENSE", "NOTICE"]) {
  await copyFile(join(source, name), join(target, name));
}
await writeFile(join(target, "start.js"), START);
