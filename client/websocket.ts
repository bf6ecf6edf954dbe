/** The line over a WebSocket: binary frames, credit given back as it is consumed, a fresh token in time, pings. */
import type { ServerFrame } from "@lean-agentic/protocol";
import { LeanAgenticError } from "./errors.ts";
import type { Frame } from "./frame.ts";
import { describe, endOf } from "./http.ts";
import type { Line, LineListener, LineOptions, Read, Transport } from "./line.ts";
import { CONFIRM_BYTES, CONFIRM_FRAMES, CREDIT_EVENTS, PING_MS } from "./settings.ts";

const SUBPROTOCOL = "lean-agentic.v1";
/** Frames that the answers' credit always covers. */
const WINDOW = 192;
/** Answered by the platform without waking the session: exactly these bytes, as text. */
const PING = '{"type":"ping"}';
/** The longest pause that timers take, ms. */
const MAX_TIMER_MS = 2 ** 31 - 1;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const webSocket: Transport = (options, listener) => new SocketLine(options, listener);

class SocketLine implements Line {
  readonly window = WINDOW;
  readonly #options: LineOptions;
  #listener: LineListener | undefined;
  #socket: WebSocket | undefined;
  #greeted = false;
  /** Last `seq` consumed, and what was consumed since the last `credit`. */
  #seq = 0;
  #frames = 0;
  #bytes = 0;
  #heard = true;
  #pinged = false;
  #pings: ReturnType<typeof setInterval> | undefined;
  #renewal: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LineOptions, listener: LineListener) {
    this.#options = options;
    this.#listener = listener;
    this.#open().catch((error: unknown) => this.#end(error));
  }

  get buffered(): number {
    return this.#socket?.bufferedAmount ?? 0;
  }

  send(frame: Frame): void {
    this.#socket?.send(frame.bytes());
  }

  ask(read: Read): void {
    this.#write(read);
  }

  consumed(seq: number, bytes: number): void {
    if (seq > this.#seq) this.#seq = seq;
    this.#bytes += bytes;
    if (++this.#frames >= CONFIRM_FRAMES || this.#bytes >= CONFIRM_BYTES) this.#confirm();
  }

  close(): void {
    this.#listener = undefined;
    this.#stop();
    this.#socket?.close(1000);
  }

  #confirm(): void {
    this.#frames = 0;
    this.#bytes = 0;
    this.#write({ type: "credit", seq: this.#seq, events: CREDIT_EVENTS });
  }

  #write(frame: object): void {
    if (this.#socket?.readyState === 1) this.#socket.send(encoder.encode(JSON.stringify(frame)));
  }

  async #open(): Promise<void> {
    const token = await this.#options.tokens.current();
    if (this.#listener === undefined) return;
    const socket = new WebSocket(this.#options.address.socket, [SUBPROTOCOL, `bearer.${token}`]);
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    socket.addEventListener("open", () => {
      const { producer, cursor, types } = this.#options;
      this.#write({ type: "hello", producer, after: cursor?.seq, types });
      // At once: nothing is read yet, but the window is larger than the one a connection starts with.
      this.#confirm();
      this.#pings = setInterval(() => this.#ping(), PING_MS);
      this.#renewLater();
    });
    socket.addEventListener("message", (event: MessageEvent) => this.#take(event.data));
    socket.addEventListener("close", (event: CloseEvent) => this.#closed(event.code, event.reason));
    // The close event follows and says as much.
    socket.addEventListener("error", () => {});
  }

  #take(data: unknown): void {
    this.#heard = true;
    const text = typeof data === "string" ? data : decoder.decode(data as ArrayBuffer);
    const frame = JSON.parse(text) as ServerFrame;
    if (frame.type === "pong") return;
    if (frame.type === "hello") {
      this.#greeted = true;
      this.#listener?.opened(frame);
    } else if (!this.#greeted && frame.type === "error") {
      this.#end(LeanAgenticError.of(frame));
    } else {
      this.#listener?.frame(frame, typeof data === "string" ? text.length : (data as ArrayBuffer).byteLength);
    }
  }

  /** The browser tells nothing about a refused handshake, so a request asks what was wrong. */
  async #closed(code: number, reason: string): Promise<void> {
    this.#stop();
    const ended = new LeanAgenticError("overloaded", `the socket was closed: ${code} ${reason}`);
    if (this.#listener === undefined) return;
    if (code === 1008) this.#end(new LeanAgenticError("unauthorized", `the socket was closed: ${reason}`));
    else if (code === 1009) this.#end(new LeanAgenticError("too_large", `the socket was closed: ${reason}`));
    else if (this.#greeted && code !== 1012) this.#end(ended);
    else {
      describe(this.#options).then(
        () => this.#end(ended),
        (error: unknown) => this.#end(error),
      );
    }
  }

  #end(error: unknown): void {
    const listener = this.#listener;
    this.close();
    listener?.closed(endOf(error));
  }

  #stop(): void {
    clearInterval(this.#pings);
    clearTimeout(this.#renewal);
  }

  #ping(): void {
    if (this.#heard) {
      this.#heard = false;
      this.#pinged = false;
    } else if (this.#pinged) {
      this.#end(new Error("the server is silent"));
    } else {
      this.#pinged = true;
      this.#socket?.send(PING);
    }
  }

  #renewLater(): void {
    const { tokens } = this.#options;
    const wait = tokens.renewIn;
    if (wait === undefined) return;
    this.#renewal = setTimeout(
      () => {
        if (tokens.renewIn !== 0) {
          this.#renewLater();
          return;
        }
        tokens.current().then(
          (token) => {
            this.#write({ type: "auth", token });
            this.#renewLater();
          },
          // The server closes the socket at the token's end, and the next line asks the callback again.
          () => {},
        );
      },
      Math.min(wait, MAX_TIMER_MS),
    );
  }
}
