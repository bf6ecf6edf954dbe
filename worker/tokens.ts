/**
 * Session tokens and stream tickets, both JWTs signed by the same keys. A ticket carries `events_only` and the page's
 * origin, and is refused wherever a token is asked for, as a token is wherever a ticket is.
 */
import { type Claims, isClaims, parseSessionId, type SessionParameters } from "@lean-agentic/protocol";
import { errors, type JWTHeaderParameters, jwtVerify, SignJWT } from "jose";
import { Fault } from "./fault.ts";
import type { TokenKeys } from "./token-keys.ts";

/** Nothing that we sign is longer; what is, is not looked at. */
const MAX_TOKEN_LENGTH = 4_096;
/** One sentence for every way a token can be none of ours, so that the answer tells nothing. */
const REFUSED = "a valid session token is needed";
/** Of one that we signed: its owner is to know that another helps. */
const EXPIRED = "this token has expired; POST …/tokens makes another, POST …/tickets a stream ticket";

/** Signs claims. Throws where no key is configured. */
export async function signToken(claims: Claims, keys: TokenKeys): Promise<string> {
  return sign({ ...claims }, keys);
}

/** The claims of a session token; `unauthorized` for anything else. */
export async function verifyToken(token: string, keys: TokenKeys, now: Date): Promise<Claims> {
  const claims = await verify(token, keys, now);
  if (claims.events_only) throw new Fault("unauthorized", REFUSED);
  return claims;
}

/** Signs a ticket for a page's events. */
export async function signTicket(claims: Claims, origin: string, keys: TokenKeys): Promise<string> {
  return sign({ ...claims, scope: ["read"], events_only: true, origin }, keys);
}

/** The claims of a stream ticket; `forbidden` from another page than it was made for. */
export async function verifyTicket(
  ticket: string,
  origin: string | null,
  keys: TokenKeys,
  now: Date,
): Promise<Claims> {
  const claims = await verify(ticket, keys, now);
  if (!claims.events_only) throw new Fault("unauthorized", REFUSED);
  if (origin === null || (claims as { origin?: unknown }).origin !== origin) {
    throw new Fault("forbidden", "the ticket belongs to another origin");
  }
  return claims;
}

async function sign(payload: Record<string, unknown>, keys: TokenKeys): Promise<string> {
  const key = keys.current;
  if (!key?.sign) throw new Error("no signing key is configured");
  return new SignJWT(payload).setProtectedHeader({ alg: key.alg, kid: key.kid, typ: "JWT" }).sign(key.sign);
}

async function verify(token: string, keys: TokenKeys, now: Date): Promise<Claims> {
  if (token.length > MAX_TOKEN_LENGTH) throw new Fault("unauthorized", REFUSED);
  const keyOf = async (header: JWTHeaderParameters) => {
    const key = keys.byKid.get(header.kid ?? "");
    // The key says its algorithm, not the token (RFC 8725, section 3.1).
    if (!key || key.alg !== header.alg) throw new errors.JWSSignatureVerificationFailed();
    return key.verify;
  };
  let payload: unknown;
  try {
    ({ payload } = await jwtVerify(token, keyOf, {
      algorithms: ["HS256", "EdDSA"],
      requiredClaims: ["sub", "exp"],
      currentDate: now,
    }));
  } catch (error) {
    // Only a good signature gets as far as its expiry.
    if (error instanceof errors.JWTExpired) throw new Fault("unauthorized", EXPIRED);
    if (error instanceof errors.JOSEError || error instanceof TypeError)
      throw new Fault("unauthorized", REFUSED);
    throw error;
  }
  if (!isClaims(payload) || parseSessionId(payload.sub)?.account !== payload.acc) {
    throw new Fault("unauthorized", REFUSED);
  }
  return payload;
}

/** Only what was set: claims go into every request. */
export function parametersOf(
  body: { [name in keyof SessionParameters]?: SessionParameters[name] | undefined },
) {
  const par: SessionParameters = {};
  if (body.jurisdiction !== undefined) par.jurisdiction = body.jurisdiction;
  if (body.location_hint !== undefined) par.location_hint = body.location_hint;
  if (body.retention_days !== undefined) par.retention_days = body.retention_days;
  if (body.timezone !== undefined) par.timezone = body.timezone;
  return par;
}
