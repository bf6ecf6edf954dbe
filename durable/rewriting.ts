/**
 * A log decided anew: without what is forgotten, without a merge that was taken back. The core decides each message
 * again from its text and its stored analysis; its snapshot becomes the base that a wake begins with. Memory stays
 * bounded: records are read and rewritten in groups.
 */
import { CoreTrap } from "./analyzer.ts";
import { lines, recordEvents } from "./codec.ts";
import { type CoreRewrite, newRewrite, type RewriteOptions, snapshotParts } from "./core-package.ts";
import type { LiveSession } from "./live-session.ts";
import type { LogRecord, Store } from "./store.ts";

/** Records are read in groups of about this many bytes: a log is not changed while it is being read. */
const GROUP_BYTES = 1 << 20;
/** `seq`s that one `forgotten` names; more come in further ones, with `more`. */
const FORGOTTEN_SEQS = 10_000;
const encoder = new TextEncoder();

/** Rewrites what is left of the log, within the caller's transaction. Returns the `seq`s of the events that had to change. */
export function rewriteLog(store: Store, options: RewriteOptions): number[] {
  const core = newRewrite(options);
  for (const record of store.records(options.cut)) call(() => core.scan(record.body));
  const rewritten: number[] = [];
  for (const record of inGroups(store, options.cut)) {
    const body = call(() => core.fold(record.body));
    if (body === undefined) continue;
    rewritten.push(...changed(record, body));
    store.rewrite({ ...record, body });
  }
  publishBase(store, core, store.lastSeq());
  if (rewritten.length > 0) store.setMeta("epoch", String(Number(store.meta("epoch") ?? 0) + 1));
  return rewritten;
}

/** Makes the core's state the one snapshot, from which a wake goes on with the records after `seq`. */
export function publishBase(store: Store, core: CoreRewrite, seq: number): void {
  store.dropSnapshots();
  snapshotParts((sink) => call(() => core.snapshot(sink))).forEach((part, i) => {
    store.putSnapshotPart(seq, i, part);
  });
  store.setMeta("snapshot", String(seq));
}

function call<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new CoreTrap("session", error);
  }
}

function* inGroups(store: Store, after: number): Generator<LogRecord> {
  for (let last = after; ; ) {
    const group: LogRecord[] = [];
    let bytes = 0;
    for (const record of store.records(last)) {
      group.push(record);
      bytes += record.body.byteLength;
      last = record.seq;
      if (bytes >= GROUP_BYTES) break;
    }
    if (group.length === 0) return;
    yield* group;
  }
}

/** `seq`s of the events that are other bytes in `body` than in the record. */
function* changed(record: LogRecord, body: Uint8Array): Generator<number> {
  const before = [...lines(recordEvents(record.body))];
  let seq = record.seq - before.length;
  for (const event of lines(recordEvents(body))) {
    const old = before[seq++ - record.seq + before.length];
    if (old?.byteLength !== event.byteLength || !event.every((byte, i) => byte === old[i])) yield seq;
  }
}

/**
 * Tells the subscribers of the old epoch what to read again; events up to `seq` are gone. One that has no credit for it is sent away instead: its
 * next `hello` names the new epoch.
 */
export function tell(session: LiveSession, seq: number, rewritten: readonly number[]): void {
  for (const connection of session.all().values()) {
    if (connection.cursor === null) continue;
    for (let start = 0; start < rewritten.length && connection.cursor !== null; start += FORGOTTEN_SEQS) {
      const piece = rewritten.slice(start, start + FORGOTTEN_SEQS);
      const more = start + FORGOTTEN_SEQS < rewritten.length ? { more: true } : {};
      const frame = { type: "forgotten", seq, epoch: session.epoch, rewritten: piece, ...more };
      if (!connection.credit.open) {
        connection.close(1012, "the log was rewritten; connect again");
        continue;
      }
      const json = encoder.encode(JSON.stringify(frame));
      connection.charge(json, 0);
      connection.deliver(json, connection.binary);
    }
  }
}
