/**
 * Retention: messages older than the session's `retention_days` are forgotten, with everything that came of them
 * alone (SPEC.md, R). Whole records go, from the front; the core makes the session anew from those that remain,
 * and its snapshot becomes the base that a wake begins with. All of it is one transaction in one turn of the event
 * loop: its time grows with the remaining log (about a wake from the log's first record), during which the session
 * answers nothing. Memory stays bounded: records are read and rewritten in groups.
 */
import { CoreTrap } from "./analyzer.ts";
import { lines, recordEvents } from "./codec.ts";
import { type CoreRetention, newRetention, snapshotParts } from "./core-package.ts";
import type { LiveSession } from "./live-session.ts";
import { parametersOf } from "./parameters.ts";
import type { LogRecord, Store } from "./store.ts";

const DAY_MS = 86_400_000;
/** Records are read in groups of about this many bytes: a log is not changed while it is being read. */
const GROUP_BYTES = 1 << 20;
/** `seq`s that one `forgotten` names; more come in further ones, with `more`. */
const FORGOTTEN_SEQS = 10_000;
const encoder = new TextEncoder();

/** How long a session keeps its messages, in milliseconds; null where it keeps them. */
function period(store: Store): number | null {
  const { retention_days: days } = parametersOf(store);
  return days === undefined ? null : days * DAY_MS;
}

/** When the oldest that is kept falls due, Unix ms; null for a session that keeps its messages. */
export function retentionDue(store: Store, now: number): number | null {
  const kept = period(store);
  // What comes to an empty log comes now or later.
  return kept === null ? null : (store.oldestAt() ?? now) + kept + 1;
}

/** Forgets what is due, and says when it wants to run next. A core that fails on it changes nothing. */
export function retain(session: LiveSession, now: number): number | null {
  const { store, outbox, snapshots, core } = session;
  const kept = period(store);
  if (kept === null) return null;
  outbox.flush();
  const due = retentionDue(store, now);
  if (due === null || due > now) return due;
  const cut = store.lastBefore(now - kept);
  // A snapshot under way holds forgotten text: it may not be written any further.
  snapshots.cancel();
  let rewritten: number[] = [];
  let failed = false;
  outbox.write(() => {
    try {
      store.transaction(() => {
        store.dropAsides(now - kept);
        if (cut > 0) rewritten = forget(store, cut, now - kept);
        // The core holds forgotten text too; whoever asks next wakes one from what is left.
        core.drop();
      });
    } catch (error) {
      if (!(error instanceof CoreTrap)) throw error;
      failed = true;
    }
  });
  outbox.send(() => {
    if (rewritten.length > 0) tell(session, cut, rewritten);
  });
  outbox.flush();
  if (!failed) return retentionDue(store, now);
  session.traps++;
  session.count("core_failed");
  return now + DAY_MS;
}

/** Forgets the records up to `cut`. Returns the `seq`s of the events that had to change. */
function forget(store: Store, cut: number, before: number): number[] {
  const core = newRetention(cut);
  let oldest = before;
  store.forget(cut);
  for (const record of store.records(cut)) {
    call(() => core.scan(record.body));
    oldest = Math.min(oldest, record.at);
  }
  const rewritten: number[] = [];
  for (const record of inGroups(store, cut)) {
    const body = call(() => core.fold(record.body));
    if (body === undefined) continue;
    rewritten.push(...changed(record, body));
    store.rewrite({ ...record, body });
  }
  publishBase(store, core, store.lastSeq());
  if (rewritten.length > 0) store.setMeta("epoch", String(Number(store.meta("epoch") ?? 0) + 1));
  // A refusal within a record that stays is needed to count that record's messages.
  store.dropRefusals(oldest);
  return rewritten;
}

/** Makes the core's state the one snapshot, from which a wake goes on with the records after `seq`. */
export function publishBase(store: Store, core: CoreRetention, seq: number): void {
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
 * Tells the subscribers of the old epoch what to read again. One that has no credit for it is sent away instead: its
 * next `hello` names the new epoch.
 */
function tell(session: LiveSession, seq: number, rewritten: readonly number[]): void {
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
