/**
 * Frames of the socket, lines of NDJSON and events of SSE: one tagged union each way, as validators.
 * The core is the only parser of what a client sends to a session; these serve HTTP bodies, clients and tests.
 * Unknown fields are ignored. Times are Unix milliseconds, `start` and `end` UTF-16 units.
 */
import { z } from "zod";
import { ERROR_CODES, type ErrorCode } from "./errors.ts";
import { EntityType, Fact, Merged, N, Removed, Seq, SplitOff, Time, Turn, Undone } from "./events.ts";
import {
  ENTITIES_LIMIT,
  FACTS_LIMIT,
  GRAPH_DEPTH,
  LIMITS,
  MAX_NAME_BYTES,
  MAX_QUERY_BYTES,
  MAX_RECALL_TOKENS,
  RECALL_LIMIT,
} from "./limits.ts";

export * from "./events.ts";

const encoder = new TextEncoder();
const utf8 = (max: number) =>
  z
    .string()
    .refine(
      (text) => text.length <= max && encoder.encode(text).byteLength <= max,
      `longer than ${max} bytes of UTF-8`,
    );

export const Name = utf8(MAX_NAME_BYTES);
/** `e<seq>.<k>`: the k-th entity that the event `seq` made. */
export const EntityId = z.string().regex(/^e[1-9]\d{0,14}\.[1-9]\d{0,8}$/, "no entity's id");
/** `f<seq>.<k>`: the k-th fact that the event `seq` opened. */
export const FactId = z.string().regex(/^f[1-9]\d{0,14}\.[1-9]\d{0,8}$/, "no fact's id");
export const Reply = z.enum(["full", "ack", "none"]);

/** One message as its sender writes it. */
export const MessageInput = z
  .object({
    text: utf8(LIMITS.text_bytes),
    at: Time.optional(),
    speaker: Name.optional(),
  })
  .meta({ id: "MessageInput" });

export const ClientHello = z.object({
  type: z.literal("hello"),
  producer: Name.optional(),
  after: Seq.optional(),
  types: z.array(z.string()).optional(),
});
export const ClientMessage = MessageInput.extend({
  type: z.literal("message"),
  n: N.optional(),
  producer: Name.optional(),
  reply: Reply.optional(),
});
export const ClientBatch = z.object({
  type: z.literal("batch"),
  messages: z.array(MessageInput).min(1).max(LIMITS.batch),
  n: N.optional(),
  producer: Name.optional(),
  reply: Reply.optional(),
});
/** What a recall asks; the body of `POST …/recall`. */
export const RecallQuery = z
  .object({
    query: utf8(MAX_QUERY_BYTES),
    limit: z.int().min(1).max(RECALL_LIMIT.max).optional(),
    tokens: z.int().min(0).max(MAX_RECALL_TOKENS).optional(),
    as_of: Time.optional(),
    since: Time.optional(),
    until: Time.optional(),
    speaker: Name.optional(),
  })
  .meta({ id: "RecallQuery" });
export const ClientRecall = RecallQuery.extend({ type: z.literal("recall"), id: Name });
export const ClientEntities = z.object({
  type: z.literal("entities"),
  id: Name,
  after: EntityId.optional(),
  limit: z.int().min(1).max(ENTITIES_LIMIT.max).optional(),
});
export const ClientEntity = z.object({ type: z.literal("entity"), id: Name, entity: z.string() });
/** Which facts are asked for; without times those that are believed now, of any time. */
export const FactsQuery = z
  .object({
    subject: EntityId.optional(),
    predicate: Name.optional(),
    /** Those that hold at this time. */
    as_of: Time.optional(),
    /** Those that were believed at this time. */
    known_as_of: Time.optional(),
    after: FactId.optional(),
    limit: z.int().min(1).max(FACTS_LIMIT.max).optional(),
  })
  .meta({ id: "FactsQuery" });
export const ClientFacts = FactsQuery.extend({ type: z.literal("facts"), id: Name });
/** The neighbourhood of an entity. */
export const GraphQuery = z
  .object({
    around: EntityId,
    depth: z.int().min(0).max(GRAPH_DEPTH.max).optional(),
    limit: z.int().min(1).max(ENTITIES_LIMIT.max).optional(),
    as_of: Time.optional(),
    known_as_of: Time.optional(),
  })
  .meta({ id: "GraphQuery" });
export const ClientGraph = GraphQuery.extend({ type: z.literal("graph"), id: Name });
/** The body of `POST …/entities/merge`. */
export const MergeInput = z.object({ from: EntityId, into: EntityId }).meta({ id: "MergeInput" });
/** The body of `POST …/entities/split`: a merge to take back, or a mention that is somebody else. */
export const SplitInput = z
  .object({
    merge: z
      .string()
      .regex(/^m[1-9]\d{0,14}\.[1-9]\d{0,8}$/, "no merge's id")
      .optional(),
    mention: z.object({ seq: N, start: Seq }).optional(),
  })
  .refine(
    ({ merge, mention }) => (merge === undefined) !== (mention === undefined),
    "expected merge or mention, one of the two",
  )
  .meta({ id: "SplitInput", description: "`merge` or `mention`, one of the two" });
