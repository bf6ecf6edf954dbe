/** What a session says: events as they happen, the log, what it recalls, who is in it. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { ENTITIES_LIMIT, LIMITS, LOG_LIMIT } from "@lean-agentic/protocol";
import {
  EntitiesResult,
  EntityDetail,
  Forgotten,
  Gap,
  LogEvent,
  RecallQuery,
  RecallResult,
  Turn,
} from "@lean-agentic/protocol/schemas";
import type { Context } from "hono";
import { z } from "zod";
import { tokenOrTicket, tokenWith } from "../access.ts";
import type { App } from "../app-env.ts";
import { check, readJson } from "../body.ts";
import { parseEventId } from "../event-id.ts";
import { EventsStream } from "../events-stream.ts";
import { Fault } from "../fault.ts";
import { ObjectSocket } from "../object-socket.ts";
import { JSON_TYPE, mount, NDJSON_TYPE, SSE_TYPE } from "../openapi.ts";
import { answerPages } from "../pages.ts";
import { relayResult } from "../session-object.ts";
import { settingsOf } from "../settings.ts";
import { count, limit, SessionParam } from "./parameters.ts";

/** Longest silence that a reader may ask for, in seconds: proxies cut lines that are silent for a minute or two. */
const MAX_HEARTBEAT = 300;

/** What an event can be; `gap` and `forgotten` come also unasked. */
const EVENT_TYPES = [...LogEvent.options, Gap, Forgotten].map(({ shape }) => shape.type.value);
const isEventType = (name: string): boolean => EVENT_TYPES.some((type) => type === name);

const EventsQuery = z.object({
  after: z.string().optional().meta({ description: "A `seq`, or `epoch.seq`; Last-Event-ID wins" }),
  types: z
    .string()
    .refine((list) => list.split(",").every(isEventType), `expected one or more of ${EVENT_TYPES.join(",")}`)
    .optional()
    .meta({ description: "Event types, separated by commas", example: "turn,merged" }),
  heartbeat: count(MAX_HEARTBEAT).optional().meta({ description: "Seconds between comments" }),
  ticket: z.string().optional().meta({ description: "A stream ticket, where no header can be set" }),
});
const ResumeHeader = z.object({
  "Last-Event-ID": z
    .string()
    .optional()
    .meta({ description: "The `id` of the last event that was read, as EventSource sends it" }),
});
const LogQuery = z.object({ after: count().optional(), limit: limit().optional() });
const EntitiesQuery = z.object({ after: z.string().optional(), limit: limit(ENTITIES_LIMIT.max).optional() });

export function mountReading(app: OpenAPIHono<App>): void {
  mount(
    app,
    {
      method: "get",
      path: "/v1/sessions/{id}/events",
      summary: "Events as SSE",
      description:
        "From `Last-Event-ID` or `?after=` (absent: from the first) on, then live. `id` is `epoch.seq`, `event` the type, `data` the event's bytes.",
      tag: "reading",
      access: "ticket",
      params: SessionParam,
      query: EventsQuery,
      headers: ResumeHeader,
      answer: { status: 200, description: "A stream of events", content: { [SSE_TYPE]: Turn } },
      errors: ["bad_request", "gone", "conflict"],
    },
    [tokenOrTicket],
    events,
  );
  mount(
    app,
    {
      method: "get",
      path: "/v1/sessions/{id}/log",
      summary: "Events of the log",
      description: "All after `after`, or `limit` of them, one a line.",
      tag: "reading",
      access: "token",
      params: SessionParam,
      query: LogQuery,
      answer: { status: 200, description: "Events, one a line", content: { [NDJSON_TYPE]: Turn } },
      errors: ["bad_request", "gone", "conflict"],
    },
    [tokenWith("read")],
    (c) => {
      const { after = 0, limit = Number.MAX_SAFE_INTEGER } = check(c.req.query(), LogQuery);
      return answerPages(c, {
        path: "/log",
        after,
        limit,
        bytes: Number.POSITIVE_INFINITY,
        page: LOG_LIMIT.max,
      });
    },
  );
  mount(
    app,
    {
      method: "post",
      path: "/v1/sessions/{id}/recall",
      summary: "Find what was said",
      tag: "reading",
      access: "token",
      params: SessionParam,
      body: { [JSON_TYPE]: RecallQuery },
      answer: {
        status: 200,
        description: "Ranked turns with their reasons, and a context",
        content: { [JSON_TYPE]: RecallResult },
      },
      errors: ["bad_request", "too_large", "gone"],
    },
    [tokenWith("read")],
    async (c) => {
      const query = await readJson(c.req.raw, LIMITS.frame_bytes, RecallQuery);
      return relayResult(c, { ...query, type: "recall" });
    },
  );
  mount(
    app,
    {
      method: "get",
      path: "/v1/sessions/{id}/entities",
      summary: "Who and what was mentioned",
      tag: "reading",
      access: "token",
      params: SessionParam,
      query: EntitiesQuery,
      answer: {
        status: 200,
        description: "Entities in the order of their first mention",
        content: { [JSON_TYPE]: EntitiesResult },
      },
      errors: ["bad_request", "gone"],
    },
    [tokenWith("read")],
    (c) => relayResult(c, { ...check(c.req.query(), EntitiesQuery), type: "entities" }),
  );
  mount(
    app,
    {
      method: "get",
      path: "/v1/sessions/{id}/entities/{eid}",
      summary: "One entity with its mentions",
      tag: "reading",
      access: "token",
      params: SessionParam.extend({ eid: z.string().meta({ example: "e3.1" }) }),
      answer: {
        status: 200,
        description: "The entity",
        content: { [JSON_TYPE]: z.object({ entity: EntityDetail }) },
      },
      errors: ["bad_request", "not_found", "gone"],
    },
    [tokenWith("read")],
    (c) => relayResult(c, { type: "entity", entity: c.req.param("eid") }),
  );
}

async function events(c: Context<App>): Promise<Response> {
  const { env } = c;
  const { claims } = c.var;
  const query = check(c.req.query(), EventsQuery);
  const resumed = c.req.header("last-event-id");
  const from =
    resumed !== undefined && resumed !== ""
      ? parseEventId(resumed, "Last-Event-ID")
      : parseEventId(query.after ?? "0", "after");
  const [socket, greeting] = await ObjectSocket.open(env, claims, from.seq);
  if (from.epoch !== null && from.epoch !== greeting.epoch) {
    socket.close();
    throw new Fault("conflict", `the log is at epoch ${greeting.epoch}; read it anew`, { seq: greeting.seq });
  }
  const { stream } = settingsOf(env);
  const options = {
    after: from.seq,
    types: query.types === undefined ? null : new Set(query.types.split(",")),
    heartbeat: query.heartbeat ? query.heartbeat * 1_000 : stream.heartbeat,
    duration: stream.duration,
    events: stream.events,
  };
  const reader = new EventsStream(env, claims, options, socket, greeting);
  c.executionCtx.waitUntil(reader.run(c.req.raw.signal));
  return new Response(reader.readable, {
    headers: {
      "content-type": SSE_TYPE,
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
