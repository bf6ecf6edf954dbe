/**
 * Everything that leaves the object goes through here, in order, and nothing leaves before the writes that
 * came before it are issued: a flush runs all gathered writes in one transaction, then all sends. The platform
 * holds those until the transaction is durable (output gate).
 *
 * A transaction costs the disk's round trip, so what streams in is gathered for one window of the event loop's
 * timer, about a millisecond; a lone message would wait that long for nothing, so a quiet outbox flushes at the
 * end of each event. It counts as busy when a window brought more than `PROMPT_FLUSHES` writes.
 *
 * A flush that fails ends the object: nobody was answered, and the log is the truth.
 */
import { isPlanted } from "./faults.ts";

/** More writes than this within a window are a stream: a client that waits for each answer has two or three round trips in it. */
const PROMPT_FLUSHES = 4;

export interface OutboxHooks {
  /** Runs the work as one transaction. */
  transaction(work: () => void): void;
  /** Between the inserts and the sends, and around the transaction: the test's crash points. */
  beforeInsert(): void;
  afterInsert(): void;
  /** After the writes of a flush, before its callers go on: pushes to the readers. */
  written(): void;
  /** The object cannot go on. */
  abort(why: string): void;
}

export class Outbox {
  private writes: (() => void)[] = [];
  private sends: (() => void)[] = [];
  private closed = false;
  /** Decisions among the writes. */
  private decided = 0;
  /** A flush will happen by itself. */
  private planned = false;
  private windowOpen = false;
  /** Writes of this window, prompt flushes left in it, and whether the last one was a stream. */
  private count = 0;
  private prompt = PROMPT_FLUSHES;
  private busy = false;
  private waiting: (() => void)[] = [];

  private readonly hooks: OutboxHooks;

  constructor(hooks: OutboxHooks) {
    this.hooks = hooks;
  }

  /** Nothing is written or sent any more: what comes after belongs to a session that is erased. */
  close(): void {
    this.drop();
    this.closed = true;
    const { waiting } = this;
    this.waiting = [];
    run(waiting);
  }

  /** Nothing is waiting to be written or sent. */
  get idle(): boolean {
    return this.writes.length === 0 && this.sends.length === 0 && this.waiting.length === 0;
  }

  /** All that was decided is written; what may wait (`writeLater`) does not count. */
  get settled(): boolean {
    return this.decided === 0;
  }

  write(work: () => void): void {
    if (this.closed) return;
    this.count++;
    this.decided++;
    this.writes.push(work);
    this.schedule();
  }

  /** A write that nobody waits for: it goes with the next flush, or with the window's. */
  writeLater(work: () => void): void {
    if (this.closed) return;
    this.writes.push(work);
    this.openWindow();
  }

  send(work: () => void): void {
    if (this.closed) return;
    this.sends.push(work);
    this.schedule();
  }

  /** Resolves once all that was put in before is written (and sent). */
  flushed(): Promise<void> {
    if (this.writes.length === 0 && this.sends.length === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.schedule();
    });
  }

  /** Flushes now instead of at the end of the event-loop turn. */
  flush(): void {
    if (this.closed) return;
    const { writes, sends, waiting } = this;
    this.writes = [];
    this.sends = [];
    this.waiting = [];
    this.decided = 0;
    this.planned = false;
    if (isPlanted("answer-before-insert")) {
      run(sends);
      setTimeout(() => this.hooks.transaction(() => run(writes)), 15);
    } else {
      this.hooks.beforeInsert();
      if (writes.length > 0 && !this.insert(writes)) return;
      this.hooks.afterInsert();
      run(sends);
    }
    this.hooks.written();
    run(waiting);
  }

  /** Forgets what was gathered. */
  drop(): void {
    this.writes = [];
    this.sends = [];
    this.decided = 0;
  }

  private insert(writes: readonly (() => void)[]): boolean {
    try {
      this.hooks.transaction(() => run(writes));
      return true;
    } catch (error) {
      this.hooks.abort(`a write failed: ${error instanceof Error ? error.name : "unknown"}`);
      return false;
    }
  }

  /** Plans a flush: at the end of this event where few come, with the window's timer where many do. */
  private schedule(): void {
    if (this.planned) return;
    this.planned = true;
    this.openWindow();
    if (this.busy || this.prompt === 0) return;
    this.prompt--;
    queueMicrotask(() => {
      if (this.planned) this.flush();
    });
  }

  private openWindow(): void {
    if (this.windowOpen) return;
    this.windowOpen = true;
    setTimeout(() => {
      this.windowOpen = false;
      this.busy = this.count > PROMPT_FLUSHES;
      this.count = 0;
      this.prompt = PROMPT_FLUSHES;
      if (!this.idle) this.flush();
    }, 0);
  }
}

function run(all: readonly (() => void)[]): void {
  for (const one of all) one();
}
