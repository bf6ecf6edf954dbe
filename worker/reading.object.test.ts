/** Events, log, recall and entities over HTTP, against the real object. */

import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Env } from "./env.ts";
import { Reading, TestSession } from "./test-app.ts";

const { SESSIONS } = env as unknown as Env;

async function told(session: TestSession, count: number, from = 1): Promise<void> {
  const messages = Array.from({ length: count }, (_, i) => ({ text: `message ${from + i}` }));
  await session.ask("/messages", { body: { messages, reply: "ack" } });
}

test("L2: SSE carries the log's events, byte for byte, under epoch and seq", async () => {
  const session = await TestSession.make();
  await told(session, 3);
  const answer = await session.ask("/events?after=1");
  expect(answer.headers.get("content-type")).toBe("text/event-stream");
  expect(answer.headers.get("cache-control")).toBe("no-cache, no-transform");
  expect(answer.headers.get("x-accel-buffering")).toBe("no");
  const reading = new Reading(answer);
  expect(await reading.next("\n\n")).toBe("retry: 1000");
  const log = await session.log();
  expect(await reading.event()).toEqual({ id: "0.2", event: "turn", data: log[1] });
  expect(await reading.event()).toEqual({ id: "0.3", event: "turn", data: log[2] });
  const live = await session.say("live, with\na line break");
  expect(await reading.event()).toEqual({ id: "0.4", event: "turn", data: live });
  await reading.cancel();
});

test("SSE resumes anywhere, by header or query, the header first", async () => {
  const session = await TestSession.make();
  await told(session, 5);
  const first = async (path: string, headers: Record<string, string> = {}) => {
    const reading = new Reading(await session.ask(path, { headers }));
    const event = await reading.event();
    await reading.cancel();
    return event?.id;
  };
  expect(await first("/events")).toBe("0.1");
  expect(await first("/events?after=2")).toBe("0.3");
  expect(await first("/events?after=0.3")).toBe("0.4");
  expect(await first("/events?after=2", { "last-event-id": "0.4" })).toBe("0.5");
  expect(await first("/events?after=2", { "last-event-id": "" })).toBe("0.3");
});

test("SSE refuses what it cannot resume from before the stream begins", async () => {
  const session = await TestSession.make();
  await told(session, 2);
  const bad = await session.ask("/events", { headers: { "last-event-id": "x" } });
  expect([bad.status, (await bad.json<{ code: string }>()).code]).toEqual([400, "bad_request"]);
  const beyond = await session.ask("/events?after=3");
  expect(beyond.status).toBe(409);
  expect(await beyond.json()).toMatchObject({ code: "conflict", seq: 2 });
  const epoch = await session.ask("/events?after=7.1");
  expect(await epoch.json()).toMatchObject({ code: "conflict" });
  for (const types of ["foo", "", "turn,foo", "turn,"]) {
    const answer = await session.ask(`/events?types=${types}`);
    expect([types, answer.status]).toEqual([types, 400]);
    const detail = "types: expected one or more of turn,merged,undone,split,removed,gap,forgotten";
    expect(await answer.json()).toMatchObject({ code: "bad_request", detail });
  }
  expect((await session.ask("/events?heartbeat=0x5")).status).toBe(400);
  expect((await session.ask("/events?heartbeat=301")).status).toBe(400);
});

test("SSE ends on an event border after its share of events, and the next one goes on without a seam", async () => {
  const session = await TestSession.make();
  await told(session, 25);
  const ids: string[] = [];
  let last = "0.0";
  for (let streams = 0; streams < 3; streams++) {
    const headers = { "last-event-id": last };
    const reading = new Reading(
      await session.ask("/events", { headers }, { STREAM_EVENTS: "10", STREAM_SECONDS: "1" }),
    );
    for (let event = await reading.event(); event !== null; event = await reading.event()) {
      ids.push(event.id ?? "");
      JSON.parse(event.data ?? "");
    }
    last = ids.at(-1) ?? "";
  }
  expect(ids).toEqual(Array.from({ length: 25 }, (_, i) => `0.${i + 1}`));
});

test("SSE: heartbeats are comments, and move a filtered reader on", async () => {
  const session = await TestSession.make();
  await told(session, 3);
  const reading = new Reading(await session.ask("/events?types=merged&heartbeat=1"));
  expect(await reading.next("\n\n")).toBe("retry: 1000");
  expect(await reading.next("\n\n")).toBe(":\nid: 0.3");
  expect(await reading.next("\n\n")).toBe(":");
  await reading.cancel();
});

