/** The object's bounded requests (ARCHITECTURE.md, "The object's own HTTP"): each is answered through the outbox, like a frame. */
import { CLAIMS_HEADER, type Claims, decodeClaims, LOG_LIMIT, problem } from "@lean-agentic/protocol";
import { CoreTrap } from "./analyzer.ts";
import { lines, ndjson, recordEvents } from "./codec.ts";
import { describe, statistics } from "./describe.ts";
import { gapAfter } from "./gap.ts";
import type { LiveSession } from "./live-session.ts";
import { JSON_TYPE, postFrame } from "./post.ts";
import { firstSeqOf } from "./readers.ts";
import { Refused, revoked, stillGood } from "./refused.ts";
import { forget, merge, type Split, split } from "./surgery.ts";
import { exportPage, importRecords } from "./transfer.ts";

/** Bytes of one page of the log or of an export; a single larger record still comes whole. */
const PAGE_BYTES = 1 << 20;
const NDJSON_TYPE = { "content-type": "application/x-ndjson; charset=utf-8", "cache-control": "no-store" };

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
    // Erased while this was under way: nothing of it was kept.
    return session.closed && response.status !== 204 ? gone() : response;
  } catch (error) {
    await session.outbox.flushed();
    if (session.closed) return gone();
    if (error instanceof CoreTrap) {
      session.traps++;
      session.count("core_failed");
      return problem("core_failed", "the core failed on this request; the session lives on");
    }
    if (!(error instanceof Refused)) throw error;
    session.count(error.code);
    return problem(error.code, error.detail, error.extra);
  }
}

const gone = (): Response => problem("gone", "this session was erased");

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
    if (!session.store.exists()) session.store.begin();
    hooks.revoke();
    return json({ gen: session.generation });
  }
  if (claims.gen < session.generation) throw revoked();
  if (op === "DELETE /") return hooks.erase();
  session.begin(claims);
  session.noteWake();
  switch (op) {
    case "GET /socket":
      return hooks.accept(claims);
    case "POST /frame":
      return postFrame(request, session, claims);
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
      const page = exportPage(session, after(url, session), PAGE_BYTES);
      return pageOf(page.body, page.next, page.more, session);
    }
    case "POST /merge": {
      const { from, into } = (await request.json()) as { from: string; into: string };
      stillGood(session, claims);
      return new Response(merge(session, from, into), { headers: JSON_TYPE });
    }
    case "POST /split": {
      const asked = (await request.json()) as Split;
      stillGood(session, claims);
      return json(split(session, asked));
    }
    case "DELETE /message":
      return json({ seq: count(url, "seq", 0), ...forget(session, count(url, "seq", 0)) });
    case "POST /import":
      return importAll(request, session, claims);
    default:
      throw new Refused("not_found", `the session does not answer ${op}`);
  }
}

/** `GET /log`: one page of events as NDJSON, as they are in the log. */
function log(url: URL, session: LiveSession): Response {
  const from = after(url, session);
  const limit = Math.min(count(url, "limit", LOG_LIMIT.default), LOG_LIMIT.max);
  const last = session.store.lastSeq();
  const page: Uint8Array[] = [];
  let bytes = 0;
  let next = from;
  const gap = gapAfter(session.store, from);
  if (gap) {
    page.push(gap.json);
    bytes += gap.json.byteLength + 1;
    next = gap.to;
  }
  const most = limit + page.length;
  outer: for (const record of session.store.records(next)) {
    let seq = firstSeqOf(record) - 1;
    for (const event of lines(recordEvents(record.body))) {
      seq++;
      if (seq <= from) continue;
      if (page.length >= most || (bytes > 0 && bytes + event.byteLength > PAGE_BYTES)) break outer;
      page.push(event);
      bytes += event.byteLength + 1;
      next = seq;
    }
  }
  return pageOf(ndjson(page), next, next < last, session);
}

function pageOf(body: Uint8Array, next: number, more: boolean, session: LiveSession): Response {
  return new Response(body, {
    headers: {
      ...NDJSON_TYPE,
      "x-lean-next": String(next),
      "x-lean-first": String(session.store.firstSeq()),
      "x-lean-last": String(session.store.lastSeq()),
      "x-lean-epoch": String(session.epoch),
      "x-lean-more": more ? "1" : "0",
    },
  });
}

async function importAll(request: Request, session: LiveSession, claims: Claims): Promise<Response> {
  if (!request.body)
    throw new Refused("bad_request", "an import has a body of NDJSON lines, as export gives them");
  const outcome = await importRecords(session, request.body, () => stillGood(session, claims));
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

/** `?after=`: a place in the log, `conflict` beyond its end. */
function after(url: URL, session: LiveSession): number {
  const asked = count(url, "after", 0);
  const last = session.store.lastSeq();
  if (asked > last) throw new Refused("conflict", `the log ends at seq ${last}`, { seq: last });
  return asked;
}

function count(url: URL, name: string, fallback: number): number {
  const text = url.searchParams.get(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value))
    throw new Refused("bad_request", `${name} is not a whole number`);
  return value;
}
