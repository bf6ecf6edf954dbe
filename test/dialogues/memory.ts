/** What a dialogue is checked against: a session, whatever runs it. Shapes are those of the protocol. */
import type { EntityType } from "./dialogue.ts";

export type FactObject =
  | { entity: string }
  | { value: { kind: string; text: string; value: unknown } }
  | { text: string };

export interface Fact {
  id: string;
  subject: string;
  predicate: string;
  object?: FactObject;
  polarity: boolean;
  modality: string;
  reported_by?: string;
  /** Unix ms, as the others are. */
  valid_from: number | null;
  valid_to: number | null;
  known_from: number;
  known_to: number | null;
  /** How often it was said. */
  evidence: number;
}

export interface Entity {
  id: string;
  type: EntityType;
  name: string;
  aliases: string[];
}

export interface Turn {
  seq: number;
  facts: { subject: string }[];
  merged?: { id: string }[];
  unresolved?: { text: string }[];
}

export interface FactsQuery {
  subject: string;
  predicate: string;
  asOf?: number;
  knownAsOf?: number;
}

export interface Memory {
  /** `at`: Unix ms. The speaker `user` is the one that is meant where none is given. */
  say(at: number, speaker: string, text: string): Promise<Turn>;
  /** Uses up a `seq`: nothing is at its place in the log. */
  leaveEmpty(): Promise<void>;
  /** Those that are believed, or were at `knownAsOf`; with `asOf`, those alone that are valid then. */
  facts(query: FactsQuery): Promise<Fact[]>;
  entities(): Promise<Entity[]>;
  /** Who is meant now, after merges and splits, by the `nth` (from 1) mention `text` of a message. */
  mentioned(seq: number, text: string, nth: number): Promise<string | undefined>;
  /** The turn as the log has it now, after what was forgotten, undone or split. */
  turn(seq: number): Promise<Turn | undefined>;
  forget(seq: number): Promise<void>;
  /** Gives the merge's id. */
  merge(from: string, into: string): Promise<string>;
  undo(merge: string): Promise<void>;
  /** Makes the mention, with what that message told of it, a new entity. */
  split(seq: number, text: string): Promise<void>;
  stateHash(): Promise<string>;
}

/** A new session. */
export type OpenMemory = (timezone: string) => Promise<Memory>;
