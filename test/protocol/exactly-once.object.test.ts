/** SPEC D1, D2, L1, X1, X2, X4: in quiet, with the object evicted, and with it crashing at each named point. */
import { describe, expect, it } from "vitest";
import { expectedHash, type Input } from "./expected.ts";
import { MODES, type Mode } from "./modes.ts";
import { type Frame, isCrash, type Line, LineEnded, SessionDriver } from "./session-driver.ts";

/** A small generator, so that a failing run can be repeated (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const PEOPLE = ["Ann", "Bob Miller", "Chloe", "Dr. Okafor"];
const PLACES = ["Berlin", "Lagos", "New York", "Osaka"];

function inputsOf(count: number, random: () => number): Input[] {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? "";
  return Array.from({ length: count }, (_, i) => ({
    text: `${pick(PEOPLE)} moved to ${pick(PLACES)} and wrote to me${i}@example.org about ${Math.floor(random() * 1e6)}`,
    at: 1_795_420_800_000 + i * 1000,
    speaker: random() < 0.5 ? "user" : "assistant",
  }));
}

/** A client that sends everything, in frames of any size, until all of it is answered, whatever happens to the line. */
async function sendAll(session: SessionDriver, inputs: readonly Input[], random: () => number, mode: Mode) {
  const answered = new Map<number, number>();
  let drops = 0;
  let line: Line | null = null;
  for (let acked = 0; acked < inputs.length; ) {
    try {
      if (!line) {
        line = await session.connect();
        line.send({ type: "hello", producer: "p" });
        acked = Number((await line.next("hello")).acked);
        line.send({ type: "credit", seq: acked, events: 256 });
        continue;
      }
      if (random() < 0.15) await mode.disturb(session, Math.floor(random() * 3));
      const size = Math.min(inputs.length - acked, 1 + Math.floor(random() * 7));
      const messages = inputs.slice(acked, acked + size);
      const batch = { type: "batch", n: acked + 1, messages, reply: "ack" };
      line.send(size === 1 ? { type: "message", n: acked + 1, ...messages[0], reply: "ack" } : batch);
      const ack: Frame = await line.next("ack");
      expect(ack.n).toBe(acked + size);
      answered.set(acked + size, Number(ack.seq));
      acked += size;
      line.send({ type: "credit", seq: ack.seq, events: 256 });
    } catch (error) {
      if (!(error instanceof LineEnded) && !isCrash(error)) throw error;
      line = null;
      drops++;
    }
  }
  line?.close();
  return { answered, drops };
}

describe.each(MODES)("exactly once, $name", (mode) => {
  it("each message is one event, in order, and nothing answered is missing", async () => {
    const random = randomOf(20_261_123);
    const session = new SessionDriver();
    const inputs = inputsOf(mode.name.includes("snapshot") ? 1_400 : 400, random);
    const { answered, drops } = await sendAll(session, inputs, random, mode);
    if (mode.crashes && !mode.name.includes("snapshot")) expect(drops).toBeGreaterThan(0);
    const events = (await session.log()).map((line) => JSON.parse(line));
    expect(events.map((event) => event.text)).toEqual(inputs.map((input) => input.text));
    expect(events.map((event) => event.seq)).toEqual(inputs.map((_, i) => i + 1));
    for (const [n, seq] of answered) expect(seq).toBe(n);
    expect(await session.stateHash()).toBe(expectedHash(inputs));
    await session.evict();
    expect(await session.stateHash()).toBe(expectedHash(inputs));
  });

  it("a repeated number gets its first answer, a hole names the expected one, a refused one stays refused", async () => {
    const session = new SessionDriver();
    let line = await session.connect({ producer: "p" });
    const long = "x".repeat(70_000);
    line.send({ type: "message", n: 1, text: "Ann moved to Berlin", at: 1 });
    const first = await line.next("answer");
    line.send({ type: "message", n: 2, text: long });
    expect(await line.next("error")).toMatchObject({ code: "too_large", n: 2 });
    line.send({
      type: "batch",
      n: 3,
      messages: [{ text: "one" }, { text: long }, { text: "three" }],
      reply: "ack",
    });
    const batch = await line.next("ack");
    expect(batch.results).toMatchObject([
      { n: 3, seq: 2 },
      { n: 4, code: "too_large" },
      { n: 5, seq: 3 },
    ]);
    line.send({ type: "message", n: 9, text: "far" });
    expect(await line.next("error")).toMatchObject({ code: "conflict", n: 9, expected: 6 });
    await mode.disturb(session, 2);
    /** Asks again on a new line where the old one ended: a repeat is what this test is about. */
    const ask = async (frame: object, type: string): Promise<Frame> => {
      for (;;) {
        try {
          line.send(frame);
          return await line.next(type);
        } catch (error) {
          if (!(error instanceof LineEnded)) throw error;
          line = await reconnect(session, line);
        }
      }
    };
    expect(await ask({ type: "message", n: 1, text: "Ann moved to Berlin", at: 1 }, "answer")).toEqual(first);
    const second = { type: "message", n: 2, text: "another text does not matter" };
    expect(await ask(second, "error")).toMatchObject({ code: "too_large", n: 2 });
    const third = {
      type: "batch",
      n: 3,
      messages: [{ text: "one" }, { text: long }, { text: "three" }],
      reply: "ack",
    };
    expect((await ask(third, "ack")).results).toEqual(batch.results);
    const half = { type: "batch", n: 5, messages: [{ text: "three" }, { text: "four" }], reply: "ack" };
    expect(await ask(half, "ack")).toMatchObject({ n: 6, seq: 4 });
    expect((await session.log()).map((event) => JSON.parse(event).text)).toEqual([
      "Ann moved to Berlin",
      "one",
      "three",
      "four",
    ]);
  });
});

async function reconnect(session: SessionDriver, line: Line): Promise<Line> {
  line.close();
  for (let tries = 0; tries < 5; tries++) {
    try {
      return await session.connect({ producer: "p" });
    } catch (error) {
      if (!isCrash(error) && !(error instanceof LineEnded)) throw error;
    }
  }
  throw new Error("the object does not come back");
}

describe.each(["after-apply", "before-insert", "after-insert"] as const)(
  "message, recall, crash %s",
  (point) => {
    it("no reply names what the restart lost (D2)", async () => {
      for (let round = 0; round < 5; round++) {
        const session = new SessionDriver();
        const line = await session.connect({ producer: "p" });
        line.send({ type: "message", n: 1, text: "Chloe lives in Osaka", reply: "ack" });
        await line.next("ack");
        session.crashAt(point);
        line.send({ type: "message", n: 2, text: "Bob lives in Lagos", reply: "ack" });
        line.send({ type: "recall", id: "q", query: "who lives in Lagos?" });
        const { code } = await line.ended();
        expect(code).not.toBe(1000);
        const kept = (await session.log()).map((event) => JSON.parse(event).seq);
        const named = line.frames.flatMap((frame) => [
          ...(frame.type === "ack" ? [frame.seq] : []),
          ...(frame.type === "result" ? (frame.hits as { seq: number }[]).map((hit) => hit.seq) : []),
        ]);
        for (const seq of named) expect(kept).toContain(seq);
        expect(kept).toEqual(point === "after-insert" && kept.length === 2 ? [1, 2] : [1]);
      }
    });
  },
);
