/**
 * Export and import: everything a session knows, as NDJSON. The event lines are the log's own bytes; after the
 * events of each record comes a `record` line with what else the log keeps of it. Where retention took the log's
 * beginning, a `gap` says so. Import folds each record into the core, which judges every event, and gives the same state hash.
 */
import { type ErrorCode, type ErrorExtra, isErrorCode, MAX_NAME_BYTES } from "@lean-agentic/protocol";
import { BaseImport } from "./base.ts";
import { ndjson, recordEvents } from "./codec.ts";
import {
  EXPORT_VERSION,
  linesOf,
  MAX_LINE_BYTES,
  recordLine,
  recordOf,
  strangeness,
  typeOf,
} from "./export-lines.ts";
import { gapAfter } from "./gap.ts";
import type { LiveSession } from "./live-session.ts";
import { firstSeqOf } from "./readers.ts";
import { joinParts, type LogRecord } from "./store.ts";

/** Imported records are written in groups of about this many bytes. */
const GROUP_BYTES = 1 << 20;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** One page of the export, whole records only. */
export function exportPage(
  session: LiveSession,
  after: number,
  pageBytes: number,
): { body: Uint8Array; next: number; more: boolean } {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const gap = gapAfter(session.store, after);
  let next = gap ? gap.to : after;
  let more = false;
  const add = (chunk: Uint8Array): void => {
    chunks.push(chunk);
    bytes += chunk.byteLength;
  };
  if (after === 0) {
    const head = { type: "export", version: EXPORT_VERSION, session: session.name, epoch: session.epoch };
    add(encoder.encode(`${JSON.stringify(head)}\n`));
  }
  if (gap) add(ndjson([gap.json]));
  let records = 0;
  for (const record of session.store.records(next)) {
    if (records++ > 0 && bytes + record.body.byteLength > pageBytes) {
      more = true;
      break;
    }
    add(recordEvents(record.body));
    add(encoder.encode(`${JSON.stringify(recordLine(record))}\n`));
    next = record.seq;
  }
  if (!more) for (const line of numberingLines(session)) add(encoder.encode(`${JSON.stringify(line)}\n`));
  return { body: joinParts(chunks), next, more };
}

/** How far a producer's numbers are settled, and those of them that were refused: an export ends with these. */
interface NumberingLine {
  type: "producer";
  id: string;
  n: number;
  seq: number;
  at: number;
  refused: { n: number; code: string; detail: string }[];
}

function numberingLines(session: LiveSession): NumberingLine[] {
  return session.store.producers().map(({ id, n, seq, at }) => ({
    type: "producer",
    id,
    n,
    seq,
    at,
    refused: session.store
      .refusals(id, 0, Number.MAX_SAFE_INTEGER)
      .map(({ n, code, detail }) => ({ n, code, detail })),
  }));
}

/** Takes in one such line; false where it is none. Numbers that are known already stay. */
function importNumbering(session: LiveSession, line: Uint8Array): boolean {
  try {
    const { id, n, seq, at, refused }: NumberingLine = JSON.parse(decoder.decode(line));
    const whole = [n, seq, at].every((value) => Number.isSafeInteger(value) && value >= 0);
    const known =
      Array.isArray(refused) && refused.every((one) => Number.isSafeInteger(one.n) && isErrorCode(one.code));
    if (typeof id !== "string" || id === "" || id.length > MAX_NAME_BYTES || !whole || !known) return false;
    session.outbox.write(() => {
      for (const one of refused) {
        session.store.putRefusal({ producer: id, n: one.n, code: one.code, detail: String(one.detail), at });
      }
      settle(session, id, n, seq, at);
    });
    session.core.settleProducer(id, n);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return false;
    throw error;
  }
}

/** Raises a producer's count; it never falls. */
function settle(session: LiveSession, id: string, n: number, seq: number, at: number): void {
  const known = session.store.producer(id);
  if (!known || known.n < n) session.store.putProducer({ id, n, seq, at });
}

/** Whether the log holds just these events at just this place. */
function isKept(session: LiveSession, record: LogRecord): boolean {
  for (const kept of session.store.records(record.seq - 1)) {
    return kept.seq === record.seq && equal(recordEvents(kept.body), recordEvents(record.body));
  }
  return false;
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && a.every((byte, i) => byte === b[i]);
}

interface ImportOutcome {
  records: number;
  error: { code: ErrorCode; detail: string; extra: ErrorExtra } | null;
}

/** Reads an export as it streams in; `check` throws where it may not go on. What was imported before an error stays, and the next part goes on after it. */
export async function importRecords(
  session: LiveSession,
  body: ReadableStream<Uint8Array>,
  check: () => void,
): Promise<ImportOutcome> {
  const outcome: ImportOutcome = { records: 0, error: null };
  const events: Uint8Array[] = [];
  let number = 0;
  let gathered = 0;
  const base = new BaseImport(session);
  const fail = (code: ErrorCode, detail: string): ImportOutcome => {
    return { ...outcome, error: { code, detail, extra: { line: number } } };
  };
  for await (const line of linesOf(body)) {
    number++;
    check();
    if (line === null) return fail("too_large", `line ${number} is longer than ${MAX_LINE_BYTES} bytes`);
    if (line.byteLength === 0) continue;
    const type = typeOf(line);
    const strange = strangeness(type, line);
    if (strange !== null) return fail("bad_request", `line ${number} ${strange}`);
    if (type === "export") continue;
    const wrong = type === "gap" ? base.gap(line) : base.settle();
    if (wrong !== null) return fail("conflict", `line ${number}: ${wrong}`);
    if (type === "gap") continue;
    if (type === "producer") {
      if (!importNumbering(session, line)) return fail("bad_request", `line ${number} is no producer line`);
      continue;
    }
    if (type !== "record") {
      events.push(line);
      continue;
    }
    const record = recordOf(line, events);
    events.length = 0;
    if (record === null) return fail("bad_request", `line ${number} is no record line as export writes it`);
    const last = session.core.lastSeq();
    if (record.seq <= last) {
      session.outbox.flush();
      if (isKept(session, record)) continue;
      return fail("conflict", `line ${number}: the session holds other events up to seq ${last}`);
    }
    if (firstSeqOf(record) !== last + 1)
      return fail("conflict", `the session is at seq ${last}; line ${number} does not follow it`);
    const full = session.full();
    if (full) return fail(full.code, `line ${number}: ${full.detail}`);
    try {
      session.core.fold(record.body);
    } catch (error) {
      session.core.discard();
      return fail(
        "bad_request",
        `line ${number}: ${error instanceof Error ? error.message : "not a valid record"}`,
      );
    }
    if (session.core.lastSeq() !== record.seq) {
      session.core.discard();
      return fail("bad_request", `line ${number}: its seq is not that of its last event`);
    }
    const { producer } = record;
    const n = record.n + record.count - 1;
    session.outbox.write(() => {
      session.store.append(record);
      if (producer !== null) settle(session, producer, n, record.seq, record.at);
    });
    if (producer !== null) session.core.settleProducer(producer, n);
    session.readers.add(record, last + 1);
    outcome.records++;
    gathered += record.body.byteLength;
    if (gathered > GROUP_BYTES) {
      gathered = 0;
      await session.outbox.flushed();
    }
  }
  const wrong = base.settle();
  if (wrong !== null) return fail("conflict", wrong);
  await session.outbox.flushed();
  session.requestRetention();
  session.requestHousekeeping();
  if (events.length > 0)
    return fail("bad_request", "the last events have no record line after them: the part is cut");
  return outcome;
}
