/** `lean-agentic`: the client of a Lean Agentic endpoint, for browsers, Node and Workers. */
export type {
  Closed,
  EntitiesResult,
  Entity,
  EntityDetail,
  EntityType,
  Fact,
  FactsQuery,
  FactsResult,
  Forgotten,
  Gap,
  GraphQuery,
  GraphResult,
  Hit,
  Mention,
  Merged,
  RecallQuery,
  RecallResult,
  Removed,
  SessionEvent,
  SplitOff,
  Turn,
  TurnFact,
  Undone,
  Unresolved,
  Value,
} from "@lean-agentic/protocol";
export { type ConnectOptions, connect } from "./connect.ts";
export type { ConnectionState } from "./connection.ts";
export { type ClientErrorCode, type ErrorCode, LeanAgenticError } from "./errors.ts";
export type { EventsOptions } from "./events.ts";
export type { Receipt } from "./frame.ts";
export type { Transport } from "./line.ts";
export type { Message } from "./message.ts";
export { ndjson } from "./ndjson.ts";
export type { SendOptions, Session, StateChange, StateListener } from "./session.ts";
export { sse } from "./sse.ts";
export type { TokenSource } from "./token.ts";
export { webSocket } from "./websocket.ts";
