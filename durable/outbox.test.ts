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

describe("outbox, lone and streaming", () => {
  it("flushes a lone write at the end of its event, without waiting for a timer", async () => {
    const { outbox, trace } = traced();
    outbox.write(() => trace.push("write"));
    await Promise.resolve();
    expect(trace).toContain("write");
  });

  it("gathers a stream of events into few transactions", async () => {
    const { outbox, trace } = traced();
    for (let event = 0; event < 200; event++) {
      outbox.write(() => trace.push("write"));
      await Promise.resolve();
      await Promise.resolve();
    }
    await outbox.flushed();
    expect(trace.filter((step) => step === "write")).toHaveLength(200);
    expect(trace.filter((step) => step === "begin").length).toBeLessThan(40);
  });

  it("writes what nobody waits for by itself", async () => {
    const { outbox, trace } = traced();
    outbox.writeLater(() => trace.push("later"));
    await Promise.resolve();
    expect(trace).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(trace).toContain("later");
  });
});