test("SSE: when the reader goes its socket to the object closes", async () => {
  const session = await TestSession.make();
  await told(session, 1);
  const sockets = async () => (await session.json<{ sockets: number }>("/stats")).sockets;
  const controller = new AbortController();
  await session.ask("/events", { signal: controller.signal });
  expect(await sockets()).toBe(1);
  controller.abort();
  await expect.poll(sockets).toBe(0);
});

test("SSE comes back by itself when the object restarts, and misses nothing", async () => {
  const session = await TestSession.make();
  await told(session, 2);
  const reading = new Reading(await session.ask("/events"));
  expect((await reading.event())?.id).toBe("0.1");
  expect((await reading.event())?.id).toBe("0.2");
  const stub = SESSIONS.get(SESSIONS.idFromName(session.id));
  await runInDurableObject(stub, (_, state) => state.abort("restarted by a test")).catch(() => undefined);
  await told(session, 2, 3);
  expect((await reading.event())?.id).toBe("0.3");
  expect((await reading.event())?.id).toBe("0.4");
  await reading.cancel();
});

test("SSE: a reader behind a full window gets everything", async () => {
  const session = await TestSession.make();
  for (let i = 0; i < 6; i++) await told(session, 1_000, 1_000 * i);
  const reading = new Reading(await session.ask("/events"));
  await new Promise((resolve) => setTimeout(resolve, 200));
  for (let seq = 1; seq <= 6_000; seq++) expect((await reading.event())?.id).toBe(`0.${seq}`);
  await reading.cancel();
});

test("the log comes whole over pages, or as much of it as is asked for", async () => {
  const session = await TestSession.make();
  const long = "words ".repeat(2_000);
  for (let i = 0; i < 3; i++) {
    await session.ask("/messages", {
      body: { messages: Array.from({ length: 80 }, () => ({ text: long })), reply: "ack" },
    });
  }
  const seqs = async (query: string) => {
    const text = await (await session.ask(`/log${query}`)).text();
    return text
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line).seq);
  };
  const all = Array.from({ length: 240 }, (_, i) => i + 1);
  expect(await seqs("")).toEqual(all);
  expect(await seqs("?after=200")).toEqual(all.slice(200));
  expect(await seqs("?after=10&limit=150")).toEqual(all.slice(10, 160));
  expect((await session.ask("/log?limit=0")).status).toBe(400);
  expect(await seqs("?after=240")).toEqual([]);
  expect((await session.ask("/log?after=241")).status).toBe(409);
  expect((await session.ask("/log?after=-1")).status).toBe(400);
});

test("recall finds what was said, and says nothing of the socket's envelope", async () => {
  const session = await TestSession.make();
  await session.say("Ann moved to Berlin in May");
  await session.say("The weather is fine");
  const found = await session.json<{ hits: { seq: number; text: string }[]; context: string }>("/recall", {
    body: { query: "Berlin", limit: 5 },
  });
  expect(found.hits[0]).toMatchObject({ seq: 1, text: "Ann moved to Berlin in May" });
  expect(found.context).toContain("Berlin");
  expect(found).not.toHaveProperty("type");
  expect(found).not.toHaveProperty("id");
  expect(await session.json("/recall", { body: {} })).toMatchObject({ detail: "query: missing" });
  for (const body of [{ query: 5 }, { query: "a", limit: 101 }, { query: "a".repeat(4_097) }]) {
    expect((await session.ask("/recall", { body })).status).toBe(400);
  }
});

test("entities are listed in pages, and one by one with their mentions", async () => {
  const session = await TestSession.make();
  await session.say("Angela Merkel met Emmanuel Macron in Paris.");
  const { entities, more } = await session.json<{ entities: { id: string; name: string }[]; more: boolean }>(
    "/entities",
  );
  expect(more).toBe(false);
  expect(entities.map(({ name }) => name)).toContain("Paris");
  const first = await session.json<{ entities: { id: string }[]; more: boolean }>("/entities?limit=1");
  expect([first.entities.length, first.more]).toEqual([1, entities.length > 1]);
  const next = await session.json<{ entities: { id: string }[] }>(
    `/entities?limit=1&after=${first.entities[0]?.id}`,
  );
  expect(next.entities[0]).toEqual(entities[1]);
  const one = await session.json<{ entity: { id: string; mentions: object[] } }>(
    `/entities/${entities[0]?.id}`,
  );
  expect(one.entity.id).toBe(entities[0]?.id);
  expect(one.entity.mentions).toHaveLength(1);
  const missing = await session.ask("/entities/e9.9");
  expect([missing.status, (await missing.json<{ code: string }>()).code]).toEqual([404, "not_found"]);
});
