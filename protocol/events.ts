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
    by: z.enum(["part", "initials", "alias", "speaker", "addressee", "role", "pronoun"]).optional(),
    /** The pronoun that stands for them from here on, where the given name tells it. */
    pronoun: z.enum(["he", "she"]).optional(),
    /** The pronoun is what the name's ending makes likely: another that is said of them outdoes it. */
    likely: z.literal(true).optional(),
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
/** Missing where the unit stands alone: "how many euros?". */
const Amount = z.number().optional();
/** An ordinal that is told from an end or from the present one: "the last time", "the previous page". */
const RelativeOrdinal = z.object({ offset: z.int(), from: z.enum(["end", "current"]) });
/** A date, a time or a range of them; `to` is exclusive, an open side null. */
const Period = z.object({
  from: Time.nullable(),
  to: Time.nullable(),
  grain: z.string(),
  /** Which side is open, which part of the period is meant, or that it is about then. */
  mod: z.enum(["since", "after", "before", "until", "start", "mid", "end", "approximately"]).optional(),
  /** The other reading, of a date that can be past or future. */
  alternative: z.object({ from: Time.nullable(), to: Time.nullable() }).optional(),
});
/** What comes again and again. */
const Recurring = z.object({
  every: z.object({
    unit: z.string(),
    /** How many units lie between two; below 1 where it is several times a unit. */
    count: z.number(),
    /** From Monday, 0. */
    weekday: z.int().min(0).max(6).optional(),
    /** Of the month. */
    day: z.int().optional(),
    /** Seconds after midnight. */
    time: z.number().optional(),
  }),
  from: Time.optional(),
});
/** A value found in a text; `value` is its normal form, by kind. */
export const Value = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.enum(["number", "percent"]), ...spanned, value: z.number() }),
    z.object({ kind: z.literal("ordinal"), ...spanned, value: z.union([z.number(), RelativeOrdinal]) }),
    z.object({ kind: z.enum(["email", "url", "phone", "hashtag", "handle"]), ...spanned, value: z.string() }),
    z.object({
      kind: z.literal("money"),
      ...spanned,
      value: z.object({ amount: Amount, currency: z.string() }),
    }),
    z.object({
      kind: z.literal("quantity"),
      ...spanned,
      value: z.object({ amount: Amount, unit: z.string() }),
    }),
    z.object({
      kind: z.literal("duration"),
      ...spanned,
      value: z.object({ seconds: z.number(), mod: z.enum(["more", "less"]).optional() }),
    }),
    z.object({ kind: z.literal("datetime"), ...spanned, value: z.union([Period, Recurring]) }),
  ])
  .meta({ id: "Value" });

/** Where something was said. */
const Evidence = z.object({ seq: N, start: Seq, end: Seq });
const factHead = {
  id: z.string(),
  subject: z.string(),
  predicate: z.string(),
  /** Null where the predicate says all. */
  object: z
    .union([
      z.object({ entity: z.string() }),
      z.object({ value: z.object({ kind: z.string(), text: z.string(), value: z.unknown() }) }),
      z.object({ text: z.string() }),
    ])
    .nullable(),
  polarity: z.boolean(),
  modality: z.enum([
    "asserted",
    "possible",
    "obligation",
    "planned",
    "conditional",
    "asked",
    "commanded",
    "reported",
  ]),
  /** 0 to 1. */
  confidence: z.number(),
  /** When it holds in the world; null where that is open. */
  valid_from: Time.nullable(),
  valid_to: Time.nullable(),
  /** When the session learnt it, and when it stopped believing it. */
  known_from: Time,
  known_to: Time.nullable(),
  /** Who says so, where it is reported and that is known. */
  reported_by: z.string().optional(),
};
/** A fact as its turn tells it; one that was said before comes with its old id. */
export const TurnFact = z.object({ ...factHead, evidence: Evidence }).meta({ id: "TurnFact" });
/** A fact with all places that say so, the first sixteen. */
export const Fact = z.object({ ...factHead, evidence: z.array(Evidence) }).meta({ id: "Fact" });
/** A fact that ended in the world (`valid_to`), or was wrong (`known_to`); and the fact that took its place. */
export const Closed = z
  .object({
    id: z.string(),
    by: z.string().nullable(),
    valid_to: Time.optional(),
    known_to: Time.optional(),
  })
  .meta({ id: "Closed" });
const mergeOf = { id: z.string(), from: z.string(), into: z.string() };

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
    facts: z.array(TurnFact),
    closed: z.array(Closed),
    /** Entities that are one from here on. */
    merged: z.array(z.object(mergeOf)).optional(),
    unresolved: z.array(Unresolved).optional(),
    /** Which lists were cut at their bound. */
    limits: z.array(z.string()).optional(),
  })
  .meta({ id: "Turn" });

/** Two entities were made one by hand. */
export const Merged = z
  .object({ type: z.literal("merged"), seq: N, at: Time, ...mergeOf, closed: z.array(Closed) })
  .meta({ id: "Merged" });
/** A merge was taken back: what came of it was decided anew. */
export const Undone = z
  .object({ type: z.literal("undone"), seq: N, at: Time, merge: z.string() })
  .meta({ id: "Undone" });
/** A mention turned out to be somebody else: what came of it was decided anew. */
export const SplitOff = z
  .object({
    type: z.literal("split"),
    seq: N,
    at: Time,
    mention: z.object({ seq: N, start: Seq }),
  })
  .meta({ id: "Split" });
/** Here was a message that was forgotten, or a merge that is undone. */
export const Removed = z.object({ type: z.literal("removed"), seq: N }).meta({ id: "Removed" });
/** What the log holds. */
export const LogEvent = z.discriminatedUnion("type", [Turn, Merged, Undone, SplitOff, Removed]);
