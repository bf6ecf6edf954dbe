/** The pages under `/docs`: the API by swagger-ui (files of its own, no inline script), and the table of errors. */
import { ERROR_CODES, ERRORS } from "@lean-agentic/protocol";
import type { Context } from "hono";
import { html } from "hono/html";
import type { App } from "./app-env.ts";
import { Fault } from "./fault.ts";

/** swagger-ui draws its icons as `data:` images, and sets styles on elements. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const FILES: Readonly<Record<string, string>> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
  "start.js": "text/javascript; charset=utf-8",
  "favicon-32x32.png": "image/png",
  LICENSE: "text/plain; charset=utf-8",
  NOTICE: "text/plain; charset=utf-8",
};

const SECURITY_HEADERS = { "content-security-policy": POLICY, "x-content-type-options": "nosniff" };

export function docsPage(c: Context<App>): Response | Promise<Response> {
  c.set("route", "/docs");
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lean Agentic: the API</title>
<link rel="icon" href="/docs/ui/favicon-32x32.png">
<link rel="stylesheet" href="/docs/ui/swagger-ui.css">
</head>
<body>
<noscript>This page draws <a href="/openapi.json">the OpenAPI document</a>, and needs JavaScript for it.</noscript>
<main id="api"></main>
<footer><p><a href="/docs/errors">All errors</a> · <a href="/openapi.json">OpenAPI document</a> · drawn by <a href="/docs/ui/LICENSE">swagger-ui</a></p></footer>
<script src="/docs/ui/swagger-ui-bundle.js"></script>
<script src="/docs/ui/start.js"></script>
</body>
</html>`;
  return c.html(page, 200, SECURITY_HEADERS);
}

/** One file of swagger-ui, from where `scripts/assets.ts` put it. */
export async function docsFile(c: Context<App>): Promise<Response> {
  c.set("route", "/docs/ui/:name");
  const name = c.req.param("name") ?? "";
  const type = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
  if (type === undefined || !c.env.ASSETS) throw new Fault("not_found", "there is no such file");
  const file = await c.env.ASSETS.fetch(`https://assets/docs/ui/${name}`);
  if (!file.ok) throw new Fault("not_found", "there is no such file");
  return new Response(file.body, {
    headers: { ...SECURITY_HEADERS, "content-type": type, "cache-control": "public, max-age=86400" },
  });
}

/** What stands between backticks is code. */
const prose = (text: string) =>
  text.split("`").map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));

export function errorsPage(c: Context<App>): Response | Promise<Response> {
  c.set("route", "/docs/errors");
  const rows = ERROR_CODES.map((code) => {
    const { status, title, meaning } = ERRORS[code];
    return html`<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${title}</td><td>${prose(meaning)}</td></tr>`;
  });
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lean Agentic: errors</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.8rem; border-bottom: 1px solid #8886; }
tr:target { outline: 2px solid; }
</style>
</head>
<body>
<h1>Errors</h1>
<p>Over HTTP an error is <code>application/problem+json</code> (RFC 9457) with a member <code>code</code>; on a socket it is a frame of type <code>error</code>.</p>
<table>
<thead><tr><th>Code</th><th>Status</th><th>Title</th><th>What it means, and what to do</th></tr></thead>
<tbody>${rows}</tbody>
</table>
</body>
</html>`;
  return c.html(page, 200, SECURITY_HEADERS);
}
