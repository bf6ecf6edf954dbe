/**
 * Events, as validators: what the log holds and every reader gets, over any transport. Times are Unix milliseconds,
 * `start` and `end` UTF-16 units.
 */
import { z } from "zod";

/** A count or `seq`: an integer from 0 to 2^53 - 1. */
export const Seq = z.int().min(0);
/** A producer's number of a message, from 1. */
export const N = z.int().min(1);
/** Unix milliseconds. */
export const Time = z.int();

export const EntityType = z.enum(["person", "location", "organization"]);

/** A mention of an entity in a turn's text. */
export const Mention = z
  .object({
    id: z.string(),
    type: EntityType,
    name: z.string(),
    text: z.string(),
    start: Seq,
    end: Seq,
    /** Whether this turn made the entity. */
    new: z.boolean(),
    /** What tied it to the entity, where that was not its whole name. */
    by: z.enum(["part", "initials"]).optional(),
  })
  .meta({ id: "Mention" });

/** A name that several entities of the session bear, so that it stays without one. */
export const Unresolved = z
  .object({
    type: EntityType,
    text: z.string(),
    start: Seq,
    end: Seq,
    /** Ids of those who could be meant; the first eight. */
    candidates: z.array(z.string()),
  })
  .meta({ id: "Unresolved" });

const spanned = { text: z.string(), start: Seq, end: Seq };
const Moment = z.object({ from: Time, to: Time, grain: z.string() });
/** A value found in a text; `value` is its normal form, by kind. */
export const Value = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.enum(["number", "ordinal", "percent"]), ...spanned, value: z.number() }),
    z.object({ kind: z.enum(["email", "url", "phone", "hashtag", "handle"]), ...spanned, value: z.string() }),
    z.object({
      kind: z.literal("money"),
      ...spanned,
      value: z.object({ amount: z.number(), currency: z.string() }),
    }),
    z.object({
      kind: z.literal("quantity"),
      ...spanned,
      value: z.object({ amount: z.number(), unit: z.string() }),
    }),
    z.object({ kind: z.literal("duration"), ...spanned, value: z.object({ seconds: z.number() }) }),
    z.object({
      kind: z.literal("datetime"),
      ...spanned,
      value: z.union([
        Moment.extend({ alternative: Moment.optional() }),
        z.object({ every: z.unknown(), from: Time.optional() }),
      ]),
    }),
  ])
  .meta({ id: "Value" });

export const Fact = z
  .object({
    id: z.string(),
    subject: z.string(),
    predicate: z.string(),
    object: z.union([
      z.object({ entity: z.string() }),
      z.object({ value: z.unknown() }),
      z.object({ text: z.string() }),
    ]),
    polarity: z.boolean(),
    confidence: z.number(),
    valid_from: Time.nullable(),
    valid_to: Time.nullable(),
    known_from: Time,
    known_to: Time.nullable(),
    evidence: z.object({ seq: Seq, start: Seq, end: Seq }),
  })
  .meta({ id: "Fact" });
/** A fact that a turn ended. */
export const Closed = z.object({ id: z.string(), by: z.string().optional(), valid_to: Time.nullable() });

/** The event that a message makes: the same bytes for every reader. */
export const Turn = z
  .object({
    type: z.literal("turn"),
    seq: N,
    at: Time,
    speaker: z.string().nullable().optional(),
    text: z.string(),
    entities: z.array(Mention),
    values: z.array(Value),
    facts: z.array(Fact),
    closed: z.array(Closed),
    unresolved: z.array(Unresolved).optional(),
    /** Which lists were cut at their bound. */
    limits: z.array(z.string()).optional(),
  })
  .meta({ id: "Turn" });
