/**
 * Everything that leaves the object goes through here, in order, and nothing leaves before the writes that
 * came before it are issued: one flush an event-loop turn runs all gathered writes in one transaction, then
 * all sends. The platform holds those until the transaction is durable (output gate).
 *
 * A flush that fails ends the object: nobody was answered, and the log is the truth.
 */
import { isPlanted } from "./faults.ts";

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
  private scheduled = false;
  private waiting: (() => void)[] = [];

  private readonly hooks: OutboxHooks;

  constructor(hooks: OutboxHooks) {
    this.hooks = hooks;
  }

  /** Nothing is waiting to be written or sent. */
  get idle(): boolean {
    return this.writes.length === 0 && this.sends.length === 0 && this.waiting.length === 0;
  }

  write(work: () => void): void {
    this.writes.push(work);
    this.schedule();
  }

  send(work: () => void): void {
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
    const { writes, sends, waiting } = this;
    this.writes = [];
    this.sends = [];
    this.waiting = [];
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

  /** Forgets what was gathered: only the planted fault does that. */
  drop(): void {
    this.writes = [];
    this.sends = [];
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

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setTimeout(() => {
      this.scheduled = false;
      this.flush();
    }, 0);
  }
}

function run(all: readonly (() => void)[]): void {
  for (const one of all) one();
}
