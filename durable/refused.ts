/** An error on its way to the client, as the object's HTTP throws it: `http.ts` turns it into a problem. */
import type { Claims, ErrorCode, ErrorExtra } from "@lean-agentic/protocol";
import type { LiveSession } from "./live-session.ts";

export class Refused extends Error {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly extra: ErrorExtra;

  constructor(code: ErrorCode, detail: string, extra: ErrorExtra = {}) {
    super(detail);
    this.code = code;
    this.detail = detail;
    this.extra = extra;
  }
}

/** The token is of a generation that was revoked. */
export function revoked(): Refused {
  return new Refused("unauthorized", "this token was revoked; POST …/tokens makes another");
}

/** After every wait: the session may have been erased, or the token revoked, in the meantime. */
export function stillGood(session: LiveSession, claims: Claims): void {
  if (session.closed) throw new Refused("gone", "this session was erased");
  if (claims.gen < session.generation) throw revoked();
}
