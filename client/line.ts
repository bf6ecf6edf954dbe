/**
 * The port between a session and the network. A line is one connection's worth of frames, whatever carries them:
 * it opens once, takes frames of messages and reads, brings the server's frames in order, and closes once.
 * It never retries: that is the connection's part, and resending the outbox's. WebSocket, SSE with POST, and NDJSON
 * are the three implementations; `transport.contract.ts` holds all to the same behaviour.
 */
import type { FactsQuery, GraphQuery, RecallQuery, ServerFrame } from "@lean-agentic/protocol";
import type { Address } from "./address.ts";
import type { LeanAgenticError } from "./errors.ts";
import type { Frame } from "./frame.ts";
import type { Tokens } from "./token.ts";

/** How far a reader of events is; kept over reconnects, moved on by whoever takes the events. */
export interface Cursor {
  /** The last `seq` it has. */
  seq: number;
  /** The SSE id of that event (`epoch.seq`), where one was seen. */
  id?: string | undefined;
}

export interface LineOptions {
  readonly address: Address;
  readonly tokens: Tokens;
  /** For a line that sends messages. */
  readonly producer?: string;
  /** For a line that brings events: those after this. */
  readonly cursor?: Cursor;
  /** Event types to bring; absent: all. */
  readonly types?: readonly string[] | undefined;
}

/** What the server said first, as far as the transport can know it. */
export interface LineHello {
  /** Last settled `n` of the producer. */
  readonly acked?: number | undefined;
  /** Last `seq` of the session. */
  readonly seq?: number | undefined;
}

export interface LineEnd {
  /** No use in trying again. */
  readonly fatal: boolean;
  readonly error: LeanAgenticError;
}

/** Called in this order: `opened` at most once, frames, `closed` at most once; nothing once the owner has closed the line. */
export interface LineListener {
  opened(hello: LineHello): void;
  /** `bytes`: what it cost of the credit. */
  frame(frame: ServerFrame, bytes: number): void;
  closed(end: LineEnd): void;
}

/** A question that writes nothing; `id` comes back in its `result` or `error`. */
export type Read =
  | ({ type: "recall"; id: string } & RecallQuery)
  | { type: "entities"; id: string; after?: string; limit?: number }
  | { type: "entity"; id: string; entity: string }
  | ({ type: "facts"; id: string } & FactsQuery)
  | ({ type: "graph"; id: string } & GraphQuery);

export interface Line {
  /** Frames of messages that may be unanswered. */
  readonly window: number;
  /** Bytes taken and not yet handed to the network. */
  readonly buffered: number;
  /** Only after `opened`. Frames are answered in the order they were sent. */
  send(frame: Frame): void;
  ask(read: Read): void;
  /** The owner is done with a frame it was brought: `seq` it named, or 0. Gives the credit back. */
  consumed(seq: number, bytes: number): void;
  close(): void;
}

/** Begins to open a line. Nothing is called back before this returns. */
export type Transport = (options: LineOptions, listener: LineListener) => Line;
