//! The TypeScript types of the browser package, written by hand where the generator would say `any`.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Takes the parts of a snapshot. The bytes are the core's own memory: copy them before the call returns. */
export interface PartSink {
  part(bytes: Uint8Array): void;
}

export type EntityType = "person" | "location" | "organization";
export type ValueKind =
  | "datetime" | "duration" | "number" | "ordinal" | "percent" | "money" | "quantity"
  | "email" | "url" | "phone" | "hashtag" | "handle";

/** A place in a text: UTF-16 units, so that `text.slice(start, end)` is what is meant. */
export interface Span {
  start: number;
  end: number;
}
/** A mention of an entity in a turn. */
export interface Mention extends Span {
  id: string;
  type: EntityType;
  name: string;
  text: string;
  /** Whether this turn made the entity. */
  new: boolean;
  /** What tied it to the entity, where that was not its whole name. */
  by?: "part" | "initials" | "alias" | "speaker" | "addressee" | "role" | "pronoun";
  /** The pronoun that stands for them from here on, where the given name tells it. */
  pronoun?: "he" | "she";
  /** The pronoun is what the name's ending makes likely: another that is said of them outdoes it. */
  likely?: true;
}
/** A value found in a text; `value` is its normal form. */
export interface Value extends Span {
  kind: ValueKind;
  text: string;
  value: number | string | { [name: string]: unknown };
}
export type Modality =
  | "asserted" | "possible" | "obligation" | "planned" | "conditional" | "asked" | "commanded" | "reported";
export type FactObject =
  | { entity: string }
  | { value: { kind: ValueKind; text: string; value: number | string | { [name: string]: unknown } } }
  | { text: string };
/** Where a fact was said. */
export interface Evidence extends Span {
  seq: number;
}
interface FactHead {
  id: string;
  subject: string;
  predicate: string;
  /** Null where the predicate says all. */
  object: FactObject | null;
  polarity: boolean;
  modality: Modality;
  /** 0 to 1. */
  confidence: number;
  /** When it holds in the world; null where that is open. Unix milliseconds, as all times are. */
  valid_from: number | null;
  valid_to: number | null;
  /** When the session learnt it, and when it stopped believing it. */
  known_from: number;
  known_to: number | null;
  /** Who says so, where it is reported and that is known. */
  reported_by?: string;
}
/** A fact as its turn tells it; one that was said before comes with its old id. */
export interface TurnFact extends FactHead {
  evidence: Evidence;
}
export interface Fact extends FactHead {
  /** All places that say so, the first sixteen. */
  evidence: Evidence[];
}
/** A fact that ended in the world (`valid_to`), or turned out to be wrong (`known_to`). */
export interface Closed {
  id: string;
  /** The fact that took its place. */
  by: string | null;
  valid_to?: number;
  known_to?: number;
}
export interface Merge {
  id: string;
  from: string;
  into: string;
}
export interface FactsOptions {
  subject?: string;
  predicate?: string;
  /** Those that hold at this time. */
  as_of?: number;
  /** Those that were believed at this time. */
  known_as_of?: number;
  after?: string;
  limit?: number;
}
/** What a message came to. Times are Unix milliseconds. */
export interface Turn {
  type: "turn";
  seq: number;
  at: number;
  speaker: string | null;
  text: string;
  entities: Mention[];
  values: Value[];
  facts: TurnFact[];
  closed: Closed[];
  /** Entities that are one from here on. */
  merged?: Merge[];
  /** Names that several entities bear, which stay without one. */
  unresolved?: Unresolved[];
  /** Which lists were cut at their bound. */
  limits?: ("entities" | "values" | "facts")[];
}
/** A name that several entities bear. */
export interface Unresolved extends Span {
  type: EntityType;
  text: string;
  /** Ids of those who could be meant; the first eight. */
  candidates: string[];
}
export interface MessageInput {
  text: string;
  speaker?: string;
  /** Unix milliseconds; now, where it is missing. */
  at?: number;
}
/** Tags of Universal Dependencies, version 2. */
export type Upos =
  | "ADJ" | "ADP" | "ADV" | "AUX" | "CCONJ" | "DET" | "INTJ" | "NOUN" | "NUM"
  | "PART" | "PRON" | "PROPN" | "PUNCT" | "SCONJ" | "SYM" | "VERB" | "X";
/** A part of a relation; of a predicate the text may have a verb that is only meant (`is`). */
export interface RelationPart extends Span {
  text: string;
}
/** Who does what to whom, as the text says it. */
export interface Relation extends Span {
  subject: RelationPart | null;
  predicate: RelationPart;
  object: RelationPart | null;
  /** Times, places, further objects. */
  args?: RelationPart[];
  negated: boolean;
  /** What a memory would file it under: `lives in`, `works at`, `role`. */
  kind?: string;
  tense?: "past" | "present" | "future";
  /** How it is meant, unless it is plainly said. */
  modality?: "possible" | "obligation" | "planned" | "conditional" | "asked" | "commanded";
  /** It held and no longer does. */
  ended?: true;
  /** It mends what was said before. */
  corrects?: true;
  /** Who says so, in reported speech. */
  reported_by?: RelationPart;
}
/** What the analyzer finds in a text, apart from any session. */
export interface TextAnalysis {
  /** With the part of speech and the base form, where the client has a model. */
  tokens: (Span & { upos?: Upos; lemma?: string })[];
  entities: (Span & { type: EntityType; text: string })[];
  values: Value[];
  relations: Relation[];
}
export interface RecallOptions {
  /** Hits at most: 10 by default, 100 at most. */
  limit?: number;
  /** Length of the context in tokens: 1,000 by default, 32,000 at most. */
  tokens?: number;
  /** Unix milliseconds, inclusive. */
  as_of?: number;
  since?: number;
  until?: number;
  speaker?: string;
}
export interface Hit {
  seq: number;
  at: number;
  speaker: string | null;
  text: string;
  score: number;
  /** The parts of the score, by name. */
  why: Record<string, number>;
}
export interface RecallResult {
  hits: Hit[];
  context: string;
  /** The oldest turns have left the index. */
  partial?: true;
}
export interface Entity {
  id: string;
  type: EntityType;
  name: string;
  aliases: { text: string; count: number }[];
  mentions: number;
  first_seq: number;
  last_seq: number;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// Where a snapshot's parts go.
    #[wasm_bindgen(typescript_type = "PartSink")]
    pub type PartSink;

    #[wasm_bindgen(method, structural)]
    pub fn part(this: &PartSink, bytes: &[u8]);
}
