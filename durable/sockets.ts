/** Takes frames from sockets: size, expiry, rate and credit first, then the core reads them. */
import {
  type Claims,
  type ErrorCode,
  type ErrorExtra,
  LIMITS,
  PROTOCOL_VERSION,
} from "@lean-agentic/protocol";
import { extraOf, type Opened, type OpenedHello, type OpenedMessages, type OpenedRead } from "./codec.ts";
import type { Connection } from "./connection.ts";
import { framesOf, isRefused } from "./frames-out.ts";
import { CREDIT_HOWTO, type LiveSession } from "./live-session.ts";
import { TokenBucket } from "./rate-limit.ts";

/** A reader that owes credit for an answer this long is sent away. */
export const STARVED_MS = 10_000;
/** No `credit` frame is longer; a starved connection's longer frames are not even read. */
const CREDIT_FRAME_BYTES = 256;

const encoder = new TextEncoder();

/** Checks a fresh token; null when it is not a good one for this session. */
export type VerifyToken = (token: string) => Promise<Claims | null>;

interface Buckets {
  messages: TokenBucket;
  bytes: TokenBucket;
}

export class Sockets {
  private readonly buckets = new WeakMap<Connection, Buckets>();

  private readonly session: LiveSession;
  private readonly verify: VerifyToken;

  constructor(session: LiveSession, verify: VerifyToken) {
    this.session = session;
    this.verify = verify;
  }

  /** One frame from a client. */
  receive(connection: Connection, data: string | ArrayBuffer): void {
    const { session } = this;
    const now = session.platform.now();
    const binary = typeof data !== "string";
    if (connection.expired(now)) {
      this.end(connection, 1008, "token expired");
      return;
    }
    // A string of UTF-16 units has at least as many bytes.
    const length = typeof data === "string" ? data.length : data.byteLength;
    if (connection.starvedAt !== null && length > CREDIT_FRAME_BYTES) return;
    const frame = typeof data === "string" ? encoder.encode(data) : new Uint8Array(data);
    if (frame.byteLength > LIMITS.frame_bytes) {
      this.refuse(
        connection,
        binary,
        "too_large",
        `a frame has at most ${LIMITS.frame_bytes} bytes, this one has ${frame.byteLength}`,
      );
      return;
    }
    const wait = this.takeBytes(connection, frame.byteLength, now);
    if (wait > 0) {
      this.refuse(connection, binary, "rate_limited", "more bytes than this session may take in", {
        retry_after_ms: wait,
      });
      return;
    }
    const opened = session.timings.measure("open", () => session.core.open(frame, connection.producer, now));
    this.handle(connection, opened, frame, binary, now);
  }

  private handle(
    connection: Connection,
    opened: Opened,
    frame: Uint8Array,
    binary: boolean,
    now: number,
  ): void {
    switch (opened.kind) {
      case "credit":
        this.credit(connection, opened.seq, opened.events);
        return;
      case "auth":
        void this.renew(connection, opened.token, binary);
        return;
      default:
    }
    if (connection.starvedAt !== null) {
      this.session.core.forgetPending();
      return;
    }
    if (!connection.credit.open && !(opened.kind === "messages" && opened.reply === "none")) {
      this.session.core.forgetPending();
      this.starve(connection, binary, now);
      return;
    }
    switch (opened.kind) {
      case "refused":
        this.refuse(connection, binary, opened.code, opened.detail, extraOf(opened));
        return;
      case "hello":
        this.hello(connection, opened, binary);
        return;
      case "ping":
        this.session.sendJson(connection, { type: "pong" }, binary);
        return;
      case "read":
        this.read(connection, opened, binary);
        return;
      case "messages":
        this.messages(connection, opened, frame, binary, now);
        return;
    }
  }

  private hello(connection: Connection, opened: OpenedHello, binary: boolean): void {
    const { session } = this;
    const seq = session.core.lastSeq();
    if (opened.after !== null && opened.after > seq) {
      this.refuse(connection, binary, "conflict", `the log ends at seq ${seq}`, { seq });
      return;
    }
    if (opened.after !== null && !connection.may("read")) {
      this.refuse(connection, binary, "forbidden", "this token may not read events");
      return;
    }
    connection.producer = opened.producer;
    connection.cursor = opened.after;
    connection.types = opened.types;
    connection.binary = binary;
    connection.touch();
    const hello = {
      type: "hello",
      session: session.name,
      version: PROTOCOL_VERSION,
      epoch: session.epoch,
      seq,
      acked: opened.acked,
      limits: LIMITS,
    };
    session.greet(connection, hello, binary);
    if (opened.after !== null) session.catchUp(connection);
  }

