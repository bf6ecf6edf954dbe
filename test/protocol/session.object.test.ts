/** SPEC L2, F1-F5, C1-C4, X5, E1 and access at the object: what one session does, in workerd. */
import { IDEMPOTENCY_HEADER } from "@lean-agentic/protocol";
import { beforeAll, describe, expect, it } from "vitest";
import { expectedHash } from "./expected.ts";
import { CALM, EVICTED, MODES, runIn } from "./modes.ts";
import { SessionDriver } from "./session-driver.ts";

const texts = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `message number ${i + 1} from Ann`);

describe.each(MODES)("$name", (mode) => {
  beforeAll(() => runIn(mode));

  it("means what it says: the object's own count of its wakes, and the line's of its crashes", async () => {
    const session = new SessionDriver();
    const line = await session.connect({ producer: "p" });
    for (let n = 1; n <= 5; n++) {
      line.send({ type: "message", n, text: `m${n}`, reply: "ack" });
      expect(await line.next("ack")).toMatchObject({ n, seq: n });
    }
    const { crashes } = line;
    const { wakes } = await session.stats();
    // The hello is an answer too. No snapshot is due in so short a session.
    if (mode === CALM) expect(wakes).toBe(1);
    if (mode === EVICTED) expect(wakes).toBe(7);
    expect(crashes).toBe(mode.crashes && !mode.name.includes("snapshot") ? 5 : 0);
  });

  describe("events", () => {
    it("are the same bytes over the socket, live and later, and in the log (L2)", async () => {
      const session = new SessionDriver();
      const live = await session.connect({ after: 0 });
      const sender = await session.connect({ producer: "p" });
      sender.send({ type: "batch", n: 1, messages: texts(120).map((text) => ({ text })), reply: "ack" });
      await sender.next("ack");
      await live.next("turn", (turn) => turn.seq === 120);
      const late = await session.connect({ after: 0 });
      await late.next("turn", (turn) => turn.seq === 120);
      const decode = (data: string | ArrayBuffer): string =>
        typeof data === "string" ? data : new TextDecoder().decode(data);
      const log = await session.log();
      expect(live.raw.map(decode).filter((frame) => frame.includes('"turn"'))).toEqual(log);
      expect(late.raw.map(decode).filter((frame) => frame.includes('"turn"'))).toEqual(log);
    });

    it("resume after any seq, with no seam between log and live", async () => {
      const session = new SessionDriver();
      const sender = await session.connect({ producer: "p" });
      const all = texts(90).map((text) => ({ text }));
      sender.send({ type: "batch", n: 1, messages: all.slice(0, 50), reply: "ack" });
      await sender.next("ack");
      const readers = await Promise.all([0, 1, 25, 49, 50].map((after) => session.connect({ after })));
      sender.send({ type: "batch", n: 51, messages: all.slice(50), reply: "ack" });
      await sender.next("ack");
      for (const [i, after] of [0, 1, 25, 49, 50].entries()) {
        const reader = readers[i];
        await reader?.next("turn", (turn) => turn.seq === 90);
        const seqs = reader?.frames.filter((frame) => frame.type === "turn").map((frame) => frame.seq);
        expect([...(seqs ?? []), 90]).toEqual(Array.from({ length: 90 - after }, (_, k) => after + k + 1));
      }
    });

    it("after the end of the log is a conflict that names it", async () => {
      const session = new SessionDriver();
      const line = await session.connect();
      line.send({ type: "hello", after: 5 });
      expect(await line.next("error")).toMatchObject({ code: "conflict", seq: 0 });
    });

    it("come in the kind of the hello, answers in the kind of what they answer (F1)", async () => {
      const session = new SessionDriver();
      const line = await session.connect();
      line.sendRaw(JSON.stringify({ type: "hello", producer: "p", after: 0 }));
      line.send({ type: "message", n: 1, text: "hi", reply: "ack" });
      await line.next("turn");
      await line.next("ack");
      const kinds = line.raw.map((data) => [
        typeof data === "string",
        (typeof data === "string" ? data : new TextDecoder().decode(data)).slice(9, 13),
      ]);
      expect(kinds).toContainEqual([true, "hell"]);
      expect(kinds).toContainEqual([true, "turn"]);
      expect(kinds).toContainEqual([false, 'ack"']);
    });
  });

  describe("credit", () => {
    it("a subscriber that never grants gets 256 events, then credit_needed; credit brings the rest (C1-C3)", async () => {
      const session = new SessionDriver();
      const reader = await session.connect({ after: 0 });
      const sender = await session.connect({ producer: "p" });
      // What a connection was granted ends with it.
      session.holdSteady();
      for (let n = 1; n <= 600; n += 100) {
        sender.send({ type: "batch", n, messages: texts(100).map((text) => ({ text })), reply: "ack" });
        await sender.next("ack");
      }
      expect(await reader.next("error")).toMatchObject({ code: "credit_needed" });
      const got = () =>
        reader.raw
          .map((data) => JSON.parse(typeof data === "string" ? data : new TextDecoder().decode(data)))
          .filter((f) => f.type === "turn");
      expect(got().length).toBe(256);
      session.holdSteady(false);
      for (let last = got().length; last < 600; last = got().length) {
        reader.send({ type: "credit", seq: last, events: 100 });
        await reader.next("turn", (turn) => turn.seq === Math.min(600, last + 100));
      }
      expect(got().map((turn) => turn.seq)).toEqual(Array.from({ length: 600 }, (_, i) => i + 1));
    });

    it("an answer without credit is refused once and applies nothing; then the line is closed (C4)", async () => {
      const session = new SessionDriver();
      await session.post({ producer: "q", n: 1, text: "first" });
      // Credit is one connection's, and a crash ends that.
      session.holdSteady();
      const line = await session.connect({ producer: "p" });
      for (let n = 1; n <= 400; n++) line.send({ type: "message", n, text: `m${n}`, reply: "ack" });
      expect(await line.next("error")).toMatchObject({ code: "credit_needed" });
      await new Promise((resolve) => setTimeout(resolve, 100));
      const acks = line.frames.filter((frame) => frame.type === "ack").length;
      expect(line.frames.filter((frame) => frame.type === "error")).toHaveLength(0);
      expect((await session.log()).length).toBe(1 + acks);
      line.send({ type: "credit", seq: 1 + acks, events: 256 });
      line.send({ type: "message", n: acks + 1, text: "goes on", reply: "ack" });
      await line.next("ack", (ack) => ack.n === acks + 1);
      for (let n = acks + 2; n <= acks + 600; n++)
        line.send({ type: "message", n, text: "again", reply: "ack" });
      expect(await line.next("error")).toMatchObject({ code: "overloaded" });
      // Held steady, these ten seconds are those of a session left alone.
      if (mode.crashes) return;
      await new Promise((resolve) => setTimeout(resolve, 10_100));
      await session.ring();
      expect((await line.ended()).code).toBe(1013);
    });
  });

  describe("bad frames", () => {
    it.each([
      ["no JSON", "{", "bad_request"],
      ["an unknown type", '{"type":"nonsense"}', "bad_request"],
      ["facts of what is no id", '{"type":"facts","id":"q","subject":"Ann"}', "bad_request"],
      ["a duplicate key", '{"type":"message","text":"a","text":"b"}', "bad_request"],
      ["a text that is none", '{"type":"message","text":5}', "bad_request"],
      ["a number without a producer", '{"type":"message","n":1,"text":"a"}', "bad_request"],
      ["a frame above 1 MiB", `{"type":"message","text":"${"x".repeat(1 << 20)}"}`, "too_large"],
      ["depth", `${"[".repeat(40)}${"]".repeat(40)}`, "bad_request"],
      ["a huge number", '{"type":"message","text":"a","at":1e999}', "bad_request"],
    ])("%s is a named error, and the session lives on unchanged (F2, F3)", async (_, frame, code) => {
      const session = new SessionDriver();
      const line = await session.connect();
      line.send({ type: "message", text: "Ann is here", at: 5 });
      await line.next("answer");
      for (const data of [frame, new TextEncoder().encode(frame)]) {
        line.sendRaw(data);
        expect(await line.next("error")).toMatchObject({ code });
      }
      expect(await session.stateHash()).toBe(expectedHash([{ text: "Ann is here", at: 5 }]));
    });

    it("broken UTF-8 names its offset", async () => {
      const session = new SessionDriver();
      const line = await session.connect();
      line.sendRaw(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]));
      expect(await line.next("error")).toMatchObject({ message: "broken UTF-8 at byte 2", offset: 2 });
    });
  });

  describe("large frames", () => {
    it("1,000 messages of e-mail addresses, 1 MiB in all, are stored and read back (F2, row size)", async () => {
      const session = new SessionDriver();
      const line = await session.connect({ producer: "p" });
      const messages = Array.from({ length: 1000 }, (_, i) => {
        let text = "";
        for (let k = 0; text.length < 980; k++) text += `a${i}b${k}@c${k}.de `;
        return { text: text.trim() };
      });
      line.send({ type: "batch", n: 1, messages, reply: "ack" });
      expect(await line.next("ack", undefined, 30_000)).toMatchObject({ n: 1000, seq: 1000 });
      const log = (await session.log()).map((event) => JSON.parse(event));
      expect(log.map((event) => event.text)).toEqual(messages.map((message) => message.text));
      expect(log[999].values[0]).toMatchObject({ kind: "email", text: "a999b0@c0.de", start: 0, end: 12 });
    });
  });

  describe("HTTP", () => {
    it("answers a message with its turn, messages with turns, a bad one with a problem", async () => {
      const session = new SessionDriver();
      const one = await session.post({ text: "Ann moved to Berlin", at: 7 });
      expect(await one.text()).toBe((await session.log())[0]);
      const two = await session.post({ messages: [{ text: "a" }, { text: "b" }] });
      expect(((await two.json()) as { turns: { seq: number }[] }).turns.map((turn) => turn.seq)).toEqual([
        2, 3,
      ]);
      const bad = await session.post('{"text":}');
      expect(bad.status).toBe(400);
      expect(bad.headers.get("content-type")).toBe("application/problem+json");
      expect(await bad.json()).toMatchObject({ code: "bad_request", status: 400 });
    });

    it("an Idempotency-Key gives the same answer again, and refuses another body (X5)", async () => {
      const session = new SessionDriver();
      const key = { [IDEMPOTENCY_HEADER]: "key-1" };
      const first = await (await session.post({ text: "only once" }, key)).text();
      await session.evict();
      expect(await (await session.post({ text: "only once" }, key)).text()).toBe(first);
      expect((await session.post({ text: "something else" }, key)).status).toBe(409);
      expect(await session.log()).toHaveLength(1);
    });

    it("producer and n count over transports (X1)", async () => {
      const session = new SessionDriver();
      const line = await session.connect({ producer: "p" });
      line.send({ type: "message", n: 1, text: "by socket", reply: "ack" });
      await line.next("ack");
      const again = await session.post({ producer: "p", n: 1, text: "by socket" });
      expect(await again.json()).toMatchObject({ seq: 1, text: "by socket" });
      expect((await session.post({ producer: "p", n: 2, text: "by post" })).status).toBe(200);
      line.send({ type: "message", n: 2, text: "by post", reply: "ack" });
      expect(await line.next("ack")).toMatchObject({ n: 2, seq: 2 });
    });
  });

  describe("access at the object", () => {
    it("scopes, expiry and revocation hold on a live line", async () => {
      const session = new SessionDriver();
      await session.post({ text: "first" });
      const reader = new SessionDriver(session.name, { scope: ["read"] });
      const line = await reader.connect({ after: 0 });
      line.send({ type: "message", text: "no" });
      expect(await line.next("error")).toMatchObject({ code: "forbidden" });
      const short = new SessionDriver(session.name, { exp: Math.floor(Date.now() / 1000) - 1 });
      const expired = await short.connect();
      expired.send({ type: "message", text: "late" });
      expect((await expired.ended()).code).toBe(1008);
      expect((await session.fetch("/generation", { method: "POST" }, ["admin"])).status).toBe(200);
      expect((await line.ended()).code).toBe(1008);
      expect((await session.post({ text: "with the old token" })).status).toBe(401);
      session.claims = { ...session.claims, gen: 1 };
      expect((await session.post({ text: "with a new token" })).status).toBe(200);
    });
  });

  describe("erase (E1)", () => {
    it.each([null, "erase-marked", "erase-deleted"] as const)(
      "leaves 410 for good, crashing at %s",
      async (point) => {
        const session = new SessionDriver();
        const line = await session.connect({ after: 0 });
        await session.post({ text: "a secret word: xylophone" });
        if (point) session.crashAt(point);
        const erased = await session.fetch("/", { method: "DELETE" }, ["admin"]).catch(() => null);
        if (!point) expect(erased?.status).toBe(204);
        await line.ended();
        for (const again of [
          () => session.post({ text: "x" }),
          () => session.fetch("/log"),
          () => session.fetch("/", { method: "DELETE" }),
        ]) {
          expect((await again()).status).toBe(410);
        }
        await session.evict().catch(() => {});
        expect((await session.fetch("/describe")).status).toBe(410);
      },
    );
  });

  describe("snapshots (D4)", () => {
    it("a session at rest wakes by snapshot and a short tail, to the same state", async () => {
      const session = new SessionDriver();
      const line = await session.connect({ producer: "p" });
      const inputs = texts(700).map((text, i) => ({ text, at: i }));
      for (const [i, input] of inputs.entries()) {
        line.send({ type: "message", n: i + 1, ...input, reply: "ack" });
        if (i % 100 === 99) {
          const ack = await line.next("ack", (one) => one.n === i + 1);
          line.send({ type: "credit", seq: ack.seq, events: 256 });
        }
      }
      await session.ring();
      await session.evict();
      const stats = await session.stats();
      expect(stats.tail_records).toBeLessThanOrEqual(256);
      expect(stats.snapshot_seq).toBeGreaterThan(0);
      expect(stats.state_hash).toBe(expectedHash(inputs));
    });
  });
});
