/** What the Worker's tests without an object stand on. */
import { type Claims, SCOPES } from "@lean-agentic/protocol";
import { decodeJwt } from "jose";
import type { Env } from "./env.ts";
import { API_KEYS, TOKEN_KEYS } from "./test-keys.ts";
import { parseTokenKeys } from "./token-keys.ts";
import { signToken } from "./tokens.ts";

/** An environment whose objects must not be touched: a request that gets that far fails the test. */
export function sealedEnv(vars: Partial<Env> = {}): Env {
  const untouchable = new Proxy({} as DurableObjectNamespace, {
    get(_, name) {
      throw new Error(`SESSIONS.${String(name)} was touched`);
    },
  });
  return { SESSIONS: untouchable, API_KEYS, TOKEN_KEYS, ...vars };
}

/** A token as the Worker signs it. */
export function tokenFor(session: string, claims: Partial<Claims> = {}): Promise<string> {
  const exp = Math.floor(Date.now() / 1_000) + 600;
  const acc = session.slice(session.indexOf("_") + 1).split(".")[0] ?? "";
  const whole: Claims = { sub: session, acc, scope: [...SCOPES], gen: 0, exp, par: {}, ...claims };
  return signToken(whole, parseTokenKeys(TOKEN_KEYS));
}

/** What a token or ticket says, unproven. */
export const payloadOf = (token: string): Record<string, unknown> => ({ ...decodeJwt(token) });
