/**
 * Requests to a session's object. Only what is named here goes along: proven claims, an idempotency key, a body;
 * never the caller's headers or its bearer. Answers come back with their body and a short list of headers.
 */
import {
  CLAIMS_HEADER,
  type Claims,
  encodeClaims,
  IDEMPOTENCY_HEADER,
  isErrorCode,
  PROBLEM_TYPE,
  parseSessionId,
} from "@lean-agentic/protocol";
import type { Context } from "hono";
import type { App } from "./app-env.ts";
import type { Env } from "./env.ts";
import { Fault } from "./fault.ts";

/** Headers of the object's answers that clients get. */
const PASSED = ["content-type", "ratelimit", "ratelimit-policy", "retry-after"];

export interface ObjectRequest {
  method?: string;
  body?: Uint8Array | string | ReadableStream<Uint8Array>;
  headers?: Record<string, string>;
}

/** Asks the object of the claims' session. `path` begins with a slash. Faults are `overloaded` or `internal`. */
export async function askObject(
  env: Env,
  claims: Claims,
  path: string,
  request: ObjectRequest = {},
): Promise<Response> {
  const object = objectOf(env, claims);
  const headers = new Headers(request.headers);
  headers.set(CLAIMS_HEADER, encodeClaims(claims));
  const init: RequestInit = { method: request.method ?? "GET", headers };
  if (request.body !== undefined) init.body = request.body as BodyInit;
  try {
    return await object.fetch(`https://object${path}`, init);
  } catch (error) {
    // The platform marks what it knows of a failed call (Durable Objects, "Error handling").
    if ((error as { overloaded?: boolean }).overloaded) {
      throw new Fault("overloaded", "the session has too much to do", { retry_after_ms: 1_000 });
    }
    throw new Fault("internal", "the session restarted before it answered; send the same again", {
      retry_after_ms: 100,
    });
  }
}

/** The object's stub. Routing reads the id alone; `location_hint` matters at the first request only. */
function objectOf(env: Env, claims: Claims): DurableObjectStub {
  const hint = claims.par.location_hint as DurableObjectLocationHint | undefined;
  const namespace = namespaceOf(env, claims.sub);
  return namespace.get(namespace.idFromName(claims.sub), hint === undefined ? {} : { locationHint: hint });
}

/** The namespace of an id's jurisdiction; `unsupported` where the platform has none (workerd). */
export function namespaceOf(env: Env, id: string): DurableObjectNamespace {
  const jurisdiction = parseSessionId(id)?.jurisdiction ?? null;
  if (jurisdiction === null) return env.SESSIONS;
  try {
    return env.SESSIONS.jurisdiction(jurisdiction);
  } catch {
    throw new Fault("unsupported", `this server cannot keep sessions in jurisdiction ${jurisdiction}`);
  }
}

/** Asks the object and hands its answer on. */
export async function relay(c: Context<App>, path: string, request: ObjectRequest = {}): Promise<Response> {
  const answer = await askObject(c.env, c.var.claims, path, request);
  await refuse(answer);
  return new Response(answer.body, { status: answer.status, headers: passedHeaders(answer) });
}

/** The envelope of a read's answer: over HTTP the question is known. */
const ENVELOPE = '{"type":"result","id":"http",';

/** Asks a read of the core, and hands its result on without the socket's envelope. */
export async function relayResult(c: Context<App>, read: object): Promise<Response> {
  const body = JSON.stringify({ ...read, id: "http" });
  const answer = await askObject(c.env, c.var.claims, "/frame", { method: "POST", body });
  await refuse(answer);
  const text = await answer.text();
  const bare = text.startsWith(ENVELOPE) ? `{${text.slice(ENVELOPE.length)}` : text;
  return new Response(bare, { headers: passedHeaders(answer) });
}

/** `x-lean-idempotency-key`, where the caller sent an Idempotency-Key. */
export function idempotency(c: Context<App>): Record<string, string> {
  const key = c.req.header("idempotency-key");
  if (key === undefined) return {};
  if (key.length > 256) throw new Fault("bad_request", "Idempotency-Key is longer than 256 bytes");
  return { [IDEMPOTENCY_HEADER]: key };
}

/** Throws the object's refusal as the fault that it is, so that one place answers and logs it. */
export async function refuse(answer: Response): Promise<void> {
  if (answer.status >= 400) throw await faultOf(answer);
}

/** The refusal that an object's answer holds. Anything that isn't a problem of ours is `internal`, its words unread. */
export async function faultOf(answer: Response): Promise<Fault> {
  if (answer.headers.get("content-type")?.startsWith(PROBLEM_TYPE)) {
    const {
      type: _,
      title: _t,
      status: _s,
      detail,
      code,
      ...extra
    } = (await answer.json()) as Record<string, unknown>;
    if (isErrorCode(code) && typeof detail === "string")
      return new Fault(code, detail, extra, rateFields(answer));
  }
  await answer.body?.cancel();
  return new Fault("internal", "the session answered with an error that has no name");
}

function rateFields(answer: Response): Record<string, string> {
  return Object.fromEntries([...answer.headers].filter(([name]) => name.startsWith("ratelimit")));
}

function passedHeaders(answer: Response): Headers {
  const headers = new Headers({ "cache-control": "no-store" });
  for (const name of PASSED) {
    const value = answer.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}
