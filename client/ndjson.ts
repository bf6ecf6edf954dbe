/**
 * The line over one streaming POST: a line of JSON a frame in, a line an answer out, both at once. For Node and
 * Workers: browsers send a request's body only when it is whole. Events come by SSE.
 */
import type { ServerFrame } from "@lean-agentic/protocol";
import { errorOf, LeanAgenticError } from "./errors.ts";
import type { Frame } from "./frame.ts";
import { request } from "./http.ts";
import type { LineListener, LineOptions, Transport } from "./line.ts";
import { EventLine, HttpLine, withProducer } from "./sse.ts";

/** Frames that may be unanswered. The Worker holds the credit of the socket behind the stream. */
const WINDOW = 64;
const NEWLINE = new Uint8Array([10]);
/** Bytes that the body's queue takes before it counts as full. */
const QUEUE_BYTES = 65_536;

export const ndjson: Transport = (options, listener) =>
  options.cursor === undefined
    ? new StreamLine(options, listener)
    : new EventLine(options, options.cursor, listener);

class StreamLine extends HttpLine {
  readonly window = WINDOW;
  #body: ReadableStreamDefaultController<Uint8Array> | undefined;
  /** Frames sent and not answered. */
  #awaited = 0;
  /** Lines that leave together at the end of the present task: a chunk each would be a read each at the server. */
  #lines: Uint8Array[] = [];

  constructor(options: LineOptions, listener: LineListener) {
    super(options, listener);
    this.greet();
  }

  override get buffered(): number {
    return QUEUE_BYTES - (this.#body?.desiredSize ?? QUEUE_BYTES);
  }

  send(frame: Frame): void {
    this.#awaited++;
    if (this.#lines.push(withProducer(frame, this.options.producer), NEWLINE) > 2) return;
    queueMicrotask(() => {
      const lines = this.#lines;
      this.#lines = [];
      if (this.listener === undefined) return;
      try {
        this.#stream().enqueue(joined(lines));
      } catch (error) {
        // The server reads no more.
        this.end(error);
      }
    });
  }

  override close(): void {
    try {
      this.#body?.close();
    } catch {
      // The request has ended before.
    }
    this.#body = undefined;
    super.close();
  }

  /** The body of the request that is under way; begins one where there is none. */
  #stream(): ReadableStreamDefaultController<Uint8Array> {
    if (this.#body !== undefined) return this.#body;
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>(
      {
        start: (given) => {
          controller = given;
        },
      },
      { highWaterMark: QUEUE_BYTES, size: (chunk) => chunk.byteLength },
    );
    if (controller === undefined) throw new TypeError("a stream without a controller");
    this.#body = controller;
    this.#exchange(body).catch((error: unknown) => this.end(error));
    return controller;
  }

  async #exchange(body: ReadableStream<Uint8Array>): Promise<void> {
    const response = await request(this.options, "/messages", {
      method: "POST",
      headers: { "content-type": "application/x-ndjson", accept: "application/x-ndjson" },
      body,
      duplex: "half",
      signal: this.abort.signal,
    });
    if (!response.ok) throw LeanAgenticError.of(await errorOf(response));
    if (response.body === null) throw new Error("the answer has no body");
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      rest += decoder.decode(value, { stream: true });
      const lines = rest.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line !== "") this.#answer(JSON.parse(line) as ServerFrame);
    }
    // The server ends a stream now and then. With nothing on its way the next frame begins another.
    this.#body = undefined;
    if (this.#awaited > 0) throw new Error("the stream ended before its answers");
  }

  #answer(frame: ServerFrame): void {
    if (!(frame.type === "answer" && frame.more)) this.#awaited--;
    this.bring(frame);
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
