/**
 * A session's full id: `[jurisdiction_]account.name`, e.g. `eu_acme.chat-42`. It is the object's name, the token's
 * `sub` and the id in every URL, and routing reads nothing else: one name in two jurisdictions would be two objects.
 * Neither jurisdiction nor account holds `_` or `.`, so an id reads in one way only.
 */

/** Jurisdictions of Durable Objects (Cloudflare's documentation, "Data location"). */
export const JURISDICTIONS = ["eu", "us", "fedramp"] as const;
export type Jurisdiction = (typeof JURISDICTIONS)[number];

export interface SessionId {
  jurisdiction: Jurisdiction | null;
  account: string;
  name: string;
}

const ACCOUNT = /^[a-z0-9][a-z0-9-]{0,31}$/;
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.~-]{0,99}$/;
/** Crockford's base 32, in lower case: no letter reads as a digit. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
/** 26 characters of 5 bits: 130 bits, so that a name cannot be guessed. */
const RANDOM_NAME_LENGTH = 26;

export function isAccount(text: string): boolean {
  return ACCOUNT.test(text);
}

/** Whether a client may choose this as the name of a session in its account. */
export function isSessionName(text: string): boolean {
  return NAME.test(text);
}

export function isJurisdiction(text: string): text is Jurisdiction {
  return (JURISDICTIONS as readonly string[]).includes(text);
}

export function formatSessionId({ jurisdiction, account, name }: SessionId): string {
  return `${jurisdiction === null ? "" : `${jurisdiction}_`}${account}.${name}`;
}

/** The parts of a full id, or `null` when it is none. */
export function parseSessionId(id: string): SessionId | null {
  const dot = id.indexOf(".");
  if (dot < 0) return null;
  const owner = id.slice(0, dot);
  const name = id.slice(dot + 1);
  const bar = owner.indexOf("_");
  const prefix = bar < 0 ? null : owner.slice(0, bar);
  const account = owner.slice(bar + 1);
  if (prefix !== null && !isJurisdiction(prefix)) return null;
  if (!isAccount(account) || !isSessionName(name)) return null;
  return { jurisdiction: prefix, account, name };
}

/** A name nobody can guess. `draw` fills bytes with randomness (`crypto.getRandomValues` by default). */
export function randomSessionName(
  draw: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes),
): string {
  const bytes = draw(new Uint8Array(RANDOM_NAME_LENGTH));
  return Array.from(bytes, (byte) => ALPHABET[byte & 31]).join("");
}
