/** An error that ends a request with a named problem. Thrown by routes, turned into the answer by the app. */
import type { ErrorCode, ErrorExtra } from "@lean-agentic/protocol";

export class Fault extends Error {
  readonly code: ErrorCode;
  readonly extra: ErrorExtra;
  readonly headers: Record<string, string>;
  /** `detail`, `extra` and `headers` go to the client. */
  constructor(code: ErrorCode, detail: string, extra: ErrorExtra = {}, headers: Record<string, string> = {}) {
    super(detail);
    this.name = "Fault";
    this.code = code;
    this.extra = extra;
    this.headers = headers;
  }
}
