/** The lines of an export: what they hold, and what is wrong with one that is none. */
import { composeRecord, ndjson, recordAnalyses } from "./codec.ts";
import type { LogRecord } from "./store.ts";

/** In the first line; other versions are refused. */
export const EXPORT_VERSION = 1;
/** No line of an export is longer: an event has at most 1 MiB, its record's analyses a few. */
export const MAX_LINE_BYTES = 16 << 20;

/** Types of lines beside the first one: events of the log, and what an export has between them. */
const LINE_TYPES: ReadonlySet<string> = new Set(
  "turn merged undone split removed gap record producer".split(" "),
);

const decoder = new TextDecoder();

interface RecordLine {
  type: "record";
  seq: number;
  at: number;
  producer: string | null;
  n: number;
  count: number;
  /** Base64. */
  analyses: string;
}

/** What stands behind the events of a record: all else that the log keeps of it. */
export function recordLine({ seq, at, producer, n, count, body }: LogRecord): RecordLine {
  return { type: "record", seq, at, producer, n, count, analyses: base64(recordAnalyses(body)) };
}

/** The record of a record line and the events before it; null where it is none. */
export function recordOf(line: Uint8Array, events: readonly Uint8Array[]): LogRecord | null {
  try {
    const { seq, at, producer, n, count, analyses }: RecordLine = JSON.parse(decoder.decode(line));
    const whole = [seq, at, n, count].every((value) => Number.isSafeInteger(value) && value >= 0);
    if (!whole || !(producer === null || typeof producer === "string") || events.length === 0) return null;
    return { seq, at, producer, n, count, body: composeRecord(ndjson(events), unbase64(analyses)) };
  } catch {
    return null;
  }
}

/** The `type` of a line, read off its beginning: all are written by us, type first. */
export function typeOf(line: Uint8Array): string {
  const head = decoder.decode(line.subarray(0, 32));
  return /^\{"type":"(\w+)"/.exec(head)?.[1] ?? "";
}

/** What is wrong with a line that an export cannot have; null for one that it can. */
export function strangeness(type: string, line: Uint8Array): string | null {
  if (LINE_TYPES.has(type)) return null;
  const members = parsed(line);
  if (members === null) return "is not JSON";
  if (type !== "export") return "is no line of an export; send the lines as export gives them";
  const { version } = members;
  if (version === EXPORT_VERSION) return null;
  const told = version === undefined ? "no version" : `version ${JSON.stringify(version).slice(0, 32)}`;
  return `begins an export of ${told}; this server reads version ${EXPORT_VERSION}`;
}

/** The members of a line; null where it is not JSON. */
export function parsed(line: Uint8Array): Record<string, unknown> | null {
  try {
    return Object(JSON.parse(decoder.decode(line)));
  } catch {
    return null;
  }
}

/** Lines of a stream; null for one that is too long. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array | null> {
  let rest = new Uint8Array(0);
  for await (const chunk of body) {
    const joined = new Uint8Array(rest.byteLength + chunk.byteLength);
    joined.set(rest);
    joined.set(chunk, rest.byteLength);
    let start = 0;
    for (let end = joined.indexOf(10); end >= 0; end = joined.indexOf(10, start)) {
      yield joined.subarray(start, end);
      start = end + 1;
    }
    rest = joined.slice(start);
    if (rest.byteLength > MAX_LINE_BYTES) {
      yield null;
      return;
    }
  }
  if (rest.byteLength > 0) yield rest;
}

function base64(bytes: Uint8Array): string {
  let binary = "";
  for (let start = 0; start < bytes.byteLength; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(binary);
}

function unbase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
