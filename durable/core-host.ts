/**
 * Keeps one session's core: wakes it from snapshot and tail, hands calls on, and throws it away after a trap.
 * Whatever the core holds can be made again from the store, so losing it costs time and nothing else.
 */
import { CoreTrap, questionMeaning } from "./analyzer.ts";
import {
  decodeFrames,
  decodeOpened,
  decodeOutcome,
  type Opened,
  type OpenedRead,
  type Outcome,
} from "./codec.ts";
import { type CoreInstance, type CoreSession, newSession, snapshotParts } from "./core-package.ts";
import { type Ledger, ledger, type Resident } from "./ledger.ts";
import type { Store } from "./store.ts";

export interface CoreHostHooks {
  /** Whether all that the core decided is in the store. */
  settled(): boolean;
  /** Writes what was decided: a core that is built anew knows only what is in the store. */
  flush(): void;
  /** A crash point of the tests. */
  waking(): void;
}

export class CoreHost implements Resident {
  private instance: CoreInstance | undefined;
  /** Records after the snapshot, and the events in them: what a wake folds. */
  tailRecords = 0;
  tailEvents = 0;
  /** How often the core was built anew while the object was awake, and why the last time. */
  rebuilds = 0;

  private readonly store: Store;
  private readonly hooks: CoreHostHooks;
  private readonly memory: Ledger;

  constructor(store: Store, hooks: CoreHostHooks, memory: Ledger = ledger) {
    this.store = store;
    this.hooks = hooks;
    this.memory = memory;
  }

  get awake(): boolean {
    return this.instance !== undefined;
  }

  memoryBytes(): number {
    return this.instance?.memory.buffer.byteLength ?? 0;
  }

  canDrop(): boolean {
    return this.hooks.settled();
  }

  /** Lets the core go without a trace: all that it decided is in the store. */
  drop(): void {
    this.instance = undefined;
  }

  /** Throws the core away, after what it decided is written; the next call builds a new one. */
  discard(): void {
    if (!this.instance) return;
    this.memory.remove(this);
    this.instance = undefined;
    this.rebuilds++;
    this.hooks.flush();
  }

  open(frame: Uint8Array, producer: string, now: number): Opened {
    return decodeOpened(this.call((core) => core.open(frame, producer, now)));
  }

  apply(analyses: Uint8Array): Outcome {
    const outcome = decodeOutcome(this.call((core) => core.apply(analyses)));
    if (outcome.events > 0) {
      this.tailRecords++;
      this.tailEvents += outcome.events;
    }
    return outcome;
  }

  /** Answers the read that was opened, in frames of at most `maxFrame` bytes. */
  read({ question }: OpenedRead, maxFrame: number): Uint8Array[] {
    const meaning = questionMeaning(question);
    return decodeFrames(this.call((core) => core.read(maxFrame, meaning)));
  }

  /** What is done by hand; each decides one event. */
  merge(from: string, into: string, at: number): Outcome {
    return this.byHand((core) => core.merge(from, into, at));
  }

  undo(merge: string, at: number): Outcome {
    return this.byHand((core) => core.undo(merge, at));
  }

  split(seq: number, start: number, at: number): Outcome {
    return this.byHand((core) => core.split(seq, start, at));
  }

  private byHand(work: (core: CoreSession) => Uint8Array): Outcome {
    const outcome = decodeOutcome(this.call(work));
    this.tailRecords += outcome.events;
    this.tailEvents += outcome.events;
    return outcome;
  }

  forgetPending(): void {
    this.call((core) => core.forget_pending());
  }

  /** Folds a record that was decided elsewhere. Throws when the core refuses it. */
  fold(body: Uint8Array): void {
    this.core().fold(body);
  }

  settleProducer(id: string, n: number): void {
    this.call((core) => core.restore_producer(id, n));
  }

  /** The state as snapshot parts, each at most 1 MiB. */
  snapshot(): Uint8Array[] {
    return snapshotParts((sink) => this.call((core) => core.snapshot(sink)));
  }

  stateHash(): string {
    return this.call((core) => core.state_hash());
  }

  stats(): unknown {
    return JSON.parse(this.call((core) => core.stats()));
  }

  lastSeq(): number {
    return this.call((core) => core.last_seq());
  }

  private call<T>(work: (core: CoreSession) => T): T {
    const core = this.core();
    try {
      return work(core);
    } catch (error) {
      // An instance that trapped answers nothing any more, whoever asks next.
      this.discard();
      throw new CoreTrap("session", error);
    }
  }

  private core(): CoreSession {
    this.instance ??= this.wake();
    this.memory.touch(this);
    return this.instance.session;
  }

  private wake(): CoreInstance {
    const known = this.store.exists();
    // As large as it was at its snapshot, it will be again.
    this.memory.makeRoom(known ? Number(this.store.meta("core_bytes") ?? 0) : 0, this);
    const instance = newSession();
    const { session } = instance;
    this.tailRecords = 0;
    this.tailEvents = 0;
    if (!known) return instance;
    const base = Number(this.store.meta("snapshot") ?? 0);
    for (const part of this.store.snapshotParts(base)) session.restore_part(part);
    if (session.last_seq() !== base) throw new Error(`the snapshot at seq ${base} is not whole`);
    this.hooks.waking();
    for (const record of this.store.records(base)) {
      const before = session.last_seq();
      session.fold(record.body);
      this.tailRecords++;
      this.tailEvents += session.last_seq() - before;
    }
    for (const producer of this.store.producers()) session.restore_producer(producer.id, producer.n);
    return instance;
  }
}
