/* tslint:disable */
/* eslint-disable */

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



export class AgenticClient {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * What the analyzer finds in a text, apart from the session.
     */
    analyze(text: string | Uint8Array, at?: number): TextAnalysis;
    /**
     * All entities of the session.
     */
    entities(): Entity[];
    /**
     * The facts of the session that are asked for; at most 1,000 of those after `after`.
     */
    facts(options?: FactsOptions): Fact[];
    /**
     * `model` is the bytes of the model file; without it turns are remembered and recalled, and nothing
     * is found in them. Clients of one model share it. Throws when it is damaged or of another version.
     */
    constructor(model?: Uint8Array | number[] | null);
    /**
     * Takes in up to 1,000 messages at once. Throws when one is refused, which changes nothing.
     */
    process_batch(messages: MessageInput[]): Turn[];
    /**
     * Takes in a message: text, or its UTF-8. `at` is Unix milliseconds, now if it is missing. Throws
     * when the message is refused, which changes nothing.
     */
    process_message(text: string | Uint8Array, at?: number): Turn;
    /**
     * The turns that fit a query best, and a context made of them.
     */
    recall(query: string, options?: RecallOptions): RecallResult;
    /**
     * Takes the state of a snapshot in place of its own. Throws when it is broken, which changes nothing.
     */
    restore(snapshot: Uint8Array | number[]): void;
    /**
     * The whole state. `restore` takes it.
     */
    snapshot(): Uint8Array;
    /**
     * SHA-256 of the state, in hexadecimal digits.
     */
    state_hash(): string;
}

export class Analyzer {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Texts section (`u32` count; per text `u32` length, `f64` at, UTF-8) to analyses (`u32` count; per
     * text `u32` length, analysis), empty for texts that were refused. `zone` is the clock that the
     * writers live by: pairs of the Unix time in ms from which on it is so many minutes east of UTC;
     * UTC without them.
     */
    analyze_texts(texts: Uint8Array | number[], zone?: Float64Array | number[] | null): Uint8Array;
    /**
     * What a question means beside its words, for `Session.read`; empty without a table of vectors in the model.
     */
    meaning(question: string): Uint8Array;
    /**
     * Hash of the model, in hexadecimal digits.
     */
    model_hash(): string;
    /**
     * Takes the bytes of a model file. Throws when they are damaged or of another version.
     */
    constructor(model: Uint8Array | number[]);
}

export class Rewrite {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Takes in a record; its new bytes, where it had to change. Throws when it is refused, and the whole is
     * void then.
     */
    fold(record: Uint8Array | number[]): Uint8Array | undefined;
    /**
     * `cut` is the `seq` of the last event that is gone, 0 where none is; `from` the first that is decided
     * anew, `forgotten` the one that is forgotten, 0 for none.
     */
    constructor(cut: number, from: number, forgotten: number);
    /**
     * Notes what a record takes back and splits off. Throws when it is no valid record.
     */
    scan(record: Uint8Array | number[]): void;
    /**
     * Hands the session made anew to `sink`, as `Session.snapshot` does.
     */
    snapshot(sink: PartSink): void;
}

