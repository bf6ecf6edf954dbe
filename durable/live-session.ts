/**
 * One session while its object is in memory: the parts of it, wired together. Everything here can be lost at any
 * moment and comes back from the store and the sockets' attachments.
 */
import { type Claims, type ErrorCode, type ErrorExtra, errorFrame } from "@lean-agentic/protocol";
import { Alarms, type Task } from "./alarms.ts";
import { Connection } from "./connection.ts";
import { CoreHost } from "./core-host.ts";
import { type CrashPoint, crashPoint, isPlanted } from "./faults.ts";
import { Messages } from "./messages.ts";
import { Outbox } from "./outbox.ts";
import { keepParameters, parametersOf } from "./parameters.ts";
import { TokenBucket } from "./rate-limit.ts";
import { Readers } from "./readers.ts";
import { retentionDue } from "./retention.ts";
import type { Settings } from "./settings.ts";
import { Snapshots } from "./snapshots.ts";
import type { Store } from "./store.ts";
import { Timings } from "./timings.ts";

/** What the platform gives a session. */
export interface Platform {
  now(): number;
  sockets(): WebSocket[];
  setAlarm(at: number): void;
  /** Ends the object at once; does not return in production. */
  abort(why: string): void;
}

/** Idle for this long, a session takes its snapshot (10 s is when the platform may put it to sleep). */
const IDLE_SNAPSHOT_MS = 8_000;
/** Receipts and producers are looked at once a day. */
export const HOUSEKEEPING_MS = 86_400_000;
const encoder = new TextEncoder();

export class LiveSession {
  readonly outbox: Outbox;
  readonly core: CoreHost;
  readonly messages: Messages;
  readonly readers: Readers;
  readonly snapshots: Snapshots;
  readonly alarms: Alarms;
  readonly timings = new Timings();
  /** The session's buckets; each connection has a pair of its own. */
  readonly messageBucket: TokenBucket;
  readonly byteBucket: TokenBucket;
  /** Counted since the object woke. */
  readonly errors = new Map<ErrorCode, number>();
  traps = 0;
  /** How often the object was woken in its life, this time included. */
  wakes = 0;
  private wakeNoted = false;
  /** The database's size after the last flush. */
  private diskBytes: number | undefined;
  /** Whether a session's first rightful request was here. */
  private begun = false;
  private begunZone: string | undefined;
  /** When the session was erased, Unix ms, as it was found: an erase makes this object anew. */
  readonly erasedAt: number | null;
  /** Erased while it was in memory: what is still under way comes to nothing. */
  closed = false;
  private connections: Map<WebSocket, Connection> | undefined;

  readonly name: string;
  readonly store: Store;
  readonly platform: Platform;
  readonly settings: Settings;

  constructor(
    name: string,
    store: Store,
    platform: Platform,
    settings: Settings,
    tasks: (session: LiveSession) => readonly Task[],
  ) {
    this.name = name;
    this.store = store;
    this.platform = platform;
    this.settings = settings;
    const crash = (point: CrashPoint) => crashPoint(name, point, (why) => platform.abort(why));
    this.outbox = new Outbox({
      transaction: (work) => this.timings.measure("flush", () => store.transaction(work)),
      beforeInsert: () => crash("before-insert"),
      afterInsert: () => crash("after-insert"),
      written: () => this.written(),
      abort: (why) => platform.abort(why),
    });
    this.core = new CoreHost(store, {
      settled: () => this.outbox.settled,
      flush: () => {
        if (isPlanted("group-dropped-on-trap")) this.outbox.drop();
        else this.outbox.flush();
      },
      waking: () => crash("during-waking"),
    });
    this.readers = new Readers(store, () => this.core.lastSeq());
    this.messages = new Messages(store, this.core, this.outbox, {
      now: () => platform.now(),
      decided: (record, firstSeq) => this.readers.add(record, firstSeq),
      trapped: () => {
        this.traps++;
      },
      numbered: () => this.requestHousekeeping(),
      afterApply: () => crash("after-apply"),
      timezone: () => this.timezone,
      timings: this.timings,
    });
    this.snapshots = new Snapshots(store, this.core, this.outbox, () => crash("during-snapshot"));
    this.alarms = new Alarms(
      (at) => platform.setAlarm(at),
      () => tasks(this),
    );
    const now = platform.now();
    this.messageBucket = new TokenBucket(settings.messagesPerSecond, settings.messagesBurst, now);
    this.byteBucket = new TokenBucket(settings.bytesPerSecond, settings.bytesBurst, now);
    const erased = store.exists() ? store.meta("erased_at") : null;
    this.erasedAt = erased === null ? null : Number(erased);
    if (!store.exists()) return;
    store.begin();
    this.wakes = Number(store.meta("wakes") ?? 0) + 1;
  }

  /** Makes the session at its first rightful request. */
  begin(claims: Claims): void {
    if (this.begun) return;
    this.begun = this.store.exists() && this.store.meta("created_at") !== null;
    if (this.begun) return;
    this.begun = true;
    this.store.begin();
    this.store.transaction(() => {
      this.store.setMeta("session", claims.sub);
      this.store.setMeta("created_at", String(this.platform.now()));
      keepParameters(this.store, claims.par);
      this.store.setMeta("epoch", "0");
      this.store.setMeta("wakes", "1");
    });
    this.wakes = 1;
    this.wakeNoted = true;
    this.requestRetention();
  }

