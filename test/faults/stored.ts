/**
 * What must hold of a session that heard `inputs` under one producer: its log over HTTP, its SQLite file opened by
 * this process, the client's journal and its state hash agree. Every check adds to a list of violations, so that
 * the suites on planted faults can say which one saw them.
 */
import { type LogLine, type Product, readLog, type TestSession } from "../harness/index.ts";
import { expectedHash, type Input } from "./input.ts";

/** An answer that the client wrote down before it went on. */
export interface JournalEntry {
  n: number;
  seq: number;
}

/** More than this many of one kind add nothing to a report. */
const SHOWN = 5;

export class Violations {
  readonly all: string[] = [];
  private readonly counts = new Map<string, number>();

  add(rule: string, detail: string): void {
    const count = (this.counts.get(rule) ?? 0) + 1;
    this.counts.set(rule, count);
    if (count <= SHOWN) this.all.push(`${rule}: ${detail}`);
    else if (count === SHOWN + 1) this.all.push(`${rule}: and more`);
  }
}

/** A record of the log as SQLite has it (SPEC.md, "Core boundary": 8 bytes of head, then the events as NDJSON). */
interface StoredRecord {
  producer: string | null;
  n: number;
  count: number;
  events: string[];
}

const RECORD_HEAD = 8;

function storedRecords(product: Product, session: TestSession): StoredRecord[] {
  const database = product.database(session);
  try {
    const rows = database
      .prepare("SELECT seq, part, producer, n, count, body FROM log ORDER BY seq, part")
      .all();
    const bodies = new Map<number, { row: (typeof rows)[number]; parts: Uint8Array[] }>();
    for (const row of rows) {
      const seq = Number(row.seq);
      const record = bodies.get(seq) ?? { row, parts: [] };
      record.parts.push(row.body as Uint8Array);
      bodies.set(seq, record);
    }
    return [...bodies.values()].map(({ row, parts }) => {
      const body = Buffer.concat(parts);
      const events = body.subarray(RECORD_HEAD, RECORD_HEAD + body.readUInt32LE(4)).toString("utf8");
      return {
        producer: row.producer as string | null,
        n: Number(row.n),
        count: Number(row.count),
        events: events.split("\n").filter((line) => line !== ""),
      };
    });
  } finally {
    database.close();
  }
}

/** Each message once, in order, with its own words. */
function checkLog(log: readonly LogLine[], inputs: readonly Input[], found: Violations): void {
  if (log.length !== inputs.length) found.add("log", `${log.length} events for ${inputs.length} messages`);
  log.forEach((line, i) => {
    if (line.seq !== i + 1) found.add("log order", `seq ${line.seq} at place ${i + 1}`);
    if (line.text !== inputs[i]?.text) found.add("log text", `seq ${line.seq} is not message ${i + 1}`);
  });
}

/** Nothing that was answered is missing or elsewhere. */
function checkJournal(
  journal: readonly JournalEntry[],
  log: readonly LogLine[],
  inputs: readonly Input[],
  found: Violations,
): void {
  const answered = new Set<number>();
  for (const { n, seq } of journal) {
    if (answered.has(n)) found.add("journal", `message ${n} was answered twice`);
    answered.add(n);
    if (log[seq - 1]?.text !== inputs[n - 1]?.text) {
      found.add("journal", `message ${n} was answered with seq ${seq}, and is not there`);
    }
  }
  if (answered.size !== inputs.length)
    found.add("journal", `${answered.size} of ${inputs.length} were answered`);
}

function checkDatabase(records: readonly StoredRecord[], log: readonly LogLine[], found: Violations): void {
  const events = records.flatMap((record) => record.events);
  if (events.length !== log.length) found.add("SQLite", `${events.length} events, ${log.length} over HTTP`);
  const different = events.findIndex((json, i) => json !== log[i]?.json);
  if (different >= 0) found.add("SQLite", `event ${different + 1} is not the same JSON as over HTTP`);
  let next = 1;
  for (const { n, count, producer } of records) {
    if (producer === null || n !== next) found.add("SQLite", `a record of n ${n} where ${next} was due`);
    next = n + count;
  }
}

/** Checks a session after everything was sent. The journal is left out where no client kept one. */
export async function checkStored(
  product: Product,
  session: TestSession,
  inputs: readonly Input[],
  journal?: readonly JournalEntry[],
): Promise<string[]> {
  const found = new Violations();
  try {
    const log: LogLine[] = [];
    for await (const line of readLog(product, session)) log.push(line);
    checkLog(log, inputs, found);
    if (journal) checkJournal(journal, log, inputs, found);
    checkDatabase(storedRecords(product, session), log, found);
    const stats = await product.json(session, "/stats");
    if (stats.state_hash !== (await expectedHash(inputs)))
      found.add("state", "the state hash is not the input's");
  } catch (error) {
    found.add("reading back", error instanceof Error ? error.message : String(error));
  }
  return found.all;
}

/** Which of the words stand in what workerd wrote to its logs. */
export function leaks(product: Product, words: readonly string[]): string[] {
  const { logs } = product.server;
  return [...product.secrets, ...words]
    .filter((word) => logs.includes(word))
    .map((word) => `logged: ${word}`);
}
