/** Messages over HTTP, against the real object: one body, and NDJSON both ways. */
import { LIMITS } from "@lean-agentic/protocol";
import { expect, test } from "vitest";
import { ask, linesOf, Reading, TestSession, Upload } from "./test-app.ts";
import { API_KEY } from "./test-keys.ts";

const NDJSON = { "content-type": "application/x-ndjson" };

interface Answer {
  type: string;
  n?: number;
  seq?: number;
  code?: string;
  line?: number;
  offset?: number;
  turns?: { seq: number; text: string }[];
}

async function send(session: TestSession, body: string | Uint8Array): Promise<Answer[]> {
  const answer = await session.ask("/messages", { body, headers: NDJSON });
  expect(answer.status).toBe(200);
  return linesOf(await answer.text()).map((line) => JSON.parse(line));
}

test("L2: a JSON body's answer is the log's event, byte for byte", async () => {
  const session = await TestSession.make();
  const turn = await session.say("Ann Lee moved to Berlin");
  const batch = await session.ask("/messages", { body: { messages: [{ text: "a" }, { text: "ß" }] } });
  const log = await session.log();
  expect(log).toHaveLength(3);
  expect(log[0]).toBe(turn);
  expect(await batch.text()).toBe(`{"turns":[${log[1]},${log[2]}]}`);
  expect(batch.headers.get("content-type")).toMatch(/^application\/json/);
  expect(batch.headers.get("ratelimit")).toMatch(/^"messages";r=\d+/);
});

test("NDJSON: the first answer is there before the second line is sent", async () => {
  const session = await TestSession.make();
  const upload = new Upload();
  const answer = await session.ask("/messages", { body: upload.readable, headers: NDJSON });
  const reading = new Reading(answer);
  await upload.write('{"text":"first"}\n');
  const first = JSON.parse((await reading.next()) ?? "");
  expect(first.turns[0]).toMatchObject({ seq: 1, text: "first" });
  await upload.write('{"text":"sec');
  await upload.write('ond","reply":"ack"}\n');
  expect(JSON.parse((await reading.next()) ?? "")).toEqual({ type: "ack", seq: 2 });
  await upload.write('{"text":"third"}');
  await upload.end();
  expect(JSON.parse((await reading.next()) ?? "").turns[0].text).toBe("third");
  expect(await reading.next()).toBeNull();
  expect(answer.headers.get("content-type")).toBe("application/x-ndjson");
  expect(answer.headers.get("x-accel-buffering")).toBe("no");
});

test("NDJSON: broken lines are named by number and offset, in their place, and the rest goes on", async () => {
  const session = await TestSession.make();
  const long = `{"text":"${"a".repeat(LIMITS.frame_bytes)}"}`;
  const lines = [
    '{"text":"one"}',
    '{"text":',
    "",
    long,
    '{"type":"recall","id":"q","query":"one"}',
    '{"text":5}',
    '{"text":"two"}',
  ];
  const answers = await send(session, lines.join("\n"));
  const offset = (line: number) => lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  expect(answers.map(({ type, code, line, offset: at }) => [type, code, line, at])).toEqual([
    ["answer", undefined, undefined, undefined],
    ["error", "bad_request", 2, offset(2)],
    ["error", "too_large", 4, offset(4)],
    ["error", "bad_request", 5, offset(5)],
    ["error", "bad_request", 6, offset(6)],
    ["answer", undefined, undefined, undefined],
  ]);
  expect((await session.log()).map((line) => JSON.parse(line).text)).toEqual(["one", "two"]);
});

test("F3: broken UTF-8 in a line is that line's error", async () => {
  const session = await TestSession.make();
  const bytes = new TextEncoder().encode('{"text":"a"}\n{"text":"?"}\n{"text":"b"}\n');
  bytes[22] = 0xff;
  const answers = await send(session, bytes);
  expect(answers.map(({ type, line }) => [type, line])).toEqual([
    ["answer", undefined],
    ["error", 2],
    ["answer", undefined],
  ]);
});

