/**
 * Keeps a line open: opens it, and opens another when it is lost, with full-jitter backoff (at once when the browser
 * says it is online again), until it is closed or the server says that there is no use in trying.
 */
import { backoff } from "./backoff.ts";
import type { LeanAgenticError } from "./errors.ts";
import type { Line, LineEnd, LineHello, LineListener, LineOptions, Transport } from "./line.ts";
import { STEADY_MS } from "./settings.ts";

/** `waiting`: the line is lost, another is tried after a pause. `closed`: for good. */
export type ConnectionState = "connecting" | "open" | "waiting" | "closed";

export interface ConnectionOwner {
  opened(line: Line, hello: LineHello): void;
  frame: LineListener["frame"];
  /** The line is gone; another follows unless the state is `closed`. */
  lost(): void;
  state(state: ConnectionState, error: LeanAgenticError | undefined): void;
}

export class Connection {
  readonly #transport: Transport;
  readonly #options: LineOptions;
  readonly #owner: ConnectionOwner;
  #line: Line | undefined;
  #state: ConnectionState = "connecting";
  #attempt = 0;
  #openedAt = 0;
  #renewed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(transport: Transport, options: LineOptions, owner: ConnectionOwner) {
    this.#transport = transport;
    this.#options = options;
    this.#owner = owner;
    globalThis.addEventListener?.("online", this.#online);
    this.#open();
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** The line while it is open. */
  get line(): Line | undefined {
    return this.#state === "open" ? this.#line : undefined;
  }

  /** Closes for good; `error` where that is not what the owner wanted. */
  close(error?: LeanAgenticError): void {
    if (this.#state === "closed") return;
    this.#drop();
    clearTimeout(this.#timer);
    globalThis.removeEventListener?.("online", this.#online);
    this.#enter("closed", error);
  }

  /** Gives the present line up and opens another: what it brings can no longer be trusted. */
  reopen(error: LeanAgenticError): void {
    if (this.#state === "closed") return;
    this.#drop();
    this.#lost({ fatal: false, error });
  }

  readonly #online = (): void => {
    if (this.#state === "waiting") this.#open();
  };

  #enter(state: ConnectionState, error?: LeanAgenticError): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#owner.state(state, error);
  }

  #open(): void {
    clearTimeout(this.#timer);
    this.#enter("connecting");
    this.#line = this.#transport(this.#options, {
      opened: (hello) => {
        if (this.#line === undefined) return;
        this.#openedAt = Date.now();
        this.#renewed = false;
        this.#state = "open";
        this.#owner.opened(this.#line, hello);
        // The owner may have closed it over what the server said.
        if (this.line !== undefined) this.#owner.state("open", undefined);
      },
      frame: (frame, bytes) => {
        // A server that gets as far as an answer is well; one that only greets may end at every message.
        if (frame.type !== "error") this.#attempt = 0;
        this.#owner.frame(frame, bytes);
      },
      closed: (end) => {
        this.#line = undefined;
        this.#lost(end);
      },
    });
  }

  #drop(): void {
    this.#line?.close();
    this.#line = undefined;
    this.#owner.lost();
  }

  #lost({ fatal, error }: LineEnd): void {
    this.#owner.lost();
    const { tokens } = this.#options;
    if (error.code === "unauthorized" && tokens.renewable && !this.#renewed) {
      tokens.discard();
      this.#renewed = true;
    } else if (fatal) {
      this.close(error);
      return;
    }
    if (this.#openedAt > 0 && Date.now() - this.#openedAt > STEADY_MS) this.#attempt = 0;
    this.#openedAt = 0;
    const wait = Math.max(error.retryAfterMs ?? 0, backoff(this.#attempt++));
    this.#timer = setTimeout(() => this.#open(), wait);
    this.#enter("waiting", error);
  }
}
