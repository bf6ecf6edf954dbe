/** Lost lines, resumption, tokens (SPEC X1, C1-C3, A2, A3). */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connect, type Session, type SessionEvent } from "./index.ts";
import { cut } from "./test/cut.ts";
import { StrictPeer } from "./test/strict-peer.ts";

let peer: StrictPeer;
const open: Session[] = [];
const start = async (options: Partial<Parameters<typeof connect>[0]> = {}): Promise<Session> => {
  const session = await connect({ url: peer.url, token: "a.b.c", ...options });
  open.push(session);
  return session;
};
beforeEach(async () => {
  peer = await StrictPeer.start();
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const session of open.splice(0)) session.close();
  await peer.stop();
  expect(peer.violations).toEqual([]);
});

const jwt = (seconds: number, sub = "acme.test") =>
  `e30.${btoa(JSON.stringify({ sub, exp: Math.floor(Date.now() / 1000) + seconds }))}.c2ln`;

test("messages whose answers were lost are sent again under the same n, and are in the log once", async () => {
  const session = await start();
  const states: string[] = [];
  session.onState(({ state }) => states.push(state));
  peer.hold();
  const sent = Array.from({ length: 500 }, (_, i) => session.send(`test ${i}`, { reply: "ack" }));
  await expect.poll(() => peer.turns.length).toBeGreaterThan(3);
  const settledBefore = peer.turns.length;
  peer.drop();
  await expect.poll(() => session.state).not.toBe("open");
  peer.release();
  const receipts = await Promise.all(sent);
  expect(settledBefore).toBeGreaterThan(0);
  expect(receipts).toEqual(Array.from({ length: 500 }, (_, i) => ({ n: i + 1, seq: i + 1 })));
  expect(peer.turns.map((turn) => turn.text)).toEqual(Array.from({ length: 500 }, (_, i) => `test ${i}`));
  expect(states).toEqual(["waiting", "connecting", "open"]);
});

test("a line cut at random, many times, loses and doubles nothing", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.02);
  const session = await start();
  const seen: number[] = [];
  const reading = (async () => {
    for await (const event of session.events()) {
      if (event.type === "turn") seen.push(event.seq);
      if (seen.length === 4_000) return;
    }
  })();
  const sent: Promise<unknown>[] = [];
  for (let round = 0; round < 20; round++) {
    for (let i = 0; i < 200; i++) sent.push(session.send(`${round}.${i}`));
    await new Promise((resolve) => setTimeout(resolve, 8));
    peer.drop();
  }
  await Promise.all(sent);
  await reading;
  expect(peer.turns.length).toBe(4_000);
  expect(seen).toEqual(Array.from({ length: 4_000 }, (_, i) => i + 1));
  expect(peer.connections).toBeGreaterThan(10);
});

test("a server that lost what it had answered is not trusted: conflict, closed", async () => {
  const session = await start();
  await session.send("kept");
  peer.producers.clear();
  peer.hold();
  const sent = session.send("next");
  await expect.poll(() => peer.frames.length).toBe(2);
  peer.drop();
  peer.release();
  await expect(sent).rejects.toMatchObject({ code: "conflict" });
  expect(session.state).toBe("closed");
});

test("a producer of before goes on after the server's last n", async () => {
  const first = await start();
  await first.send("one");
  await first.send("two");
  const second = await start({ producer: { id: first.producer, lastN: 0 } });
  expect(await second.send("three", { reply: "ack" })).toEqual({ n: 3, seq: 3 });
});

test("a producer's last n that is no number is refused before anything is numbered by it", async () => {
  for (const lastN of [Number.NaN, -1, 1.5, "5" as unknown as number])
    await expect(start({ producer: { id: "p", lastN } })).rejects.toMatchObject({
      code: "bad_request",
      detail: expect.stringContaining("producer.lastN"),
    });
  expect(peer.connections).toBe(0);
});

test("what is sent while the line is lost says when it was said", async () => {
  const session = await start();
  await cut(peer, session);
  const before = Date.now();
  const turn = await session.send("offline");
  expect(turn.at).toBeGreaterThanOrEqual(before);
  expect((await session.send("online")).at).toBe(0);
});

test("a refused token rejects `connect` with its code; a callback is asked again first", async () => {
  peer.status = 401;
  await expect(connect({ url: peer.url, token: "a.b.c" })).rejects.toMatchObject({ code: "unauthorized" });
  let asked = 0;
  const token = () => {
    asked++;
    return "a.b.c";
  };
  await expect(connect({ url: peer.url, token })).rejects.toMatchObject({ code: "unauthorized" });
  expect(asked).toBe(2);
});