test("NDJSON: lines that want no answer give none, unless they are refused", async () => {
  const session = await TestSession.make();
  const answers = await send(
    session,
    [
      '{"text":"a","reply":"none"}',
      '{"text":5,"reply":"none"}',
      '{"text":"b","reply":"none"}',
      '{"text":"c","reply":"ack"}',
      '{"text":"d","reply":"none"}',
    ].join("\n"),
  );
  expect(answers.map(({ type, line, seq }) => [type, line, seq])).toEqual([
    ["error", 2, undefined],
    ["ack", undefined, 3],
  ]);
  expect(await session.log()).toHaveLength(4);
});

test("X1: a repeated n is answered with its seq, a hole with what is expected, over both kinds of body", async () => {
  const session = await TestSession.make();
  const line = (n: number) => JSON.stringify({ producer: "p", n, text: `t${n}`, reply: "ack" });
  expect(await send(session, [1, 2, 2, 4, 3].map(line).join("\n"))).toMatchObject([
    { type: "ack", n: 1, seq: 1 },
    { type: "ack", n: 2, seq: 2 },
    { type: "ack", n: 2, seq: 2 },
    { type: "error", code: "conflict", n: 4, expected: 3, line: 4 },
    { type: "ack", n: 3, seq: 3 },
  ]);
  const repeated = await session.ask("/messages", { body: line(3) });
  expect(await repeated.json()).toMatchObject({ type: "ack", n: 3, seq: 3 });
  const hole = await session.ask("/messages", { body: line(9) });
  expect(hole.status).toBe(409);
  expect(await hole.json()).toMatchObject({ code: "conflict", expected: 4 });
});

test("what a body lacks is named in the words of HTTP, and lines are told where they belong", async () => {
  const session = await TestSession.make();
  const missing = /^text: missing; send/;
  const post = async (body: string, type = "application/json") => {
    const answer = await session.ask("/messages", { body, headers: { "content-type": type } });
    return [answer.status, (await answer.json<{ detail: string }>()).detail];
  };
  expect(await post("{}")).toEqual([400, expect.stringMatching(missing)]);
  const [line] = await send(session, "{}\n");
  expect(line).toMatchObject({ type: "error", message: expect.stringMatching(missing), line: 1 });
  const lines = '{"text":"a"}\n{"text":"b"}\n';
  expect(await post(lines)).toEqual([400, expect.stringContaining("send them as application/x-ndjson")]);
  for (const type of ["application/jsonlines", "application/x-jsonlines; charset=utf-8"]) {
    const answer = await session.ask("/messages", { body: lines, headers: { "content-type": type } });
    expect([type, linesOf(await answer.text()).length]).toEqual([type, 2]);
  }
});

test("F3: bodies are read by the same rules wherever they go, and the offset of what is wrong is a member", async () => {
  const session = await TestSession.make();
  const broken = Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d);
  const twice = '{"query":"a","query":"b"}';
  for (const path of ["/messages", "/recall", "/entities/merge", "/tickets", "/v1/sessions"]) {
    const post = (body: BodyInit) =>
      path.startsWith("/v1") ? ask(path, { bearer: API_KEY, body }) : session.ask(path, { body });
    for (const [body, detail, offset] of [
      [broken, "broken UTF-8 at byte 2", 2],
      [twice, "duplicate key at byte 13", 13],
    ] as const) {
      const answer = await post(body);
      expect([path, answer.status]).toEqual([path, 400]);
      expect(await answer.json()).toMatchObject({ code: "bad_request", detail, offset });
    }
  }
});

