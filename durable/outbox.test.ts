import { describe, expect, it } from "vitest";
import { Outbox } from "./outbox.ts";

function traced(fail = false) {
  const trace: string[] = [];
  const outbox = new Outbox({
    transaction: (work) => {
      trace.push("begin");
      if (fail) throw new Error("disk");
      work();
      trace.push("commit");
    },
    beforeInsert: () => trace.push("before"),
    afterInsert: () => trace.push("after"),
    written: () => trace.push("written"),
    abort: (why) => trace.push(`abort: ${why}`),
  });
  return { outbox, trace };
}

describe("outbox (nothing leaves before its write is issued)", () => {
  it("runs all writes of a turn in one transaction, then the sends, in order", async () => {
    const { outbox, trace } = traced();
    outbox.send(() => trace.push("send 1"));
    outbox.write(() => trace.push("write 1"));
    outbox.send(() => trace.push("send 2"));
    outbox.write(() => trace.push("write 2"));
    expect(trace).toEqual([]);
    await outbox.flushed();
    expect(trace).toEqual([
      "before",
      "begin",
      "write 1",
      "write 2",
      "commit",
      "after",
      "send 1",
      "send 2",
      "written",
    ]);
    expect(outbox.idle).toBe(true);
  });

  it("answers nobody when the write fails", async () => {
    const { outbox, trace } = traced(true);
    let told = false;
    outbox.write(() => trace.push("write"));
    outbox.send(() => trace.push("send"));
    void outbox.flushed().then(() => {
      told = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(trace).toEqual(["before", "begin", "abort: a write failed: Error"]);
    expect(told).toBe(false);
  });

  it("keeps the order when it is flushed early", async () => {
    const { outbox, trace } = traced();
    outbox.write(() => trace.push("write 1"));
    outbox.send(() => trace.push("send 1"));
    outbox.flush();
    outbox.write(() => trace.push("write 2"));
    await outbox.flushed();
    expect(trace.filter((step) => /\d/.test(step))).toEqual(["write 1", "send 1", "write 2"]);
  });
});
