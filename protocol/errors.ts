/**
 * Every error of the product, once: its name on the wire, its HTTP status and what it means.
 * Answers over HTTP are RFC 9457 problems, answers over a socket are `error` frames; both are built here.
 * The order is part of the core's boundary (the core names a code by its index): append, never reorder.
 */

export interface ErrorEntry {
  /** HTTP status. */
  readonly status: number;
  /** RFC 9457 `title`: the same for every occurrence. */
  readonly title: string;
  /** What it means and what to do, for `/docs/errors`. */
  readonly meaning: string;
}

export const ERRORS = {
  bad_request: {
    status: 400,
    title: "Bad request",
    meaning:
      "The request, frame or field is not what the protocol says. `detail` names the field, or the offset in bytes. Sending it again unchanged gives the same answer.",
  },
  too_large: {
    status: 413,
    title: "Too large",
    meaning:
      "A frame, text, batch or body is over its limit. `hello` and `GET /v1/sessions/:id` say the limits. Send less at a time.",
  },
  unauthorized: {
    status: 401,
    title: "Unauthorized",
    meaning:
      "No credential, or one that is malformed, forged, expired or revoked. Get a new token and send it as `Authorization: Bearer`.",
  },
  forbidden: {
    status: 403,
    title: "Forbidden",
    meaning: "The credential is good, but not for this session, scope, account or origin.",
  },
  not_found: { status: 404, title: "Not found", meaning: "There is nothing of that name here." },
  gone: {
    status: 410,
    title: "Gone",
    meaning:
      "The session was erased, or the producer was unheard of for 30 days. A session's id never returns; a client starts a new producer.",
  },
  conflict: {
    status: 409,
    title: "Conflict",
    meaning:
      "The state is another than the request expects: a hole in `n` (`expected` says the next one), `after` beyond the log (`seq` says its end), a used Idempotency-Key with another body, an id that is taken for good.",
  },
  rate_limited: {
    status: 429,
    title: "Rate limited",
    meaning:
      "More messages or bytes than the session's bucket holds. Wait `retry_after_ms`, then send the same again.",
  },
  overloaded: {
    status: 503,
    title: "Overloaded",
    meaning:
      "The session has more to answer than its reader takes. Read, wait `retry_after_ms`, then send the same again.",
  },
  credit_needed: {
    status: 428,
    title: "Credit needed",
    meaning:
      'The connection used up its credit. Send {"type":"credit","seq":<last seq read>,"events":<how many more>}; what follows comes from the log.',
  },
  limit_reached: {
    status: 422,
    title: "Limit reached",
    meaning: "The session holds as many of these as it may. `detail` names the bound and what to do.",
  },
  unsupported: {
    status: 501,
    title: "Unsupported",
    meaning: "The protocol knows this, and this server does not do it.",
  },
  core_failed: {
    status: 500,
    title: "Core failed",
    meaning:
      "Reading this message failed inside the core. The session lives on. The first time it may be sent again; the second time the message is set aside.",
  },
  internal: {
    status: 500,
    title: "Internal error",
    meaning: "Something of ours failed. Nothing was acknowledged that is not durable; send the same again.",
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

/** All codes, in the order by which the core names them (0 bad_request … 13 internal). */
export const ERROR_CODES = Object.keys(ERRORS) as readonly ErrorCode[];

export function isErrorCode(text: unknown): text is ErrorCode {
  return typeof text === "string" && Object.hasOwn(ERRORS, text);
}

/** Members beside the standard ones, where they help. */
export interface ErrorExtra {
  /** The message's number, where it had one. */
  n?: number;
  /** A read's id, where it had one. */
  id?: string;
  /** Milliseconds after which trying again may help; over HTTP also the `Retry-After` header, in seconds. */
  retry_after_ms?: number;
  /** The next `n` a producer may send. */
  expected?: number;
  /** The log's last `seq`. */
  seq?: number;
  /** Offset in bytes of what is wrong. */
  offset?: number;
  /** Line of an NDJSON body, from 1. */
  line?: number;
}

/** RFC 9457 problem details. */
export interface Problem extends ErrorExtra {
  /** Path of the documentation's entry for the code. */
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
}

/** An `error` frame. */
export interface ErrorFrame extends ErrorExtra {
  type: "error";
  code: ErrorCode;
  message: string;
}

export const PROBLEM_TYPE = "application/problem+json";

export function problemBody(code: ErrorCode, detail: string, extra: ErrorExtra = {}): Problem {
  const { status, title } = ERRORS[code];
  return { type: `/docs/errors#${code}`, title, status, detail, code, ...extra };
}

/** The HTTP answer for an error. `detail` goes to the client: no secret, path or storage text in it. */
export function problem(
  code: ErrorCode,
  detail: string,
  extra: ErrorExtra = {},
  headers: Record<string, string> = {},
): Response {
  const all = new Headers(headers);
  all.set("content-type", PROBLEM_TYPE);
  all.set("cache-control", "no-store");
  if (extra.retry_after_ms !== undefined)
    all.set("retry-after", String(Math.ceil(extra.retry_after_ms / 1000)));
  if (code === "unauthorized") all.set("www-authenticate", "Bearer");
  return new Response(JSON.stringify(problemBody(code, detail, extra)), {
    status: ERRORS[code].status,
    headers: all,
  });
}

export function errorFrame(code: ErrorCode, message: string, extra: ErrorExtra = {}): ErrorFrame {
  return { type: "error", code, message, ...extra };
}
