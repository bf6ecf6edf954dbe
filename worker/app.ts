/** The Hono app: routes, and the one place where a fault becomes an answer. */
import { OpenAPIHono } from "@hono/zod-openapi";
import { problem } from "@lean-agentic/protocol";
import type { Context } from "hono";
import type { App } from "./app-env.ts";
import { Fault } from "./fault.ts";
import { crossOrigin, guardOrigin } from "./origins.ts";
import { logRequests } from "./request-log.ts";
import { mountGraph } from "./routes/graph.ts";
import { mountMessages } from "./routes/messages.ts";
import { mountMoving } from "./routes/moving.ts";
import { mountReading } from "./routes/reading.ts";
import { mountService } from "./routes/service.ts";
import { mountSessions } from "./routes/sessions.ts";

export function createApp(): OpenAPIHono<App> {
  const app = new OpenAPIHono<App>();
  const registry = app.openAPIRegistry;
  const http = { type: "http", scheme: "bearer" } as const;
  registry.registerComponent("securitySchemes", "apiKey", { ...http, description: "An account's API key" });
  registry.registerComponent("securitySchemes", "sessionToken", { ...http, bearerFormat: "JWT" });
  registry.registerComponent("securitySchemes", "streamTicket", {
    type: "apiKey",
    in: "query",
    name: "ticket",
  });

  app.use(logRequests);
  app.use("/v1/*", crossOrigin, guardOrigin);
  mountSessions(app);
  mountMessages(app);
  mountReading(app);
  mountGraph(app);
  mountMoving(app);
  mountService(app);
  app.notFound((c) => answerFault(c, new Fault("not_found", "there is no such route")));
  app.onError((error, c) => answerFault(c, error));
  return app;
}

function answerFault(c: Context<App>, error: Error): Response {
  // What we did not name is not told: it may hold anything.
  const fault = error instanceof Fault ? error : new Fault("internal", "something of ours failed");
  c.set("code", fault.code);
  return problem(fault.code, fault.message, fault.extra, fault.headers);
}
