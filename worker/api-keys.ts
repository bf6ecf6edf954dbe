/** API keys: kept as SHA-256 hashes, compared in constant time. They create sessions and tokens, and do nothing else. */
import { isAccount, SCOPES, type Scope } from "@lean-agentic/protocol";

export interface ApiKey {
  /** For the operator; never in an answer. */
  name: string;
  account: string;
  /** What tokens made with it may carry at most. */
  scopes: readonly Scope[];
  sha256: Uint8Array;
}

const HASH = /^[0-9a-f]{64}$/;

/** Reads `API_KEYS`. Throws on any entry that is not whole: a key ring with a hole must not go into service. */
export function parseApiKeys(json: string): ApiKey[] {
  const list: unknown = JSON.parse(json);
  if (!Array.isArray(list)) throw new Error("API_KEYS is not a list");
  return list.map((entry: Record<string, unknown>, i) => {
    const { name, account, scopes, sha256 } = entry;
    const whole =
      typeof name === "string" &&
      typeof account === "string" &&
      isAccount(account) &&
      Array.isArray(scopes) &&
      scopes.every((scope) => SCOPES.includes(scope)) &&
      typeof sha256 === "string" &&
      HASH.test(sha256);
    if (!whole)
      throw new Error(`API_KEYS entry ${i} needs name, account, scopes, sha256 (64 hexadecimal digits)`);
    return { name, account, scopes, sha256: fromHex(sha256) };
  });
}

/** The key that a secret belongs to, or `null`. Takes as long for a near miss as for a far one, and looks at every key. */
export async function findApiKey(secret: string, keys: readonly ApiKey[]): Promise<ApiKey | null> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret)));
  let found: ApiKey | null = null;
  for (const key of keys) if (sameBytes(hash, key.sha256)) found = key;
  return found;
}

/** Whether two byte strings of one length are equal; the time does not depend on where they differ. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.byteLength ^ b.byteLength;
  for (let i = 0; i < a.byteLength; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) =>
    Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16),
  );
}
