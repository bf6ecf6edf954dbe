/** The outbox over a real socket, against a peer that holds it to the protocol (SPEC X1-X4, C1-C4). */
import { getEventListeners } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connect, LeanAgenticError, type Receipt, type Session, type Turn } from "./index.ts";
import { cut } from "./test/cut.ts";
import { StrictPeer } from "./test/strict-peer.ts";

let peer: StrictPeer;
let session: Session;
beforeEach(async () => {
  peer = await StrictPeer.start();
  session = await connect({ url: peer.url, token: "a.b.c" });
});
afterEach(async () => {
  session.close();
  await peer.stop();
  expect(peer.violations).toEqual([]);
});

const texts = (from: number, count: number) => Array.from({ length: count }, (_, i) => `test ${from + i}`);
const logged = () => peer.turns.map((turn) => turn.text);

test("a message on an idle line leaves at once, alone, and resolves to its turn", async () => {
  const turn = await session.send({ text: "Ann moved to Berlin", at: 1_795_420_800_000, speaker: "user" });
  expect(turn).toMatchObject({
    type: "turn",
    seq: 1,
    text: "Ann moved to Berlin",
    speaker: "user",
    at: 1_795_420_800_000,
  });
  expect(peer.frames).toMatchObject([{ type: "message", n: 1, reply: "full" }]);
});

test("a busy line gathers what waits into batches, in order, each message with its own n and seq", async () => {
  const receipts = await Promise.all(texts(1, 10_000).map((text) => session.send(text, { reply: "ack" })));
  expect(receipts).toEqual(Array.from({ length: 10_000 }, (_, i) => ({ n: i + 1, seq: i + 1 })));
  expect(logged()).toEqual(texts(1, 10_000));
  const batches = peer.frames.filter((frame) => frame.type === "batch");
  expect(peer.frames.length).toBeLessThan(100);
  expect(Math.max(...batches.map((batch) => batch.messages.length))).toBe(128);
  expect(session.unanswered).toBe(0);
});

test("answers in pieces are put together", async () => {
  const turns = await Promise.all(texts(1, 1_000).map((text) => session.send(text)));
  expect(turns.map((turn) => turn.text)).toEqual(texts(1, 1_000));
});

test("reply kinds do not mix in a frame, and order is the order of the calls", async () => {
  const kinds = ["full", "ack", "ack", "full", "full", "ack", "full", "ack", "ack"] as const;
  const all = await Promise.all(
    kinds.flatMap((reply) => texts(1, 3).map((text) => session.send(text, { reply }))),
  );
  expect(all.map((answer) => answer.seq)).toEqual(Array.from({ length: 27 }, (_, i) => i + 1));
});

