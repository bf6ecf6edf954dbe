/** Export and import: a session as NDJSON, in parts that fit a zone's body limit. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { IMPORT_PART_BYTES } from "@lean-agentic/protocol";
import { Imported } from "@lean-agentic/protocol/schemas";
import type { Context } from "hono";
import { z } from "zod";
import { tokenWith } from "../access.ts";
import type { App } from "../app-env.ts";
import { check, limited } from "../body.ts";
import { Fault } from "../fault.ts";
import { JSON_TYPE, mount, NDJSON_TYPE } from "../openapi.ts";
import { answerPages } from "../pages.ts";
import { relay } from "../session-object.ts";
import { count, SessionParam } from "./parameters.ts";

const ExportQuery = z.object({ after: count().optional() });
const ImportQuery = z.object({ part: count().optional() });
/** A page holds whole records up to its bytes; this bound on events never ends one. */
const PAGE_EVENTS = 1_000_000;

export function mountMoving(app: OpenAPIHono<App>): void {
  mount(
    app,
    {
      method: "get",
      path: "/v1/sessions/{id}/export",
      summary: "Everything, as NDJSON",
      description:
        "At most 50 MB, whole records. Go on with `?after=` and the `seq` of the last record line, until a part has no record.",
      tag: "moving",
      access: "token",
      params: SessionParam,
      query: ExportQuery,
      answer: {
        status: 200,
        description: "Events, and after those of each record a record line",
        content: { [NDJSON_TYPE]: z.looseObject({ type: z.string() }) },
      },
      errors: ["bad_request", "gone", "conflict"],
    },
    [tokenWith("read")],
    (c) => {
      const { after = 0 } = check(c.req.query(), ExportQuery);
      const limit = Number.MAX_SAFE_INTEGER;
      return answerPages(c, { path: "/export", after, limit, bytes: IMPORT_PART_BYTES, page: PAGE_EVENTS });
    },
  );
  mount(
    app,
    {
      method: "post",
      path: "/v1/sessions/{id}/import",
      summary: "Take in an export",
      description:
        "Parts in order; a part that was taken in already changes nothing. Gives the same state hash.",
      tag: "moving",
      access: "token",
      params: SessionParam,
      query: ImportQuery,
      body: { [NDJSON_TYPE]: z.looseObject({ type: z.string() }) },
      answer: { status: 200, description: "How far the session is", content: { [JSON_TYPE]: Imported } },
      errors: ["bad_request", "too_large", "gone", "conflict", "limit_reached"],
    },
    [tokenWith("admin")],
    take,
  );
}

/** The part goes on as it comes, never held whole; past its limit the upload is cut and named. */
async function take(c: Context<App>): Promise<Response> {
  const { part = 0 } = check(c.req.query(), ImportQuery);
  const body = limited(c.req.raw, IMPORT_PART_BYTES);
  if (!body) throw new Fault("bad_request", "an import has a body of NDJSON lines, as export gives them");
  try {
    return await relay(c, `/import?part=${part}`, { method: "POST", body: body.stream });
  } catch (error) {
    throw body.exceeded() ?? error;
  }
}
