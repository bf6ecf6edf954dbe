/** The store in memory: the second implementation of the port, for tests and for whoever embeds a session without a disk. */
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

/** All state, so that a transaction can put it back. Rows are never changed in place. */
interface State {
  begun: boolean;
  meta: Map<string, string>;
  log: LogRecord[];
  producers: Map<string, ProducerRow>;
  refusals: Map<string, RefusalRow>;
  receipts: Map<string, ReceiptRow>;
  snapshots: Map<string, { seq: number; part: number; body: Uint8Array }>;
  asides: AsideRow[];
}

const empty = (): State => ({
  begun: false,
  meta: new Map(),
  log: [],
  producers: new Map(),
  refusals: new Map(),
  receipts: new Map(),
  snapshots: new Map(),
  asides: [],
});

const copy = (state: State): State => ({
  begun: state.begun,
  meta: new Map(state.meta),
  log: [...state.log],
  producers: new Map(state.producers),
  refusals: new Map(state.refusals),
  receipts: new Map(state.receipts),
  snapshots: new Map(state.snapshots),
  asides: [...state.asides],
});

export class MemoryStore implements Store {
  private state = empty();

  exists(): boolean {
    return this.state.begun;
  }

  begin(): void {
    this.state.begun = true;
  }

  transaction(work: () => void): void {
    const before = copy(this.state);
    try {
      work();
    } catch (error) {
      this.state = before;
      throw error;
    }
  }

  meta(key: string): string | null {
    return this.state.meta.get(key) ?? null;
  }

  setMeta(key: string, value: string): void {
    this.state.meta.set(key, value);
  }

  append(record: LogRecord): void {
    const parts = [...partsOf(record.body)].map((part) => checkValue(part).slice());
    const at = this.state.log.findIndex((other) => other.seq >= record.seq);
    if (at >= 0 && this.state.log[at]?.seq === record.seq)
      throw new Error(`log already has seq ${record.seq}`);
    this.state.log.splice(at < 0 ? this.state.log.length : at, 0, { ...record, body: joinParts(parts) });
  }

  *records(after: number): Generator<LogRecord> {
    for (const record of this.state.log) if (record.seq > after) yield record;
  }

  recordOf(producer: string, n: number): LogRecord | null {
    return this.state.log.find((r) => r.producer === producer && r.n <= n && n < r.n + r.count) ?? null;
  }

  lastSeq(): number {
    return this.state.log.at(-1)?.seq ?? this.firstSeq() - 1;
  }

  firstSeq(): number {
    return Number(this.meta("first_seq") ?? 1);
  }

  oldestAt(): number | null {
    const times = [...this.state.log.slice(0, 1), ...this.state.asides].map((row) => row.at);
    return times.length > 0 ? Math.min(...times) : null;
  }

  lastBefore(before: number): number {
    const kept = this.state.log.findIndex((record) => record.at >= before);
    return (kept < 0 ? this.state.log.at(-1) : this.state.log[kept - 1])?.seq ?? 0;
  }

  forget(seq: number): void {
    this.state.log = this.state.log.filter((record) => record.seq > seq);
    for (const [key, row] of this.state.receipts)
      if (row.firstSeq > 0 && row.firstSeq <= seq) this.state.receipts.delete(key);
    this.setMeta("first_seq", String(seq + 1));
  }

  rewrite(record: LogRecord): void {
    this.state.log = this.state.log.filter((other) => other.seq !== record.seq);
    this.append(record);
  }

  logRows(): number {
    return this.state.log.reduce((rows, record) => rows + [...partsOf(record.body)].length, 0);
  }

  putProducer(row: ProducerRow): void {
    this.state.producers.set(row.id, { ...row });
  }

  producer(id: string): ProducerRow | null {
    return this.state.producers.get(id) ?? null;
  }

  producers(): ProducerRow[] {
    return [...this.state.producers.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  dropProducers(before: number): number {
    const { producers, refusals } = this.state;
    const idle = new Set([...producers.values()].filter((row) => row.at < before).map((row) => row.id));
    for (const [key, row] of refusals) if (idle.has(row.producer)) refusals.delete(key);
    this.state.log = this.state.log.map((record) =>
      record.producer !== null && idle.has(record.producer) ? { ...record, producer: null } : record,
    );
    return drop(producers, before);
  }

  putRefusal(row: RefusalRow): void {
    this.state.refusals.set(`${row.n} ${row.producer}`, { ...row });
  }

  refusals(producer: string, from: number, to: number): RefusalRow[] {
    return [...this.state.refusals.values()]
      .filter((row) => row.producer === producer && row.n >= from && row.n < to)
      .sort((a, b) => a.n - b.n);
  }

  dropRefusals(before: number): number {
    return drop(this.state.refusals, before);
  }

  putReceipt(row: ReceiptRow): void {
    this.state.receipts.set(row.key, { ...row });
  }

  receipt(key: string): ReceiptRow | null {
    return this.state.receipts.get(key) ?? null;
  }

  dropReceipts(before: number): number {
    return drop(this.state.receipts, before);
  }

  hasReceipts(): boolean {
    return this.state.receipts.size > 0;
  }

  putSnapshotPart(seq: number, part: number, body: Uint8Array): void {
    this.state.snapshots.set(`${seq} ${part}`, { seq, part, body: checkValue(body).slice() });
  }

  *snapshotParts(seq: number): Generator<Uint8Array> {
    const parts = [...this.state.snapshots.values()].filter((row) => row.seq === seq);
    for (const row of parts.sort((a, b) => a.part - b.part)) yield row.body;
  }

  keepSnapshot(seq: number): void {
    for (const [key, row] of this.state.snapshots) if (row.seq !== seq) this.state.snapshots.delete(key);
  }

  dropSnapshots(): void {
    this.state.snapshots.clear();
  }

  putAside(row: AsideRow): void {
    this.state.asides.push({ ...row, body: checkValue(row.body).slice() });
  }

  asides(): AsideRow[] {
    return [...this.state.asides];
  }

  dropAsides(before: number): number {
    const kept = this.state.asides.filter((row) => row.at >= before);
    const dropped = this.state.asides.length - kept.length;
    this.state.asides = kept;
    return dropped;
  }

  bytes(): number {
    return this.state.log.reduce((sum, record) => sum + record.body.byteLength, 0);
  }
}

function drop<Row extends { at: number }>(rows: Map<string, Row>, before: number): number {
  let dropped = 0;
  for (const [key, row] of rows) if (row.at < before && rows.delete(key)) dropped++;
  return dropped;
}
