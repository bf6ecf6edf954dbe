/** The line over plain HTTP: events by SSE (read with `fetch`, so that the token is in a header), messages by POST. */
import type { Answer, ServerFrame, SessionEvent, Turn } from "@lean-agentic/protocol";
import { createParser } from "eventsource-parser";
import { errorOf, LeanAgenticError } from "./errors.ts";
import type { Frame } from "./frame.ts";
import { ask, describe, endOf, request } from "./http.ts";
import type { Cursor, Line, LineListener, LineOptions, Read, Transport } from "./line.ts";
import { CREDIT_EVENTS, STREAM_SILENCE_MS } from "./settings.ts";

export const sse: Transport = (options, listener) =>
  options.cursor === undefined
    ? new PostLine(options, listener)
    : new EventLine(options, options.cursor, listener);

/** What the HTTP lines share: reads by request, and one end. */
export abstract class HttpLine implements Line {
  abstract readonly window: number;
  protected readonly options: LineOptions;
  protected readonly abort = new AbortController();
  #listener: LineListener | undefined;

  constructor(options: LineOptions, listener: LineListener) {
    this.options = options;
    this.#listener = listener;
  }

  protected get listener(): LineListener | undefined {
    return this.#listener;
  }

  get buffered(): number {
    return 0;
  }

  abstract send(frame: Frame): void;

  ask(read: Read): void {
    ask(this.options, read, this.abort.signal).then(
      (frame) => this.bring(frame),
      (error: unknown) => this.end(error),
    );
  }

  consumed(_seq: number, _bytes: number): void {}

  close(): void {
    this.#listener = undefined;
    this.abort.abort();
  }

  /** Hands a frame on. An end of the token or of the session is an end of the line, as it is of a socket. */
  protected bring(frame: ServerFrame): void {
    if (frame.type === "error" && (frame.code === "unauthorized" || frame.code === "gone"))
      this.end(LeanAgenticError.of(frame));
    else this.#listener?.frame(frame, 0);
  }

  protected end(error: unknown): void {
    const listener = this.#listener;
    this.close();
    listener?.closed(endOf(error));
  }

  /** Nothing is opened before the first frame: asking for the session shows whether it can be reached. */
  protected greet(): void {
    describe(this.options, this.abort.signal).then(
      (hello) => this.#listener?.opened(hello),
      (error: unknown) => this.end(error),
    );
  }
}

/** The frame's bytes with the producer in front, as bodies and lines want it. */
export function withProducer(frame: Frame, producer: string | undefined): Uint8Array<ArrayBuffer> {
  const bytes = frame.bytes();
  const head = new TextEncoder().encode(`{"producer":${JSON.stringify(producer)},`);
  const body = new Uint8Array(head.byteLength + bytes.byteLength - 1);
  body.set(head);
  body.set(bytes.subarray(1), head.byteLength);
  return body;
}

/** One POST a frame. They may overtake each other on the way, so one is under way at a time. */
class PostLine extends HttpLine {
  readonly window = 1;

  constructor(options: LineOptions, listener: LineListener) {
    super(options, listener);
    this.greet();
  }

  send(frame: Frame): void {
    const body = withProducer(frame, this.options.producer);
    this.#post(frame, body).then(
      (answer) => this.bring(answer),
      (error: unknown) => this.end(error),
    );
  }

  async #post(frame: Frame, body: Uint8Array<ArrayBuffer>): Promise<ServerFrame> {
    const response = await request(this.options, "/messages", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      signal: this.abort.signal,
    });
    if (!response.ok) return { n: frame.n, ...(await errorOf(response)) };
    return answerOf(frame, (await response.json()) as PostAnswer);
  }
}

type PostAnswer =
  | Turn
  | Extract<ServerFrame, { type: "ack" }>
  | { type?: never; turns: Turn[]; results?: Answer["results"] };

/** A POST's answer as the frame that a socket would have brought. */
function answerOf(frame: Frame, body: PostAnswer): ServerFrame {
  if (body.type === "ack") return body;
  const turns = body.type === "turn" ? [body] : body.turns;
  const results = body.type === "turn" ? undefined : body.results;
  const seq = turns.at(-1)?.seq ?? 0;
  return { type: "answer", n: frame.n + frame.count - 1, seq, turns, ...(results && { results }) };
}

/** The SSE stream. The server ends it now and then; it goes on from the last event's id. */
export class EventLine extends HttpLine {
  readonly window = 0;
  readonly #cursor: Cursor;
  #ahead = 0;
  #goOn: (() => void) | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #greeted = false;

  constructor(options: LineOptions, cursor: Cursor, listener: LineListener) {
    super(options, listener);
    this.#cursor = cursor;
    this.#run().catch((error: unknown) => this.end(error));
  }

  send(): void {
    throw new TypeError("an event stream takes no messages");
  }

  override consumed(_seq: number, _bytes: number): void {
    this.#ahead--;
    if (this.#ahead < CREDIT_EVENTS / 2) this.#goOn?.();
  }

  override close(): void {
    clearTimeout(this.#silence);
    super.close();
    this.#goOn?.();
  }

  async #run(): Promise<void> {
    for (let progress = true; progress && this.listener !== undefined; ) progress = await this.#stream();
    this.end(new Error("the event stream ended"));
  }

  /** One request's stream. Resolves to whether it brought anything. */
  async #stream(): Promise<boolean> {
    const { id, seq } = this.#cursor;
    const query = new URLSearchParams({ after: String(seq) });
    if (this.options.types?.length) query.set("types", this.options.types.join(","));
    const response = await request(this.options, `/events?${query}`, {
      headers: { accept: "text/event-stream", ...(id !== undefined && { "last-event-id": id }) },
      signal: this.abort.signal,
    });
    if (!response.ok) throw LeanAgenticError.of(await errorOf(response));
    if (response.body === null) return false;
    if (!this.#greeted) this.listener?.opened({});
    this.#greeted = true;
    let brought = 0;
    const parser = createParser({
      onEvent: ({ id, data }) => {
        brought++;
        this.#ahead++;
        if (id !== undefined) this.#cursor.id = id;
        this.bring(JSON.parse(data) as SessionEvent);
      },
    });
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    for (;;) {
      this.#watch();
      const { done, value } = await reader.read();
      if (done || this.listener === undefined) return brought > 0;
      parser.feed(decoder.decode(value, { stream: true }));
      while (this.#ahead >= CREDIT_EVENTS && this.listener !== undefined) await this.#room();
    }
  }

  /** Resolves when the reader has taken enough. Meanwhile the server's writes wait. */
  #room(): Promise<void> {
    clearTimeout(this.#silence);
    return new Promise((resolve) => {
      this.#goOn = resolve;
    });
  }

  #watch(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.end(new Error("the event stream is silent")), STREAM_SILENCE_MS);
  }
}
