// Long because: one short method for each of the port, and nothing else.
/** The store over a Durable Object's SQLite. Cost: one row a frame (and its entry in `log_by_producer`), one row a producer and flush. */
import { MIGRATIONS } from "./schema.ts";
import {
  type AsideRow,
  checkValue,
  joinParts,
  type LogRecord,
  type ProducerRow,
  partsOf,
  type ReceiptRow,
  type RefusalRow,
  type Store,
} from "./store.ts";

type Row = Record<string, SqlStorageValue>;

const LOG_COLUMNS = "seq, part, at, producer, n, count, body";

export class SqlStore implements Store {
  private ready: boolean | undefined;
  private readonly sql: SqlStorage;

  private readonly storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.storage = storage;
    this.sql = storage.sql;
  }

  exists(): boolean {
    this.ready ??= this.rows("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta'").length > 0;
    return this.ready;
  }

  begin(): void {
    this.transaction(() => {
      const version = this.exists() ? Number(this.meta("schema") ?? 0) : 0;
      for (const statements of MIGRATIONS.slice(version))
        for (const statement of statements) this.sql.exec(statement);
      this.ready = true;
      if (version < MIGRATIONS.length) this.setMeta("schema", String(MIGRATIONS.length));
    });
  }

  transaction(work: () => void): void {
    this.storage.transactionSync(work);
  }

  meta(key: string): string | null {
    const [row] = this.rows("SELECT value FROM meta WHERE key = ?", key);
    return row ? String(row.value) : null;
  }

  setMeta(key: string, value: string): void {
    this.sql.exec(
      "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      key,
      value,
    );
  }

  append(record: LogRecord): void {
    let part = 0;
    for (const body of partsOf(record.body)) {
      this.sql.exec(
        `INSERT INTO log (${LOG_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)`,
        record.seq,
        part++,
        record.at,
        record.producer,
        record.n,
        record.count,
        checkValue(body),
      );
    }
  }

  *records(after: number): Generator<LogRecord> {
    yield* assemble(this.sql.exec(`SELECT ${LOG_COLUMNS} FROM log WHERE seq > ? ORDER BY seq, part`, after));
  }

  recordOf(producer: string, n: number): LogRecord | null {
    const [head] = this.rows(
      `SELECT seq, n, count FROM log WHERE producer = ? AND part = 0 AND n <= ? ORDER BY n DESC LIMIT 1`,
      producer,
      n,
    );
    if (!head || n >= Number(head.n) + Number(head.count)) return null;
    const rows = this.sql.exec(`SELECT ${LOG_COLUMNS} FROM log WHERE seq = ? ORDER BY part`, head.seq);
    for (const record of assemble(rows)) return record;
    return null;
  }

  lastSeq(): number {
    return Number(this.rows("SELECT max(seq) AS seq FROM log")[0]?.seq ?? this.firstSeq() - 1);
  }

  firstSeq(): number {
    return Number(this.meta("first_seq") ?? 1);
  }

  oldestAt(): number | null {
    const [row] = this.rows(
      "SELECT min(at) AS at FROM (SELECT * FROM (SELECT at FROM log ORDER BY seq LIMIT 1) UNION ALL SELECT at FROM aside)",
    );
    return typeof row?.at === "number" ? row.at : null;
  }

  lastBefore(before: number): number {
    const [kept] = this.rows("SELECT seq FROM log WHERE at >= ? ORDER BY seq LIMIT 1", before);
    const [last] = kept
      ? this.rows("SELECT max(seq) AS seq FROM log WHERE seq < ?", kept.seq ?? 0)
      : this.rows("SELECT max(seq) AS seq FROM log");
    return Number(last?.seq ?? 0);
  }

  forget(seq: number): void {
    this.sql.exec("DELETE FROM log WHERE seq <= ?", seq);
    this.sql.exec("DELETE FROM receipt WHERE first_seq > 0 AND first_seq <= ?", seq);
    this.setMeta("first_seq", String(seq + 1));
  }

  rewrite(record: LogRecord): void {
    this.sql.exec("DELETE FROM log WHERE seq = ?", record.seq);
    this.append(record);
  }

  logRows(): number {
    return Number(this.rows("SELECT count(*) AS rows FROM log")[0]?.rows ?? 0);
  }

  putProducer(row: ProducerRow): void {
    this.sql.exec(
      `INSERT INTO producer (id, n, seq, at) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET n = excluded.n, seq = excluded.seq, at = excluded.at`,
      row.id,
      row.n,
      row.seq,
      row.at,
    );
  }

  producer(id: string): ProducerRow | null {
    const [row] = this.rows("SELECT id, n, seq, at FROM producer WHERE id = ?", id);
    return row ? producerOf(row) : null;
  }

  producers(): ProducerRow[] {
    return this.rows("SELECT id, n, seq, at FROM producer ORDER BY id").map(producerOf);
  }

  dropProducers(before: number): number {
    const idle = "SELECT id FROM producer WHERE at < ?";
    this.sql.exec(`DELETE FROM refusal WHERE producer IN (${idle})`, before);
    this.sql.exec(`UPDATE log SET producer = NULL WHERE producer IN (${idle})`, before);
    return this.sql.exec("DELETE FROM producer WHERE at < ?", before).rowsWritten;
  }

  putRefusal(row: RefusalRow): void {
    this.sql.exec(
      "INSERT OR REPLACE INTO refusal (producer, n, code, detail, at) VALUES (?, ?, ?, ?, ?)",
      row.producer,
      row.n,
      row.code,
      row.detail,
      row.at,
    );
  }

  refusals(producer: string, from: number, to: number): RefusalRow[] {
    return this.rows(
      "SELECT producer, n, code, detail, at FROM refusal WHERE producer = ? AND n >= ? AND n < ? ORDER BY n",
      producer,
      from,
      to,
    ).map((row) => ({
      producer: String(row.producer),
      n: Number(row.n),
      code: String(row.code),
      detail: String(row.detail),
      at: Number(row.at),
    }));
  }

  dropRefusals(before: number): number {
    return this.sql.exec("DELETE FROM refusal WHERE at < ?", before).rowsWritten;
  }

  putReceipt(row: ReceiptRow): void {
    this.sql.exec(
      "INSERT OR REPLACE INTO receipt (key, body_hash, first_seq, last_seq, status, at) VALUES (?, ?, ?, ?, ?, ?)",
      row.key,
      row.bodyHash,
      row.firstSeq,
      row.lastSeq,
      row.status,
      row.at,
    );
  }

  receipt(key: string): ReceiptRow | null {
    const [row] = this.rows("SELECT * FROM receipt WHERE key = ?", key);
    if (!row) return null;
    return {
      key: String(row.key),
      bodyHash: String(row.body_hash),
      firstSeq: Number(row.first_seq),
      lastSeq: Number(row.last_seq),
      status: String(row.status),
      at: Number(row.at),
    };
  }

  dropReceipts(before: number): number {
    return this.sql.exec("DELETE FROM receipt WHERE at < ?", before).rowsWritten;
  }

  hasReceipts(): boolean {
    return this.rows("SELECT 1 FROM receipt LIMIT 1").length > 0;
  }

  putSnapshotPart(seq: number, part: number, body: Uint8Array): void {
    this.sql.exec(
      "INSERT OR REPLACE INTO snapshot (seq, part, body) VALUES (?, ?, ?)",
      seq,
      part,
      checkValue(body),
    );
  }

  *snapshotParts(seq: number): Generator<Uint8Array> {
    for (const row of this.sql.exec<Row>("SELECT body FROM snapshot WHERE seq = ? ORDER BY part", seq)) {
      yield blob(row.body);
    }
  }

  keepSnapshot(seq: number): void {
    this.sql.exec("DELETE FROM snapshot WHERE seq <> ?", seq);
  }

  dropSnapshots(): void {
    this.sql.exec("DELETE FROM snapshot");
  }

  putAside(row: AsideRow): void {
    this.sql.exec(
      "INSERT INTO aside (seq, body, why, at) VALUES (?, ?, ?, ?)",
      row.seq,
      checkValue(row.body),
      row.why,
      row.at,
    );
  }

  asides(): AsideRow[] {
    return this.rows("SELECT seq, body, why, at FROM aside ORDER BY id").map((row) => ({
      seq: Number(row.seq),
      body: blob(row.body),
      why: String(row.why),
      at: Number(row.at),
    }));
  }

  dropAsides(before: number): number {
    return this.sql.exec("DELETE FROM aside WHERE at < ?", before).rowsWritten;
  }

  bytes(): number {
    return this.sql.databaseSize;
  }

  private rows(query: string, ...bindings: SqlStorageValue[]): Row[] {
    return this.sql.exec<Row>(query, ...bindings).toArray();
  }
}

function producerOf(row: Row): ProducerRow {
  return { id: String(row.id), n: Number(row.n), seq: Number(row.seq), at: Number(row.at) };
}

function blob(value: SqlStorageValue | undefined): Uint8Array {
  if (!(value instanceof ArrayBuffer)) throw new TypeError("a row's body is not a blob");
  return new Uint8Array(value);
}

/** Puts the parts of each record together, row by row. */
function* assemble(rows: Iterable<Row>): Generator<LogRecord> {
  let parts: Uint8Array[] = [];
  let head: Row | undefined;
  const finish = (): LogRecord | undefined =>
    head && {
      seq: Number(head.seq),
      at: Number(head.at),
      producer: head.producer === null ? null : String(head.producer),
      n: Number(head.n),
      count: Number(head.count),
      body: joinParts(parts),
    };
  for (const row of rows) {
    if (head && row.seq !== head.seq) {
      const record = finish();
      if (record) yield record;
      parts = [];
      head = undefined;
    }
    head ??= row;
    parts.push(blob(row.body));
  }
  const last = finish();
  if (last) yield last;
}