test("NDJSON: a client that is slow to read is not read from, and gets everything in order", async () => {
  const session = await TestSession.make();
  const upload = new Upload();
  const answer = await session.ask("/messages", { body: upload.readable, headers: NDJSON });
  const count = 3_000;
  let taken = 0;
  const feeding = (async () => {
    for (; taken < count; taken++)
      await upload.write(`${JSON.stringify({ text: `message ${taken} ${"x".repeat(200)}` })}\n`);
    await upload.end();
  })();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(taken).toBeLessThan(600);
  const answers = (await new Reading(answer).rest()).map((text) => JSON.parse(text));
  await feeding;
  expect(answers.map(({ seq }) => seq)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
});

test("NDJSON: a line whose answer is many times its size comes whole", async () => {
  const session = await TestSession.make();
  const messages = Array.from({ length: 1_000 }, (_, i) => ({ text: `mail${i}@example.com `.repeat(40) }));
  const line = JSON.stringify({ messages, reply: "full" });
  expect(line.length).toBeLessThan(LIMITS.frame_bytes);
  const answers = await send(session, `${line}\n{"text":"after"}\n`);
  expect(answers.length).toBeGreaterThan(3);
  const seqs = answers.flatMap(({ turns }) => turns?.map(({ seq }) => seq) ?? []);
  expect(seqs).toEqual(Array.from({ length: 1_001 }, (_, i) => i + 1));
});

test("NDJSON: a client that goes ends the exchange", async () => {
  const session = await TestSession.make();
  const upload = new Upload();
  const controller = new AbortController();
  const asked = { body: upload.readable, headers: NDJSON, signal: controller.signal };
  const reading = new Reading(await session.ask("/messages", asked));
  await upload.write('{"text":"a"}\n');
  await reading.next();
  const sockets = async () => (await session.json<{ sockets: number }>("/stats")).sockets;
  expect(await sockets()).toBe(1);
  controller.abort();
  await expect.poll(sockets).toBe(0);
});

test("X5: an Idempotency-Key gives the same answer to the same body, and conflict to another", async () => {
  const session = await TestSession.make();
  const say = (text: string) =>
    session.ask("/messages", { body: { text }, headers: { "idempotency-key": "k" } });
  const first = await (await say("once")).text();
  expect(await (await say("once")).text()).toBe(first);
  expect((await say("other")).status).toBe(409);
  expect(await session.log()).toEqual([first]);
  const long = await session.ask("/messages", {
    body: { text: "a" },
    headers: { "idempotency-key": "k".repeat(257) },
  });
  expect(long.status).toBe(400);
});

test("F2: a body of 1 MiB and one byte is refused, and the session lives on", async () => {
  const session = await TestSession.make();
  const body = new Uint8Array(LIMITS.frame_bytes + 1).fill(0x20);
  const answer = await session.ask("/messages", { body });
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ code: "too_large", type: "/docs/errors#too_large" });
  const text = await session.ask("/messages", { body: { text: "é".repeat(LIMITS.text_bytes / 2 + 1) } });
  expect(text.status).toBe(413);
  expect(JSON.parse(await session.say("still here")).seq).toBe(1);
});

test("A1: a token without the scope to read cannot read by way of messages", async () => {
  const session = await TestSession.make();
  await session.say("a secret");
  const writer = await session.with(["write"]);
  const body = { type: "recall", id: "q", query: "secret" };
  expect((await writer.ask("/messages", { body })).status).toBe(400);
  const answer = await writer.ask("/messages", { body: JSON.stringify(body), headers: NDJSON });
  expect(await answer.text()).not.toContain("a secret");
});

test("what a client says about itself in our headers is not heard", async () => {
  const session = await TestSession.make(["read"]);
  const claims = JSON.stringify({
    sub: session.id,
    acc: "acme",
    scope: ["admin"],
    gen: 0,
    exp: 4e9,
    par: {},
  });
  const forged = await session.ask("/messages", {
    body: { text: "a" },
    headers: { "x-lean-claims": claims },
  });
  expect(forged.status).toBe(403);
  const none = await ask(`/v1/sessions/${session.id}`, { headers: { "x-lean-claims": claims } });
  expect(none.status).toBe(401);
  const wrongKey = await ask(`/v1/sessions/${session.id}`, {
    bearer: API_KEY,
    headers: { "x-lean-claims": claims },
  });
  expect(wrongKey.status).toBe(401);
});
