/** Keys for the Worker's tests: an environment that lets in who should come in. */
import { type Claims, SCOPES, type Scope } from "@lean-agentic/protocol";
import type { Env } from "./env.ts";
import { parseTokenKeys } from "./token-keys.ts";
import { signToken } from "./tokens.ts";

export const API_KEY = "la_test_key_of_acme";
export const READER_KEY = "la_test_key_of_acme_that_reads";
export const OTHER_KEY = "la_test_key_of_other";

export const TOKEN_KEYS = JSON.stringify({
  current: "k2",
  keys: { k1: "the first secret, thirty-two bytes long", k2: "the second secret, thirty-two bytes long" },
});

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function key(name: string, account: string, secret: string, scopes: readonly Scope[]) {
  return { name, account, scopes, sha256: await sha256(secret) };
}

export const API_KEYS = JSON.stringify([
  await key("main", "acme", API_KEY, SCOPES),
  await key("reader", "acme", READER_KEY, ["read"]),
  await key("other", "other", OTHER_KEY, ["admin"]),
]);

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
