/** What the Worker proved about a request, and hands to the session object in the header `x-lean-claims`. */

export const CLAIMS_HEADER = "x-lean-claims";
export const IDEMPOTENCY_HEADER = "x-lean-idempotency-key";

/** `read`: events, log, recall, graph. `write`: messages. `admin`: all, and erase, import, tokens. */
export type Scope = "read" | "write" | "admin";
export const SCOPES: readonly Scope[] = ["read", "write", "admin"];

/** What a session is created with; signed into its token, used by the object at its first request. */
export interface SessionParameters {
  jurisdiction?: string;
  /** A Durable Object location hint ("weur", "enam" …). */
  location_hint?: string;
  /** Days after which messages are forgotten; absent: kept. */
  retention_days?: number;
  /** IANA name; dates in messages are read in it. Absent: UTC. */
  timezone?: string;
}

export interface Claims {
  /** Full session id. */
  sub: string;
  /** Account. */
  acc: string;
  scope: Scope[];
  /** Generation of the session's tokens; below the object's own it is revoked. */
  gen: number;
  /** Expiry, Unix seconds. */
  exp: number;
  par: SessionParameters;
  /** A stream ticket: events of this session, nothing else. */
  events_only?: true;
}

/** Whether a token's claims (or what else holds scopes) carry one; `admin` carries all. */
export function hasScope(claims: { readonly scope: readonly Scope[] }, scope: Scope): boolean {
  return claims.scope.includes("admin") || claims.scope.includes(scope);
}

/** One header value: JSON in ASCII, so that any name survives the header. */
export function encodeClaims(claims: Claims): string {
  return JSON.stringify(claims).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The claims of a header, or `null` when it is absent or not of the shape. */
export function decodeClaims(header: string | null): Claims | null {
  if (header === null) return null;
  let value: unknown;
  try {
    value = JSON.parse(header);
  } catch {
    return null;
  }
  return isClaims(value) ? value : null;
}

/** Checks the shape of claims from a token or header; says nothing about who signed them. */
export function isClaims(value: unknown): value is Claims {
  if (!isRecord(value)) return false;
  const { sub, acc, scope, gen, exp, par, events_only } = value;
  return (
    typeof sub === "string" &&
    typeof acc === "string" &&
    Array.isArray(scope) &&
    scope.every((one) => SCOPES.includes(one as Scope)) &&
    Number.isSafeInteger(gen) &&
    Number.isSafeInteger(exp) &&
    isRecord(par) &&
    (events_only === undefined || events_only === true)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
