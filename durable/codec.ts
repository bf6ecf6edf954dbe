/**
 * Reads what the core's `open` and `apply` return (little-endian; layouts in SPEC.md, "Core boundary"),
 * and slices log records. Nothing here parses JSON: events stay bytes from the core to the reader.
 */
import { ERROR_CODES, type ErrorCode, type ErrorExtra } from "@lean-agentic/protocol";

const utf8 = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

/** How a sender wants its messages answered. */
export type Reply = "none" | "ack" | "full";
const REPLIES: readonly Reply[] = ["none", "ack", "full"];

export interface OpenedRefusal {
  kind: "refused";
  code: ErrorCode;
  /** The frame's `n`, where one could be read. */
  n: number | null;
  /** The `n` that is expected, for a hole. */
  expected: number | null;
  id: string | null;
  detail: string;
  /** In bytes, of what is wrong, where the frame is no JSON. */
  offset: number | null;
}
export interface OpenedHello {
  kind: "hello";
  producer: string;
  /** Events after this `seq` are wanted; `null` when the connection asks for none. */
  after: number | null;
  types: string;
  /** Last `n` of that producer that is settled. */
  acked: number;
}
export interface OpenedMessages {
  kind: "messages";
  reply: Reply;
  /** `n` of the first message, `null` when the sender does not number. */
  n: number | null;
  batch: boolean;
  count: number;
  /** Leading messages whose `n` was settled before. */
  skip: number;
  producer: string;
  /** What the Analyzer takes: the texts of the messages that are new. */
  texts: Uint8Array;
}
export interface OpenedRead {
  kind: "read";
  id: string;
  /** What is asked in words, for `questionMeaning`; empty for a read that asks none. */
  question: string;
}
export interface OpenedCredit {
  kind: "credit";
  seq: number;
  events: number;
}
export interface OpenedAuth {
  kind: "auth";
  token: string;
}
export type Opened =
  | OpenedRefusal
  | OpenedHello
  | OpenedMessages
  | OpenedRead
  | OpenedCredit
  | OpenedAuth
  | { kind: "ping" };

