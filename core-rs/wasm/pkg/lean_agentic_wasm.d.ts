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
    by?: "part" | "initials";
}
/** A value found in a text; `value` is its normal form. */
export interface Value extends Span {
    kind: ValueKind;
    text: string;
    value: number | string | { [name: string]: unknown };
}
export interface Fact {
    id: string;
    subject: string;
    predicate: string;
    object: { entity: string } | { value: unknown } | { text: string };
    polarity: boolean;
    confidence: number;
    valid_from: number | null;
    valid_to: number | null;
    known_from: number;
    known_to: number | null;
    evidence: { seq: number; start: number; end: number };
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
    facts: Fact[];
    closed: { id: string; by?: string; valid_to: number | null }[];
    /** Names that several entities bear, which stay without one. */
    unresolved?: Unresolved[];
    /** Which lists were cut at their bound. */
    limits?: ("entities" | "values")[];
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
    analyze(text: string | Uint8Array, at?: number | null): TextAnalysis;
    /**
     * All entities of the session.
     */
    entities(): Entity[];
    /**
     * The facts of the session: this version keeps none.
     */
    facts(): Fact[];
    /**
     * `model` is the bytes of the model file; without it turns are remembered and recalled, and nothing
     * is found in them. Throws when it is damaged or of another version.
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
    process_message(text: string | Uint8Array, at?: number | null): Turn;
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
     * Hash of the model, in hexadecimal digits.
     */
    model_hash(): string;
    /**
     * Takes the bytes of a model file. Throws when they are damaged or of another version.
     */
    constructor(model: Uint8Array | number[]);
}

export class Retention {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Takes in a remaining record; its new bytes, where a name in it had to change. Throws when it is
     * refused, and the whole is void then.
     */
    fold(record: Uint8Array | number[]): Uint8Array | undefined;
    /**
     * Takes in an entity of before the cut, in the order of ids; false if it is none.
     */
    keep(id: string, kind: string, name: string): boolean;
    /**
     * `cut` is the `seq` of the last forgotten event.
     */
    constructor(cut: number);
    /**
     * Notes what a remaining record mentions. Throws when it is no valid record.
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
    constructor();
    /**
     * Reads a frame and keeps it as the pending one. `now` is Unix milliseconds.
     */
    open(frame: Uint8Array | number[], producer: string, now: number): Uint8Array;
    /**
     * Answers the pending read: frames of at most `max_frame` bytes, each `u32` length, bytes.
     */
    read(max_frame: number): Uint8Array;
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
     * SHA-256 of the state, in hexadecimal digits.
     */
    state_hash(): string;
    /**
     * Counts and sizes as JSON.
     */
    stats(): string;
}

/**
 * The bounds that the core holds, as JSON.
 */
export function limits(): string;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_agenticclient_free: (a: number, b: number) => void;
    readonly __wbg_analyzer_free: (a: number, b: number) => void;
    readonly __wbg_retention_free: (a: number, b: number) => void;
    readonly __wbg_session_free: (a: number, b: number) => void;
    readonly agenticclient_analyze: (a: number, b: unknown, c: number, d: number) => [number, number, number];
    readonly agenticclient_entities: (a: number) => unknown;
    readonly agenticclient_facts: (a: number) => unknown;
    readonly agenticclient_new: (a: number, b: number) => [number, number, number];
    readonly agenticclient_process_batch: (a: number, b: unknown) => [number, number, number];
    readonly agenticclient_process_message: (a: number, b: unknown, c: number, d: number) => [number, number, number];
    readonly agenticclient_recall: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly agenticclient_restore: (a: number, b: number, c: number) => [number, number];
    readonly agenticclient_snapshot: (a: number) => [number, number];
    readonly agenticclient_state_hash: (a: number) => [number, number];
    readonly analyzer_analyze_texts: (a: number, b: number, c: number, d: number, e: number) => [number, number, number, number];
    readonly analyzer_model_hash: (a: number) => [number, number];
    readonly analyzer_new: (a: number, b: number) => [number, number, number];
    readonly limits: () => [number, number];
    readonly retention_fold: (a: number, b: number, c: number) => [number, number, number, number];
    readonly retention_keep: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => number;
    readonly retention_new: (a: number) => number;
    readonly retention_scan: (a: number, b: number, c: number) => [number, number];
    readonly retention_snapshot: (a: number, b: unknown) => void;
    readonly session_apply: (a: number, b: number, c: number) => [number, number];
    readonly session_fold: (a: number, b: number, c: number) => [number, number];
    readonly session_forget_pending: (a: number) => void;
    readonly session_last_seq: (a: number) => number;
    readonly session_new: () => number;
    readonly session_open: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number];
    readonly session_read: (a: number, b: number) => [number, number];
    readonly session_restore_part: (a: number, b: number, c: number) => [number, number];
    readonly session_restore_producer: (a: number, b: number, c: number, d: number) => void;
    readonly session_snapshot: (a: number, b: unknown) => void;
    readonly session_state_hash: (a: number) => [number, number];
    readonly session_stats: (a: number) => [number, number];
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
