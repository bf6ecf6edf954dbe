/** One description a route: the OpenAPI document and the router are both made from it. */
import { createRoute, type OpenAPIHono, type RouteConfig } from "@hono/zod-openapi";
import { ERRORS, type ErrorCode, PROBLEM_TYPE } from "@lean-agentic/protocol";
import { ProblemShape } from "@lean-agentic/protocol/schemas";
import type { Context, MiddlewareHandler } from "hono";
import type { z } from "zod";
import type { App } from "./app-env.ts";

type Handler = (c: Context<App>) => Response | Promise<Response>;

export const JSON_TYPE = "application/json";
export const NDJSON_TYPE = "application/x-ndjson";
export const SSE_TYPE = "text/event-stream";

/** Who a route is for: nobody in particular, an account's key, a session's token, a token or a ticket. */
type Access = "open" | "apiKey" | "token" | "ticket";

interface Success {
  status: number;
  description: string;
  content?: Record<string, z.ZodType>;
}

export interface RouteDescription {
  method: "get" | "post" | "delete";
  /** In OpenAPI's manner: `/v1/sessions/{id}`. */
  path: string;
  summary: string;
  description?: string;
  tag: "sessions" | "messages" | "reading" | "graph" | "moving" | "service";
  access: Access;
  params?: z.ZodObject;
  query?: z.ZodObject;
  headers?: z.ZodObject;
  /** Body by media type. */
  body?: Record<string, z.ZodType>;
  /** Status and body of success, by media type; a status alone has none. */
  answer: Success;
  /** Another success, where the request can ask for it. */
  otherwise?: Success;
  /** Errors that this route can give, beside `internal`. */
  errors?: readonly ErrorCode[];
}

/** Puts a route into the router and into the document. `guards` run before the handler, in order. */
export function mount(
  app: OpenAPIHono<App>,
  description: RouteDescription,
  guards: readonly MiddlewareHandler<App>[],
  handler: Handler,
): void {
  const route = createRoute(configOf(description));
  app.openAPIRegistry.registerPath(route);
  const pattern = route.getRoutingPath();
  const named: MiddlewareHandler<App> = async (c, next) => {
    c.set("route", pattern);
    await next();
  };
  app.on([description.method.toUpperCase()], pattern, named, ...guards, handler);
}

const SECURITY: Record<Access, RouteConfig["security"]> = {
  open: [],
  apiKey: [{ apiKey: [] }],
  token: [{ sessionToken: [] }],
  ticket: [{ sessionToken: [] }, { streamTicket: [] }],
};

function configOf(d: RouteDescription): RouteConfig {
  const request: RouteConfig["request"] = {};
  if (d.params) request.params = d.params;
  if (d.query) request.query = d.query;
  if (d.headers) request.headers = d.headers;
  if (d.body) request.body = { content: mediaOf(d.body) };
  const responses: RouteConfig["responses"] = {
    ...successOf(d.answer),
    ...(d.otherwise ? successOf(d.otherwise) : {}),
    ...problemsOf(d),
  };
  return {
    method: d.method,
    path: d.path,
    summary: d.summary,
    ...(d.description === undefined ? {} : { description: d.description }),
    tags: [d.tag],
    security: SECURITY[d.access] ?? [],
    request,
    responses,
  };
}

function successOf({ status, description, content }: Success): RouteConfig["responses"] {
  return { [status]: content ? { description, content: mediaOf(content) } : { description } };
}

function mediaOf(content: Record<string, z.ZodType>): Record<string, { schema: z.ZodType }> {
  return Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema }]));
}

/** One response a status; codes that share one are named together. */
function problemsOf(d: RouteDescription): RouteConfig["responses"] {
  const needed: ErrorCode[] = d.access === "open" ? [] : ["unauthorized", "forbidden"];
  const codes = [...new Set<ErrorCode>([...needed, ...(d.errors ?? []), "internal"])];
  const byStatus = Map.groupBy(codes, (code) => ERRORS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      status,
      {
        description: names.map((code) => `\`${code}\`: ${ERRORS[code].meaning}`).join("\n\n"),
        content: { [PROBLEM_TYPE]: { schema: ProblemShape } },
      },
    ]),
  );
}
