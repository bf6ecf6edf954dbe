/** The README's tables on memory. */
import { type Row, short, table, whole } from "../markdown.ts";
import type { MemoryResult } from "./result.ts";

const mib = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

export function memoryTables({ ours, minisearch, fts5, machine, at, command, words }: MemoryResult): string {
  const grown = ours.map(
    (one): Row => [
      whole(one.turns),
      whole(one.facts),
      `${short(one.update.p50)} / ${short(one.update.p99)}`,
      `${short(one.recall.p50)} / ${short(one.recall.p99)}`,
      mib(one.memory),
      mib(one.snapshot.bytes),
      `${short(one.snapshot.ms)} / ${short(one.restore_ms)}`,
      whole(one.indexed),
    ],
  );
  const peers = ours.map((one): Row => {
    const mini = minisearch.find(({ turns }) => turns === one.turns);
    const fts = fts5.find(({ turns }) => turns === one.turns);
    return [
      whole(one.turns),
      short(one.recall.p50),
      mini ? short(mini.recall.p50) : "",
      fts ? short(fts.recall.p50) : "",
      short(one.update.mean),
      mini ? short(mini.add_ms) : "",
      fts ? short(fts.add_ms) : "",
    ];
  });
  return [
    table(
      [
        "turns",
        "facts",
        "a turn, ms p50 / p99",
        "a question, ms p50 / p99",
        "core memory, MiB",
        "snapshot, MiB",
        "taken / restored, ms",
        "turns in the index",
      ],
      grown,
    ),
    table(
      [
        "turns",
        "a question: ours, p50 ms",
        "MiniSearch",
        "FTS5 in the object",
        "a turn: ours, mean ms",
        "MiniSearch, a text added",
        "FTS5, a row added",
      ],
      peers,
    ),
    `Messages of ${words} words, every other one tells a fact; a turn is without its analysis, a question with ten hits and a context. FTS5 answers ${fts5[0]?.per_request ?? ""} questions a request, each an equal share of its time, the way over loopback too. ${machine.cores} cores (${machine.cpu}), Node ${machine.node}, ${at.slice(0, 10)}; \`${command}\`.`,
  ].join("\n\n");
}
