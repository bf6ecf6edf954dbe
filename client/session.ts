/** One session as its user sees it: send, events, recall, entities. Made by `connect`. */
import type {
  EntitiesResult,
  EntityDetail,
  FactsQuery,
  FactsResult,
  GraphQuery,
  GraphResult,
  RecallQuery,
  RecallResult,
  ServerFrame,
  SessionEvent,
  Turn,
} from "@lean-agentic/protocol";
import { abortable } from "./abort.ts";
import type { Address } from "./address.ts";
import { Connection, type ConnectionState } from "./connection.ts";
import { LeanAgenticError } from "./errors.ts";
import { type EventsOptions, eventsOf } from "./events.ts";
import { fitsFrame, type Pending, type Receipt } from "./frame.ts";
import type { Line, LineHello, LineOptions, Transport } from "./line.ts";
import { faultOf, fieldsOf, type Message } from "./message.ts";
import { Outbox } from "./outbox.ts";
import { Reads } from "./reads.ts";
import type { Tokens } from "./token.ts";

export interface SendOptions {
  /** `full` (default): the turn comes back; `ack`: its `n` and `seq`. */
  readonly reply?: "full" | "ack" | undefined;
  /**
   * Takes the message back while it waits here: `send` rejects with the signal's reason, and nothing is sent. Once it
   * has been written to a line it is too late, and `send` goes on to its answer.
   */
  readonly signal?: AbortSignal | undefined;
}

/** `connecting`, `open`, `waiting` (a line was lost, another is tried soon), `closed`; with what ended the line before. */
export interface StateChange {
  readonly state: ConnectionState;
  readonly error: LeanAgenticError | undefined;
}

/** What `onState` calls back. */
export type StateListener = (change: StateChange) => void;

export interface SessionSetup {
  readonly transport: Transport;
  readonly address: Address;
  readonly tokens: Tokens;
  readonly producer: string;
  /** Last `n` that the producer has used before. */
  readonly used: number;
  readonly after: number;
}

export class Session {
  /** Full id of the session. */
  readonly id: string;
  /** This client's id, under which its messages are numbered. */
  readonly producer: string;
  readonly #setup: SessionSetup;
  readonly #connection: Connection;
  readonly #outbox: Outbox;
  readonly #reads = new Reads();
  readonly #listeners = new Set<StateListener>();
  /** Aborts when the session closes, with the error that everything then rejects with. */
  readonly #closing = new AbortController();
  #seq = 0;