  private messages(
    connection: Connection,
    opened: OpenedMessages,
    frame: Uint8Array,
    binary: boolean,
    now: number,
  ): void {
    const { session } = this;
    const refusal = this.mayWrite(connection, opened, now);
    if (refusal) {
      session.core.forgetPending();
      const extra = { ...refusal.extra, ...(opened.n === null ? {} : { n: opened.n }) };
      this.refuse(connection, binary, refusal.code, refusal.detail, extra);
      return;
    }
    const settled = session.messages.settle(opened, frame);
    // Refusals are told even to a sender that wants no answers.
    if (settled.reply === "none" && !settled.refused) return;
    if (!connection.credit.open) {
      this.starve(connection, binary, now);
      return;
    }
    for (const out of framesOf(settled, connection.cursor !== null)) {
      session.send(connection, out.bytes, binary, out.seq);
    }
    if (settled.refused)
      for (const result of settled.results ?? []) if (isRefused(result)) session.count(result.code);
  }

  private mayWrite(
    connection: Connection,
    opened: OpenedMessages,
    now: number,
  ): { code: ErrorCode; detail: string; extra: ErrorExtra } | null {
    if (!connection.may("write") || connection.claims.events_only) {
      return { code: "forbidden", detail: "this token may not write messages", extra: {} };
    }
    const fresh = opened.count - opened.skip;
    const wait = Math.max(
      this.bucketsOf(connection, now).messages.take(fresh, now),
      this.session.messageBucket.take(fresh, now),
    );
    if (wait > 0) {
      const extra = { retry_after_ms: wait };
      return { code: "rate_limited", detail: "more messages than this session may take in", extra };
    }
    return fresh > 0 ? this.session.full() : null;
  }

  private read(connection: Connection, opened: OpenedRead, binary: boolean): void {
    const { session } = this;
    if (!connection.may("read") || connection.claims.events_only) {
      session.core.forgetPending();
      this.refuse(connection, binary, "forbidden", "this token may not read the session", { id: opened.id });
      return;
    }
    for (const frame of session.core.read(opened, LIMITS.frame_bytes))
      session.send(connection, frame, binary);
  }

  private credit(connection: Connection, seq: number, events: number): void {
    connection.credit.confirm(seq, events);
    connection.starvedAt = null;
    connection.told = false;
    connection.touch();
    // No flush may follow, and the object may sleep.
    connection.keep();
    if (connection.cursor !== null) this.session.catchUp(connection);
  }

  private async renew(connection: Connection, token: string, binary: boolean): Promise<void> {
    const claims = await this.verify(token);
    const good = claims && claims.sub === this.session.name && claims.gen >= this.session.generation;
    if (!good) {
      this.refuse(connection, binary, "unauthorized", "the token in auth is not a good one for this session");
      return;
    }
    connection.claims = claims;
    connection.touch();
    connection.keep();
    this.session.alarms.request(claims.exp * 1000);
  }

  /** No credit for an answer: said once, then nothing is read but `credit`, and after a while the line is closed. */
  private starve(connection: Connection, binary: boolean, now: number): void {
    if (connection.starvedAt !== null) return;
    connection.starvedAt = now;
    connection.touch();
    if (connection.credit.granted) {
      const detail = "you have not confirmed what was sent; read, send credit, then send the same again";
      this.session.sendError(connection, "overloaded", detail, binary, { retry_after_ms: 1000 });
    } else {
      this.session.sendError(connection, "credit_needed", CREDIT_HOWTO, binary, {
        seq: connection.cursor ?? 0,
      });
    }
    this.session.alarms.request(now + STARVED_MS);
  }

  private refuse(
    connection: Connection,
    binary: boolean,
    code: ErrorCode,
    detail: string,
    extra: ErrorExtra = {},
  ): void {
    if (connection.credit.open) this.session.sendError(connection, code, detail, binary, extra);
    else this.starve(connection, binary, this.session.platform.now());
  }

  /** Closes a connection behind what is queued for it. */
  end(connection: Connection, code: number, why: string): void {
    this.session.outbox.send(() => connection.close(code, why));
  }

  private takeBytes(connection: Connection, bytes: number, now: number): number {
    return Math.max(
      this.bucketsOf(connection, now).bytes.take(bytes, now),
      this.session.byteBucket.take(bytes, now),
    );
  }

  private bucketsOf(connection: Connection, now: number): Buckets {
    let buckets = this.buckets.get(connection);
    if (!buckets) {
      const { messagesPerSecond, messagesBurst, bytesPerSecond, bytesBurst } = this.session.settings;
      buckets = {
        messages: new TokenBucket(messagesPerSecond, messagesBurst, now),
        bytes: new TokenBucket(bytesPerSecond, bytesBurst, now),
      };
      this.buckets.set(connection, buckets);
    }
    return buckets;
  }
}
