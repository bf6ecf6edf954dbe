/** Sessions, tokens, sockets, export and erase, against the real object. */
import { expect, test } from "vitest";
import { ask, Reading, TestSession } from "./test-app.ts";
import { API_KEY } from "./test-keys.ts";

async function connect(
  session: TestSession,
  headers: Record<string, string>,
  bearer?: string,
): Promise<Response> {
  const asked = {
    headers: { upgrade: "websocket", ...headers },
    ...(bearer === undefined ? {} : { bearer }),
  };
  return ask(`/v1/sessions/${session.id}/socket`, asked);
}

function messages(socket: WebSocket): { next(): Promise<Record<string, unknown>>; closed: Promise<number> } {
  const queue: Record<string, unknown>[] = [];
  let wake: () => void = () => undefined;
  socket.addEventListener("message", ({ data }) => {
    queue.push(JSON.parse(data as string));
    wake();
  });
  const closed = new Promise<number>((resolve) => {
    socket.addEventListener("close", ({ code }) => resolve(code));
  });
  const next = async () => {
    while (queue.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return queue.shift() ?? {};
  };
  return { next, closed };
}

test("a socket answers under its subprotocol alone, also where the token came as the second one", async () => {
  const session = await TestSession.make();
  const answers = [
    await connect(session, { "sec-websocket-protocol": "lean-agentic.v1" }, session.token),
    await connect(session, { "sec-websocket-protocol": `lean-agentic.v1, bearer.${session.token}` }),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(101);
    expect(answer.headers.get("sec-websocket-protocol")).toBe("lean-agentic.v1");
    const socket = answer.webSocket;
    if (!socket) throw new Error("no socket");
    socket.accept();
    const { next } = messages(socket);
    socket.send('{"type":"hello","producer":"p"}');
    expect(await next()).toMatchObject({ type: "hello", session: session.id });
    socket.close();
  }
});

test("A1: what a socket may do is its token's scope", async () => {
  const session = await TestSession.make();
  await session.say("a secret");
  const writer = await session.with(["write"]);
  const { webSocket } = await connect(writer, { "sec-websocket-protocol": "lean-agentic.v1" }, writer.token);
  if (!webSocket) throw new Error("no socket");
  webSocket.accept();
  const { next } = messages(webSocket);
  webSocket.send('{"type":"recall","id":"q","query":"secret"}');
  expect(await next()).toMatchObject({ type: "error", code: "forbidden", id: "q" });
  webSocket.send('{"type":"hello","after":0}');
  expect(await next()).toMatchObject({ type: "error", code: "forbidden" });
  webSocket.send('{"type":"message","text":"b","reply":"ack"}');
  expect(await next()).toEqual({ type: "ack", seq: 2 });
  webSocket.close();
});

test("A3: revoking ends every token so far, their sockets and streams, and nothing else", async () => {
  const session = await TestSession.make();
  await session.say("a");
  const { webSocket } = await connect(
    session,
    { "sec-websocket-protocol": "lean-agentic.v1" },
    session.token,
  );
  if (!webSocket) throw new Error("no socket");
  webSocket.accept();
  const { closed } = messages(webSocket);
  const stream = new Reading(await session.ask("/events"));
  await stream.event();
  const revoked = await ask(`/v1/sessions/${session.id}/tokens`, { method: "DELETE", bearer: API_KEY });
  expect(revoked.status).toBe(204);
  expect(await closed).toBe(1008);
  expect(await stream.event()).toBeNull();
  const refused = await session.ask("");
  expect(refused.status).toBe(401);
  const fresh = await session.with(["read"]);
  expect((await fresh.ask("")).status).toBe(200);
  expect(await fresh.log()).toHaveLength(1);
});

test("A3: after a revocation a session's id still gets a token that works", async () => {
  const id = `r-${crypto.randomUUID()}`;
  const session = await TestSession.make(["admin"], { id });
  await session.say("a");
  await ask(`/v1/sessions/${session.id}/tokens`, { method: "DELETE", bearer: API_KEY });
  expect(await session.json("")).toMatchObject({
    code: "unauthorized",
    detail: expect.stringContaining("/tokens"),
  });
  const again = await TestSession.make(["admin"], { id });
  expect(await again.log()).toHaveLength(1);
});

test("an `auth` frame takes a fresh token of this session, and no other", async () => {
  const session = await TestSession.make();
  const other = await TestSession.make();
  const { webSocket } = await connect(
    session,
    { "sec-websocket-protocol": "lean-agentic.v1" },
    session.token,
  );
  if (!webSocket) throw new Error("no socket");
  webSocket.accept();
  const { next } = messages(webSocket);
  webSocket.send(JSON.stringify({ type: "auth", token: other.token }));
  expect(await next()).toMatchObject({ type: "error", code: "unauthorized" });
  const reader = await session.with(["read"]);
  webSocket.send(JSON.stringify({ type: "auth", token: reader.token }));
  await expect
    .poll(async () => {
      webSocket.send('{"type":"message","text":"b","reply":"ack"}');
      return (await next()).code;
    })
    .toBe("forbidden");
  webSocket.close();
});

test("a session describes itself, with the limits", async () => {
  const session = await TestSession.make(["read", "write"], {
    id: `d-${crypto.randomUUID()}`,
    timezone: "Europe/Berlin",
    retention_days: 9,
  });
  await session.say("a");
  expect(await session.json("")).toMatchObject({
    session: session.id,
    seq: 1,
    epoch: 0,
    timezone: "Europe/Berlin",
    retention_days: 9,
    limits: { frame_bytes: 1_048_576, batch: 1_000 },
  });
});

test("T2: dates are read by the session's clock, by UTC where it has none", async () => {
  const day = 24 * 3_600_000;
  const tomorrowAtNine = async (session: TestSession, at: number): Promise<number> => {
    const body = { text: "Let's meet tomorrow at 9am", at };
    const turn = await session.json<{ values: { kind: string; value: { from: number } }[] }>("/messages", {
      body,
    });
    expect(turn.values).toMatchObject([{ kind: "datetime", value: { grain: "hour" } }]);
    return turn.values[0]?.value.from ?? Number.NaN;
  };
  const berlin = await TestSession.make(["admin"], { timezone: "Europe/Berlin" });
  const utc = await TestSession.make();
  const noon = (month: number, date: number): number => Date.UTC(2026, month - 1, date, 12);
  for (const [at, hour] of [
    [noon(1, 15), 8],
    [noon(7, 15), 7],
    // The clocks change in the night.
    [noon(3, 28), 7],
    [noon(10, 24), 8],
  ] as const) {
    const midnight = at + day / 2;
    expect(await tomorrowAtNine(berlin, at)).toBe(midnight + hour * 3_600_000);
    expect(await tomorrowAtNine(utc, at)).toBe(midnight + 9 * 3_600_000);
  }
  // Half an hour past midnight in Berlin, where tomorrow is a day later.
  const late = Date.UTC(2026, 6, 15, 22, 30);
  expect(await tomorrowAtNine(berlin, late)).toBe(Date.UTC(2026, 6, 17, 7));
  expect(await tomorrowAtNine(utc, late)).toBe(Date.UTC(2026, 6, 16, 9));
});

test("workerd has no jurisdictions: such a session is unsupported, by key and by token", async () => {
  const made = await ask("/v1/sessions", { bearer: API_KEY, body: { jurisdiction: "eu" } });
  expect([made.status, (await made.json<{ code: string }>()).code]).toEqual([501, "unsupported"]);
  const token = await ask("/v1/sessions/eu_acme.chat/tokens", { bearer: API_KEY, body: { scope: ["read"] } });
  expect(token.status).toBe(501);
});

test("export and import give the same state, and a part that came before changes nothing", async () => {
  const session = await TestSession.make();
  for (const text of ["Ann Lee moved to Berlin", "ann@example.com is her mail", "Bob likes 12 apples"])
    await session.say(text);
  await session.ask("/messages", { body: { producer: "p", n: 1, messages: [{ text: "c" }, { text: "d" }] } });
  const { state_hash } = await session.json<{ state_hash: string }>("/stats");
  const part = await (await session.ask("/export")).text();
  const copy = await TestSession.make();
  const take = () =>
    copy.ask("/import?part=0", { body: part, headers: { "content-type": "application/x-ndjson" } });
  expect(await (await take()).json()).toMatchObject({ seq: 5, state_hash });
  expect(await (await take()).json()).toMatchObject({ seq: 5, records: 0, state_hash });
  expect(await copy.log()).toEqual(await session.log());
  const repeated = await copy.ask("/messages", {
    body: { producer: "p", n: 1, messages: [{ text: "c" }, { text: "d" }], reply: "ack" },
  });
  expect(await repeated.json()).toMatchObject({ seq: 5 });
  const rest = await (await session.ask("/export?after=5")).text();
  expect(rest.includes('"record"')).toBe(false);
  const beyond = await session.ask("/export?after=6");
  expect(beyond.status).toBe(409);
  expect(await beyond.json()).toMatchObject({ code: "conflict", seq: 5 });
  const writer = await copy.with(["read", "write"]);
  expect((await writer.ask("/import", { body: part })).status).toBe(403);
});

test("a broken import names its line and leaves the session as it was", async () => {
  const session = await TestSession.make();
  await session.say("a");
  const { state_hash } = await session.json<{ state_hash: string }>("/stats");
  for (const [body, line, words] of [
    ["nonsense\n", 1, "line 1 is not JSON"],
    ['{"type":"export","version":1}\n{"type":"turn"\nnonsense\n', 3, "line 3 is not JSON"],
    [
      '{"type":"export","version":9,"session":"a.b","epoch":0}\n',
      1,
      "version 9; this server reads version 1",
    ],
    ['{"type":"export","session":"a.b"}\n', 1, "no version; this server reads version 1"],
    ['{"kind":"turn"}\n', 1, "line 1 is no line of an export"],
    ['{"type":"turn","seq":2}\n', 1, "the part is cut"],
    ['{"type":"record"}\n', 1, "no record line"],
    [
      '{"type":"turn","seq":2}\n{"type":"record","seq":2,"at":0,"producer":null,"n":0,"count":1,"analyses":"AAAA"}\n',
      2,
      "line 2",
    ],
  ] as const) {
    const answer = await session.ask("/import", { body });
    expect(answer.status, body).toBe(400);
    const detail = expect.stringContaining(words);
    expect(await answer.json()).toMatchObject({ code: "bad_request", line, detail });
  }
  expect(await session.json("/stats")).toMatchObject({ seq: 1, state_hash });
});

test("E1: an erased session is gone to its tokens, and to its account's key; its id never returns", async () => {
  const id = `e-${crypto.randomUUID()}`;
  const session = await TestSession.make(["admin"], { id });
  await session.say("a");
  const reader = await session.with(["read"]);
  expect((await reader.ask("", { method: "DELETE" })).status).toBe(403);
  expect((await session.ask("", { method: "DELETE" })).status).toBe(204);
  for (const [method, path] of [
    ["GET", ""],
    ["GET", "/log"],
    ["GET", "/events"],
    ["DELETE", ""],
    ["GET", "/stats"],
  ] as const) {
    const answer = await session.ask(path, { method });
    expect([method, path, answer.status]).toEqual([method, path, 410]);
  }
  const again = await ask(`/v1/sessions/${session.id}/tokens`, {
    bearer: API_KEY,
    body: { scope: ["read"] },
  });
  expect(again.status).toBe(410);
  const anew = await ask("/v1/sessions", { bearer: API_KEY, body: { id } });
  expect(anew.status).toBe(409);
  expect(await anew.json()).toMatchObject({
    code: "conflict",
    detail: expect.stringContaining("choose another"),
  });
  expect((await ask(`/v1/sessions/${session.id}`, {})).status).toBe(401);
});
