/**
 * Settles frames of messages: what is new is analysed, decided and put into the outbox as one record; what was
 * settled before is looked up and answered as it was; a message that traps the core is tried once more alone on
 * a fresh core, and set aside if it traps again. Runs to its end without waiting, so frames never interleave.
 */
import type { ErrorCode } from "@lean-agentic/protocol";
import { analyzeTexts, CoreTrap } from "./analyzer.ts";
import { lines, type OpenedMessages, type Outcome, type Reply, recordEvents } from "./codec.ts";
import type { CoreHost } from "./core-host.ts";
import { isPlanted } from "./faults.ts";
import { isRefused, type MessageResult } from "./frames-out.ts";
import type { Outbox } from "./outbox.ts";
import type { LogRecord, Store } from "./store.ts";
import type { Timings } from "./timings.ts";

/** A frame of messages, settled. */
export interface Settled {
  reply: Reply;
  batch: boolean;
  results: MessageResult[] | null;
  /** Number of the last message, null where the sender does not number. */
  n: number | null;
  /** Oldest and newest event it names; 0 when all was refused. */
  firstSeq: number;
  seq: number;
  refused: boolean;
  /** The turns of the accepted messages, in order; empty unless `reply` is full. */
  turns: Uint8Array[];
}

/** One frame's message, taken out of its batch. */
interface Single {
  type: "message";
  n?: number;
  producer?: string;
  [field: string]: unknown;
}

export interface MessagesHooks {
  now(): number;
  /** A record was decided and lies in the outbox. */
  decided(record: LogRecord, firstSeq: number): void;
  trapped(): void;
  /** A producer's numbers were settled. */
  numbered(): void;
  afterApply(): void;
  /** The session's time zone, an IANA name. */
  timezone(): string;
  timings: Timings;
}

