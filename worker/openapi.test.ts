import { ERROR_CODES } from "@lean-agentic/protocol";
import { expect, test } from "vitest";
import { createApp } from "./app.ts";
import { sealedEnv } from "./test-env.ts";

const app = createApp();
const env = sealedEnv();

interface Operation {
  summary: string;
  security: object[];
  parameters?: { name: string; in: string }[];
  responses: Record<string, { content?: object }>;
}
const document = (await (await app.request("/openapi.json", {}, env)).json()) as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
};

test("the document holds the routes of the protocol", () => {
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path.replace("/v1/sessions/{id}", "…")}`),
  );
  expect(routes.sort()).toEqual(
    [
      "delete …",
      "delete …/messages/{seq}",
      "delete …/tokens",
      "get /healthz",
      "get …",
      "get …/entities",
      "get …/entities/{eid}",
      "get …/events",
      "get …/export",
      "get …/facts",
      "get …/graph",
      "get …/log",
      "get …/socket",
      "get …/stats",
      "post /v1/sessions",
      "post …/entities/merge",
      "post …/entities/split",
      "post …/import",
      "post …/messages",
      "post …/recall",
      "post …/tickets",
      "post …/tokens",
    ].sort(),
  );
});

test("every session route asks for a credential and names its refusals", () => {
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const operation of Object.values(methods)) {
      expect(operation.summary).not.toBe("");
      if (path === "/healthz") continue;
      expect(operation.security.length).toBeGreaterThan(0);
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(["401", "403", "500"]));
    }
  }
});

test("every route that takes a body names 413, and what else each can answer is there", () => {
  for (const [path, methods] of Object.entries(document.paths)) {
    if (methods.post) expect(Object.keys(methods.post.responses), path).toContain("413");
  }
  for (const [route, method, statuses] of [
    ["", "post", ["409"]],
    ["/{id}/messages", "post", ["204"]],
    ["/{id}/entities/{eid}", "get", ["400", "404"]],
    ["/{id}/entities/merge", "post", ["404"]],
    ["/{id}/export", "get", ["409"]],
    ["/{id}/import", "post", ["422"]],
  ] as const) {
    const { responses } = document.paths[`/v1/sessions${route}`]?.[method] ?? { responses: {} };
    expect([route, Object.keys(responses)]).toEqual([route, expect.arrayContaining([...statuses])]);
  }
});

test("headers that change an answer are parameters", () => {
  const headersOf = (route: string, method: string) =>
    document.paths[`/v1/sessions/{id}${route}`]?.[method]?.parameters
      ?.filter((parameter) => parameter.in === "header")
      .map(({ name }) => name);
  expect(headersOf("/messages", "post")).toEqual(["Idempotency-Key"]);
  expect(headersOf("/events", "get")).toEqual(["Last-Event-ID"]);
});

test("all references lead somewhere", () => {
  const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
    (match) => match[1],
  );
  expect(references).toContain("Turn");
  for (const name of references) expect(document.components.schemas).toHaveProperty([name ?? ""]);
  expect(document.openapi).toBe("3.1.0");
});

test("the pages allow no inline script; the errors' page explains every code at its anchor", async () => {
  const home = await app.request("/", {}, env);
  expect([home.status, home.headers.get("location")]).toEqual([302, "/docs"]);
  const docs = await app.request("/docs", {}, env);
  const policy = docs.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("default-src 'none'");
  const text = await docs.text();
  expect(text).not.toMatch(/<script(?![^>]* src=)|\son\w+=/);
  const errors = await (await app.request("/docs/errors", {}, env)).text();
  expect(errors).toContain("<code>retry_after_ms</code>");
  for (const code of ERROR_CODES) expect(errors).toContain(`id="${code}"`);
});

test("what is not there is a problem, like every error", async () => {
  for (const [method, path] of [
    ["GET", "/nowhere"],
    ["PUT", "/v1/sessions"],
    ["GET", "/docs/ui/../../secret"],
    ["GET", "/docs/ui/constructor"],
  ] as const) {
    const answer = await app.request(path, { method }, env);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ code: "not_found", type: "/docs/errors#not_found" });
  }
});
