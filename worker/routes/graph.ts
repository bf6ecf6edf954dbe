/** The graph: what is known, around whom, and what is put right in it by hand. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { ENTITIES_LIMIT, FACTS_LIMIT, GRAPH_DEPTH, LIMITS } from "@lean-agentic/protocol";
import {
  EntityId,
  FactId,
  FactsResult,
  ForgetResult,
  GraphResult,
  Merged,
  MergeInput,
  Name,
  SplitInput,
  SplitResult,
} from "@lean-agentic/protocol/schemas";
import { z } from "zod";
import { tokenWith } from "../access.ts";
import type { App } from "../app-env.ts";
import { check, readJson } from "../body.ts";
import { JSON_TYPE, mount } from "../openapi.ts";
import { relay, relayResult } from "../session-object.ts";
import { count, limit, SessionParam, time } from "./parameters.ts";

const times = {
  as_of: time.optional().meta({ description: "Those that hold at this time, Unix ms" }),
  known_as_of: time.optional().meta({ description: "Those that were believed at this time, Unix ms" }),
};
const FactsParams = z.object({
  subject: EntityId.optional(),
  predicate: Name.min(1, "empty").optional().meta({ example: "lives in" }),
  ...times,
  after: FactId.optional(),
  limit: limit(FACTS_LIMIT.max).optional(),
});
const GraphParams = z.object({
  around: EntityId,
  depth: count(GRAPH_DEPTH.max).optional(),
  limit: limit(ENTITIES_LIMIT.max).optional(),
  ...times,
});

export function mountGraph(app: OpenAPIHono<App>): void {
  mount(
    app,
    {
      method: "get",
      path: "/v1/sessions/{id}/facts",
      summary: "Facts",
      description:
        "In the order they were first told. Without times those that are believed now, of any time and modality.",
      tag: "graph",
      access: "token",
      params: SessionParam,
      query: FactsParams,
      answer: { status: 200, description: "A page of facts", content: { [JSON_TYPE]: FactsResult } },
      errors: ["bad_request", "gone"],
    },
    [tokenWith("read")],
    (c) => relayResult(c, { ...check(c.req.query(), FactsParams), type: "facts" }),
  );
  mount(
    app,
    {
      method: "get",
      path: "/v1/sessions/{id}/graph",
      summary: "The graph around an entity",
      tag: "graph",
      access: "token",
      params: SessionParam,
      query: GraphParams,
      answer: {
        status: 200,
        description: "Entities, nearest first, and the facts between them",
        content: { [JSON_TYPE]: GraphResult },
      },
      errors: ["bad_request", "not_found", "gone"],
    },
    [tokenWith("read")],
    (c) => relayResult(c, { ...check(c.req.query(), GraphParams), type: "graph" }),
  );
  mount(
    app,
    {
      method: "post",
      path: "/v1/sessions/{id}/entities/merge",
      summary: "Make two entities one",
      description: "Both keep their history; the merge can be undone.",
      tag: "graph",
      access: "token",
      params: SessionParam,
      body: { [JSON_TYPE]: MergeInput },
      answer: { status: 200, description: "The event", content: { [JSON_TYPE]: Merged } },
      errors: ["bad_request", "too_large", "not_found", "gone"],
    },
    [tokenWith("write")],
    async (c) => {
      const body = await readJson(c.req.raw, LIMITS.frame_bytes, MergeInput);
      return relay(c, "/merge", { method: "POST", body: JSON.stringify(body) });
    },
  );
  mount(
    app,
    {
      method: "post",
      path: "/v1/sessions/{id}/entities/split",
      summary: "Undo a merge, or split a mention off",
      description: "The messages from there on are decided anew; the epoch rises where an event changed.",
      tag: "graph",
      access: "token",
      params: SessionParam,
      body: { [JSON_TYPE]: SplitInput },
      answer: {
        status: 200,
        description: "The event, and the `seq`s to read again",
        content: { [JSON_TYPE]: SplitResult },
      },
      errors: ["bad_request", "too_large", "not_found", "gone"],
    },
    [tokenWith("write")],
    async (c) => {
      const body = await readJson(c.req.raw, LIMITS.frame_bytes, SplitInput);
      return relay(c, "/split", { method: "POST", body: JSON.stringify(body) });
    },
  );
  mount(
    app,
    {
      method: "delete",
      path: "/v1/sessions/{id}/messages/{seq}",
      summary: "Forget a message",
      description:
        "And all that came of it: the messages after it are decided anew, and its place stays empty.",
      tag: "graph",
      access: "token",
      params: SessionParam.extend({ seq: count() }),
      answer: {
        status: 200,
        description: "The `seq`s to read again",
        content: { [JSON_TYPE]: ForgetResult },
      },
      errors: ["bad_request", "not_found", "gone"],
    },
    [tokenWith("write")],
    (c) => {
      const { seq } = check(c.req.param(), z.object({ seq: count() }));
      return relay(c, `/message?seq=${seq}`, { method: "DELETE" });
    },
  );
}
