/**
 * Takes snapshots, part by part over several flushes, so that no single turn of the event loop writes megabytes.
 * The new one is published only when it is whole, and the old one removed in the same transaction.
 *
 * While messages stream one is due when enough records or events follow the last one and they hold at least a
 * `TAIL_SHARE` of the session's events: a long session's snapshots then cost a bounded factor of what was written.
 * Once the session rests, its alarm takes one by the records and events alone, and sooner.
 */
import { CoreTrap } from "./analyzer.ts";
import type { CoreHost } from "./core-host.ts";
import { isPlanted } from "./faults.ts";
import type { Outbox } from "./outbox.ts";
import type { Store } from "./store.ts";

/** While messages stream, a snapshot is due beyond so many records or events. */
const TAIL_RECORDS = 256;
const TAIL_EVENTS = 1_024;
/** Once the session rests: folding an event takes 7 to 15 us on waking, so these cost less than reading 20,000 turns. */
export const REST_RECORDS = 64;
const REST_EVENTS = 512;
/** While messages stream: at 1/4 all snapshots of a growing session together are four times the last one. */
const TAIL_SHARE = 1 / 4;

/** A snapshot on its way to the store. */
interface Job {
  seq: number;
  parts: Uint8Array[];
  /** Memory of the core that made it, in bytes. */
  coreBytes: number;
  /** The part to write next. */
  next: number;
}

export class Snapshots {
  private job: Job | undefined;
  private failed = false;

  private readonly store: Store;
  private readonly core: CoreHost;
  private readonly outbox: Outbox;
  private readonly crash: () => void;

  constructor(store: Store, core: CoreHost, outbox: Outbox, crash: () => void) {
    this.store = store;
    this.core = core;
    this.outbox = outbox;
    this.crash = crash;
  }

  /** Whether one is due while messages stream. */
  private get due(): boolean {
    return this.beyond(TAIL_RECORDS, TAIL_EVENTS) && this.core.tailEvents >= this.core.lastSeq() * TAIL_SHARE;
  }

  /** Whether one is due once the session rests. */
  get dueAtRest(): boolean {
    return this.beyond(REST_RECORDS, REST_EVENTS);
  }

  private beyond(records: number, events: number): boolean {
    return !this.failed && (this.core.tailRecords > records || this.core.tailEvents > events);
  }

  /** Called after each flush: goes on with the snapshot under way, or begins one that is due. */
  step(): void {
    if (this.job) {
      this.writePart(this.job);
      return;
    }
    if (this.due) this.begin();
  }

  /** Begins a snapshot of the state as it is now; all of it must be in the store. */
  begin(): void {
    if (this.job || !this.core.awake || this.core.tailRecords === 0) return;
    const seq = this.core.lastSeq();
    let job: Job;
    try {
      job = { seq, parts: this.core.snapshot(), coreBytes: this.core.memoryBytes(), next: 0 };
    } catch (error) {
      if (!(error instanceof CoreTrap)) throw error;
      // The log has everything; a wake folds more of it. Not tried again before the object is made anew.
      this.failed = true;
      return;
    }
    this.job = job;
    this.core.tailRecords = 0;
    this.core.tailEvents = 0;
    this.outbox.writeLater(() => {
      // What an earlier, unfinished snapshot left behind goes first.
      this.store.keepSnapshot(Number(this.store.meta("snapshot") ?? 0));
      if (isPlanted("snapshot-before-whole")) this.publish(job);
    });
  }

  /** Gives up the snapshot under way: the state it holds is no longer the session's. */
  cancel(): void {
    this.job = undefined;
  }

  private writePart(job: Job): void {
    const part = job.next++;
    const body = job.parts[part];
    const last = part >= job.parts.length - 1;
    if (last) this.job = undefined;
    this.outbox.writeLater(() => {
      if (body) this.store.putSnapshotPart(job.seq, part, body);
      if (part === 0 || last) this.crash();
      if (last && !isPlanted("snapshot-before-whole")) this.publish(job);
    });
  }

  private publish(job: Job): void {
    this.store.setMeta("snapshot", String(job.seq));
    this.store.setMeta("core_bytes", String(job.coreBytes));
    this.store.keepSnapshot(job.seq);
  }
}