  /** IANA name of the time zone that dates are read in; a session keeps the one it began with. */
  get timezone(): string {
    this.begunZone ??= parametersOf(this.store).timezone ?? "UTC";
    return this.begunZone;
  }

  get epoch(): number {
    return this.store.exists() ? Number(this.store.meta("epoch") ?? 0) : 0;
  }

  /** Generation of the tokens that are still good. */
  get generation(): number {
    return this.store.exists() ? Number(this.store.meta("generation") ?? 0) : 0;
  }

  /** Ends it in memory: nothing of it is written or sent from here on. */
  close(): void {
    this.closed = true;
    this.snapshots.cancel();
    this.outbox.close();
    this.core.discard();
  }

  /** Called at the start of every event; the alarm asks every task by itself. */
  noteWake(ringing = false): void {
    if (this.wakeNoted || !this.store.exists()) return;
    this.wakeNoted = true;
    if (!ringing) this.requestRetention();
    const { wakes } = this;
    this.outbox.write(() => this.store.setMeta("wakes", String(wakes)));
  }

  /** Asks for the daily look at receipts and producers. */
  requestHousekeeping(): void {
    this.alarms.request(this.platform.now() + HOUSEKEEPING_MS);
  }

  /** Asks for the alarm when the oldest record falls due. */
  requestRetention(): void {
    const due = retentionDue(this.store, this.platform.now());
    if (due !== null) this.alarms.request(due);
  }

  /** Every live connection; after a sleep, as their sockets remember them. */
  all(): Map<WebSocket, Connection> {
    if (!this.connections) {
      this.connections = new Map();
      for (const socket of this.platform.sockets()) {
        const connection = Connection.of(socket);
        if (connection) this.connections.set(socket, connection);
      }
    }
    return this.connections;
  }

  connect(socket: WebSocket, claims: Claims): Connection {
    const connection = new Connection(socket, claims);
    this.all().set(socket, connection);
    connection.keep();
    this.alarms.request(claims.exp * 1000);
    return connection;
  }

  /** Queues a frame for a connection, behind the writes that came before it. */
  send(connection: Connection, frame: Uint8Array, binary: boolean, seq = 0): void {
    connection.charge(frame, seq);
    this.outbox.send(() => connection.deliver(frame, binary));
  }

  /** Sends `hello`. A connection's first one costs no credit: all that it starts with is for what follows. */
  greet(connection: Connection, hello: object, binary: boolean): void {
    const frame = encoder.encode(JSON.stringify(hello));
    if (connection.greeted) this.send(connection, frame, binary);
    else this.outbox.send(() => connection.deliver(frame, binary));
    connection.greeted = true;
  }

  sendJson(connection: Connection, value: object, binary: boolean, seq = 0): void {
    this.send(connection, encoder.encode(JSON.stringify(value)), binary, seq);
  }

  sendError(
    connection: Connection,
    code: ErrorCode,
    message: string,
    binary: boolean,
    extra: ErrorExtra = {},
  ): void {
    this.count(code);
    this.sendJson(connection, errorFrame(code, message, extra), binary);
  }

  /** Why the session takes no more messages, where its log is as large as it may be. */
  full(): { code: ErrorCode; detail: string; extra: ErrorExtra } | null {
    const limit = this.settings.maxLogBytes;
    this.diskBytes ??= this.store.bytes();
    if (this.diskBytes <= limit) return null;
    const detail = `this session's log is at its limit of ${limit} bytes; export it and begin a new session`;
    return { code: "limit_reached", detail, extra: {} };
  }

  count(code: ErrorCode): void {
    this.errors.set(code, (this.errors.get(code) ?? 0) + 1);
  }

  /** Brings a reader up to date as far as its credit goes, behind what is queued. */
  catchUp(connection: Connection): void {
    this.outbox.send(() => this.pump(connection));
  }

  private pump(connection: Connection): void {
    const starved = this.readers.pump(connection);
    if (!starved || connection.told || connection.credit.granted) return;
    connection.told = true;
    this.sendError(connection, "credit_needed", CREDIT_HOWTO, connection.binary, {
      seq: connection.cursor ?? 0,
    });
  }

  private written(): void {
    // After a wake by a request or the alarm too: subscribers have slept, and are to hear of what it brought.
    const connections = this.all();
    for (const connection of connections.values()) if (connection.cursor !== null) this.pump(connection);
    this.readers.clear();
    this.diskBytes = this.store.bytes();
    this.snapshots.step();
    for (const connection of connections.values()) connection.keep();
    if (this.snapshots.dueAtRest) this.alarms.request(this.platform.now() + IDLE_SNAPSHOT_MS);
  }
}

export const CREDIT_HOWTO =
  'the credit of this connection is used up; send {"type":"credit","seq":<last seq read>,"events":<how many more>}';
