/** Every bound that a client can meet. The core holds its own copy of what it enforces; a test compares the two. */

/** What `hello` and `GET /v1/sessions/:id` say. */
export interface Limits {
  /** Bytes of one frame, in or out, and of a JSON body. */
  frame_bytes: number;
  /** UTF-8 bytes of one message's text. */
  text_bytes: number;
  /** Messages of one batch. */
  batch: number;
  /** Events that may be outstanding on a connection, whatever it grants. */
  credit_events: number;
  /** Bytes that may be outstanding on a connection. */
  credit_bytes: number;
}

export const LIMITS: Limits = {
  frame_bytes: 1_048_576,
  text_bytes: 65_536,
  batch: 1_000,
  credit_events: 4_096,
  credit_bytes: 4_194_304,
};

/** What a connection may be sent before its first `credit`. */
export const INITIAL_CREDIT = { events: 256, bytes: 1_048_576 } as const;

/** Nesting of a frame's JSON. */
export const MAX_DEPTH = 16;
/** UTF-8 bytes of a producer, a speaker, a read's id, an Idempotency-Key. */
export const MAX_NAME_BYTES = 256;
/** UTF-8 bytes of a recall query. */
export const MAX_QUERY_BYTES = 4_096;
/** Hits of one recall. */
export const RECALL_LIMIT = { default: 10, max: 100 } as const;
/** Tokens of a recall's context. */
export const MAX_RECALL_TOKENS = 32_000;
/** Entities of one page. */
export const ENTITIES_LIMIT = { default: 100, max: 1_000 } as const;
/** Facts of one page. */
export const FACTS_LIMIT = { default: 100, max: 1_000 } as const;
/** Facts between an entity and those that its graph shows. */
export const GRAPH_DEPTH = { default: 1, max: 3 } as const;
/** Events of one page of the log. */
export const LOG_LIMIT = { default: 1_000, max: 10_000 } as const;
/** Bytes of one part of an import (a zone's body limit is 100 MB). */
export const IMPORT_PART_BYTES = 50_000_000;
/** Seconds a session token lives: asked for, and at most. */
export const TOKEN_TTL = { default: 86_400, max: 30 * 86_400 } as const;
/** Seconds a stream ticket lives. */
export const TICKET_TTL = 900;
/** Days of retention a session may ask for. */
export const MAX_RETENTION_DAYS = 3_650;

/** Version of the protocol in `hello`. */
export const PROTOCOL_VERSION = "1";
/** WebSocket subprotocol. */
export const SUBPROTOCOL = "lean-agentic.v1";
/** Prefix of the second subprotocol, by which a browser hands over its token. */
export const BEARER_SUBPROTOCOL = "bearer.";