export const ClientCredit = z.object({ type: z.literal("credit"), seq: Seq, events: Seq });
export const ClientAuth = z.object({ type: z.literal("auth"), token: z.string() });
export const ClientPing = z.object({ type: z.literal("ping") });

export const ClientFrame = z.discriminatedUnion("type", [
  ClientHello,
  ClientMessage,
  ClientBatch,
  ClientRecall,
  ClientEntities,
  ClientEntity,
  ClientFacts,
  ClientGraph,
  ClientCredit,
  ClientAuth,
  ClientPing,
]);

export const LimitsShape = z.object({
  frame_bytes: Seq,
  text_bytes: Seq,
  batch: Seq,
  credit_events: Seq,
  credit_bytes: Seq,
});
export const Code = z.enum(ERROR_CODES as [ErrorCode, ...ErrorCode[]]);

export const ServerHello = z.object({
  type: z.literal("hello"),
  session: z.string(),
  version: z.string(),
  epoch: Seq,
  seq: Seq,
  /** Last settled `n` of the producer, where the client named one. */
  acked: Seq.optional(),
  limits: LimitsShape,
});
/** Which messages of a batch were refused, where they differ. */
export const MessageResult = z.union([
  z.object({ n: N.optional(), seq: N }),
  z.object({ n: N.optional(), code: Code, detail: z.string() }),
]);
/** Answers `reply: ack`: `seq` of the last message. */
export const Ack = z.object({
  type: z.literal("ack"),
  n: N.optional(),
  seq: Seq,
  results: z.array(MessageResult).optional(),
});
/** Answers `reply: full`. */
export const Answer = z.object({
  type: z.literal("answer"),
  n: N.optional(),
  seq: Seq,
  turns: z.array(Turn),
  results: z.array(MessageResult).optional(),
  more: z.boolean().optional(),
});
export const Gap = z.object({ type: z.literal("gap"), from: Seq, to: Seq, why: z.string() });
/** Events up to `seq` are gone, and those of `rewritten` have other bytes in the new epoch: read them again. */
export const Forgotten = z.object({
  type: z.literal("forgotten"),
  seq: Seq,
  epoch: Seq,
  rewritten: z.array(Seq),
  more: z.boolean().optional(),
});
export const ErrorFrameShape = z.object({
  type: z.literal("error"),
  code: Code,
  message: z.string(),
  n: N.optional(),
  id: z.string().optional(),
  retry_after_ms: Seq.optional(),
  expected: N.optional(),
  seq: Seq.optional(),
  offset: Seq.optional(),
  line: N.optional(),
});
export const Pong = z.object({ type: z.literal("pong") });

/** One ranked turn of a recall. */
export const Hit = z
  .object({
    seq: N,
    at: Time,
    speaker: z.string().nullable().optional(),
    text: z.string(),
    score: z.number(),
    /** The parts of the score, by name. */
    why: z.record(z.string(), z.number()),
  })
  .meta({ id: "Hit" });
export const RecallResult = z.object({
  hits: z.array(Hit),
  context: z.string(),
  /** The oldest turns have left the index. */
  partial: z.boolean().optional(),
});
export const Entity = z
  .object({
    id: z.string(),
    type: EntityType,
    name: z.string(),
    aliases: z.array(z.object({ text: z.string(), count: Seq })),
    mentions: Seq,
    first_seq: N,
    last_seq: N,
  })
  .meta({ id: "Entity" });
export const EntityDetail = Entity.extend({
  mentions: z.array(z.object({ seq: N, start: Seq, end: Seq, text: z.string() })),
});
export const FactsResult = z.object({ facts: z.array(Fact), more: z.boolean() });
export const GraphResult = z.object({
  entities: z.array(Entity),
  facts: z.array(Fact),
  /** There are more entities than were asked for. */
  partial: z.boolean().optional(),
});
/** What a rewrite of the log came to. */
const rewritten = { epoch: Seq, rewritten: z.array(N) };
export const SplitResult = z.object({ event: z.union([Undone, SplitOff]), ...rewritten });
export const ForgetResult = z.object({ seq: N, ...rewritten });
export const EntitiesResult = z.object({ entities: z.array(Entity), more: z.boolean() });
/** Answers a read; which of the lists it holds follows from the question. */
export const Result = z.object({
  type: z.literal("result"),
  id: z.string(),
  hits: z.array(Hit).optional(),
  context: z.string().optional(),
  partial: z.boolean().optional(),
  entities: z.array(Entity).optional(),
  entity: EntityDetail.optional(),
  facts: z.array(Fact).optional(),
  more: z.boolean().optional(),
});

export const ServerFrame = z.discriminatedUnion("type", [
  ServerHello,
  Turn,
  Merged,
  Undone,
  SplitOff,
  Removed,
  Ack,
  Answer,
  Result,
  Gap,
  Forgotten,
  ErrorFrameShape,
  Pong,
]);
