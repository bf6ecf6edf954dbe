/** The service itself: whether it lives, and what it can do. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import type { App } from "../app-env.ts";
import { docsFile, docsPage, errorsPage } from "../docs.ts";
import { JSON_TYPE, mount } from "../openapi.ts";

const VERSION = "0.1.0";

export function mountService(app: OpenAPIHono<App>): void {
  mount(
    app,
    {
      method: "get",
      path: "/healthz",
      summary: "Whether the Worker answers",
      tag: "service",
      access: "open",
      answer: {
        status: 200,
        description: "It does",
        content: { [JSON_TYPE]: z.object({ status: z.literal("ok"), version: z.string() }) },
      },
    },
    [],
    (c) => c.json({ status: "ok", version: VERSION }, 200, { "cache-control": "no-store" }),
  );
  app.get("/openapi.json", (c) => {
    c.set("route", "/openapi.json");
    return c.json(documentOf(app));
  });
  app.get("/", (c) => {
    c.set("route", "/");
    return c.redirect("/docs");
  });
  app.get("/docs", docsPage);
  app.get("/docs/errors", errorsPage);
  app.get("/docs/ui/:name", docsFile);
}

/** The OpenAPI document of all routes. */
function documentOf(app: OpenAPIHono<App>): object {
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Lean Agentic",
      version: VERSION,
      description:
        "A durable, exactly-once memory for every conversation. Errors are listed at /docs/errors.",
      license: { name: "MIT" },
    },
    tags: [
      { name: "sessions", description: "Made, described, erased; tokens and tickets" },
      { name: "messages", description: "What is said" },
      { name: "reading", description: "Events, log, recall, entities" },
      { name: "graph", description: "Facts and identity" },
      { name: "moving", description: "Export and import" },
      { name: "service", description: "The service itself" },
    ],
  });
}
