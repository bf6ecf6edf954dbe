/** `POST /frame`: one frame's JSON, answered as HTTP; repeated under an `Idempotency-Key`, answered again. */
import {
  type Claims,
  type ErrorCode,
  type ErrorExtra,
  hasScope,
  IDEMPOTENCY_HEADER,
  LIMITS,
  problem,
} from "@lean-agentic/protocol";
import { extraOf, lines, type OpenedMessages, recordEvents } from "./codec.ts";
import { isRefused, paste, resultsJson } from "./frames-out.ts";
import type { LiveSession } from "./live-session.ts";
import type { Settled } from "./messages.ts";
import { firstSeqOf } from "./readers.ts";
import { Refused, stillGood } from "./refused.ts";

export const JSON_TYPE = {
  "content-type": "application/json; charset=utf-8",
  "cache-control": "no-store",
};

/** `POST /frame`: one frame's JSON, answered as HTTP. */
export async function postFrame(request: Request, session: LiveSession, claims: Claims): Promise<Response> {
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
  stillGood(session, claims);
  const now = session.platform.now();
  const wait = session.byteBucket.take(body.byteLength, now);
  if (wait > 0)
    throw new Refused("rate_limited", "more bytes than this session may take in", { retry_after_ms: wait });
  const opened = session.core.open(body, "", now);
  switch (opened.kind) {
    case "refused":
      throw new Refused(opened.code, opened.detail, extraOf({ ...opened, id: null }));
    case "read": {
      if (!hasScope(claims, "read")) {
        session.core.forgetPending();
        throw new Refused("forbidden", "this token may not read the session");
      }
      const [result] = session.core.read(opened, 0xffffffff);
      return new Response(result, { headers: JSON_TYPE });
    }
    case "messages":
      if (!hasScope(claims, "write")) {
        session.core.forgetPending();
        throw new Refused("forbidden", "this token may not write messages");
      }
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
  const full = opened.count > opened.skip ? session.full() : null;
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
    session.requestHousekeeping();
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

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
