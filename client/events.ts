/**
 * A session's events as an async iterable, on a connection of its own: a slow reader holds up no answers. What has
 * come and is not yet taken waits in a queue that credit bounds; credit is given back as events are taken.
 */
import type { ServerFrame, SessionEvent } from "@lean-agentic/protocol";
import { Connection } from "./connection.ts";
import { LeanAgenticError } from "./errors.ts";
import { endOf } from "./http.ts";
import type { Cursor, LineOptions, Transport } from "./line.ts";

export interface EventsOptions {
  /** Events after this `seq`; default: what `connect` was given, else 0, the whole log. */
  readonly after?: number | undefined;
  /** Only these types, e.g. `["turn"]`. */
  readonly types?: readonly string[] | undefined;
  /** Ends the iteration, without an error. */
  readonly signal?: AbortSignal | undefined;
}

interface Waiting {
  readonly event: SessionEvent;
  readonly bytes: number;
  /** The line that brought it, and that its credit belongs to. */
  readonly line: number;
}

/**
 * Opens its connection at the first `next`. `closing` is the session's end, with its reason. Throws what ends it for
 * good: `gone`, `unauthorized`, `conflict` for an `after` beyond the log.
 */
export async function* eventsOf(
  transport: Transport,
  options: LineOptions & { readonly cursor: Cursor },
  closing: AbortSignal,
  signal?: AbortSignal,
): AsyncGenerator<SessionEvent, void, undefined> {
  if (signal?.aborted) return;
  if (closing.aborted) {
    if (isWanted(closing)) return;
    throw closing.reason;
  }
  let queue: Waiting[] = [];
  let wake: (() => void) | undefined;
  let ended: LeanAgenticError | "stopped" | undefined;
  let line = 0;
  const { cursor } = options;
  const end = (why: LeanAgenticError | "stopped"): void => {
    ended ??= why;
    wake?.();
  };
  const stop = (): void => end("stopped");
  const close = (): void => end(isWanted(closing) ? "stopped" : closing.reason);
  signal?.addEventListener("abort", stop);
  closing.addEventListener("abort", close);

  const connection = new Connection(transport, options, {
    opened: () => {
      line++;
    },
    lost: () => {},
    state: (state, error) => {
      if (state === "closed") end(error ?? "stopped");
    },
    frame: (frame, bytes) => {
      if (frame.type === "error") {
        // The start credit was used up before ours arrived; it has by now, or goes back as events are taken.
        if (frame.code === "credit_needed") return;
        // The log is where it was: another line goes on after the last event.
        const { fatal, error } = endOf(LeanAgenticError.of(frame));
        if (fatal) connection.close(error);
        else connection.reopen(error);
        return;
      }
      const seq = seqOf(frame);
      if (seq === undefined || !isEvent(frame)) return;
      cursor.seq = Math.max(cursor.seq, seq);
      queue.push({ event: frame, bytes, line });
      wake?.();
    },
  });

  try {
    for (;;) {
      if (queue.length === 0) {
        if (ended === "stopped") return;
        if (ended !== undefined) throw ended;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        wake = undefined;
      }
      const taken = queue;
      queue = [];
      for (const waiting of taken) {
        if (ended === "stopped") return;
        yield waiting.event;
        if (waiting.line === line) connection.line?.consumed(seqOf(waiting.event) ?? 0, waiting.bytes);
      }
    }
  } finally {
    signal?.removeEventListener("abort", stop);
    closing.removeEventListener("abort", close);
    connection.close();
  }
}

/** Whether the session's user closed it. */
function isWanted({ reason }: AbortSignal): boolean {
  return reason instanceof LeanAgenticError && reason.code === "closed";
}

function isEvent(frame: ServerFrame): frame is SessionEvent {
  return EVENTS.has(frame.type);
}

const EVENTS: ReadonlySet<string> = new Set([
  "turn",
  "merged",
  "undone",
  "split",
  "removed",
  "gap",
  "forgotten",
] satisfies SessionEvent["type"][]);

/** The `seq` up to which a reader of this event has everything. */
function seqOf(frame: ServerFrame): number | undefined {
  if (frame.type === "gap") return frame.to;
  return "seq" in frame ? frame.seq : undefined;
}
