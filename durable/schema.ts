/** The tables of a session's SQLite, as forward migrations: entry `i` takes version `i` to `i + 1`. Never edit one that was released. */
export const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`,
    `CREATE TABLE log (
       seq INTEGER NOT NULL, part INTEGER NOT NULL, at INTEGER NOT NULL,
       producer TEXT, n INTEGER NOT NULL, count INTEGER NOT NULL, body BLOB NOT NULL,
       PRIMARY KEY (seq, part)) WITHOUT ROWID`,
    `CREATE INDEX log_by_producer ON log (producer, n) WHERE producer IS NOT NULL AND part = 0`,
    `CREATE TABLE producer (id TEXT PRIMARY KEY, n INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID`,
    `CREATE TABLE refusal (producer TEXT NOT NULL, n INTEGER NOT NULL, code TEXT NOT NULL, detail TEXT NOT NULL,
       at INTEGER NOT NULL, PRIMARY KEY (producer, n)) WITHOUT ROWID`,
    `CREATE TABLE receipt (key TEXT PRIMARY KEY, body_hash TEXT NOT NULL, first_seq INTEGER NOT NULL,
       last_seq INTEGER NOT NULL, status TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID`,
    `CREATE TABLE snapshot (seq INTEGER NOT NULL, part INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (seq, part)) WITHOUT ROWID`,
    `CREATE TABLE aside (id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, body BLOB NOT NULL, why TEXT NOT NULL)`,
  ],
  // When a message was set aside: retention drops it by its age.
  [`ALTER TABLE aside ADD COLUMN at INTEGER NOT NULL DEFAULT 0`],
];