test("`connect` waits for a server that is not there, until its signal", async () => {
  const gone = await StrictPeer.start();
  const { url } = gone;
  await gone.stop();
  const signal = AbortSignal.timeout(300);
  await expect(connect({ url, token: "a.b.c", signal })).rejects.toMatchObject({ name: "TimeoutError" });
});

test("the session's id comes from the token where the URL has none", async () => {
  const session = await start({ url: new URL(peer.url).origin, token: jwt(3600) });
  expect(session.id).toBe("acme.test");
});

test("a fresh token is sent before the old one ends, on the same line", async () => {
  const session = await start({ token: () => jwt(2) });
  await expect.poll(() => peer.tokens.length, { timeout: 4_000 }).toBeGreaterThan(1);
  expect(peer.connections).toBe(1);
  expect(session.state).toBe("open");
});

test("a read that was under way when the line was lost is asked again; a signal ends the waiting", async () => {
  const session = await start();
  await session.send("Ann lives in Berlin");
  await session.send("Ann likes tea");
  peer.drop();
  const { hits } = await session.recall("Ann");
  expect(hits.map((hit) => hit.seq)).toEqual([1, 2]);
  const signal = AbortSignal.timeout(20);
  await expect(session.recall("never", { signal })).rejects.toMatchObject({ name: "TimeoutError" });
});

test("events: from `after`, then live, without a seam; they end with the signal", async () => {
  for (let i = 1; i <= 2_000; i++) peer.say(`event ${i}`);
  const session = await start();
  const stop = new AbortController();
  const got: SessionEvent[] = [];
  for await (const event of session.events({ after: 10, signal: stop.signal })) {
    got.push(event);
    if (got.length === 1_990) peer.say("live");
    if (got.length === 1_991) stop.abort();
  }
  expect(got.map((event) => event.type === "turn" && event.seq)).toEqual(
    Array.from({ length: 1_991 }, (_, i) => i + 11),
  );
  expect(got.at(-1)).toMatchObject({ text: "live" });
});

test("a slow reader holds a bounded queue, and holds up nobody's answers", async () => {
  const session = await start();
  const events = session.events();
  const first = events.next();
  await Promise.all(Array.from({ length: 5_000 }, (_, i) => session.send(`test ${i}`, { reply: "ack" })));
  await first;
  expect(peer.peak.events).toBeLessThanOrEqual(1_024);
  expect(session.unanswered).toBe(0);
  let last = 1;
  for await (const event of events) {
    if (event.type !== "turn") continue;
    expect(event.seq).toBe(++last);
    if (last === 5_000) break;
  }
});

test("an `after` beyond the log throws conflict with the log's end", async () => {
  const session = await start();
  await session.send("one");
  await expect(session.events({ after: 5 }).next()).rejects.toMatchObject({ code: "conflict", seq: 1 });
});

test("`close` ends the iterations, and connects no more", async () => {
  const session = await start();
  const next = session.events().next();
  await expect.poll(() => peer.connections).toBe(2);
  session.close();
  expect(await next).toEqual({ done: true, value: undefined });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(peer.connections).toBe(2);
});

test("a socket closed over its token: a callback is asked for another, a plain token ends the session", async () => {
  let asked = 0;
  const renewing = await start({
    token: () => {
      asked++;
      return jwt(3600);
    },
  });
  peer.close(1008);
  await expect.poll(() => peer.connections).toBe(2);
  expect(asked).toBe(2);
  expect((await renewing.send("on")).seq).toBe(1);
  const plain = await start();
  const events = plain.events().next();
  await events;
  const sent = plain.events({ after: 1 }).next();
  await expect.poll(() => peer.connections).toBe(5);
  peer.close(1008);
  await expect(sent).rejects.toMatchObject({ code: "unauthorized" });
  await expect(plain.send("off")).rejects.toMatchObject({ code: "unauthorized" });
});

test("a session that is rebuilt (1012) is connected to again; one that is gone is not", async () => {
  const session = await start();
  peer.close(1012);
  expect((await session.send("again")).seq).toBe(1);
  peer.status = 410;
  peer.close(1012);
  await expect.poll(() => session.state).toBe("closed");
  await expect(session.events().next()).rejects.toMatchObject({ code: "gone" });
});
