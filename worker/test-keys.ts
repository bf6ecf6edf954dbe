/** Keys for the Worker's tests, known to the suites and to the servers that they run against. */
import { SCOPES, type Scope } from "@lean-agentic/protocol";

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
