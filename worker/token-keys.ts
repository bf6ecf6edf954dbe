/**
 * The keys that sign session tokens: several by `kid`, one of them current, so that keys rotate without a break.
 * HS256 from a shared secret, or EdDSA from a JWK where others must be able to check without being able to sign.
 */
import type { JWK } from "jose";

export type TokenAlgorithm = "HS256" | "EdDSA";

export interface TokenKey {
  kid: string;
  alg: TokenAlgorithm;
  /** Checks signatures. */
  verify: JWK | Uint8Array;
  /** Makes signatures; `null` for a public key alone. */
  sign: JWK | Uint8Array | null;
}

export interface TokenKeys {
  current: TokenKey | null;
  byKid: ReadonlyMap<string, TokenKey>;
}

/** RFC 7518, section 3.2: a key of at least the hash's size. */
const MIN_SECRET_BYTES = 32;

/** Reads `TOKEN_KEYS`. Without it nobody gets in: there is no key to check a token with. */
export function parseTokenKeys(json: string | undefined): TokenKeys {
  if (json === undefined || json === "") return { current: null, byKid: new Map() };
  const { current, keys } = JSON.parse(json) as { current?: unknown; keys?: unknown };
  if (typeof current !== "string" || typeof keys !== "object" || keys === null) {
    throw new Error("TOKEN_KEYS needs `current` and `keys`");
  }
  const byKid = new Map<string, TokenKey>();
  for (const [kid, material] of Object.entries(keys)) byKid.set(kid, tokenKey(kid, material));
  const signing = byKid.get(current);
  if (!signing?.sign) throw new Error("TOKEN_KEYS: `current` names no key that can sign");
  return { current: signing, byKid };
}

function tokenKey(kid: string, material: unknown): TokenKey {
  if (typeof material === "string") {
    const secret = new TextEncoder().encode(material);
    if (secret.byteLength < MIN_SECRET_BYTES) throw new Error(`TOKEN_KEYS: ${kid} is shorter than 32 bytes`);
    return { kid, alg: "HS256", verify: secret, sign: secret };
  }
  const { alg, jwk } = (material ?? {}) as { alg?: unknown; jwk?: JWK };
  if (alg !== "EdDSA" || jwk?.kty !== "OKP")
    throw new Error(`TOKEN_KEYS: ${kid} is neither a secret nor an EdDSA JWK`);
  const { d, ...open } = jwk;
  return { kid, alg: "EdDSA", verify: open, sign: d === undefined ? null : jwk };
}
