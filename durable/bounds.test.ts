/** The small parts that keep a session within its bounds. */
import { describe, expect, it, vi } from "vitest";
import { Alarms } from "./alarms.ts";
import { composeRecord, lines, recordAnalyses, recordEvents } from "./codec.ts";
import { ackFrame, answerFrames } from "./frames-out.ts";
import { Ledger, type Resident } from "./ledger.ts";
import { TokenBucket } from "./rate-limit.ts";
import { Timings } from "./timings.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

class Core implements Resident {
  dropped = false;
  readonly bytes: number;
  readonly busy: boolean;
  constructor(bytes: number, busy = false) {
    this.bytes = bytes;
    this.busy = busy;
  }
  memoryBytes(): number {
    return this.dropped ? 0 : this.bytes;
  }
  canDrop(): boolean {
    return !this.busy;
  }
  drop(): void {
    this.dropped = true;
  }
}

describe("memory ledger", () => {
  it("drops the core that was used longest ago, never one with unwritten work or the one in use", () => {
    const ledger = new Ledger(100);
    const [a, b, c, d] = [new Core(40, true), new Core(40), new Core(40), new Core(90)] as const;
    for (const core of [a, b, c]) ledger.touch(core);
    expect([a.dropped, b.dropped, c.dropped]).toEqual([false, true, false]);
    ledger.touch(d);
    expect([a.dropped, c.dropped, d.dropped]).toEqual([false, true, false]);
    expect(ledger.count).toBe(2);
  });
});

describe("token bucket", () => {
  it("gives its burst, then its rate, and says how long to wait", () => {
    const bucket = new TokenBucket(10, 20, 0);
    expect(bucket.take(20, 0)).toBe(0);
    expect(bucket.take(5, 0)).toBe(500);
    expect(bucket.take(5, 499)).toBe(1);
    expect(bucket.take(5, 500)).toBe(0);
    expect(bucket.remaining(100_000)).toBe(20);
  });

  it("lets a frame larger than itself pass when it is full, and makes the next one pay", () => {
    const bucket = new TokenBucket(10, 20, 0);
    expect(bucket.take(40, 0)).toBe(0);
    expect(bucket.take(1, 0)).toBe(2100);
  });
});

describe("alarms", () => {
  it("sets the earliest time anybody asked for", () => {
    const set: number[] = [];
    const alarms = new Alarms(
      (at) => set.push(at),
      () => [{ run: () => 500 }, { run: (now) => now + 50 }, { run: () => null }],
    );
    alarms.request(300);
    alarms.request(400);
    alarms.request(200);
    expect(set).toEqual([300, 200]);
    alarms.ring(200);
    expect(set.slice(2)).toEqual([500, 250]);
  });
});

describe("records", () => {
  it("take apart into the halves they were made of", () => {
    const record = composeRecord(encode('{"a":1}\n{"b":2}\n'), encode("analyses"));
    expect([...lines(recordEvents(record))].map(decode)).toEqual(['{"a":1}', '{"b":2}']);
    expect(decode(recordAnalyses(record))).toBe("analyses");
  });
});

describe("answers", () => {
  const turn = encode(`{"type":"turn","text":"${"x".repeat(300_000)}"}`);

  it("ack names the last n and seq, and what was refused", () => {
    expect(decode(ackFrame(10, 134, null).bytes)).toBe('{"type":"ack","n":10,"seq":134}');
    const results = [
      { n: 9, seq: 134 },
      { n: 10, code: "too_large" as const, detail: "d" },
    ];
    expect(JSON.parse(decode(ackFrame(10, 134, results).bytes))).toEqual({
      type: "ack",
      n: 10,
      seq: 134,
      results,
    });
  });

  it("come in pieces of at most 1 MiB", () => {
    const frames = answerFrames(7, 70, null, Array(7).fill(turn));
    const parsed = frames.map((frame) => JSON.parse(decode(frame.bytes)));
    expect(frames.every((frame) => frame.bytes.byteLength <= 1 << 20)).toBe(true);
    expect(parsed.map((frame) => frame.turns.length)).toEqual([3, 3, 1]);
    expect(parsed.map((frame) => frame.more ?? false)).toEqual([true, true, false]);
  });
});

describe("timings", () => {
  it("are null where the clock stands still, and percentiles where it runs", () => {
    const timings = new Timings();
    expect(timings.summary()).toBeNull();
    expect(timings.why()).toBe("nothing was measured since the session woke");
    const now = vi.spyOn(performance, "now").mockReturnValue(7);
    timings.measure("open", () => undefined);
    now.mockRestore();
    expect(timings.summary()).toBeNull();
    expect(timings.why()).toContain("the clock stands still");
    timings.measure("apply", () => {
      const end = performance.now() + 2;
      while (performance.now() < end);
    });
    const apply = timings.summary()?.apply;
    expect(apply?.count).toBe(1);
    expect(apply?.p50_us).toBeGreaterThanOrEqual(2000);
  });
});
