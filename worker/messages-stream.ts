/**
 * `POST …/messages` as NDJSON, full duplex: each line goes to the object as a frame as soon as it is there, each
 * answer comes back as a line as soon as it is durable. Answers keep the order of their lines.
 *
 * Holds at most `MAX_LINES` lines or `MAX_BYTES` bytes on their way (a longer line goes alone). A line counts until
 * the client has taken its answer, so that a client that does not read is not read from either.
 */
import { type ErrorCode, type ErrorExtra, errorFrame, LIMITS } from "@lean-agentic/protocol";
import { AnswerWriter } from "./answer-writer.ts";
import { joined } from "./body.ts";
import { isMessages, NOTHING_SAID, peekAnswer, peekFrame } from "./frame-peek.ts";
import { isBlank, type Line, readLines } from "./line-reader.ts";
import type { ObjectSocket } from "./object-socket.ts";

const MAX_LINES = 256;
/** A turn is at most about 30 times its message's bytes (numbers of one digit), so this stays within the byte credit. */
const MAX_BYTES = 131_072;

/** Milliseconds after which an answer that does not come is given up: the object decides in far less, or not at all. */
const PATIENCE = 30_000;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const NEWLINE = encoder.encode("\n");
const MORE = encoder.encode(',"more":true}');
/** Answered in order, behind what came before: tells that a line which wants no answer is settled. */
const FENCE = encoder.encode('{"type":"ping"}');

/** A line whose answer is still to come. */
interface Pending {
  number: number;
  offset: number;
  bytes: number;
  /** Settled by the fence behind it. */
  silent: boolean;
  /** The answer, where the line never reached the object. */
  refusal: Uint8Array | null;
}

export class MessagesStream {
  private readonly socket: ObjectSocket;
  private readonly input: ReadableStreamDefaultReader<Uint8Array>;
  private readonly answers = new AnswerWriter();
  private readonly pending: Pending[] = [];
  private lines = 0;
  private bytes = 0;
  private ended = false;
  private room: (() => void) | null = null;
  private heard = 0;

  constructor(body: ReadableStream<Uint8Array>, socket: ObjectSocket) {
    this.input = body.getReader();
    this.socket = socket;
  }

  /** The answer's body. */
  get readable(): ReadableStream<Uint8Array> {
    return this.answers.readable;
  }

  /** Runs to the end of the exchange; never throws. `signal` fires when the client goes. */
  async run(signal: AbortSignal): Promise<void> {
    const leave = () => this.socket.close();
    signal.addEventListener("abort", leave);
    void this.answers.gone.then(leave);
    const watch = setInterval(() => this.watch(), PATIENCE / 4);
    const feeding = this.feed();
    await this.answer();
    clearInterval(watch);
    this.ended = true;
    this.room?.();
    await this.input.cancel().catch(() => undefined);
    await feeding;
  }

  /** Ends an exchange whose answers have stopped coming, though the client would take them. */
  private watch(): void {
    if (this.pending.length === 0 || this.answers.busy) this.heard = Date.now();
    else if (Date.now() - this.heard > PATIENCE) this.socket.close();
  }

  private async *chunks(): AsyncGenerator<Uint8Array> {
    for (;;) {
      // An upload that breaks off ends like one that is done: what came whole is answered.
      const { done, value } = await this.input.read().catch(() => ({ done: true, value: undefined }));
      if (done || value === undefined) return;
      yield value;
    }
  }

  private async feed(): Promise<void> {
    for await (const line of readLines(this.chunks(), LIMITS.frame_bytes)) {
      if (line.bytes !== null && isBlank(line.bytes)) continue;
      const size = line.bytes?.byteLength ?? 0;
      while (!this.fits(size) && !this.ended) await this.roomy();
      if (this.ended) return;
      this.forward(line, size);
    }
    this.ended = true;
    if (this.lines === 0) this.socket.close();
  }

  private forward({ number, offset, bytes }: Line, size: number): void {
    if (this.pending.length === 0) this.heard = Date.now();
    this.lines++;
    this.bytes += size;
    const entry: Pending = { number, offset, bytes: size, silent: false, refusal: null };
    this.pending.push(entry);
    if (bytes === null) {
      entry.refusal = refusal("too_large", `a line has at most ${LIMITS.frame_bytes} bytes`, entry);
    } else {
      const peek = peekFrame(bytes);
      if (peek.empty) {
        entry.refusal = refusal("bad_request", NOTHING_SAID, entry);
      } else if (isMessages(peek)) {
        entry.silent = peek.silent;
        this.socket.send(bytes);
        if (peek.silent) this.socket.send(FENCE);
      } else {
        entry.refusal = refusal(
          "bad_request",
          `a line here is a message or a batch, not ${peek.type}`,
          entry,
        );
      }
    }
    if (this.pending[0] === entry && entry.refusal) void this.deliver([]);
  }