/** How an event begins that stands where a message was forgotten. */
const REMOVED = '{"type":"removed"';
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Messages {
  private readonly store: Store;
  private readonly core: CoreHost;
  private readonly outbox: Outbox;
  private readonly hooks: MessagesHooks;

  constructor(store: Store, core: CoreHost, outbox: Outbox, hooks: MessagesHooks) {
    this.store = store;
    this.core = core;
    this.outbox = outbox;
    this.hooks = hooks;
  }

  /** Settles the frame that the core has just opened. `all` asks for results even where nothing was refused. */
  settle(opened: OpenedMessages, frame: Uint8Array): Settled {
    const before = opened.skip > 0 ? this.settledBefore(opened) : { results: [], turns: [] };
    if (opened.skip === opened.count) return this.answer(opened, before.results, before.turns);
    let fresh: { results: MessageResult[] | null; turns: Uint8Array[]; seq: number };
    try {
      fresh = this.commit(opened, this.decide(opened));
    } catch (error) {
      if (!(error instanceof CoreTrap)) throw error;
      this.recover();
      const again = this.oneByOne(opened, frame);
      return this.answer(opened, [...before.results, ...again.results], [...before.turns, ...again.turns]);
    }
    if (before.results.length === 0 && fresh.results === null) {
      return {
        reply: opened.reply,
        batch: opened.batch,
        results: null,
        n: opened.n === null ? null : opened.n + opened.count - 1,
        firstSeq: fresh.seq - opened.count + 1,
        seq: fresh.seq,
        refused: false,
        turns: fresh.turns,
      };
    }
    const results = fresh.results ?? plain(opened, fresh.seq);
    return this.answer(opened, [...before.results, ...results], [...before.turns, ...fresh.turns]);
  }

  private answer(opened: OpenedMessages, results: MessageResult[], turns: Uint8Array[]): Settled {
    const accepted = results.filter((result) => !isRefused(result));
    const [first] = accepted;
    const last = accepted.at(-1);
    return {
      reply: opened.reply,
      batch: opened.batch,
      results,
      n: opened.n === null ? null : opened.n + opened.count - 1,
      firstSeq: first && !isRefused(first) ? first.seq : 0,
      seq: last && !isRefused(last) ? last.seq : 0,
      refused: accepted.length < results.length,
      turns,
    };
  }

  private decide(opened: OpenedMessages): Outcome {
    const { timings } = this.hooks;
    const analyses = timings.measure("analyze", () => analyzeTexts(opened.texts, this.hooks.timezone()));
    const outcome = timings.measure("apply", () => this.core.apply(analyses));
    if (outcome.events + outcome.refusals.length !== opened.count - opened.skip) {
      throw new CoreTrap("session", new Error("the core answered for other messages than it was asked"));
    }
    this.hooks.afterApply();
    return outcome;
  }

  /** Puts a decided outcome into the outbox. `results` is null where every message became an event. */
  private commit(
    opened: OpenedMessages,
    outcome: Outcome,
  ): { results: MessageResult[] | null; turns: Uint8Array[]; seq: number } {
    const at = this.hooks.now();
    const producer = opened.n === null ? null : opened.producer;
    const first = (opened.n ?? 0) + opened.skip;
    const count = opened.count - opened.skip;
    const record: LogRecord | null =
      outcome.events === 0
        ? null
        : {
            seq: outcome.lastSeq,
            at,
            producer,
            n: producer === null ? 0 : first,
            count,
            body: outcome.record,
          };
    this.outbox.write(() => {
      if (record) this.store.append(record);
      if (producer === null) return;
      for (const refusal of outcome.refusals) {
        const n = first - opened.skip + refusal.index;
        this.store.putRefusal({ producer, n, code: refusal.code, detail: refusal.detail, at });
      }
      if (isPlanted("n-not-stored")) return;
      const seq = outcome.lastSeq || this.store.lastSeq();
      this.store.putProducer({ id: producer, n: first + count - 1, seq, at });
    });
    if (record) this.hooks.decided(record, outcome.firstSeq);
    if (producer !== null) this.hooks.numbered();
    const turns = opened.reply === "full" && record ? [...lines(recordEvents(record.body))] : [];
    if (outcome.refusals.length === 0) return { results: null, turns, seq: outcome.lastSeq };
    return { results: mixed(opened, outcome), turns, seq: outcome.lastSeq };
  }

  /** After a trap: what was gathered before it is kept, the core is not. */
  private recover(): void {
    this.core.discard();
    this.hooks.trapped();
  }

  private oneByOne(
    opened: OpenedMessages,
    frame: Uint8Array,
  ): { results: MessageResult[]; turns: Uint8Array[] } {
    const results: MessageResult[] = [];
    const turns: Uint8Array[] = [];
    for (const single of singles(opened, frame)) {
      const bytes = encoder.encode(JSON.stringify(single));
      const n = single.n ?? null;
      try {
        const one = this.core.open(bytes, opened.producer, this.hooks.now());
        if (one.kind === "refused") {
          results.push({ n, code: one.code, detail: one.detail });
          continue;
        }
        if (one.kind !== "messages") throw new TypeError("a message opened as something else");
        const done = this.commit(one, this.decide(one));
        results.push(...(done.results ?? [{ n, seq: done.seq }]));
        turns.push(...done.turns);
      } catch (error) {
        if (!(error instanceof CoreTrap)) throw error;
        this.recover();
        results.push(this.setAside(opened.producer, n, bytes, error));
      }
    }
    return { results, turns };
  }

  private setAside(producer: string, n: number | null, body: Uint8Array, trap: CoreTrap): MessageResult {
    const code: ErrorCode = "core_failed";
    const detail = "reading this message failed twice; it was set aside, see stats";
    const at = this.hooks.now();
    const seq = this.core.lastSeq();
    this.outbox.write(() => {
      this.store.putAside({
        seq,
        body: body.subarray(0, 1 << 20),
        why: `the ${trap.where} trapped twice`,
        at,
      });
      if (n === null) return;
      this.store.putRefusal({ producer, n, code, detail, at });
      this.store.putProducer({ id: producer, n, seq, at });
    });
    if (n !== null) this.core.settleProducer(producer, n);
    return { n, code, detail };
  }

  /** Results and turns of the leading messages that were settled earlier. */
  private settledBefore(opened: OpenedMessages): { results: MessageResult[]; turns: Uint8Array[] } {
    this.outbox.flush();
    const results: MessageResult[] = [];
    const turns: Uint8Array[] = [];
    const { producer } = opened;
    const start = opened.n ?? 0;
    let record: LogRecord | null = null;
    let events: Uint8Array[] = [];
    let refusedIn: number[] = [];
    const refused = new Map(
      this.store.refusals(producer, start, start + opened.skip).map((row) => [row.n, row]),
    );
    for (let n = start; n < start + opened.skip; n++) {
      const refusal = refused.get(n);
      if (refusal) {
        results.push({ n, code: refusal.code as ErrorCode, detail: refusal.detail });
        continue;
      }
      if (!record || n >= record.n + record.count) {
        record = this.store.recordOf(producer, n);
        events = record ? [...lines(recordEvents(record.body))] : [];
        refusedIn = record
          ? this.store.refusals(producer, record.n, record.n + record.count).map((row) => row.n)
          : [];
        // Never a guess: a record that does not add up answers for nobody.
        if (record && events.length + refusedIn.length !== record.count) events = [];
      }
      const position: number = record ? n - record.n - refusedIn.filter((other) => other < n).length : 0;
      const event = events[position];
      if (!record || !event) {
        results.push({ n, code: "gone", detail: `message ${n} was settled and is no longer kept` });
        continue;
      }
      if (decoder.decode(event.subarray(0, REMOVED.length)) === REMOVED) {
        results.push({ n, code: "gone", detail: `message ${n} was settled and then forgotten` });
        continue;
      }
      results.push({ n, seq: record.seq - events.length + 1 + position });
      if (opened.reply === "full") turns.push(event);
    }
    return { results, turns };
  }
}

/** Results where every new message became an event. */
function plain(opened: OpenedMessages, lastSeq: number): MessageResult[] {
  const fresh = opened.count - opened.skip;
  return Array.from({ length: fresh }, (_, i) => ({
    n: opened.n === null ? null : opened.n + opened.skip + i,
    seq: lastSeq - fresh + 1 + i,
  }));
}

/** Results where some were refused. */
function mixed(opened: OpenedMessages, outcome: Outcome): MessageResult[] {
  const refused = new Map(outcome.refusals.map((refusal) => [refusal.index, refusal]));
  const results: MessageResult[] = [];
  let seq = outcome.firstSeq;
  for (let index = opened.skip; index < opened.count; index++) {
    const n = opened.n === null ? null : opened.n + index;
    const refusal = refused.get(index);
    results.push(refusal ? { n, code: refusal.code, detail: refusal.detail } : { n, seq: seq++ });
  }
  return results;
}

/**
 * The new messages of a frame that trapped, each as a frame of its own. The core has read this frame before,
 * so that it is known to be well-formed; this is the one place where a frame is parsed a second time.
 */
function singles(opened: OpenedMessages, frame: Uint8Array): Single[] {
  const whole: Record<string, unknown> = JSON.parse(decoder.decode(frame));
  const messages = Array.isArray(whole.messages) ? whole.messages : [whole];
  return messages.slice(opened.skip).map(({ n: _n, producer: _producer, ...message }: Partial<Single>, i) => {
    const numbered = opened.n === null ? {} : { n: opened.n + opened.skip + i, producer: opened.producer };
    return { ...message, reply: opened.reply, ...numbered, type: "message" };
  });
}
