/** An error on its way to the client, as the object's HTTP throws it: `http.ts` turns it into a problem. */
import type { ErrorCode, ErrorExtra } from "@lean-agentic/protocol";

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