  /** Writes the object's answers until its socket closes. */
  private async answer(): Promise<void> {
    let frames = await this.socket.take();
    while (frames !== null) {
      const fatal = await this.deliver(frames);
      if (fatal || (this.ended && this.lines === 0)) break;
      frames = await this.socket.take();
    }
    this.socket.close();
    await this.finish();
  }

  /** Writes frames and what can follow them; returns whether nothing more can come. */
  private async deliver(frames: readonly Uint8Array[]): Promise<boolean> {
    const out: Uint8Array[] = [];
    const settled: Pending[] = [];
    let newest = 0;
    let received = 0;
    let fatal = false;
    const shift = (): void => {
      const head = this.pending.shift();
      if (head) settled.push(head);
    };
    if (frames.length > 0) this.heard = Date.now();
    for (const frame of frames) {
      received += frame.byteLength;
      const { type, seq } = peekAnswer(frame);
      newest = Math.max(newest, seq);
      const head = this.pending[0];
      if (type === "pong") {
        shift();
      } else {
        const bytes = type === "error" ? withLine(frame, head) : frame;
        out.push(bytes, NEWLINE);
        fatal ||= type === "error" && isStarved(frame);
        if (!head?.silent && !endsWith(frame, MORE)) shift();
      }
      this.takeRefusals(out, settled);
    }
    this.takeRefusals(out, settled);
    if (out.length > 0 && !(await this.answers.write(joined(out, sizeOf(out))))) return true;
    for (const { bytes } of settled) this.bytes -= bytes;
    this.lines -= settled.length;
    if (frames.length > 0) this.socket.confirm(newest, frames.length, received);
    this.room?.();
    if (this.ended && this.lines === 0) this.socket.close();
    return fatal;
  }

  /** Our own refusals, where all before them is answered. */
  private takeRefusals(out: Uint8Array[], settled: Pending[]): void {
    for (let head = this.pending[0]; head?.refusal; head = this.pending[0]) {
      out.push(head.refusal, NEWLINE);
      settled.push(head);
      this.pending.shift();
    }
  }

  private async finish(): Promise<void> {
    const [first] = this.pending;
    if (first) {
      const code = codeOf(this.socket.closed);
      const words = `the line to the session ended; nothing from line ${first.number} on was answered, send it again`;
      const last = [refusal(code, words, first), NEWLINE];
      await this.answers.write(joined(last, sizeOf(last)));
    }
    await this.answers.end();
  }

  private fits(size: number): boolean {
    return this.lines === 0 || (this.lines < MAX_LINES && this.bytes + size <= MAX_BYTES);
  }

  private roomy(): Promise<void> {
    return new Promise((resolve) => {
      this.room = () => {
        this.room = null;
        resolve();
      };
    });
  }
}

/** An `error` line for a line of the body. */
function refusal(code: ErrorCode, message: string, line: { number: number; offset: number }): Uint8Array {
  const extra: ErrorExtra = { line: line.number, offset: line.offset };
  return encoder.encode(JSON.stringify(errorFrame(code, message, extra)));
}

/** The object's `error`, with the line that it answers. */
function withLine(frame: Uint8Array, line: Pending | undefined): Uint8Array {
  if (!line) return frame;
  const error = JSON.parse(decoder.decode(frame));
  return encoder.encode(JSON.stringify({ ...error, line: line.number, offset: line.offset }));
}

/** After this the object reads no more of what was on its way. */
function isStarved(frame: Uint8Array): boolean {
  const { code } = JSON.parse(decoder.decode(frame));
  return code === "overloaded" || code === "credit_needed";
}

/** What a socket's close means for the lines that it left unanswered. */
function codeOf(closed: number | null): ErrorCode {
  if (closed === 1008) return "unauthorized";
  if (closed === 1013) return "overloaded";
  return "internal";
}

function endsWith(bytes: Uint8Array, tail: Uint8Array): boolean {
  const start = bytes.byteLength - tail.byteLength;
  return start >= 0 && tail.every((byte, i) => bytes[start + i] === byte);
}

function sizeOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
}