class Cursor {
  private readonly view: DataView;
  private at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  u8(): number {
    return this.view.getUint8(this.at++);
  }
  u16(): number {
    this.at += 2;
    return this.view.getUint16(this.at - 2, true);
  }
  u32(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }
  f64(): number {
    this.at += 8;
    return this.view.getFloat64(this.at - 8, true);
  }
  take(length: number): Uint8Array {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
  text(length: number): string {
    return utf8.decode(this.take(length));
  }
  rest(): Uint8Array {
    return this.bytes.subarray(this.at);
  }
}

function errorCode(index: number): ErrorCode {
  return ERROR_CODES[index] ?? "internal";
}

/** The offset that the core ends its detail with, of a breach of JSON's grammar. A detail of a field begins with its name. */
function offsetOf(detail: string): number | null {
  const offset = /^(?![\w[\].]+: ).* at byte (\d+)$/.exec(detail)?.[1];
  return offset === undefined ? null : Number(offset);
}

/** What a refusal says beside its code and detail. */
export function extraOf({ n, id, expected, offset }: OpenedRefusal): ErrorExtra {
  return {
    ...(n === null ? {} : { n }),
    ...(id === null ? {} : { id }),
    ...(expected === null ? {} : { expected }),
    ...(offset === null ? {} : { offset }),
  };
}

/** Decodes what `Session.open` returned. */
export function decodeOpened(bytes: Uint8Array): Opened {
  const c = new Cursor(bytes);
  const kind = c.u8();
  switch (kind) {
    case 0: {
      const code = errorCode(c.u8());
      const numbered = c.u8() === 1;
      const hole = c.u8() === 1;
      c.u8();
      const n = c.f64();
      const expected = c.f64();
      const id = c.text(c.u16());
      const detail = c.text(c.u16());
      return {
        kind: "refused",
        code,
        n: numbered ? n : null,
        expected: hole ? expected : null,
        id: id === "" ? null : id,
        detail,
        offset: offsetOf(detail),
      };
    }
    case 1: {
      const wants = c.u8() === 1;
      const producer = c.text(c.u16());
      const after = c.f64();
      const types = c.text(c.u16());
      return { kind: "hello", producer, after: wants ? after : null, types, acked: c.f64() };
    }
    case 2: {
      const reply = REPLIES[c.u8()] ?? "full";
      const flags = c.u8();
      c.u8();
      const n = c.f64();
      const count = c.u32();
      const skip = c.u32();
      const producer = c.text(c.u16());
      const numbered = (flags & 1) !== 0;
      const batch = (flags & 2) !== 0;
      return {
        kind: "messages",
        reply,
        n: numbered ? n : null,
        batch,
        count,
        skip,
        producer,
        texts: c.rest(),
      };
    }
    case 3:
      return { kind: "read", id: c.text(c.u16()), question: c.text(c.u16()) };
    case 4:
      return { kind: "credit", seq: c.f64(), events: c.f64() };
    case 5:
      return { kind: "auth", token: c.text(c.u32()) };
    case 6:
      return { kind: "ping" };
    default:
      throw new RangeError(`core answered an unknown kind of frame: ${kind}`);
  }
}

/** A message that was refused for its content. */
export interface Refusal {
  /** Position within the frame as it was sent. */
  index: number;
  code: ErrorCode;
  detail: string;
}

/** What `Session.apply` decided. `firstSeq`..`lastSeq` are the new events; both are 0 when there is none. */
export interface Outcome {
  firstSeq: number;
  lastSeq: number;
  events: number;
  refusals: Refusal[];
  record: Uint8Array;
}

export function decodeOutcome(bytes: Uint8Array): Outcome {
  const c = new Cursor(bytes);
  const firstSeq = c.f64();
  const lastSeq = c.f64();
  const events = c.u32();
  const refused = c.u32();
  const refusals: Refusal[] = [];
  for (let i = 0; i < refused; i++) {
    refusals.push({ index: c.u32(), code: errorCode(c.u8()), detail: c.text(c.u16()) });
  }
  return { firstSeq, lastSeq, events, refusals, record: c.take(c.u32()) };
}

/** Frames of a read's answer: each `u32 length, bytes`. */
export function decodeFrames(bytes: Uint8Array): Uint8Array[] {
  const c = new Cursor(bytes);
  const frames: Uint8Array[] = [];
  let left = bytes.byteLength;
  while (left >= 4) {
    const length = c.u32();
    frames.push(c.take(length));
    left -= 4 + length;
  }
  return frames;
}

const RECORD_VERSION = 1;
const RECORD_HEAD = 8;
const NEWLINE = 10;

/** The NDJSON of a record's events, as readers get it. */
export function recordEvents(record: Uint8Array): Uint8Array {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  if (record[0] !== RECORD_VERSION) throw new RangeError(`log record of unknown version ${record[0]}`);
  return record.subarray(RECORD_HEAD, RECORD_HEAD + view.getUint32(4, true));
}

/** The analyses of a record, as the core wrote them. */
export function recordAnalyses(record: Uint8Array): Uint8Array {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  return record.subarray(RECORD_HEAD + view.getUint32(4, true));
}

/** Puts a record together again from its two halves (import). */
export function composeRecord(events: Uint8Array, analyses: Uint8Array): Uint8Array {
  const record = new Uint8Array(RECORD_HEAD + events.byteLength + analyses.byteLength);
  record[0] = RECORD_VERSION;
  new DataView(record.buffer).setUint32(4, events.byteLength, true);
  record.set(events, RECORD_HEAD);
  record.set(analyses, RECORD_HEAD + events.byteLength);
  return record;
}

/** NDJSON of these lines, each with its line break. */
export function ndjson(all: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(all.reduce((sum, line) => sum + line.byteLength + 1, 0));
  let at = 0;
  for (const line of all) {
    out.set(line, at);
    at += line.byteLength;
    out[at++] = NEWLINE;
  }
  return out;
}

/** Splits NDJSON into its lines, without copying. */
export function* lines(ndjson: Uint8Array): Generator<Uint8Array> {
  let start = 0;
  while (start < ndjson.byteLength) {
    const end = ndjson.indexOf(NEWLINE, start);
    if (end < 0) {
      yield ndjson.subarray(start);
      return;
    }
    yield ndjson.subarray(start, end);
    start = end + 1;
  }
}
