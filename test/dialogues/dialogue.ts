/** A dialogue as it was read: who and what it names, what is said and done, and what is expected (README.md). */

export interface Person {
  /** The name, then what else they are called. */
  names: string[];
  gender?: "f" | "m";
}

export interface DeclaredDate {
  words: string;
  /** `2020-05-01`, or `03-03` without a year. */
  date: string;
}

export interface Message {
  kind: "message";
  line: number;
  /** Unix ms. */
  at: number;
  speaker: string;
  text: string;
}

export type Operation =
  | { kind: "forget"; line: number; message: number }
  | { kind: "merge"; line: number; from: string; into: string }
  | { kind: "undo"; line: number }
  | { kind: "split"; line: number; message: number; text: string };

export interface Moment {
  /** Unix ms. */
  at: number;
  about: boolean;
}

export interface ExpectedFact {
  /** As it is written. */
  words: string;
  negated: boolean;
  object: string;
  modality?: string;
  reportedBy?: string;
  from?: Moment | "unknown";
  until?: Moment | "open";
  evidence?: number;
}

export interface FactsExpected {
  /** Current facts, or all that is believed. */
  kind: "facts" | "history";
  line: number;
  who: string;
  predicate: string;
  /** Unix ms. */
  asOf?: number;
  /** Unix ms. */
  knownAt?: number;
  facts: ExpectedFact[];
}

export type EntityType = "person" | "location" | "organization";

export interface EntitiesExpected {
  kind: "entities";
  line: number;
  type: EntityType;
  entities: { name: string; aliases: string[] }[];
}

/** Of one message's turn. */
export interface TurnExpected {
  kind: "subject" | "unresolved";
  line: number;
  message: number;
  names: string[];
}

export type Expectation =
  | FactsExpected
  | EntitiesExpected
  | TurnExpected
  | { kind: "same state"; line: number; without: number | "merge" };

export type Step = Message | Operation | Expectation;

export interface Dialogue {
  id: string;
  title: string;
  file: string;
  /** Of its `==`, from 1. */
  line: number;
  /** All its text. */
  source: string;
  timezone: string;
  people: Person[];
  places: string[];
  /** Each with its acronym, if it has one. */
  organisations: string[][];
  schools: string[];
  dates: DeclaredDate[];
  steps: Step[];
}

export function messagesOf(dialogue: Dialogue): Message[] {
  return dialogue.steps.filter((step) => step.kind === "message");
}
