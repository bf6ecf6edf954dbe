/**
 * The core as a dialogue's memory, in the way that the object uses it: a log of records, a snapshot now and then, and a
 * session that is the fold of both. `crashing` throws the session away before each step and wakes another.
 */
import { readFileSync } from "node:fs";
import { type Core, createCore } from "../../core-rs/wasm/pkg/create_core.js";
import type { Analyzer, Session } from "../../core-rs/wasm/pkg/lean_agentic_wasm.js";
import { decodeFrames, decodeOpened, decodeOutcome, lines, recordEvents } from "../../durable/codec.ts";
import { zoneTransitions } from "../../durable/zone.ts";
import type { LoggedFact } from "../naive-graph.ts";
import type { Entity, Fact, FactsQuery, Memory, OpenMemory, Turn } from "./memory.ts";

const PACKAGE = new URL("../../core-rs/", import.meta.url);
const SNAPSHOT_EVERY = 3;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** Makes an instance of the core: each session has one of its own, as an object has. */
export type NewCore = () => Core;

/** The compiled core of a package. */
export function compiled(name: "pkg" | "pkg-trap"): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(new URL(`wasm/${name}/lean_agentic_wasm_bg.wasm`, PACKAGE)));
}

const module = compiled("pkg");
const shipped: NewCore = () => createCore(module);
let analyzer: Analyzer | undefined;

/** One for all, as an isolate has it. */
function sharedAnalyzer(): Analyzer {
  analyzer ??= new (shipped().Analyzer)(readFileSync(new URL("model/en.bin", PACKAGE)));
  return analyzer;
}

interface Mention {
  id: string;
  text: string;
  start: number;
}

interface CoreFact extends Omit<Fact, "evidence" | "object"> {
  object: Exclude<Fact["object"], undefined> | null;
  evidence: unknown[];
}

type Event =
  | {
      type: "turn";
      seq: number;
      entities: Mention[];
      facts: LoggedFact[];
      merged?: { id: string; from: string; into: string }[];
      unresolved?: { text: string }[];
    }
  | { type: "merged"; seq: number; id: string }
  | { type: "undone" | "split" | "removed"; seq: number };

export class CoreMemory implements Memory {
  private core: Core;
  private session: Session;
  private records: Uint8Array[] = [];
  private snapshot: { parts: Uint8Array[]; records: number } = { parts: [], records: 0 };
  private readonly zone: Float64Array | undefined;
  private readonly crashing: boolean;

  private readonly newCore: NewCore;

  constructor(timezone: string, crashing: boolean, newCore: NewCore = shipped) {
    this.newCore = newCore;
    this.core = newCore();
    this.zone = zoneTransitions(timezone);
    this.crashing = crashing;
    this.session = new this.core.Session();
  }

  async say(at: number, speaker: string, text: string): Promise<Turn> {
    this.step();
    const frame = { type: "message", text, at, ...(speaker === "user" ? {} : { speaker }) };
    const opened = decodeOpened(this.session.open(encoder.encode(JSON.stringify(frame)), "", at));
    if (opened.kind !== "messages") throw new Error(`refused: ${JSON.stringify(opened)}`);
    const analyses = sharedAnalyzer().analyze_texts(opened.texts, this.zone);
    const event = this.log(this.session.apply(analyses));
    if (event.type !== "turn") throw new Error(`a message made a ${event.type}`);
    return event;
  }

  async leaveEmpty(): Promise<void> {
    this.step();
    const line = encoder.encode(`{"type":"removed","seq":${this.session.last_seq() + 1}}\n`);
    const body = new Uint8Array(8 + line.byteLength + 8);
    body[0] = 1;
    const view = new DataView(body.buffer);
    view.setUint32(4, line.byteLength, true);
    body.set(line, 8);
    view.setUint32(8 + line.byteLength, 1, true);
    this.session.fold(body);
    this.records.push(body);
  }

  async facts({ subject, predicate, asOf, knownAsOf }: FactsQuery): Promise<Fact[]> {
    const asked = {
      type: "facts",
      id: "f",
      subject,
      predicate,
      limit: 1000,
      as_of: asOf,
      known_as_of: knownAsOf,
    };
    const { facts } = this.ask<{ facts: CoreFact[] }>(asked);
    return facts.map(({ object, evidence, ...fact }) => ({
      ...fact,
      ...(object === null ? {} : { object }),
      evidence: evidence.length,
    }));
  }

  async entities(): Promise<Entity[]> {
    const asked = { type: "entities", id: "e", limit: 1000 };
    const { entities } = this.ask<{
      entities: (Omit<Entity, "aliases"> & { aliases: { text: string }[] })[];
    }>(asked);
    return entities.map(({ aliases, ...entity }) => ({
      ...entity,
      aliases: aliases.map(({ text }) => text),
    }));
  }

  async mentioned(seq: number, text: string, nth: number): Promise<string | undefined> {
    const id = this.mention(seq, text, nth)?.id;
    if (id === undefined) return undefined;
    return this.ask<{ entity?: { id: string } }>({ type: "entity", id: "m", entity: id }).entity?.id;
  }

