/**
 * Brings events to the connections that asked for them: from the records just written where a reader is up to
 * date, from the log where it is behind, and never more than its credit. The log is the only buffer: a slow
 * reader holds no memory here, only its cursor.
 */
import { lines, recordEvents } from "./codec.ts";
import type { Connection } from "./connection.ts";
import { gapAfter } from "./gap.ts";
import type { LogRecord, Store } from "./store.ts";

export class Readers {
  /** Records of the current flush, each with its first `seq`. */
  private recent: { firstSeq: number; record: LogRecord }[] = [];

  private readonly store: Store;
  private readonly lastSeq: () => number;

  constructor(store: Store, lastSeq: () => number) {
    this.store = store;
    this.lastSeq = lastSeq;
  }

  /** A record is about to be written. */
  add(record: LogRecord, firstSeq: number): void {
    this.recent.push({ firstSeq, record });
  }

  /** The flush is over: what follows comes from the log. */
  clear(): void {
    this.recent = [];
  }

  /** Sends `connection` the events after its cursor. Returns whether it stopped for want of credit. */
  pump(connection: Connection): boolean {
    const { cursor } = connection;
    if (cursor === null) return false;
    if (!connection.credit.open) return cursor < this.lastSeq();
    const after = this.isLive(cursor) ? cursor : this.passGap(connection, cursor);
    for (const { firstSeq, record } of this.recordsAfter(after)) {
      let seq = firstSeq;
      for (const event of lines(recordEvents(record.body))) {
        const current = seq++;
        if (connection.cursor === null) return false;
        if (current <= connection.cursor) continue;
        if (!connection.credit.open) return true;
        connection.cursor = current;
        connection.touch();
        if (!connection.wants(typeOf(event))) continue;
        connection.charge(event, current);
        connection.deliver(event, connection.binary);
      }
    }
    return false;
  }

  /** Whether what follows `cursor`, if anything does, is in the records just written. */
  private isLive(cursor: number): boolean {
    const head = this.recent[0];
    return head ? cursor + 1 >= head.firstSeq : cursor >= this.lastSeq();
  }

  /** Says what retention took from a reader that is behind it. Returns where the reader then is. */
  private passGap(connection: Connection, cursor: number): number {
    const gap = gapAfter(this.store, cursor);
    if (!gap) return cursor;
    connection.cursor = gap.to;
    connection.charge(gap.json, gap.to);
    connection.deliver(gap.json, connection.binary);
    return gap.to;
  }

  private *recordsAfter(cursor: number): Generator<{ firstSeq: number; record: LogRecord }> {
    if (this.isLive(cursor)) {
      yield* this.recent;
      return;
    }
    for (const record of this.store.records(cursor)) yield { firstSeq: firstSeqOf(record), record };
  }
}

/** The `type` of an event, which the core writes first. */
function typeOf(event: Uint8Array): string {
  // `{"type":"` is nine bytes; the quotation mark after it ends the name.
  return String.fromCharCode(...event.subarray(9, event.indexOf(34, 9)));
}

/** `seq` of a record's first event. */
export function firstSeqOf(record: LogRecord): number {
  let events = 0;
  for (const _ of lines(recordEvents(record.body))) events++;
  return record.seq - events + 1;
}
