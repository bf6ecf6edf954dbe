/** What every `Store` must do: run against SQLite in workerd and against memory. */
import { describe, expect, it } from "vitest";
import { type LogRecord, MAX_VALUE_BYTES, PART_BYTES, type Store } from "./store.ts";

const bytes = (length: number, fill: number): Uint8Array => new Uint8Array(length).fill(fill);

const record = (seq: number, over: Partial<LogRecord> = {}): LogRecord => ({
  seq,
  at: 1_000 + seq,
  producer: "p",
  n: seq,
  count: 1,
  body: bytes(3, seq % 256),
  ...over,
});

/** `run` hands a fresh store to the body. */
export function storeContract(name: string, run: (body: (store: Store) => void) => Promise<void>): void {
  describe(`store: ${name}`, () => {
    const begun = (body: (store: Store) => void) => () =>
      run((store) => {
        store.begin();
        body(store);
      });

    it("holds nothing before it is begun, and can be begun again", async () => {
      await run((store) => {
        expect(store.exists()).toBe(false);
        store.begin();
        store.setMeta("a", "1");
        store.begin();
        expect(store.exists()).toBe(true);
        expect(store.meta("a")).toBe("1");
        expect(store.meta("b")).toBeNull();
      });
    });

    it(
      "reads records in order, after any seq, with bodies of any size",
      begun((store) => {
        const sizes = [0, 1, PART_BYTES, PART_BYTES + 1, 3 * PART_BYTES + 7];
        sizes.forEach((size, i) => {
          store.append(
            record((i + 1) * 10, { body: bytes(size, i + 1), producer: i % 2 ? null : "p", n: i, count: 2 }),
          );
        });
        expect(
          [...store.records(0)].map((r) => [r.seq, r.body.byteLength, r.producer, r.n, r.count]),
        ).toEqual(sizes.map((size, i) => [(i + 1) * 10, size, i % 2 ? null : "p", i, 2]));
        expect([...store.records(30)].map((r) => r.seq)).toEqual([40, 50]);
        expect([...store.records(29)].map((r) => r.seq)).toEqual([30, 40, 50]);
        for (const { body, seq } of store.records(0)) expect(body.every((b) => b === seq / 10)).toBe(true);
        expect(store.lastSeq()).toBe(50);
        expect(store.logRows()).toBe(1 + 1 + 1 + 2 + 4);
      }),
    );

    it(
      "refuses a second record of the same seq",
      begun((store) => {
        store.append(record(1));
        expect(() => store.append(record(1))).toThrow();
        expect([...store.records(0)]).toHaveLength(1);
      }),
    );

    it(
      "finds the record that settled a message",
      begun((store) => {
        store.append(record(3, { n: 1, count: 3 }));
        store.append(record(4, { producer: "q", n: 1 }));
        store.append(record(9, { n: 6, count: 5, body: bytes(PART_BYTES + 5, 7) }));
        expect(store.recordOf("p", 1)?.seq).toBe(3);
        expect(store.recordOf("p", 3)?.seq).toBe(3);
        expect(store.recordOf("p", 4)).toBeNull();
        expect(store.recordOf("p", 10)?.body.byteLength).toBe(PART_BYTES + 5);
        expect(store.recordOf("p", 11)).toBeNull();
        expect(store.recordOf("q", 1)?.seq).toBe(4);
        expect(store.recordOf("r", 1)).toBeNull();
      }),
    );

    it(
      "undoes a transaction that throws, whole",
      begun((store) => {
        store.append(record(1));
        store.putProducer({ id: "p", n: 1, seq: 1, at: 1 });
        const failing = (): void =>
          store.transaction(() => {
            store.append(record(2));
            store.putProducer({ id: "p", n: 2, seq: 2, at: 2 });
            store.setMeta("x", "y");
            throw new Error("no");
          });
        expect(failing).toThrow("no");
        expect(store.lastSeq()).toBe(1);
        expect(store.producers()).toEqual([{ id: "p", n: 1, seq: 1, at: 1 }]);
        expect(store.meta("x")).toBeNull();
      }),
    );

    it(
      "keeps the last state of each producer and drops the idle",
      begun((store) => {
        store.putProducer({ id: "b", n: 1, seq: 1, at: 10 });
        store.putProducer({ id: "a", n: 5, seq: 2, at: 20 });
        store.putProducer({ id: "b", n: 2, seq: 3, at: 30 });
        expect(store.producers().map((p) => [p.id, p.n])).toEqual([
          ["a", 5],
          ["b", 2],
        ]);
        expect(store.producer("b")).toEqual({ id: "b", n: 2, seq: 3, at: 30 });
        expect(store.producer("c")).toBeNull();
        expect(store.dropProducers(30)).toBe(1);
        expect(store.producers().map((p) => p.id)).toEqual(["b"]);
      }),
    );

    it(
      "forgets an idle producer's numbers, and keeps its events",
      begun((store) => {
        store.append(record(1, { producer: "a", n: 1 }));
        store.append(record(2, { producer: "b", n: 1 }));
        for (const [id, at] of [
          ["a", 10],
          ["b", 30],
        ] as const) {
          store.putProducer({ id, n: 2, seq: 2, at });
          store.putRefusal({ producer: id, n: 2, code: "too_large", detail: "", at: 10 });
        }
        expect(store.dropProducers(20)).toBe(1);
        expect([...store.records(0)].map((row) => row.producer)).toEqual([null, "b"]);
        expect(store.recordOf("a", 1)).toBeNull();
        expect(store.recordOf("b", 1)?.seq).toBe(2);
        expect([store.refusals("a", 0, 9).length, store.refusals("b", 0, 9).length]).toEqual([0, 1]);
      }),
    );

    it(
      "keeps refusals by producer and number",
      begun((store) => {
        for (const n of [4, 2, 9])
          store.putRefusal({ producer: "p", n, code: "too_large", detail: "long", at: n });
        store.putRefusal({ producer: "q", n: 2, code: "bad_request", detail: "", at: 1 });
        expect(store.refusals("p", 2, 9).map((r) => r.n)).toEqual([2, 4]);
        expect(store.refusals("q", 0, 100)).toEqual([
          { producer: "q", n: 2, code: "bad_request", detail: "", at: 1 },
        ]);
        expect(store.dropRefusals(4)).toBe(2);
        expect(store.refusals("p", 0, 100).map((r) => r.n)).toEqual([4, 9]);
      }),
    );

    it(
      "keeps receipts",
      begun((store) => {
        const row = { key: "k", bodyHash: "h", firstSeq: 1, lastSeq: 2, status: "{}", at: 5 };
        store.putReceipt(row);
        expect(store.receipt("k")).toEqual(row);
        expect(store.receipt("other")).toBeNull();
        expect(store.hasReceipts()).toBe(true);
        expect(store.dropReceipts(6)).toBe(1);
        expect(store.receipt("k")).toBeNull();
      }),
    );

    it(
      "keeps one snapshot beside the one being written",
      begun((store) => {
        for (const part of [1, 0]) store.putSnapshotPart(5, part, bytes(4, part));
        store.putSnapshotPart(9, 0, bytes(2, 9));
        expect([...store.snapshotParts(5)].map((part) => part[0])).toEqual([0, 1]);
        store.keepSnapshot(9);
        expect([...store.snapshotParts(5)]).toEqual([]);
        expect([...store.snapshotParts(9)]).toHaveLength(1);
      }),
    );

    it(
      "refuses a value that production would refuse",
      begun((store) => {
        expect(() => store.putSnapshotPart(1, 0, bytes(MAX_VALUE_BYTES + 1, 0))).toThrow(/limit/);
        expect(() => store.putAside({ seq: 1, body: bytes(MAX_VALUE_BYTES + 1, 0), why: "", at: 1 })).toThrow(
          /limit/,
        );
        store.putAside({ seq: 1, body: bytes(10, 1), why: "w", at: 7 });
        expect(store.asides().map((row) => [row.seq, row.body.byteLength, row.why])).toEqual([[1, 10, "w"]]);
        expect(store.oldestAt()).toBe(7);
        store.append(record(1, { at: 9 }));
        expect(store.oldestAt()).toBe(7);
        expect(store.dropAsides(7)).toBe(0);
        expect(store.dropAsides(8)).toBe(1);
        expect(store.asides()).toEqual([]);
        expect(store.oldestAt()).toBe(9);
      }),
    );

    it(
      "forgets its beginning: the records, their receipts, and goes on counting",
      begun((store) => {
        expect([store.firstSeq(), store.lastSeq(), store.oldestAt(), store.lastBefore(9e9)]).toEqual([
          1,
          0,
          null,
          0,
        ]);
        for (const [seq, at] of [
          [2, 10],
          [3, 20],
          [7, 15],
          [8, 30],
        ] as const)
          store.append(record(seq, { at, n: seq, body: bytes(PART_BYTES + 1, seq) }));
        const receipt = (key: string, firstSeq: number): void =>
          store.putReceipt({ key, bodyHash: "h", firstSeq, lastSeq: 9, status: "{}", at: 5 });
        for (const [key, firstSeq] of [
          ["refused", 0],
          ["old", 2],
          ["young", 4],
        ] as const)
          receipt(key, firstSeq);
        expect([5, 10, 11, 20, 21, 30, 31].map((before) => store.lastBefore(before))).toEqual([
          0, 0, 2, 2, 7, 7, 8,
        ]);
        expect(store.oldestAt()).toBe(10);
        store.forget(3);
        expect([...store.records(0)].map((r) => r.seq)).toEqual([7, 8]);
        expect([store.firstSeq(), store.lastSeq(), store.logRows()]).toEqual([4, 8, 4]);
        expect(["refused", "old", "young"].map((key) => store.receipt(key)?.firstSeq)).toEqual([
          0,
          undefined,
          4,
        ]);
        expect(store.recordOf("p", 3)).toBeNull();
        store.rewrite(record(7, { at: 15, n: 7, body: bytes(2, 9) }));
        expect([...store.records(0)].map((r) => [r.seq, r.at, r.body.byteLength])).toEqual([
          [7, 15, 2],
          [8, 30, PART_BYTES + 1],
        ]);
        expect(store.recordOf("p", 7)?.body[0]).toBe(9);
        store.forget(8);
        expect([store.firstSeq(), store.lastSeq(), store.oldestAt()]).toEqual([9, 8, null]);
      }),
    );

    it(
      "drops every snapshot when asked",
      begun((store) => {
        for (const seq of [5, 9]) store.putSnapshotPart(seq, 0, bytes(2, seq));
        store.dropSnapshots();
        expect([...store.snapshotParts(5), ...store.snapshotParts(9)]).toEqual([]);
      }),
    );

    it(
      "undoes a transaction inside another alone",
      begun((store) => {
        store.transaction(() => {
          store.setMeta("outer", "1");
          expect(() =>
            store.transaction(() => {
              store.setMeta("inner", "1");
              throw new Error("no");
            }),
          ).toThrow("no");
        });
        expect([store.meta("outer"), store.meta("inner")]).toEqual(["1", null]);
      }),
    );
  });
}
