import { addressOf } from "./address.ts";
import { LeanAgenticError } from "./errors.ts";
import type { Transport } from "./line.ts";
import { Session, type StateListener } from "./session.ts";
import { type TokenSource, Tokens } from "./token.ts";
import { webSocket } from "./websocket.ts";

export interface ConnectOptions {
  /** The server, e.g. `https://memory.example`, or the session's own URL (`…/v1/sessions/<id>`). */
  readonly url: string | URL;
  /** A session token, or a function that gives one: it is asked again before the last one ends. */
  readonly token: TokenSource;
  /** The session's id, where neither URL nor token (`sub`) names it. */
  readonly session?: string | undefined;
  /** `webSocket` (default), `sse` or `ndjson`. */
  readonly transport?: Transport | undefined;
  /** Goes on as a producer of before (default: a new random one): its id, and the last `n` it used. */
  readonly producer?: { readonly id: string; readonly lastN: number } | undefined;
  /** Where `events()` begins when it is not told: after this `seq`. Default 0, the whole log. */
  readonly after?: number | undefined;
  /** Gives up connecting. Once connected, use `close`. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Connects to a session; resolves when the first line is open. A server that cannot be reached is tried again until
 * `signal` says otherwise; one that refuses (`unauthorized`, `forbidden`, `gone` …) rejects with a `LeanAgenticError`.
 */
export async function connect(options: ConnectOptions): Promise<Session> {
  const { signal, producer, transport = webSocket, after = 0 } = options;
  signal?.throwIfAborted();
  const used = producer?.lastN ?? 0;
  if (!Number.isSafeInteger(used) || used < 0)
    throw new LeanAgenticError(
      "bad_request",
      "producer.lastN: expected the last `n` it used, a whole number",
    );
  const tokens = new Tokens(options.token);
  const address = addressOf(String(options.url), await tokens.current(), options.session);
  signal?.throwIfAborted();
  const session = new Session({
    transport,
    address,
    tokens,
    producer: producer?.id ?? crypto.randomUUID(),
    used,
    after,
  });
  return new Promise((resolve, reject) => {
    const stop = (): void => session.close();
    const settle: StateListener = ({ state, error }) => {
      if (state !== "open" && state !== "closed") return;
      off();
      signal?.removeEventListener("abort", stop);
      if (state === "open") resolve(session);
      else
        reject(
          signal?.aborted
            ? signal.reason
            : (error ?? new LeanAgenticError("closed", "the session was closed")),
        );
    };
    const off = session.onState(settle);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
