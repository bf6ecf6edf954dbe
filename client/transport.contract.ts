/**
 * What every transport must do, whatever carries it: the same session, the same order, the same errors. Run against
 * the product itself, which the suite may kill and start again (SPEC L1, L2, D1, X1, X2, X4, A2, E1).
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect, type Session, type SessionEvent, type Transport } from "./index.ts";

/** A server to run against. */
export interface ContractServer {
  readonly url: string;
  /** A new session's id and token. */
  createSession(): Promise<{ id: string; token: string }>;
  /** The session's log, each event as the JSON it is. */
  log(session: { id: string; token: string }): Promise<string[]>;
  /** Kills the process as a power cut would, and starts it again on the same files and port. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

const said = (i: number) => `Message ${i}: Ann Lee met Bob in Berlin, grüße 東京 🎉`;
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

export function transportContract(
  name: string,
  transport: Transport,
  start: () => Promise<ContractServer>,
): void {
  describe(`the ${name} transport`, () => {
    let server: ContractServer;
    let access: { id: string; token: string };
    let session: Session;
    beforeAll(async () => {
      server = await start();
    }, 60_000);
    afterAll(() => server.stop());
    beforeEach(async () => {
      access = await server.createSession();
      session = await connect({ url: server.url, token: access.token, transport });
    });
    afterEach(() => session.close());

    const texts = async () => (await server.log(access)).map((json) => JSON.parse(json).text as string);
    const take = async (events: AsyncIterable<SessionEvent>, count: number) => {
      const taken: SessionEvent[] = [];
      if (count > 0) for await (const event of events) if (taken.push(event) === count) break;
      return taken;
    };

    test("a message comes back as its durable turn", async () => {
      const turn = await session.send({ text: said(1), at: 1_795_420_800_000, speaker: "user" });
      expect(turn).toMatchObject({
        type: "turn",
        seq: 1,
        at: 1_795_420_800_000,
        speaker: "user",
        text: said(1),
      });
      expect(await server.log(access)).toEqual([JSON.stringify(turn)]);
    });

    test("turns and receipts are those of the log, in the order of the calls", async () => {
      const receipts = range(1, 2_000).map((i) => session.send(said(i), { reply: "ack" }));
      const turns = range(2_001, 2_500).map((i) => session.send(said(i)));
      expect(await Promise.all(receipts)).toEqual(range(1, 2_000).map((n) => ({ n, seq: n })));
      const answers = (await Promise.all(turns)).map((turn) => JSON.stringify(turn));
      expect(answers).toEqual((await server.log(access)).slice(2_000));
      expect(await texts()).toEqual(range(1, 2_500).map(said));
    });

    test("a refusal for content is that message's alone, with its n, alone and in a batch", async () => {
      const long = "x".repeat(65_537);
      await expect(session.send(long)).rejects.toMatchObject({ code: "too_large", n: 1 });
      const kinds = ["full", "ack"] as const;
      for (const reply of kinds) {
        const sent = range(1, 40).map((i) => session.send(i % 10 === 0 ? long : said(i), { reply }));
        const settled = await Promise.allSettled(sent);
        settled.forEach((one, i) => {
          if ((i + 1) % 10 !== 0) expect(one.status).toBe("fulfilled");
          else expect(one).toMatchObject({ status: "rejected", reason: { code: "too_large" } });
        });
      }
      expect((await texts()).length).toBe(72);
    });

    test("a crash in the middle loses nothing that was answered, and doubles nothing", async () => {
      const sent = range(1, 3_000).map((i) => session.send(said(i), { reply: i % 40 < 20 ? "full" : "ack" }));
      await sent[200];
      await server.crash();
      const settled = await Promise.all(sent);
      expect(settled.map((one) => one.seq)).toEqual(range(1, 3_000));
      expect(await texts()).toEqual(range(1, 3_000).map(said));
    }, 60_000);

    test("events: from any `after`, the log's own JSON, then live, over a crash", async () => {
      await Promise.all(range(1, 1_500).map((i) => session.send(said(i), { reply: "ack" })));
      const log = await server.log(access);
      for (const after of [0, 1, 700, 1_499]) {
        const events = await take(session.events({ after }), 1_500 - after);
        expect(events.map((event) => JSON.stringify(event))).toEqual(log.slice(after));
      }
      const following = take(session.events({ after: 1_490 }), 20);
      await session.send(said(1_501));
      await server.crash();
      await Promise.all(range(1_502, 1_510).map((i) => session.send(said(i))));
      const seqs = (await following).map((event) => "seq" in event && event.seq);
      expect(seqs).toEqual(range(1_491, 1_510));
    }, 60_000);

    test("an `after` beyond the log is a conflict that says the log's end", async () => {
      await session.send(said(1));
      await expect(session.events({ after: 9 }).next()).rejects.toMatchObject({ code: "conflict", seq: 1 });
    });

    test("recall finds what was said; entities are those of the turns", async () => {
      const turn = await session.send("Ann Lee moved to Berlin in March.");
      await session.send("The weather was nice.");
      const { hits, context } = await session.recall("Berlin", { limit: 5 });
      expect(hits[0]).toMatchObject({ seq: 1, text: "Ann Lee moved to Berlin in March." });
      expect(context).toContain("Ann Lee moved to Berlin in March.");
      const { entities, more } = await session.entities();
      expect(entities.map((entity) => entity.id).sort()).toEqual(turn.entities.map(({ id }) => id).sort());
      expect(more).toBe(false);
      const [mention] = turn.entities;
      expect(mention).toBeDefined();
      expect(await session.entity(mention?.id ?? "")).toMatchObject({ id: mention?.id, name: mention?.name });
      await expect(session.entity("e999.1")).rejects.toMatchObject({ code: "not_found" });
    });

    test("a token that is none, or another session's, rejects `connect`", async () => {
      const other = await server.createSession();
      const url = `${server.url}/v1/sessions/${access.id}`;
      await expect(connect({ url, token: "none", transport })).rejects.toMatchObject({
        code: "unauthorized",
      });
      await expect(connect({ url, token: other.token, transport })).rejects.toMatchObject({
        code: "forbidden",
      });
    });

    test("a producer goes on under its numbers, over another connection", async () => {
      await session.send(said(1));
      const { producer: id, lastN } = session;
      session.close();
      const again = await connect({
        url: server.url,
        token: access.token,
        transport,
        producer: { id, lastN },
      });
      expect(await again.send(said(2), { reply: "ack" })).toEqual({ n: 2, seq: 2 });
      again.close();
    });

    test("a session that is erased says gone, to what waits and to what comes", async () => {
      await session.send(said(1));
      const next = session.events({ after: 1 }).next();
      next.catch(() => {});
      const url = `${server.url}/v1/sessions/${access.id}`;
      const authorization = `Bearer ${access.token}`;
      expect((await fetch(url, { method: "DELETE", headers: { authorization } })).ok).toBe(true);
      await expect(session.send(said(2))).rejects.toMatchObject({ code: "gone" });
      await expect(next).rejects.toMatchObject({ code: "gone" });
    });
  });
}