export class Session {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Decides the pending messages.
     */
    apply(analyses: Uint8Array | number[]): Uint8Array;
    /**
     * Takes in a log record. Throws when it is refused, which changes nothing.
     */
    fold(record: Uint8Array | number[]): void;
    forget_pending(): void;
    /**
     * `seq` of the last event; 0 before the first.
     */
    last_seq(): number;
    /**
     * Says that two entities are one; an outcome as of `apply`, its one event `merged`.
     */
    merge(from: string, into: string, at: number): Uint8Array;
    constructor();
    /**
     * Reads a frame and keeps it as the pending one. `now` is Unix milliseconds.
     */
    open(frame: Uint8Array | number[], producer: string, now: number): Uint8Array;
    /**
     * Answers the pending read: frames of at most `max_frame` bytes, each `u32` length, bytes. `meaning` is
     * that of its question, as `Analyzer.meaning` has it; empty for none.
     */
    read(max_frame: number, meaning: Uint8Array | number[]): Uint8Array;
    /**
     * Takes the next part of a snapshot; the state changes with the last one. Throws when it is broken
     * or out of order.
     */
    restore_part(part: Uint8Array | number[]): void;
    /**
     * Says how far a producer's numbers are settled.
     */
    restore_producer(id: string, n: number): void;
    /**
     * Hands the state to `sink` in parts of at most 1 MiB, one after another: a second copy of the whole
     * would not fit a large session's memory.
     */
    snapshot(sink: PartSink): void;
    /**
     * Notes that a mention is somebody new; an outcome as of `apply`, its one event `split`. `Rewrite` does
     * it.
     */
    split(seq: number, start: number, at: number): Uint8Array;
    /**
     * SHA-256 of the state, in hexadecimal digits.
     */
    state_hash(): string;
    /**
     * Counts and sizes as JSON.
     */
    stats(): string;
    /**
     * Notes that a merge is taken back; an outcome as of `apply`, its one event `undone`. `Rewrite` does it.
     */
    undo(merge: string, at: number): Uint8Array;
}

/**
 * The bounds that the core holds, as JSON.
 */
export function limits(): string;

/**
 * Test builds only: plants a fault (`merge`, `undo`, `forget`, `as_of`) in this instance; false if there is none
 * of that name.
 */
export function plant(name: string): boolean;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_agenticclient_free: (a: number, b: number) => void;
    readonly __wbg_analyzer_free: (a: number, b: number) => void;
    readonly __wbg_rewrite_free: (a: number, b: number) => void;
    readonly __wbg_session_free: (a: number, b: number) => void;
    readonly agenticclient_analyze: (a: number, b: unknown, c: unknown) => [number, number, number];
    readonly agenticclient_entities: (a: number) => unknown;
    readonly agenticclient_facts: (a: number, b: number) => [number, number, number];
    readonly agenticclient_new: (a: number, b: number) => [number, number, number];
    readonly agenticclient_process_batch: (a: number, b: unknown) => [number, number, number];
    readonly agenticclient_process_message: (a: number, b: unknown, c: unknown) => [number, number, number];
    readonly agenticclient_recall: (a: number, b: unknown, c: number) => [number, number, number];
    readonly agenticclient_restore: (a: number, b: number, c: number) => [number, number];
    readonly agenticclient_snapshot: (a: number) => [number, number];
    readonly agenticclient_state_hash: (a: number) => [number, number];
    readonly analyzer_analyze_texts: (a: number, b: number, c: number, d: number, e: number) => [number, number, number, number];
    readonly analyzer_meaning: (a: number, b: number, c: number) => [number, number];
    readonly analyzer_model_hash: (a: number) => [number, number];
    readonly analyzer_new: (a: number, b: number) => [number, number, number];
    readonly limits: () => [number, number];
    readonly plant: (a: number, b: number) => number;
    readonly rewrite_fold: (a: number, b: number, c: number) => [number, number, number, number];
    readonly rewrite_new: (a: number, b: number, c: number) => number;
    readonly rewrite_scan: (a: number, b: number, c: number) => [number, number];
    readonly rewrite_snapshot: (a: number, b: unknown) => void;
    readonly session_apply: (a: number, b: number, c: number) => [number, number];
    readonly session_fold: (a: number, b: number, c: number) => [number, number];
    readonly session_forget_pending: (a: number) => void;
    readonly session_last_seq: (a: number) => number;
    readonly session_merge: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number];
    readonly session_new: () => number;
    readonly session_open: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number];
    readonly session_read: (a: number, b: number, c: number, d: number) => [number, number];
    readonly session_restore_part: (a: number, b: number, c: number) => [number, number];
    readonly session_restore_producer: (a: number, b: number, c: number, d: number) => void;
    readonly session_snapshot: (a: number, b: unknown) => void;
    readonly session_split: (a: number, b: number, c: number, d: number) => [number, number];
    readonly session_state_hash: (a: number) => [number, number];
    readonly session_stats: (a: number) => [number, number];
    readonly session_undo: (a: number, b: number, c: number, d: number) => [number, number];
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