/** Sends each text in a turn of its own: what is sent in one turn leaves in one frame. */
async function apart<T>(
  first: number,
  count: number,
  send: (text: string) => Promise<T>,
): Promise<Promise<T>[]> {
  const sent: Promise<T>[] = [];
  for (const text of texts(first, count)) {
    const one = send(text);
    one.catch(() => {});
    sent.push(one);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return sent;
}

test("frames stay under 1 MiB whatever the texts are, and keep every character", async () => {
  const wide = `${"\u0001"} "quote" \\ ${"Grüße 東京 🎉 ".repeat(1_500)}${"\ud800"}`;
  await Promise.all(Array.from({ length: 200 }, () => session.send(wide, { reply: "ack" })));
  expect(new Set(logged())).toEqual(new Set([wide]));
});

test("a text larger than a frame is refused here, and uses up no n", async () => {
  await expect(session.send("x".repeat(1_100_000))).rejects.toMatchObject({ code: "too_large" });
  expect(await session.send("next", { reply: "ack" })).toEqual({ n: 1, seq: 1 });
});

test("what is no message is refused here, alone, in words that name it, and uses up no n", async () => {
  // As a program without types would hand it over.
  const refused = async (message: unknown, detail: string, options: object = {}) =>
    expect(session.send(message as string, options)).rejects.toMatchObject({ code: "bad_request", detail });
  const sent = texts(1, 20).map((text) => session.send(text, { reply: "ack" }));
  const wrong = [
    refused({ text: undefined }, "text: expected a string, got undefined"),
    refused({}, "text: expected a string, got undefined"),
    refused({ text: null }, "text: expected a string, got null"),
    refused(5, "expected a text or {text, at?, speaker?}, got number"),
    refused(undefined, "expected a text or {text, at?, speaker?}, got undefined"),
    refused(null, "expected a text or {text, at?, speaker?}, got null"),
    refused({ text: "x", at: Number.NaN }, "at: expected a whole number of Unix milliseconds"),
    refused({ text: "x", at: "1" }, "at: expected a whole number of Unix milliseconds"),
    refused({ text: "x", speaker: 5 }, "speaker: expected a string, got number"),
    refused("x", 'reply: expected "full" or "ack"', { reply: "none" }),
  ];
  sent.push(...texts(21, 20).map((text) => session.send(text, { reply: "ack" })));
  await Promise.all(wrong);
  expect(await Promise.all(sent)).toEqual(Array.from({ length: 40 }, (_, i) => ({ n: i + 1, seq: i + 1 })));
  expect(logged()).toEqual(texts(1, 40));
});

test("a refusal for content rejects that message alone, with code, detail and n", async () => {
  peer.verdict = (frame) => {
    if (frame.n !== 2) return undefined;
    peer.producers.get(session.producer)?.push(0);
    return { type: "error", code: "limit_reached", message: "no more of these", n: 2 };
  };
  const [first, second, third] = await Promise.allSettled(await apart(1, 3, (text) => session.send(text)));
  expect(first?.status).toBe("fulfilled");
  expect(second).toMatchObject({ reason: { code: "limit_reached", detail: "no more of these", n: 2 } });
  expect(second?.status === "rejected" && second.reason).toBeInstanceOf(LeanAgenticError);
  expect(third).toMatchObject({ status: "fulfilled", value: { text: "test 3" } });
});

test("in a batch each message hears its own result", async () => {
  peer.hold();
  const sent = await apart(1, 7, (text) => session.send(text, { reply: "ack" }));
  await expect.poll(() => peer.frames.length).toBe(4);
  peer.verdict = (frame) => {
    if (frame.type !== "batch") return undefined;
    peer.producers.get(session.producer)?.push(5, 0, 6);
    const refused = { n: 6, code: "too_large", detail: "long" } as const;
    return { type: "ack", n: 7, seq: 6, results: [{ n: 5, seq: 5 }, refused, { n: 7, seq: 6 }] };
  };
  peer.release();
  const settled = await Promise.allSettled(sent);
  expect(settled.slice(4)).toMatchObject([
    { value: { n: 5, seq: 5 } },
    { reason: { code: "too_large", detail: "long", n: 6 } },
    { value: { n: 7, seq: 6 } },
  ]);
});

for (const code of ["rate_limited", "overloaded", "internal", "core_failed", "conflict"] as const) {
  test(`a refusal for state (${code}) is waited out: all goes again from there, nothing twice`, async () => {
    let refusals = code === "core_failed" ? 1 : 2;
    peer.verdict = (frame) => {
      const { n = 0 } = frame;
      if (n < 300 || refusals === 0) return undefined;
      refusals--;
      return { type: "error", code, message: "later", n, retry_after_ms: 5 };
    };
    const receipts = await Promise.all(texts(1, 3_000).map((text) => session.send(text, { reply: "ack" })));
    expect(refusals).toBe(0);
    expect(receipts.map((receipt) => receipt.seq)).toEqual(Array.from({ length: 3_000 }, (_, i) => i + 1));
    expect(logged()).toEqual(texts(1, 3_000));
  });
}

test("a message on which the core fails twice is refused, and what follows goes on", async () => {
  peer.verdict = (frame) => {
    if (frame.n !== 1) return undefined;
    const times = peer.frames.filter((other) => other.n === 1).length;
    if (times === 2) peer.producers.set(session.producer, [0]);
    return { type: "error", code: "core_failed", message: "it failed", n: 1 };
  };
  const [bad, good] = await Promise.allSettled(
    await apart(1, 2, (text) => session.send(text, { reply: "ack" })),
  );
  expect(bad).toMatchObject({ reason: { code: "core_failed", n: 1 } });
  expect(good).toMatchObject({ value: { n: 2, seq: 1 } });
});

test("a token that may not write rejects what waits, and n begins again where it was", async () => {
  let refuse = true;
  peer.verdict = ({ n }) =>
    refuse && n === 1 ? { type: "error", code: "forbidden", message: "read only", n } : undefined;
  const refused = await Promise.allSettled(texts(1, 20).map((text) => session.send(text)));
  expect(refused.every((one) => one.status === "rejected" && one.reason.code === "forbidden")).toBe(true);
  refuse = false;
  expect(await session.send("now", { reply: "ack" })).toEqual({ n: 1, seq: 1 });
});

test("a full log uses up no n: what is refused is told so, what follows takes its numbers (SPEC X7)", async () => {
  let full = false;
  peer.verdict = ({ n = 0 }) => {
    const expected = (peer.producers.get(session.producer)?.length ?? 0) + 1;
    if (n > expected) return { type: "error", code: "conflict", message: "a hole", n, expected };
    return full && n === expected ? { type: "error", code: "limit_reached", message: "full", n } : undefined;
  };
  await session.send("kept");
  full = true;
  const refused = await Promise.allSettled(texts(1, 300).map((text) => session.send(text, { reply: "ack" })));
  expect(refused.every((one) => one.status === "rejected" && one.reason.code === "limit_reached")).toBe(true);
  full = false;
  const kept = await Promise.all(texts(1, 300).map((text) => session.send(text, { reply: "ack" })));
  expect(kept.map((receipt) => receipt.n)).toEqual(kept.map((_, i) => i + 2));
  expect(logged()).toEqual(["kept", ...texts(1, 300)]);
});

test("a conflict that shows answered messages lost ends the session, where no hello tells of it", async () => {
  await session.send("one");
  await session.send("two");
  peer.verdict = ({ n = 0 }) => ({ type: "error", code: "conflict", message: "a hole", n, expected: 2 });
  await expect(session.send("three")).rejects.toMatchObject({ code: "conflict" });
  expect(session.state).toBe("closed");
});

test("`drained` resolves when all is settled, `close` rejects what is not", async () => {
  peer.hold();
  const sent = session.send("kept back");
  let drained = false;
  const drain = session.drained().then(() => {
    drained = true;
  });
  await expect.poll(() => peer.frames.length).toBe(1);
  expect(drained).toBe(false);
  session.close();
  await expect(sent).rejects.toMatchObject({ code: "closed" });
  await drain;
  await expect(session.send("late")).rejects.toMatchObject({ code: "closed" });
});

test("an abort takes back what is not written: it rejects with the reason, what is behind it moves up", async () => {
  peer.hold();
  const written = await apart(1, 4, (text) => session.send(text, { reply: "ack" }));
  await expect.poll(() => peer.frames.length).toBe(4);
  const abort = new AbortController();
  const { signal } = abort;
  const sent: Promise<Turn | Receipt>[] = texts(5, 300).map((text, i) =>
    session.send(text, { reply: "ack", signal: i % 3 === 1 ? signal : undefined }),
  );
  sent.push(session.send("alone in its frame", { signal }));
  sent.push(session.send("last", { reply: "ack" }));
  const settled = Promise.allSettled(sent);
  abort.abort("changed my mind");
  await expect(session.send("too late to begin", { signal })).rejects.toBe("changed my mind");
  expect(session.unanswered).toBe(4 + 200 + 1);
  expect(session.lastN).toBe(4 + 200 + 1);
  peer.release();
  const all = await settled;
  await Promise.all(written);
  const kept = all.filter((one) => one.status === "fulfilled").map((one) => one.value);
  expect(kept).toEqual(Array.from({ length: 201 }, (_, i) => ({ n: i + 5, seq: i + 5 })));
  expect(all.filter((one) => one.status === "rejected").map((one) => one.reason)).toEqual(
    Array(101).fill("changed my mind"),
  );
  const left = texts(5, 300).filter((_, i) => i % 3 !== 1);
  expect(logged()).toEqual([...texts(1, 4), ...left, "last"]);
  await session.drained();
});

test("an abort in the same turn sends nothing; one after the message was written is too late", async () => {
  const early = new AbortController();
  const never = session.send("never", { signal: early.signal });
  early.abort();
  await expect(never).rejects.toMatchObject({ name: "AbortError" });
  const late = new AbortController();
  peer.hold();
  const sent = session.send("written", { reply: "ack", signal: late.signal });
  await expect.poll(() => peer.frames.length).toBe(1);
  late.abort();
  // Not even where the line is lost, and the message waits to be sent again: the server may have it.
  await cut(peer, session);
  peer.release();
  expect(await sent).toEqual({ n: 1, seq: 1 });
  expect(logged()).toEqual(["written"]);
});

test("what waits for a line can be taken back; of what is settled a signal that lives on holds nothing", async () => {
  const abort = new AbortController();
  const { signal } = abort;
  await session.send("kept", { signal });
  expect(getEventListeners(signal, "abort")).toEqual([]);
  await cut(peer, session);
  const back = session.send("taken back", { signal });
  const next = session.send("next", { reply: "ack" });
  abort.abort("offline for too long");
  await expect(back).rejects.toBe("offline for too long");
  expect(await next).toEqual({ n: 2, seq: 2 });
  expect(logged()).toEqual(["kept", "next"]);
});

test("no more turns are asked for than the answers' credit covers, even where none is given back", async () => {
  peer.hold();
  const sent = Promise.all(Array.from({ length: 400 }, () => session.send("x".repeat(20_000))));
  await expect.poll(() => peer.frames.length).toBeGreaterThan(3);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(peer.peak.bytes).toBeLessThan(4_194_304);
  peer.release();
  await sent;
});

test("credit never runs out, in events or bytes, and is given back in time", async () => {
  const long = "x".repeat(20_000);
  for (let round = 0; round < 4; round++) {
    await Promise.all(Array.from({ length: 200 }, () => session.send(long)));
  }
  expect(peer.credits).toBeGreaterThan(10);
  expect(peer.peak.bytes).toBeLessThan(4_194_304);
});
