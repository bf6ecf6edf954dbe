/**
 * Who may. Each guard ends the request before the session object is touched, with the same bytes whether the
 * session exists, never existed or is erased: 401 without a good credential, 403 with one for something else.
 */
import {
  BEARER_SUBPROTOCOL,
  type Claims,
  hasScope,
  parseSessionId,
  type Scope,
} from "@lean-agentic/protocol";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { findApiKey } from "./api-keys.ts";
import type { App } from "./app-env.ts";
import { Fault } from "./fault.ts";
import { pageOrigin } from "./origins.ts";
import { settingsOf } from "./settings.ts";
import { verifyTicket, verifyToken } from "./tokens.ts";

/** A good API key, and where the route names a session, one of the key's account. */
export const apiKeyOnly = createMiddleware<App>(async (c, next) => {
  const secret = bearerOf(c.req.raw);
  const key = secret === null ? null : await findApiKey(secret, settingsOf(c.env).apiKeys);
  if (!key) throw new Fault("unauthorized", "a valid API key is needed");
  const id = c.req.param("id");
  if (id !== undefined && parseSessionId(id)?.account !== key.account) {
    throw new Fault("forbidden", "the key is not for this account");
  }
  c.set("apiKey", key);
  await next();
});

/** A good token of the session that the route names, with one of the scopes. */
export function tokenWith(...scopes: Scope[]) {
  return createMiddleware<App>(async (c, next) => {
    const token = bearerOf(c.req.raw) ?? bearerOfSubprotocol(c.req.raw);
    if (token === null) throw new Fault("unauthorized", "a valid session token is needed");
    admit(c, await verifyToken(token, settingsOf(c.env).tokenKeys, new Date()), scopes);
    await next();
  });
}

/** For events: a token, or a stream ticket in `?ticket=`, as EventSource can set no header. */
export const tokenOrTicket = createMiddleware<App>(async (c, next) => {
  const ticket = c.req.query("ticket");
  if (ticket === undefined || bearerOf(c.req.raw) !== null) return tokenWith("read")(c, next);
  const keys = settingsOf(c.env).tokenKeys;
  admit(c, await verifyTicket(ticket, pageOrigin(c.req.raw), keys, new Date()), ["read"]);
  await next();
});

function admit(c: Context<App>, claims: Claims, scopes: readonly Scope[]): void {
  if (claims.sub !== c.req.param("id")) throw new Fault("forbidden", "the token is for another session");
  if (!scopes.some((scope) => hasScope(claims, scope))) {
    throw new Fault("forbidden", `the token lacks the scope ${scopes.join(" or ")}`);
  }
  c.set("claims", claims);
}

/** The secret of `Authorization: Bearer` (RFC 6750, section 2.1). */
function bearerOf(request: Request): string | null {
  return /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;
}

/** The token that a browser passes as a second subprotocol, on sockets only. */
function bearerOfSubprotocol(request: Request): string | null {
  if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") return null;
  const offered = subprotocolsOf(request).find((name) => name.startsWith(BEARER_SUBPROTOCOL));
  return offered?.slice(BEARER_SUBPROTOCOL.length) ?? null;
}

/** The subprotocols that a client offers. */
export function subprotocolsOf(request: Request): string[] {
  return (request.headers.get("sec-websocket-protocol") ?? "").split(",").map((name) => name.trim());
}
