/** The graph's routes that this server's core does not answer yet: named, guarded, refused as `unsupported`. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { Fact } from "@lean-agentic/protocol/schemas";
import { z } from "zod";
import { tokenWith } from "../access.ts";
import type { App } from "../app-env.ts";
import { Fault } from "../fault.ts";
import { JSON_TYPE, mount, type RouteDescription } from "../openapi.ts";
import { SessionParam } from "./parameters.ts";

type Missing = Pick<RouteDescription, "method" | "path" | "summary"> & { scope: "read" | "write" };

const MISSING: readonly Missing[] = [
  { method: "get", path: "/v1/sessions/{id}/facts", summary: "Facts", scope: "read" },
  { method: "get", path: "/v1/sessions/{id}/graph", summary: "The graph around an entity", scope: "read" },
  {
    method: "post",
    path: "/v1/sessions/{id}/entities/merge",
    summary: "Make two entities one",
    scope: "write",
  },
  { method: "post", path: "/v1/sessions/{id}/entities/split", summary: "Undo a merge", scope: "write" },
  { method: "delete", path: "/v1/sessions/{id}/messages/{seq}", summary: "Forget a message", scope: "write" },
];

export function mountGraph(app: OpenAPIHono<App>): void {
  for (const { scope, ...route } of MISSING) {
    mount(
      app,
      {
        ...route,
        description: "This server does not do it yet.",
        tag: "graph",
        access: "token",
        params: route.path.includes("{seq}") ? SessionParam.extend({ seq: z.string() }) : SessionParam,
        answer: {
          status: 200,
          description: "Not yet",
          content: { [JSON_TYPE]: z.object({ facts: z.array(Fact) }) },
        },
        errors: ["unsupported"],
      },
      [tokenWith(scope)],
      () => {
        throw new Fault("unsupported", `${route.summary}: this server does not do it yet`);
      },
    );
  }
}
