/**
 * What a session keeps on disk, as a port: `SqlStore` (the object's SQLite) and `MemoryStore` pass one
 * contract suite. Every method is synchronous, as the platform's SQLite is; whoever calls decides what is
 * one transaction, and one inside another is undone alone. The log is append-only but for forgetting, and is the only buffer there is.
 */

/** Production refuses a value of 2 MB and local runs do not, so every implementation refuses here. */
export const MAX_VALUE_BYTES = 1_900_000;

/** A record's body is cut into parts of at most this size. */
export const PART_BYTES = 1 << 20;

/** One frame's events, kept as one record. `seq` is that of its last event. */
export interface LogRecord {
  seq: number;
  /** When the object took the frame in, Unix milliseconds. */
  at: number;
  producer: string | null;
  /** `n` of the frame's first message and how many `n` it settled; `n` is 0 where the sender does not number. */
  n: number;
  count: number;
  body: Uint8Array;
}

/** What a producer's messages have reached. */
export interface ProducerRow {
  id: string;
  n: number;
  seq: number;
  at: number;
}

/** A refusal that used up its `n`: a repeat gets the same error. */
export interface RefusalRow {
  producer: string;
  n: number;
  code: string;
  detail: string;
  at: number;
}

/** What was answered to an `Idempotency-Key`; never text. */
export interface ReceiptRow {
  key: string;
  bodyHash: string;
  firstSeq: number;
  lastSeq: number;
  /** JSON: the HTTP status and the codes of what was refused. */
  status: string;
  at: number;
}

/** A message that made the core fail twice, kept for whoever looks into it. */
export interface AsideRow {
  seq: number;
  body: Uint8Array;
  why: string;
  at: number;
}

export interface Store {
  /** Whether a rightful request ever made this session. */
  exists(): boolean;
  /** Creates or migrates the tables. */
  begin(): void;
  /** Runs `work` so that all of its writes happen or none. */
  transaction(work: () => void): void;

  meta(key: string): string | null;
  setMeta(key: string, value: string): void;

  append(record: LogRecord): void;
  /** Records that hold any event after `after`, in order, read lazily. */
  records(after: number): Iterable<LogRecord>;
  /** `seq` of the oldest event that is kept; of the next one, where retention left none. */
  firstSeq(): number;
  /** When the oldest of the first record and the messages set aside was written, Unix ms; null without any. */
  oldestAt(): number | null;
  /** `seq` of the last of the leading records that are older than `before` (Unix ms); 0 without any. */
  lastBefore(before: number): number;
  /** Drops the records up to `seq`, and the receipts that name an event of them; `firstSeq` says so from then on. */
  forget(seq: number): void;
  /** Puts `record` in place of the one with its `seq`. */
  rewrite(record: LogRecord): void;
  /** The record that settled message `n` of that producer. */
  recordOf(producer: string, n: number): LogRecord | null;
  /** `seq` of the newest event, kept or not; 0 before the first. */
  lastSeq(): number;
  logRows(): number;

  putProducer(row: ProducerRow): void;
  producer(id: string): ProducerRow | null;
  producers(): ProducerRow[];
  /**
   * Drops producers unheard of since `before`, with their refusals; says how many. Their records stay and are
   * nobody's any more, so that a producer that begins anew under the same id is not answered with old events.
   */
  dropProducers(before: number): number;

  putRefusal(row: RefusalRow): void;
  /** Refusals of `producer` with `from <= n < to`, by `n`. */
  refusals(producer: string, from: number, to: number): RefusalRow[];
  dropRefusals(before: number): number;

  putReceipt(row: ReceiptRow): void;
  receipt(key: string): ReceiptRow | null;
  dropReceipts(before: number): number;
  hasReceipts(): boolean;

  putSnapshotPart(seq: number, part: number, body: Uint8Array): void;
  snapshotParts(seq: number): Iterable<Uint8Array>;
  /** Removes every snapshot but the one at `seq`. */
  keepSnapshot(seq: number): void;
  dropSnapshots(): void;

  putAside(row: AsideRow): void;
  asides(): AsideRow[];
  dropAsides(before: number): number;

  /** Bytes on disk. */
  bytes(): number;
}

/** Refuses what production would refuse. */
export function checkValue(body: Uint8Array): Uint8Array {
  if (body.byteLength > MAX_VALUE_BYTES) {
    throw new RangeError(`a value of ${body.byteLength} bytes is over the limit of ${MAX_VALUE_BYTES}`);
  }
  return body;
}

/** Cuts a body into parts that fit a row. */
export function* partsOf(body: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start === 0 || start < body.byteLength; start += PART_BYTES) {
    yield body.subarray(start, start + PART_BYTES);
  }
}

/** Puts parts together again; a single part is handed on without a copy. */
export function joinParts(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
