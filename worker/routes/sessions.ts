/** Sessions and their tokens: made with an account's key; described, measured and erased with the session's token. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import {
  type Claims,
  formatSessionId,
  hasScope,
  parseSessionId,
  randomSessionName,
  SCOPES,
  type Scope,
  type SessionParameters,
  TICKET_TTL,
  TOKEN_TTL,
} from "@lean-agentic/protocol";
import {
  CreateSession,
  CreateTicket,
  CreateToken,
  SessionCreated,
  SessionDescription,
  SessionStats,
  TicketCreated,
  TokenCreated,
} from "@lean-agentic/protocol/schemas";
import type { Context } from "hono";
import { apiKeyOnly, tokenWith } from "../access.ts";
import type { ApiKey } from "../api-keys.ts";
import type { App } from "../app-env.ts";
import { readJson } from "../body.ts";
import { Fault } from "../fault.ts";
import { JSON_TYPE, mount } from "../openapi.ts";
import { allowOrigin, normalOrigin, pageOrigin } from "../origins.ts";
import { askObject, namespaceOf, refuse, relay } from "../session-object.ts";
import { settingsOf } from "../settings.ts";
import { parametersOf, signTicket, signToken } from "../tokens.ts";
import { SessionParam } from "./parameters.ts";

/** Bytes of the bodies here: a handful of short fields. */
const BODY_BYTES = 16_384;

/** Newer than any generation of tokens: a key's own requests cannot be revoked. */
const ANY_GENERATION = Number.MAX_SAFE_INTEGER;

export function mountSessions(app: OpenAPIHono<App>): void {
  mount(
    app,
    {
      method: "post",
      path: "/v1/sessions",
      summary: "Make a session's first token",
      description:
        "Signs the parameters into a token; the first request with it creates the session, near whoever sends it. Of a session whose `id` is chosen it first asks whether it was erased and which tokens are good: that one lives near whoever makes it, unless `location_hint` says otherwise.",
      tag: "sessions",
      access: "apiKey",
      body: { [JSON_TYPE]: CreateSession },
      answer: {
        status: 201,
        description: "The session and its token",
        content: { [JSON_TYPE]: SessionCreated },
      },
      errors: ["bad_request", "too_large", "conflict", "unsupported"],
    },
    [apiKeyOnly],
    createSession,
  );
  mount(
    app,
    {
      method: "post",
      path: "/v1/sessions/{id}/tokens",
      summary: "Make another token",
      tag: "sessions",
      access: "apiKey",
      params: SessionParam,
      body: { [JSON_TYPE]: CreateToken },
      answer: { status: 201, description: "The token", content: { [JSON_TYPE]: TokenCreated } },
      errors: ["bad_request", "too_large", "gone", "unsupported"],
    },
    [apiKeyOnly],
    createToken,
  );
  mount(
    app,
    {
      method: "delete",
      path: "/v1/sessions/{id}/tokens",
      summary: "Revoke all tokens so far",
      tag: "sessions",
      access: "apiKey",
      params: SessionParam,
      answer: { status: 204, description: "Revoked; their sockets are closed" },
      errors: ["gone", "unsupported"],
    },
    [apiKeyOnly],
    async (c) => {
      const claims = keyClaims(c.var.apiKey, idOf(c));
      await refuse(await askObject(c.env, claims, "/generation", { method: "POST" }));
      return c.body(null, 204);
    },
  );
  mount(
    app,
    {
      method: "post",
      path: "/v1/sessions/{id}/tickets",
      summary: "Make a stream ticket",
      description:
        "For EventSource, which can set no header: opens `GET …/events` of this session from the page's origin alone, for 15 minutes.",
      tag: "sessions",
      access: "token",
      params: SessionParam,
      body: { [JSON_TYPE]: CreateTicket },
      answer: { status: 201, description: "The ticket", content: { [JSON_TYPE]: TicketCreated } },
      errors: ["bad_request", "too_large"],
    },
    [tokenWith("read")],
    createTicket,
  );
  mount(
    app,
    {
      method: "get",
      path: "/v1/sessions/{id}",
      summary: "What the session holds",
      tag: "sessions",
      access: "token",
      params: SessionParam,
      answer: {
        status: 200,
        description: "Counts, sizes, limits",
        content: { [JSON_TYPE]: SessionDescription },
      },
      errors: ["gone"],
    },
    [tokenWith("read")],
    (c) => relay(c, "/describe"),
  );
  mount(
    app,
    {
      method: "get",
      path: "/v1/sessions/{id}/stats",
      summary: "Counts, bytes, wakes, errors, memory, timings",
      tag: "sessions",
      access: "token",
      params: SessionParam,
      answer: { status: 200, description: "Measurements", content: { [JSON_TYPE]: SessionStats } },
      errors: ["gone"],
    },
    [tokenWith("read")],
    (c) => relay(c, "/stats"),
  );
  mount(
    app,
    {
      method: "delete",
      path: "/v1/sessions/{id}",
      summary: "Erase the session",
      description: "Everything but a tombstone goes; the id never returns.",
      tag: "sessions",
      access: "token",
      params: SessionParam,
      answer: { status: 204, description: "Erased" },
      errors: ["gone"],
    },
    [tokenWith("admin")],
    (c) => relay(c, "/", { method: "DELETE" }),
  );
}