  constructor(setup: SessionSetup) {
    this.#setup = setup;
    this.id = setup.address.session;
    this.producer = setup.producer;
    this.#outbox = new Outbox(setup.used, (why, fatal) => {
      if (fatal) this.#connection.close(why);
      else this.#connection.reopen(why);
    });
    const options: LineOptions = { address: setup.address, tokens: setup.tokens, producer: setup.producer };
    this.#connection = new Connection(setup.transport, options, {
      opened: (line, hello) => this.#opened(line, hello),
      frame: (frame, bytes) => this.#take(frame, bytes),
      lost: () => this.#outbox.lost(),
      state: (state, error) => this.#state(state, error),
    });
  }

  /** Calls back at every change of state, until the function that it returns is called. */
  onState(listener: StateListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get state(): ConnectionState {
    return this.#connection.state;
  }

  /** The newest `seq` this session has heard of. */
  get seq(): number {
    return this.#seq;
  }

  /** Last `n` given to a message: with `producer`, what a later `connect` needs to go on under the same numbers. */
  get lastN(): number {
    return this.#outbox.lastN;
  }

  /** Messages sent and not yet durable. */
  get unanswered(): number {
    return this.#outbox.unanswered;
  }

  /** Whether the last byte of what was sent has left for the network. */
  get flushed(): boolean {
    return this.#outbox.waitingFrames === 0 && (this.#connection.line?.buffered ?? 0) === 0;
  }

  /**
   * Sends a message; resolves when it is durable. Rejects with a `LeanAgenticError` when the server refuses this
   * message for what it is (`bad_request`, `too_large`, `limit_reached`, `core_failed` twice …) or the session was
   * closed first; a lost line, a busy server, a full window are waited out. What is no message (no text, an `at` that
   * is no whole number) is `bad_request` at once, and nothing is sent. Messages are decided in the order of the calls.
   */
  send(
    message: string | Message,
    options?: SendOptions & { readonly reply?: "full" | undefined },
  ): Promise<Turn>;
  send(message: string | Message, options: SendOptions & { readonly reply: "ack" }): Promise<Receipt>;
  send(message: string | Message, options: SendOptions): Promise<Turn | Receipt>;
  send(message: string | Message, options?: SendOptions): Promise<Turn | Receipt> {
    return new Promise((resolve, reject) => {
      const signal = options?.signal;
      signal?.throwIfAborted();
      const pending: Pending = abortable({ resolve, reject }, signal, () => {
        if (this.#outbox.withdraw(pending)) reject(signal?.reason);
      });
      this.#send(message, options, pending);
    });
  }

  #send(message: string | Message, options: SendOptions | undefined, pending: Pending): void {
    if (this.state === "closed") {
      pending.reject(this.#closing.signal.reason);
      return;
    }
    const reply = options?.reply ?? "full";
    const input: Message = typeof message === "string" ? { text: message } : message;
    const fault = faultOf(input, reply);
    if (fault !== undefined) {
      pending.reject(new LeanAgenticError("bad_request", fault));
      return;
    }
    const { text, at, speaker } = input;
    // What waits for a line was said now, not when the line is back.
    const said = at === undefined && this.state !== "open" ? Date.now() : at;
    const fields = fieldsOf(text, said, speaker);
    if (fitsFrame(fields)) this.#outbox.add(fields, reply, pending);
    else pending.reject(new LeanAgenticError("too_large", "the text is larger than a frame"));
  }

  /** Resolves once every message sent so far, and until then, is durable or refused. */
  drained(): Promise<void> {
    return this.#outbox.drained();
  }

  /** The session's events, from its log and then live, on a connection of their own. */
  events(options: EventsOptions = {}): AsyncGenerator<SessionEvent, void, undefined> {
    const { transport, address, tokens, after } = this.#setup;
    const { types, signal } = options;
    const cursor = { seq: options.after ?? after };
    return eventsOf(transport, { address, tokens, cursor, types }, this.#closing.signal, signal);
  }

  /** What was said about the query: ranked turns with the parts of their scores, and a context within `tokens`. */
  async recall(
    query: string,
    options: Omit<RecallQuery, "query"> & { signal?: AbortSignal } = {},
  ): Promise<RecallResult> {
    const { signal, ...rest } = options;
    const { hits = [], context = "", partial } = await this.#ask({ type: "recall", query, ...rest }, signal);
    return { hits, context, ...(partial !== undefined && { partial }) };
  }

  /** A page of the session's entities, in the order they were first seen; `after`: the last id of the page before. */
  async entities(
    options: { after?: string; limit?: number; signal?: AbortSignal } = {},
  ): Promise<EntitiesResult> {
    const { signal, ...rest } = options;
    const { entities = [], more = false } = await this.#ask({ type: "entities", ...rest }, signal);
    return { entities, more };
  }

  /** A page of the facts, in the order they were first told: those believed now, or as of either time. */
  async facts(options: FactsQuery & { signal?: AbortSignal } = {}): Promise<FactsResult> {
    const { signal, ...rest } = options;
    const { facts = [], more = false } = await this.#ask({ type: "facts", ...rest }, signal);
    return { facts, more };
  }

  /** The entities around one, nearest first, and the facts between them. Rejects with `not_found`. */
  async graph(options: GraphQuery & { signal?: AbortSignal }): Promise<GraphResult> {
    const { signal, ...rest } = options;
    const { entities, facts, partial } = await this.#ask({ type: "graph", ...rest }, signal);
    if (!entities || !facts) throw new LeanAgenticError("internal", "the result has no graph");
    return { entities, facts, ...(partial !== undefined && { partial }) };
  }

  /** One entity with its mentions. Rejects with `not_found`. */
  async entity(id: string, options: { signal?: AbortSignal } = {}): Promise<EntityDetail> {
    const { entity } = await this.#ask({ type: "entity", entity: id }, options.signal);
    if (entity === undefined) throw new LeanAgenticError("internal", "the result has no entity");
    return entity;
  }

  /** Closes the connection; what is unanswered rejects with `closed` (it may be durable). See `drained`. */
  close(): void {
    this.#connection.close();
  }

  #ask(question: Parameters<Reads["ask"]>[0], signal: AbortSignal | undefined): ReturnType<Reads["ask"]> {
    if (this.state === "closed") return Promise.reject(this.#closing.signal.reason);
    return this.#reads.ask(question, this.#connection.line, signal);
  }

  #opened(line: Line, hello: LineHello): void {
    this.#heard(hello.seq ?? 0);
    try {
      this.#outbox.opened(line, hello.acked);
      this.#reads.opened(line);
    } catch (error) {
      if (!(error instanceof LeanAgenticError)) throw error;
      this.#connection.close(error);
    }
  }

  #take(frame: ServerFrame, bytes: number): void {
    const seq = "seq" in frame && frame.seq !== undefined ? frame.seq : 0;
    this.#heard(seq);
    if (frame.type === "ack" || frame.type === "answer") this.#outbox.answered(frame);
    else if (frame.type === "result") this.#reads.answered(frame);
    else if (frame.type === "error" && !this.#reads.refused(frame)) this.#outbox.refused(frame);
    this.#connection.line?.consumed(seq, bytes);
  }

  #heard(seq: number): void {
    if (seq > this.#seq) this.#seq = seq;
  }

  #state(state: ConnectionState, error: LeanAgenticError | undefined): void {
    if (state === "closed") {
      const why = error ?? new LeanAgenticError("closed", "the session was closed");
      this.#outbox.fail(why);
      this.#reads.fail(why);
      this.#closing.abort(why);
    }
    for (const listener of this.#listeners) listener({ state, error });
  }
}
