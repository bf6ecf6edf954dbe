/** Errors as values with names: the codes of the protocol, and `closed` for what the client itself ended. */
import type { ErrorCode, Problem, ServerFrame } from "@lean-agentic/protocol";

export type { ErrorCode };
/** The `error` frame. */
export type Refusal = Extract<ServerFrame, { type: "error" }>;
/** `closed`: the session was closed before the answer came. */
export type ClientErrorCode = ErrorCode | "closed";

export class LeanAgenticError extends Error {
  override readonly name = "LeanAgenticError";
  readonly code: ClientErrorCode;
  /** What exactly, in words of the server. */
  readonly detail: string;
  /** Number of the message it is about, where there is one. */
  readonly n: number | undefined;
  /** Milliseconds after which trying again may help. */
  readonly retryAfterMs: number | undefined;
  /** For `conflict`: the log's last `seq`, where the server said it. */
  readonly seq: number | undefined;

  constructor(
    code: ClientErrorCode,
    detail: string,
    extra: { n?: number | undefined; retry_after_ms?: number | undefined; seq?: number | undefined } = {},
  ) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
    this.n = extra.n;
    this.retryAfterMs = extra.retry_after_ms;
    this.seq = extra.seq;
  }

  static of(frame: Refusal): LeanAgenticError {
    return new LeanAgenticError(frame.code, frame.message, frame);
  }
}

/** Refusals for state: they use up no `n`, and the same messages are sent again (protocol, "Exactly once"). */
const STATE: ReadonlySet<ClientErrorCode> = new Set<ClientErrorCode>([
  "rate_limited",
  "overloaded",
  "conflict",
  "internal",
  "core_failed",
  "credit_needed",
]);

export function isStateRefusal(code: ClientErrorCode): boolean {
  return STATE.has(code);
}

/** The error of an HTTP answer that is not 2xx, as a frame; without a problem document it is `internal`. */
export async function errorOf(response: Response): Promise<Refusal> {
  const body = (await response.json().catch(() => ({}))) as Partial<Problem>;
  const {
    code = codeOf(response.status),
    detail = `HTTP ${response.status}`,
    n,
    retry_after_ms,
    expected,
    seq,
  } = body;
  return {
    type: "error",
    code,
    message: detail,
    ...(n !== undefined && { n }),
    ...(retry_after_ms !== undefined && { retry_after_ms }),
    ...(expected !== undefined && { expected }),
    ...(seq !== undefined && { seq }),
  };
}

/** For answers of something between us and the server, which knows nothing of our codes. */
function codeOf(status: number): ErrorCode {
  if (status === 401) return "unauthorized";
  if (status === 403) return "forbidden";
  if (status === 404) return "not_found";
  if (status === 410) return "gone";
  if (status === 413) return "too_large";
  if (status === 429) return "rate_limited";
  return status === 502 || status === 503 || status === 504 ? "overloaded" : "internal";
}

/** The server expects message `expected` where it had answered all before `first`. */
export function lossOf(first: number, expected: number): LeanAgenticError {
  const detail = `message ${first} is next, the server expects ${expected}: it lost what it had answered`;
  return new LeanAgenticError("conflict", detail);
}