async function createSession(c: Context<App>): Promise<Response> {
  const key = c.var.apiKey;
  const body = await readJson(c.req.raw, BODY_BYTES, CreateSession);
  const session = formatSessionId({
    jurisdiction: body.jurisdiction ?? null,
    account: key.account,
    name: body.id ?? randomSessionName(),
  });
  namespaceOf(c.env, session);
  const scope = scopeFor(key, body.scope ?? grantable(key));
  const exp = expiry(body.ttl);
  const par = parametersOf(body);
  // A random name was never there; one that is chosen may have been erased, or its tokens revoked.
  const gen = body.id === undefined ? 0 : await generationOf(c, session, par).catch(neverAgain);
  const claims: Claims = { sub: session, acc: key.account, scope, gen, exp, par };
  const token = await signToken(claims, settingsOf(c.env).tokenKeys);
  const path = `/v1/sessions/${session}`;
  const links = {
    self: path,
    messages: `${path}/messages`,
    socket: `${path}/socket`,
    events: `${path}/events`,
    log: `${path}/log`,
    recall: `${path}/recall`,
    entities: `${path}/entities`,
  };
  const made = { session, token, expires_at: exp * 1_000, links };
  return c.json(made, 201, { location: path, "cache-control": "no-store" });
}

async function createToken(c: Context<App>): Promise<Response> {
  const key = c.var.apiKey;
  const id = idOf(c);
  const body = await readJson(c.req.raw, BODY_BYTES, CreateToken);
  const scope = scopeFor(key, body.scope);
  const jurisdiction = parseSessionId(id)?.jurisdiction ?? undefined;
  const par = parametersOf({ ...body, jurisdiction });
  const gen = await generationOf(c, id, par);
  const exp = expiry(body.ttl);
  const claims: Claims = { sub: id, acc: key.account, scope, gen, exp, par };
  const token = await signToken(claims, settingsOf(c.env).tokenKeys);
  return c.json({ token, expires_at: exp * 1_000, scope }, 201, { "cache-control": "no-store" });
}

async function createTicket(c: Context<App>): Promise<Response> {
  const body = await readJson(c.req.raw, BODY_BYTES, CreateTicket);
  const page = pageOrigin(c.req.raw);
  const named = body.origin === undefined ? null : originOf(body.origin);
  if (page !== null && named !== null && page !== named) {
    throw new Fault("forbidden", "a page makes tickets for its own origin only");
  }
  const origin = page ?? named;
  if (origin === null) throw new Fault("bad_request", "origin: whose page will use the ticket");
  // A page has been let in; an origin that is named must be one that will be.
  allowOrigin(origin, c);
  const exp = Math.min(expiry(TICKET_TTL), c.var.claims.exp);
  const ticket = await signTicket({ ...c.var.claims, exp }, origin, settingsOf(c.env).tokenKeys);
  const url = `/v1/sessions/${c.var.claims.sub}/events?ticket=${ticket}`;
  return c.json({ ticket, expires_at: exp * 1_000, url }, 201, { "cache-control": "no-store" });
}

/** The origin that a body names; `bad_request` where it is none. */
function originOf(text: string): string {
  const origin = normalOrigin(text);
  if (origin !== null) return origin;
  throw new Fault(
    "bad_request",
    `origin: ${text.slice(0, 256)} is no origin; send scheme, host and port alone: https://app.example`,
  );
}

/** Generation of the tokens that are good. Who asks may be the first to reach the session: `par` says where it lives. */
async function generationOf(c: Context<App>, id: string, par: SessionParameters): Promise<number> {
  const answer = await askObject(c.env, keyClaims(c.var.apiKey, id, par), "/generation");
  await refuse(answer);
  const { gen } = (await answer.json()) as { gen: number };
  return gen;
}

/** A session that is gone is not made again. */
function neverAgain(error: unknown): never {
  if (!(error instanceof Fault) || error.code !== "gone") throw error;
  throw new Fault("conflict", "id: a session of this id was erased, and an id never returns; choose another");
}

/** Claims for what a key does to a session of its account. */
function keyClaims(key: ApiKey, id: string, par: SessionParameters = {}): Claims {
  return { sub: id, acc: key.account, scope: ["admin"], gen: ANY_GENERATION, exp: expiry(60), par };
}

/** All that a key may give. */
function grantable(key: ApiKey): Scope[] {
  return SCOPES.filter((scope) => hasScope({ scope: key.scopes }, scope));
}

function scopeFor(key: ApiKey, asked: readonly Scope[]): Scope[] {
  for (const scope of asked) {
    if (!hasScope({ scope: key.scopes }, scope))
      throw new Fault("forbidden", `the key may not give the scope ${scope}`);
  }
  return [...new Set(asked)];
}

/** Unix seconds. */
function expiry(ttl: number = TOKEN_TTL.default): number {
  return Math.floor(Date.now() / 1_000) + ttl;
}

function idOf(c: Context<App>): string {
  return c.req.param("id") ?? "";
}