  async turn(seq: number): Promise<Turn | undefined> {
    const event = this.events().find((one) => one.seq === seq);
    return event?.type === "turn" ? event : undefined;
  }

  async forget(seq: number): Promise<void> {
    this.step();
    this.rewrite(seq, seq);
  }

  async merge(from: string, into: string): Promise<string> {
    this.step();
    const event = this.log(this.session.merge(from, into, 0));
    if (event.type !== "merged") throw new Error(`a merge made a ${event.type}`);
    return event.id;
  }

  async undo(merge: string): Promise<void> {
    this.step();
    this.log(this.session.undo(merge, 0));
    this.rewrite(Number(merge.slice(1, merge.indexOf("."))), 0);
  }

  async split(seq: number, text: string): Promise<void> {
    this.step();
    const mention = this.mention(seq, text, 1);
    if (!mention) throw new Error(`message ${seq} mentions no ${text}`);
    this.log(this.session.split(seq, mention.start, 0));
    this.rewrite(seq, 0);
  }

  async stateHash(): Promise<string> {
    this.step();
    return this.session.state_hash();
  }

  /** What the core answers to a question about facts, as the naive graph words it. */
  answer(question: object): unknown[] {
    const { facts } = this.ask<{
      facts: (CoreFact & { evidence: { seq: number; start: number }[]; confidence: number })[];
    }>({
      type: "facts",
      id: "f",
      limit: 1000,
      ...question,
    });
    return facts.map(({ id, subject, predicate, valid_from, valid_to, known_to, confidence, evidence }) => ({
      id,
      subject,
      predicate,
      valid_from,
      valid_to,
      known_to,
      confidence,
      places: evidence.map(({ seq, start }) => [seq, start]),
    }));
  }

  /** The state hash of a session that folds the log from its beginning. */
  replayed(): string {
    const session = new (this.newCore().Session)();
    for (const record of this.records) session.fold(record);
    return session.state_hash();
  }

  /** The same of a log that is decided anew as a whole, and how many records that changed. */
  anew(): { hash: string; changed: number } {
    const core = this.newCore();
    const anew = new core.Rewrite(0, 1, 0);
    for (const record of this.records) anew.scan(record);
    const changed = this.records.filter((record) => anew.fold(record) !== undefined).length;
    const session = new core.Session();
    anew.snapshot({ part: (bytes) => session.restore_part(bytes.slice()) });
    return { hash: session.state_hash(), changed };
  }

  private mention(seq: number, text: string, nth: number): Mention | undefined {
    const event = this.events().find((one) => one.seq === seq);
    return event?.type === "turn" ? event.entities.filter((one) => one.text === text)[nth - 1] : undefined;
  }

  /** The log's events. */
  events(): Event[] {
    return this.records.flatMap((record) => [...lines(recordEvents(record))].map(parsed));
  }

  private log(bytes: Uint8Array): Event {
    const { record, refusals } = decodeOutcome(bytes);
    const line = [...(record.byteLength > 0 ? lines(recordEvents(record)) : [])][0];
    if (!line) throw new Error(refusals.map(({ detail }) => detail).join("; "));
    this.records.push(record.slice());
    return parsed(line);
  }

  private ask<T>(frame: object): T {
    this.step();
    const opened = decodeOpened(this.session.open(encoder.encode(JSON.stringify(frame)), "", 0));
    if (opened.kind !== "read") throw new Error(`refused: ${JSON.stringify(opened)}`);
    const [answer] = decodeFrames(this.session.read(1 << 24, new Uint8Array()));
    return JSON.parse(decoder.decode(answer));
  }

  /** Decides the log anew from a `seq` on. */
  private rewrite(from: number, forgotten: number): void {
    const anew = new (this.newCore().Rewrite)(0, from, forgotten);
    for (const record of this.records) anew.scan(record);
    this.records = this.records.map((record) => anew.fold(record) ?? record);
    this.snapshot = { parts: [], records: this.records.length };
    anew.snapshot({ part: (bytes) => void this.snapshot.parts.push(bytes.slice()) });
    this.wake();
  }

  private step(): void {
    if (!this.crashing) return;
    if (this.records.length >= this.snapshot.records + SNAPSHOT_EVERY) {
      this.snapshot = { parts: [], records: this.records.length };
      this.session.snapshot({ part: (bytes) => void this.snapshot.parts.push(bytes.slice()) });
    }
    this.wake();
  }

  private wake(): void {
    this.core = this.newCore();
    this.session = new this.core.Session();
    for (const part of this.snapshot.parts) this.session.restore_part(part);
    for (const record of this.records.slice(this.snapshot.records)) this.session.fold(record);
  }
}

function parsed(line: Uint8Array): Event {
  return JSON.parse(decoder.decode(line));
}

/** Opens a session of the core; one that crashes before every step, if it is to. */
export function openCore(crashing = false, newCore: NewCore = shipped): OpenMemory {
  return async (timezone) => new CoreMemory(timezone, crashing, newCore);
}
