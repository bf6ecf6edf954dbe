/** Messages in: one JSON body, an NDJSON stream both ways, or a socket. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { LIMITS, MAX_NAME_BYTES, SUBPROTOCOL } from "@lean-agentic/protocol";
import {
  Ack,
  ClientFrame,
  MessagesBody,
  ServerFrame,
  Turn,
  TurnsAnswer,
} from "@lean-agentic/protocol/schemas";
import type { Context } from "hono";
import { z } from "zod";
import { subprotocolsOf, tokenWith } from "../access.ts";
import type { App } from "../app-env.ts";
import { readBody } from "../body.ts";
import { Fault } from "../fault.ts";
import { isLines, isMessages, NOTHING_SAID, peekFrame } from "../frame-peek.ts";
import { MessagesStream } from "../messages-stream.ts";
import { ObjectSocket } from "../object-socket.ts";
import { JSON_TYPE, mount, NDJSON_TYPE } from "../openapi.ts";
import { askObject, idempotency, refuse, relay } from "../session-object.ts";
import { SessionParam } from "./parameters.ts";

const IdempotencyHeader = z.object({
  "Idempotency-Key": z
    .string()
    .max(MAX_NAME_BYTES)
    .optional()
    .meta({ description: "Gives the same answer for the same JSON body, for 24 h" }),
});

export function mountMessages(app: OpenAPIHono<App>): void {
  mount(
    app,
    {
      method: "post",
      path: "/v1/sessions/{id}/messages",
      summary: "Say something",
      description:
        "JSON: `{ text }` gives the turn, `{ messages: [...] }` the turns. NDJSON: each line a message or a batch, answered by a line as soon as it is durable, full stream in, full stream out. `producer` and `n` make it exactly once; a JSON body without them may carry an `Idempotency-Key`.",
      tag: "messages",
      access: "token",
      params: SessionParam,
      headers: IdempotencyHeader,
      body: { [JSON_TYPE]: MessagesBody, [NDJSON_TYPE]: MessagesBody },
      answer: {
        status: 200,
        description: "What was decided, durable",
        content: { [JSON_TYPE]: z.union([Turn, TurnsAnswer, Ack]), [NDJSON_TYPE]: ServerFrame },
      },
      otherwise: { status: 204, description: 'Durable, where a JSON body says `"reply": "none"`' },
      errors: [
        "bad_request",
        "too_large",
        "gone",
        "conflict",
        "rate_limited",
        "overloaded",
        "limit_reached",
        "core_failed",
      ],
    },
    [tokenWith("write")],
    (c) => (isNdjson(c.req.header("content-type")) ? stream(c) : say(c)),
  );
  mount(
    app,
    {
      method: "get",
      path: "/v1/sessions/{id}/socket",
      summary: "WebSocket",
      description: `Subprotocol \`${SUBPROTOCOL}\`. Browsers pass the token as a second subprotocol \`bearer.<jwt>\`. The bodies here are one frame each way.`,
      tag: "messages",
      access: "token",
      params: SessionParam,
      answer: {
        status: 101,
        description: "Frames",
        content: { [JSON_TYPE]: z.union([ClientFrame, ServerFrame]) },
      },
      errors: ["bad_request", "gone"],
    },
    // Which frames it may send is the object's to say.
    [tokenWith("read", "write")],
    socket,
  );
}

function isNdjson(type: string | undefined): boolean {
  return /^application\/(x-)?(ndjson|jsonl|jsonlines)\b/i.test(type ?? "");
}

/** One JSON body. Its bytes go on as they are: the session's core is the one that reads them. */
async function say(c: Context<App>): Promise<Response> {
  const body = await readBody(c.req.raw, LIMITS.frame_bytes);
  const peek = peekFrame(body);
  if (peek.empty) throw new Fault("bad_request", NOTHING_SAID);
  if (!isMessages(peek)) throw new Fault("bad_request", "the body is not a message or a batch");
  if (peek.type === null && isLines(body)) {
    throw new Fault("bad_request", `the body is several lines of JSON; send them as ${NDJSON_TYPE}`);
  }
  return relay(c, "/frame", { method: "POST", body, headers: idempotency(c) });
}

async function stream(c: Context<App>): Promise<Response> {
  const body = c.req.raw.body;
  if (!body) throw new Fault("bad_request", "the body is empty");
  const [line] = await ObjectSocket.open(c.env, c.var.claims, null);
  const messages = new MessagesStream(body, line);
  c.executionCtx.waitUntil(messages.run(c.req.raw.signal));
  return new Response(messages.readable, {
    headers: {
      "content-type": NDJSON_TYPE,
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

/** Hands the socket to the object: authenticated here, and from then on none of the Worker's business. */
async function socket(c: Context<App>): Promise<Response> {
  if (c.req.header("upgrade")?.toLowerCase() !== "websocket") {
    throw new Fault("bad_request", "this is a WebSocket: send Upgrade: websocket");
  }
  if (!subprotocolsOf(c.req.raw).includes(SUBPROTOCOL)) {
    throw new Fault("bad_request", `offer the subprotocol ${SUBPROTOCOL}`);
  }
  const headers = { upgrade: "websocket", "sec-websocket-protocol": SUBPROTOCOL };
  const answer = await askObject(c.env, c.var.claims, "/socket", { headers });
  await refuse(answer);
  if (!answer.webSocket) throw new Fault("internal", "the session opened no socket");
  return new Response(null, {
    status: 101,
    webSocket: answer.webSocket,
    headers: { "sec-websocket-protocol": SUBPROTOCOL },
  });
}
