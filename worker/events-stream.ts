/**
 * `GET …/events`: a session's events as SSE (WHATWG HTML, "Server-sent events"), from a socket to the object, so that
 * the object can sleep. Ends on an event border after a while, and the reader goes on by its Last-Event-ID; comes back
 * by itself, from the last event sent, when the socket drops.
 */
import type { Claims } from "@lean-agentic/protocol";
import { AnswerWriter } from "./answer-writer.ts";
import { joined } from "./body.ts";
import type { Env } from "./env.ts";
import { formatEventId } from "./event-id.ts";
import { Fault } from "./fault.ts";
import { peekAnswer } from "./frame-peek.ts";
import { type Greeting, ObjectSocket } from "./object-socket.ts";

/** Times in a row that a dropped socket is opened again. */
const RECONNECTS = 3;
/** Milliseconds before the first of them; doubled each time. */
const RECONNECT_DELAY = 100;
/** What no reconnecting mends. */
const FINAL = new Set(["unauthorized", "forbidden", "gone", "conflict", "unsupported"]);
/** Close code: policy, or the token expired. */
const POLICY = 1008;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** Milliseconds after which an EventSource comes again. */
const PREAMBLE = encoder.encode("retry: 1000\n\n");
const BORDER = encoder.encode("\n\n");

export interface EventsOptions {
  /** Events after this `seq`. */
  after: number;
  /** Types that are wanted; `null` for all. */
  types: ReadonlySet<string> | null;
  /** Milliseconds between heartbeats. */
  heartbeat: number;
  /** Milliseconds and events after which the stream ends. */
  duration: number;
  events: number;
}

export class EventsStream {
  private readonly env: Env;
  private readonly claims: Claims;
  private readonly options: EventsOptions;
  private readonly answers = new AnswerWriter();
  private socket: ObjectSocket;
  private epoch: number;
  private last: number;
  /** The `seq` of the last id that was written. */
  private told: number;
  private sent = 0;
  private done = false;

  constructor(env: Env, claims: Claims, options: EventsOptions, socket: ObjectSocket, greeting: Greeting) {
    this.env = env;
    this.claims = claims;
    this.options = options;
    this.socket = socket;
    this.epoch = greeting.epoch;
    this.last = options.after;
    this.told = options.after;
  }

  get readable(): ReadableStream<Uint8Array> {
    return this.answers.readable;
  }

  /** Runs until the stream ends; never throws. `signal` fires when the reader goes. */
  async run(signal: AbortSignal): Promise<void> {
    const end = () => this.stop();
    signal.addEventListener("abort", end);
    void this.answers.gone.then(end);
    const deadline = setTimeout(end, this.options.duration);
    const heartbeat = setInterval(() => this.beat(), this.options.heartbeat);
    try {
      await this.answers.write(PREAMBLE);
      do await this.pass();
      while (await this.reconnected());
    } finally {
      clearTimeout(deadline);
      clearInterval(heartbeat);
      this.stop();
      await this.answers.end();
    }
  }

  private stop(): void {
    this.done = true;
    this.socket.close();
  }

  /** Passes events on until the socket closes or the stream has had enough. */
  private async pass(): Promise<void> {
    for (
      let frames = await this.socket.take();
      frames !== null && !this.done;
      frames = await this.socket.take()
    ) {
      const out: Uint8Array[] = [];
      let received = 0;
      for (const frame of frames) {
        received += frame.byteLength;
        if (this.sent < this.options.events) this.encode(frame, out);
      }
      if (out.length > 0 && !(await this.answers.write(joined(out, sizeOf(out))))) this.stop();
      this.socket.confirm(this.last, frames.length, received);
      if (this.sent >= this.options.events) this.stop();
    }
  }

  /** One event in SSE's form: its data are the object's bytes. */
  private encode(frame: Uint8Array, out: Uint8Array[]): void {
    const { type, seq } = nameOf(frame);
    // Frames that are no events: the answer to `hello`, and errors of this connection, which is not the reader's.
    if (seq === null || type === "error" || type === "hello") return;
    this.last = Math.max(this.last, seq);
    // What the log lost is told whatever types are wanted.
    if (type === "forgotten") this.epoch = JSON.parse(decoder.decode(frame)).epoch;
    else if (type !== "gap" && this.options.types !== null && !this.options.types.has(type)) return;
    this.told = this.last;
    this.sent++;
    out.push(
      encoder.encode(`id: ${formatEventId(this.epoch, this.last)}\nevent: ${type}\ndata: `),
      frame,
      BORDER,
    );
  }

  /** A comment keeps proxies from closing the line; an id alone moves a filtered reader on without an event. */
  private beat(): void {
    if (this.answers.busy) return;
    const moved = this.last > this.told ? `id: ${formatEventId(this.epoch, this.last)}\n` : "";
    this.told = this.last;
    void this.answers.write(encoder.encode(`:\n${moved}\n`));
  }

  private async reconnected(): Promise<boolean> {
    if (this.done || this.socket.closed === POLICY) return false;
    for (let attempt = 0; attempt < RECONNECTS; attempt++) {
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_DELAY * 2 ** attempt));
      if (this.done) return false;
      try {
        const [socket, greeting] = await ObjectSocket.open(this.env, this.claims, this.last);
        this.socket = socket;
        // A reader of another epoch has to come again, and be told.
        if (this.done || greeting.epoch !== this.epoch) return false;
        return true;
      } catch (error) {
        if (!(error instanceof Fault) || FINAL.has(error.code)) return false;
      }
    }
    return false;
  }
}

/** Type of an event, and the `seq` up to which it tells; `null` for what tells of none. */
function nameOf(frame: Uint8Array): { type: string; seq: number | null } {
  const { type, seq } = peekAnswer(frame);
  if (type === "turn" && seq > 0) return { type, seq };
  // What was forgotten lies behind: it moves no reader on.
  if (type === "forgotten") return { type, seq: 0 };
  const event = JSON.parse(decoder.decode(frame));
  return { type: event.type, seq: event.type === "gap" ? event.to : (event.seq ?? null) };
}

function sizeOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
}
