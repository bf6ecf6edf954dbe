/** Places where two rules meet: erasing what is still at work, importing into what is not empty, credit over a sleep. */
import { runInDurableObject } from "cloudflare:test";
import { IDEMPOTENCY_HEADER } from "@lean-agentic/protocol";
import { beforeAll, describe, expect, it } from "vitest";
import { MODES, runIn } from "./modes.ts";
import { LineEnded, SessionDriver } from "./session-driver.ts";

const ADMIN = ["admin"] as const;
const batch = (count: number, length = 10): object => ({
  messages: Array.from({ length: count }, (_, i) => ({ text: `${"word ".repeat(length)}${i}`, at: i })),
  reply: "ack",
});

/** Every row of every table, as text. */
function rowsOf(session: SessionDriver): Promise<string[]> {
  return runInDurableObject(session.stub, (_object, state) => {
    const { sql } = state.storage;
    const tables = sql.exec(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'",
    );
    return tables.toArray().flatMap(({ name }) =>
      sql
        .exec(`SELECT * FROM "${name}"`)
        .toArray()
        .map((row) => `${name}: ${Object.values(row)[0]}`),
    );
  });
}

const TOMBSTONE = ["meta: erased_at", "meta: schema", "meta: tombstone"];
const erase = (session: SessionDriver): Promise<Response> =>
  session.fetch("/", { method: "DELETE" }, [...ADMIN]);
const exportOf = async (session: SessionDriver): Promise<string> =>
  new TextDecoder().decode(await (await session.fetch("/export?after=0", {}, [...ADMIN])).arrayBuffer());
const importInto = (session: SessionDriver, body: string): Promise<Response> =>
  session.fetch("/import?part=1", { method: "POST", body }, [...ADMIN]);

describe.each(MODES)("$name", (mode) => {
  beforeAll(() => runIn(mode));

  describe("erase (E1)", () => {
    it("leaves the tombstone alone, also while a snapshot is being written", async () => {
      const session = new SessionDriver();
      for (let i = 0; i < 4; i++) await session.post(batch(400, 200));
      expect((await erase(session)).status).toBe(204);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect((await rowsOf(session)).sort()).toEqual(TOMBSTONE);
    });

    it("keeps nothing of requests that were under way", async () => {
      for (let round = 0; round < 4; round++) {
        const session = new SessionDriver();
        await session.post({ text: "first" });
        const keyed = (key: string) => session.post({ text: `late ${key}` }, { [IDEMPOTENCY_HEADER]: key });
        const answers = await Promise.all([keyed("a"), erase(session), keyed("b")]);
        expect(answers[1]?.status).toBe(204);
        expect((await session.fetch("/log")).status).toBe(410);
        expect((await rowsOf(session)).sort()).toEqual(TOMBSTONE);
      }
    });

    it("finishes what a crash cut short", async () => {
      const session = new SessionDriver();
      await session.post({ text: "a secret word: xylophone" });
      session.crashAt("erase-marked");
      await erase(session).catch(() => null);
      expect((await session.post({ text: "x" })).status).toBe(410);
      expect((await rowsOf(session)).sort()).toEqual(TOMBSTONE);
    });
  });

  describe("import", () => {
    it("refuses a session that holds other events, and changes nothing there", async () => {
      const [ours, theirs] = [new SessionDriver(), new SessionDriver()];
      for (const text of ["ours 0", "ours 1"]) await ours.post({ text });
      for (let i = 0; i < 4; i++) await theirs.post({ text: `theirs ${i}` });
      const before = await ours.log();
      const answer = await importInto(ours, await exportOf(theirs));
      expect(answer.status).toBe(409);
      expect(await ours.log()).toEqual(before);
      expect((await importInto(theirs, await exportOf(theirs))).status).toBe(200);
    });

    it("brings refusals along, so that repeats get their first answers (X1, X2)", async () => {
      const session = new SessionDriver();
      const long = "x".repeat(70_000);
      const frame = {
        producer: "p",
        n: 1,
        messages: [{ text: "one" }, { text: long }, { text: "three" }, { text: long }],
      };
      const first = await (await session.post(frame)).json();
      const copy = new SessionDriver();
      expect((await importInto(copy, await exportOf(session))).status).toBe(200);
      await copy.evict();
      expect(await (await copy.post(frame)).json()).toEqual(first);
      expect((await copy.post({ producer: "p", n: 5, text: "next" })).status).toBe(200);
    });

    it("refuses a record whose seq is not its events', and lets others go on", async () => {
      const session = new SessionDriver();
      await session.post({ text: "one" });
      const exported = (await exportOf(session)).replace('"type":"turn","seq":1', '"type":"turn","seq":500');
      const copy = new SessionDriver();
      const line = await copy.connect({ producer: "p" });
      line.send({ type: "message", n: 1, text: "mine", reply: "ack" });
      const [answer] = await Promise.all([importInto(copy, exported), line.next("ack")]);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      line.send({ type: "message", n: 2, text: "still here", reply: "ack" });
      expect(await line.next("ack")).toMatchObject({ n: 2, seq: 2 });
    });
  });

  describe("a subscriber", () => {
    it("that slept with its object hears of what a request brings", async () => {
      const session = new SessionDriver();
      const line = await session.connect({ after: 0 });
      await session.evict();
      expect((await session.post({ producer: "p", n: 1, text: "by request" })).status).toBe(200);
      expect(await line.next("turn")).toMatchObject({ seq: 1, text: "by request" });
    });
  });

  describe("credit (C4)", () => {
    it("given before a sleep holds after it", async () => {
      const session = new SessionDriver();
      const line = await session.connect({ producer: "p" });
      for (let i = 0; i < 300; i++) line.send({ type: "recall", id: `${i}`, query: "x" });
      await line.next("error");
      line.send({ type: "credit", seq: 0, events: 4096 });
      line.send({ type: "recall", id: "after", query: "x" });
      await line.next("result", (frame) => frame.id === "after");
      await session.evict();
      line.send({ type: "recall", id: "woken", query: "x" });
      expect(await line.next("result", (frame) => frame.id === "woken")).toBeDefined();
    });

    it("binds refusals of messages that want no answer, too", async () => {
      const session = new SessionDriver();
      const line = await session.connect({ producer: "p" });
      for (let i = 0; i < 400; i++) line.send({ type: "message", text: 5, reply: "none" });
      await line.next("error", (frame) => frame.code === "credit_needed");
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(line.raw.length).toBeLessThanOrEqual(1 + 256 + 1);
    });
  });

  describe("a session's parameters (R1)", () => {
    it("come with its first rightful request, also where its tokens were revoked before", async () => {
      const session = new SessionDriver(undefined, { par: { retention_days: 5 } });
      const bare = new SessionDriver(session.name);
      await bare.fetch("/generation", { method: "POST" }, [...ADMIN]);
      session.claims = { ...session.claims, gen: 1 };
      await session.post({ text: "hello" });
      expect(await (await session.fetch("/describe")).json()).toMatchObject({ retention_days: 5 });
    });
  });

  describe("a repeat", () => {
    it("is answered after a wake that a crash cut short", async () => {
      const session = new SessionDriver();
      expect((await session.post({ producer: "p", n: 1, text: "once" })).status).toBe(200);
      await session.evict();
      session.crashAt("during-waking");
      await session.post({ producer: "p", n: 1, text: "once" }).catch((error) => {
        if (error instanceof LineEnded) throw error;
      });
      expect(await (await session.post({ producer: "p", n: 1, text: "once" })).json()).toMatchObject({
        seq: 1,
      });
    });
  });
});
