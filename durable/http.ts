/** The object's bounded requests (ARCHITECTURE.md, "The object's own HTTP"): each is answered through the outbox, like a frame. */
import {
  CLAIMS_HEADER,
  type Claims,
  decodeClaims,
  type ErrorCode,
  type ErrorExtra,
  IDEMPOTENCY_HEADER,
  LIMITS,
  LOG_LIMIT,
  problem,
} from "@lean-agentic/protocol";
import { lines, type OpenedMessages, recordEvents } from "./codec.ts";
import { describe, statistics } from "./describe.ts";
import { isRefused, paste, resultsJson } from "./frames-out.ts";
import type { LiveSession } from "./live-session.ts";
import type { Settled } from "./messages.ts";
import { firstSeqOf } from "./readers.ts";
import { exportPage, importRecords } from "./transfer.ts";

/** Bytes of one page of the log or of an export; a single larger record still comes whole. */
const PAGE_BYTES = 1 << 20;
const JSON_TYPE = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };
const NDJSON_TYPE = { "content-type": "application/x-ndjson; charset=utf-8", "cache-control": "no-store" };

/** An error on its way to the client. */
class Refused extends Error {
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

/** What the object does beside answering: the class around it has the platform's side. */
export interface ObjectHooks {
  accept(claims: Claims): Response;
  erase(): Promise<Response>;
  revoke(): void;
}

/** Answers one request from the Worker. */
export async function answer(request: Request, session: LiveSession, hooks: ObjectHooks): Promise<Response> {
  const claims = decodeClaims(request.headers.get(CLAIMS_HEADER));
  if (!claims) return problem("internal", "a request without claims reached the session");
  const url = new URL(request.url);
  try {
    const response = await route(request, url, session, claims, hooks);
    await session.outbox.flushed();
    return response;
  } catch (error) {
    await session.outbox.flushed();
    if (!(error instanceof Refused)) throw error;
    session.count(error.code);
    return problem(error.code, error.detail, error.extra);
  }
}

async function route(
  request: Request,
  url: URL,
  session: LiveSession,
  claims: Claims,
  hooks: ObjectHooks,
): Promise<Response> {
  const op = `${request.method} ${url.pathname}`;
  if (session.erasedAt !== null) throw new Refused("gone", "this session was erased");
  if (op === "GET /generation") return json({ gen: session.generation });
  if (op === "POST /generation") {
    session.begin(claims);
    hooks.revoke();
    return json({ gen: session.generation });
  }
  if (op === "DELETE /") return hooks.erase();
  if (claims.gen < session.generation) throw new Refused("unauthorized", "this token was revoked");
  session.begin(claims);
  session.noteWake();
  switch (op) {
    case "GET /socket":
      return hooks.accept(claims);
    case "POST /frame":
      return frame(request, session);
    case "GET /log":
      await session.outbox.flushed();
      return log(url, session);
    case "GET /describe":
      return json(describe(session));
    case "GET /stats":
      await session.outbox.flushed();
      return json(statistics(session, claims));
    case "GET /export": {
      await session.outbox.flushed();
      const page = exportPage(session, count(url, "after", 0), PAGE_BYTES);
      return pageOf(page.body, page.next, page.more, session);
    }
    case "POST /import":
      return importAll(request, session);
    default:
      throw new Refused("not_found", `the session does not answer ${op}`);
  }
}

/** `POST /frame`: one frame's JSON, answered as HTTP. */
async function frame(request: Request, session: LiveSession): Promise<Response> {
  const body = new Uint8Array(await request.arrayBuffer());
  if (body.byteLength > LIMITS.frame_bytes) {
    throw new Refused(
      "too_large",
      `a body has at most ${LIMITS.frame_bytes} bytes, this one has ${body.byteLength}`,
    );
  }
  const key = request.headers.get(IDEMPOTENCY_HEADER);
  const bodyHash = key === null ? "" : await sha256(body);
  // From here to the end of the decision nothing waits.
  const now = session.platform.now();
  const wait = session.byteBucket.take(body.byteLength, now);
  if (wait > 0)
    throw new Refused("rate_limited", "more bytes than this session may take in", { retry_after_ms: wait });
  const opened = session.core.open(body, "", now);
  switch (opened.kind) {
    case "refused":
      throw new Refused(opened.code, opened.detail, {
        ...(opened.n === null ? {} : { n: opened.n }),
        ...(opened.expected === null ? {} : { expected: opened.expected }),
      });
    case "read": {
      const [result] = session.core.read(0xffffffff);
      return new Response(result, { headers: JSON_TYPE });
    }
    case "messages":
      return messages(opened, body, session, key, bodyHash);
    default:
      session.core.forgetPending();
      throw new Refused("bad_request", `a ${opened.kind} frame belongs on a socket`);
  }
}

function messages(
  opened: OpenedMessages,
  body: Uint8Array,
  session: LiveSession,
  key: string | null,
  bodyHash: string,
): Response {
  const refuse = (code: ErrorCode, detail: string, extra: ErrorExtra = {}): never => {
    session.core.forgetPending();
    throw new Refused(code, detail, extra);
  };
  if (key !== null && opened.n === null) {
    session.outbox.flush();
    const receipt = session.store.receipt(key);
    if (receipt && receipt.bodyHash !== bodyHash)
      refuse("conflict", "this Idempotency-Key was used with another body");
    if (receipt) {
      session.core.forgetPending();
      return render(
        settledOf(receipt.status, eventsBetween(session, receipt.firstSeq, receipt.lastSeq)),
        session,
      );
    }
  }
  const wait = session.messageBucket.take(opened.count - opened.skip, session.platform.now());
  if (wait > 0)
    refuse("rate_limited", "more messages than this session may take in", { retry_after_ms: wait });
  const full = session.full();
  if (full) refuse(full.code, full.detail, full.extra);
  const settled = session.messages.settle(opened, body);
  if (key !== null && opened.n === null) {
    const { turns: _, ...status } = settled;
    const firstSeq = settled.firstSeq;
    session.outbox.write(() =>
      session.store.putReceipt({
        key,
        bodyHash,
        firstSeq,
        lastSeq: settled.seq,
        status: JSON.stringify(status),
        at: session.platform.now(),
      }),
    );
    session.alarms.request(session.platform.now() + 86_400_000);
  }
  return render(settled, session);
}

/** A receipt's answer, with its turns as the log has them. */
function settledOf(status: string, turns: Uint8Array[]): Settled {
  const kept: Omit<Settled, "turns"> = JSON.parse(status);
  return { ...kept, turns: kept.reply === "full" ? turns : [] };
}

function eventsBetween(session: LiveSession, first: number, last: number): Uint8Array[] {
  const events: Uint8Array[] = [];
  if (last === 0) return events;
  for (const record of session.store.records(first - 1)) {
    let seq = firstSeqOf(record);
    for (const event of lines(recordEvents(record.body))) {
      if (seq > last) return events;
      if (seq >= first) events.push(event);
      seq++;
    }
  }
  return events;
}

function render(settled: Settled, session: LiveSession): Response {
  const headers = { ...JSON_TYPE, ...rateFields(session) };
  const { results, refused, turns, n, seq } = settled;
  const [only] = results ?? [];
  if (!settled.batch && only && isRefused(only)) {
    session.count(only.code);
    return problem(only.code, only.detail, only.n === null ? {} : { n: only.n }, rateFields(session));
  }
  if (settled.reply === "none") return new Response(null, { status: 204, headers: rateFields(session) });
  if (settled.reply === "ack") {
    const ack = {
      type: "ack",
      ...(n === null ? {} : { n }),
      seq,
      ...(refused && results ? { results: resultsJson(results) } : {}),
    };
    return new Response(JSON.stringify(ack), { headers });
  }
  if (!settled.batch) return new Response(turns[0] ?? null, { headers });
  const listed = refused && results ? `,"results":${JSON.stringify(resultsJson(results))}` : "";
  return new Response(paste('{"turns":[', turns, `]${listed}}`), { headers });
}

/** IETF draft-ietf-httpapi-ratelimit-headers: what is left of the session's bucket. */
function rateFields(session: LiveSession): Record<string, string> {
  const { messagesPerSecond, messagesBurst } = session.settings;
  const left = session.messageBucket.remaining(session.platform.now());
  return {
    "ratelimit-policy": `"messages";q=${messagesBurst};w=${Math.ceil(messagesBurst / messagesPerSecond)}`,
    ratelimit: `"messages";r=${left};t=1`,
  };
}

/** `GET /log`: one page of events as NDJSON, as they are in the log. */
function log(url: URL, session: LiveSession): Response {
  const after = count(url, "after", 0);
  const limit = Math.min(count(url, "limit", LOG_LIMIT.default), LOG_LIMIT.max);
  const last = session.store.lastSeq();
  if (after > last) throw new Refused("conflict", `the log ends at seq ${last}`, { seq: last });
  const page: Uint8Array[] = [];
  let bytes = 0;
  let next = after;
  outer: for (const record of session.store.records(after)) {
    let seq = firstSeqOf(record) - 1;
    for (const event of lines(recordEvents(record.body))) {
      seq++;
      if (seq <= after) continue;
      if (page.length >= limit || (bytes > 0 && bytes + event.byteLength > PAGE_BYTES)) break outer;
      page.push(event);
      bytes += event.byteLength + 1;
      next = seq;
    }
  }
  return pageOf(ndjson(page, bytes), next, next < last, session);
}

function pageOf(body: Uint8Array, next: number, more: boolean, session: LiveSession): Response {
  return new Response(body, {
    headers: {
      ...NDJSON_TYPE,
      "x-lean-next": String(next),
      "x-lean-last": String(session.store.lastSeq()),
      "x-lean-epoch": String(session.epoch),
      "x-lean-more": more ? "1" : "0",
    },
  });
}

function ndjson(events: readonly Uint8Array[], bytes: number): Uint8Array {
  const out = new Uint8Array(bytes);
  let at = 0;
  for (const event of events) {
    out.set(event, at);
    at += event.byteLength;
    out[at++] = 10;
  }
  return out;
}

async function importAll(request: Request, session: LiveSession): Promise<Response> {
  if (!request.body)
    throw new Refused("bad_request", "an import has a body of NDJSON lines, as export gives them");
  const outcome = await importRecords(session, request.body);
  if (outcome.error) throw new Refused(outcome.error.code, outcome.error.detail, outcome.error.extra);
  return json({
    seq: session.core.lastSeq(),
    records: outcome.records,
    state_hash: session.core.stateHash(),
  });
}

function json(value: object): Response {
  return new Response(JSON.stringify(value), { headers: JSON_TYPE });
}

function count(url: URL, name: string, fallback: number): number {
  const text = url.searchParams.get(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value))
    throw new Refused("bad_request", `${name} is not a whole number`);
  return value;
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
