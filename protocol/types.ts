/** The wire's types, derived from the validators and free of them: importing these brings no code. */
import type { z } from "zod";
import type * as frames from "./frames.ts";
import type * as http from "./http.ts";

/** An object with one of the members of another. */
type OneOf<T> = { [K in keyof T]-?: Record<K, Exclude<T[K], undefined>> }[keyof T];

export type MessageInput = z.input<typeof frames.MessageInput>;
export type Reply = z.infer<typeof frames.Reply>;
export type ClientHello = z.infer<typeof frames.ClientHello>;
export type ClientMessage = z.infer<typeof frames.ClientMessage>;
export type ClientBatch = z.infer<typeof frames.ClientBatch>;
export type ClientRecall = z.infer<typeof frames.ClientRecall>;
export type ClientFrame = z.infer<typeof frames.ClientFrame>;
export type RecallQuery = z.infer<typeof frames.RecallQuery>;

export type EntityType = z.infer<typeof frames.EntityType>;
export type Mention = z.infer<typeof frames.Mention>;
export type Value = z.infer<typeof frames.Value>;
export type Fact = z.infer<typeof frames.Fact>;
export type TurnFact = z.infer<typeof frames.TurnFact>;
export type Closed = z.infer<typeof frames.Closed>;
export type FactsQuery = z.infer<typeof frames.FactsQuery>;
export type FactsResult = z.infer<typeof frames.FactsResult>;
export type GraphQuery = z.infer<typeof frames.GraphQuery>;
export type GraphResult = z.infer<typeof frames.GraphResult>;
export type SplitInput = OneOf<z.infer<typeof frames.SplitInput>>;
export type Turn = z.infer<typeof frames.Turn>;
export type Unresolved = z.infer<typeof frames.Unresolved>;
export type Merged = z.infer<typeof frames.Merged>;
export type Undone = z.infer<typeof frames.Undone>;
export type SplitOff = z.infer<typeof frames.SplitOff>;
export type Removed = z.infer<typeof frames.Removed>;
export type LogEvent = z.infer<typeof frames.LogEvent>;
export type ServerHello = z.infer<typeof frames.ServerHello>;
export type Ack = z.infer<typeof frames.Ack>;
export type Answer = z.infer<typeof frames.Answer>;
export type Gap = z.infer<typeof frames.Gap>;
export type Forgotten = z.infer<typeof frames.Forgotten>;
export type Pong = z.infer<typeof frames.Pong>;
export type MessageResult = z.infer<typeof frames.MessageResult>;
export type Hit = z.infer<typeof frames.Hit>;
export type RecallResult = z.infer<typeof frames.RecallResult>;
export type Entity = z.infer<typeof frames.Entity>;
export type EntityDetail = z.infer<typeof frames.EntityDetail>;
export type EntitiesResult = z.infer<typeof frames.EntitiesResult>;
export type Result = z.infer<typeof frames.Result>;
export type ServerFrame = z.infer<typeof frames.ServerFrame>;

/** What a subscriber gets: one log record's worth of news. */
export type SessionEvent = LogEvent | Gap | Forgotten;

export type CreateSession = z.infer<typeof http.CreateSession>;
export type SessionCreated = z.infer<typeof http.SessionCreated>;
export type CreateToken = z.infer<typeof http.CreateToken>;
export type TokenCreated = z.infer<typeof http.TokenCreated>;
export type TicketCreated = z.infer<typeof http.TicketCreated>;
export type SessionDescription = z.infer<typeof http.SessionDescription>;
