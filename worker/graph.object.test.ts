/** The graph's routes against the real object: facts in both times, the graph around somebody, merging, undoing, splitting, forgetting. */

import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { Fact, FactsResult, GraphResult, LogEvent, Turn } from "@lean-agentic/protocol";
import {
  FactsResult as FactsShape,
  GraphResult as GraphShape,
  LogEvent as LogShape,
} from "@lean-agentic/protocol/schemas";
import { expect, test } from "vitest";
import type { Env } from "./env.ts";
import { TestSession } from "./test-app.ts";

const { SESSIONS } = env as unknown as Env;

const evict = (session: TestSession): Promise<void> =>
  evictDurableObject(SESSIONS.get(SESSIONS.idFromName(session.id)));

const MARCH = Date.UTC(2026, 2, 1);
const MAY = Date.UTC(2026, 4, 1);

async function say(session: TestSession, text: string, at: number): Promise<Turn> {
  const answer = await session.ask("/messages", { body: { text, at, speaker: "Ann Lee" } });
  const turn = LogShape.parse(await answer.json());
  if (turn.type !== "turn") throw new Error(`a message made a ${turn.type}`);
  return turn;
}

async function factsOf(session: TestSession, query: string): Promise<Fact[]> {
  const answer = await session.ask(`/facts?${query}`);
  expect(answer.status).toBe(200);
  return FactsShape.parse(await answer.json()).facts;
}

async function log(session: TestSession): Promise<LogEvent[]> {
  return (await session.log()).map((line) => LogShape.parse(JSON.parse(line)));
}

async function post(
  session: TestSession,
  path: string,
  body: object,
): Promise<[number, Record<string, unknown>]> {
  const answer = await session.ask(path, { body });
  return [answer.status, await answer.json()];
}

/** Ann lives in Berlin, then in Hamburg, and has a sister Mia. */
async function moved(): Promise<{ session: TestSession; turns: [Turn, Turn, Turn] }> {
  const session = await TestSession.make();
  const turns: [Turn, Turn, Turn] = [
    await say(session, "I live in Berlin.", MARCH),
    await say(session, "I moved to Hamburg.", MAY),
    await say(session, "My sister Mia lives in Zagreb.", MAY + 1),
  ];
  return { session, turns };
}

test("facts are told as of either time, page by page", async () => {
  const { session, turns } = await moved();
  const ann = turns[0].facts[0]?.subject;
  const lives = `subject=${ann}&predicate=lives%20in`;
  const all = await factsOf(session, lives);
  expect(all.map(({ valid_from, valid_to }) => [valid_from, valid_to])).toEqual([
    [MARCH, MAY],
    [MAY, null],
  ]);
  const ids = all.map(({ id }) => id);
  expect((await factsOf(session, `${lives}&as_of=${MARCH + 1}`)).map(({ id }) => id)).toEqual([ids[0]]);
  const before = await factsOf(session, `${lives}&known_as_of=${MARCH}`);
  expect(before.map(({ id, valid_to }) => [id, valid_to])).toEqual([[ids[0], null]]);
  expect(await factsOf(session, `${lives}&known_as_of=${MARCH - 1}`)).toEqual([]);

  const everything: FactsResult = await (await session.ask("/facts")).json();
  const paged: string[] = [];
  for (let after = "", more = true; more; ) {
    const page: FactsResult = await (await session.ask(`/facts?limit=1${after && `&after=${after}`}`)).json();
    paged.push(...page.facts.map(({ id }) => id));
    after = paged.at(-1) ?? "";
    more = page.more;
  }
  expect(paged).toEqual(everything.facts.map(({ id }) => id));
  for (const wrong of ["subject=Ann", "subject=", "predicate=", "limit=0", "as_of=soon", "after=e1.1"]) {
    expect((await session.ask(`/facts?${wrong}`)).status, wrong).toBe(400);
  }
});

test("the graph around somebody has whom they are tied to, as far as it is asked for", async () => {
  const { session, turns } = await moved();
  const ann = turns[0].facts[0]?.subject;
  const graph = async (query: string): Promise<GraphResult> => {
    const answer = await session.ask(`/graph?around=${ann}${query}`);
    expect(answer.status).toBe(200);
    return GraphShape.parse(await answer.json());
  };
  const names = ({ entities }: GraphResult): string[] => entities.map(({ name }) => name);
  expect(names(await graph(""))).toEqual(["Ann Lee", "Berlin", "Hamburg", "Mia"]);
  expect(names(await graph("&depth=0"))).toEqual(["Ann Lee"]);
  expect(names(await graph("&depth=2"))).toEqual(["Ann Lee", "Berlin", "Hamburg", "Mia", "Zagreb"]);
  const now = await graph(`&depth=2&as_of=${MAY + 2}`);
  expect(now.facts.map(({ predicate }) => predicate).sort()).toEqual(["lives in", "lives in", "sister"]);
  expect(names(now)).not.toContain("Berlin");
  expect((await graph("&limit=2")).partial).toBe(true);
  expect((await session.ask("/graph?around=e99.1")).status).toBe(404);
  expect((await session.ask(`/graph?around=${ann}&depth=4`)).status).toBe(400);
});

test("a merge is an event, and undoing it leaves the state as if it had never been", async () => {
  const session = await TestSession.make();
  const [first, second] = [
    await say(session, "Annabel lives in Chemnitz.", MARCH),
    await say(session, "Anna works at Bosch.", MARCH + 1),
  ];
  const [into, from] = [first.facts[0]?.subject, second.facts[0]?.subject];
  const hash = async (): Promise<unknown> =>
    (await session.json<{ state_hash: string }>("/stats")).state_hash;
  const [status, merged] = await post(session, "/entities/merge", { from, into });
  expect([status, merged]).toMatchObject([200, { type: "merged", seq: 3, id: "m3.1", from, into }]);
  expect((await factsOf(session, `subject=${into}`)).map(({ predicate }) => predicate)).toEqual([
    "lives in",
    "works at",
  ]);
  const [again] = await post(session, "/entities/merge", { from, into });
  expect(again).toBe(400);
  expect(await post(session, "/entities/merge", { from: "e9.9", into })).toMatchObject([
    404,
    { code: "not_found", detail: "from: e9.9 is no entity of this session" },
  ]);
  expect(await post(session, "/entities/merge", { from, into: "e9.8" })).toMatchObject([
    404,
    { code: "not_found", detail: "into: e9.8 is no entity of this session" },
  ]);
  await evict(session);
  expect((await factsOf(session, `subject=${into}`)).length).toBe(2);

  const [undone, result] = await post(session, "/entities/split", { merge: "m3.1" });
  expect([undone, result]).toMatchObject([
    200,
    { epoch: 1, rewritten: [3], event: { type: "undone", seq: 4, merge: "m3.1" } },
  ]);
  expect((await factsOf(session, `subject=${into}`)).length).toBe(1);
  expect((await post(session, "/entities/split", { merge: "m3.1" }))[0]).toBe(404);
  expect((await log(session)).map(({ type }) => type)).toEqual(["turn", "turn", "removed", "undone"]);
  const before = await hash();
  await evict(session);
  expect(await hash()).toBe(before);
});

test("a mention that is split off takes its facts along", async () => {
  const session = await TestSession.make();
  await say(session, "Jan currently lives in Dortmund.", MARCH);
  const second = await say(session, "Jan packed his bags and moved to Bochum.", MAY);
  const mention = second.entities.find(({ text }) => text === "Jan");
  expect(mention?.new).toBe(false);
  const [status, result] = await post(session, "/entities/split", {
    mention: { seq: 2, start: mention?.start },
  });
  expect([status, result]).toMatchObject([200, { rewritten: [2], event: { type: "split", seq: 3 } }]);
  const [, anew] = await log(session);
  if (anew?.type !== "turn") throw new Error("no turn");
  expect(anew.facts[0]?.subject).toBe(anew.entities.find(({ text }) => text === "Jan")?.id);
  expect(anew.entities.find(({ text }) => text === "Jan")?.new).toBe(true);
  for (const [body, detail] of [
    [{}, "expected merge or mention, one of the two"],
    [{ merge: "m1.1", mention: { seq: 2, start: 0 } }, "expected merge or mention, one of the two"],
    [{ mention: { seq: 2 } }, "mention.start: missing"],
    [{ merge: "e1.1" }, "merge: no merge's id"],
  ] as const) {
    expect(await post(session, "/entities/split", body)).toMatchObject([400, { detail }]);
  }
  expect((await post(session, "/entities/split", { mention: { seq: 9, start: 0 } }))[0]).toBe(404);
  expect((await post(session, "/entities/split", { mention: { seq: 2, start: 1 } }))[0]).toBe(400);
});

test("a forgotten message leaves an empty place, and what it retired holds again", async () => {
  const { session, turns } = await moved();
  const ann = turns[0].facts[0]?.subject;
  const answer = await session.ask("/messages/2", { method: "DELETE" });
  expect(await answer.json()).toEqual({ seq: 2, epoch: 1, rewritten: [2] });
  expect((await session.log())[1]).toBe('{"type":"removed","seq":2}');
  const facts = await factsOf(session, `subject=${ann}&predicate=lives%20in`);
  expect(facts.map(({ valid_to }) => valid_to)).toEqual([null]);
  const again = await session.ask("/messages/2", { method: "DELETE" });
  expect(await again.json()).toEqual({ seq: 2, epoch: 1, rewritten: [] });
  expect((await session.ask("/messages/7", { method: "DELETE" })).status).toBe(404);
  expect((await session.ask("/messages/x", { method: "DELETE" })).status).toBe(400);
  const next = await say(session, "I still live in Berlin.", MAY + 5);
  expect(next.seq).toBe(4);
  expect(next.facts[0]?.id).toBe("f1.1");
});

test("who may only read puts nothing right", async () => {
  const { session } = await moved();
  const reader = await session.with(["read"]);
  for (const [path, method, body] of [
    ["/entities/merge", "POST", { from: "e1.1", into: "e1.2" }],
    ["/entities/split", "POST", { merge: "m3.1" }],
    ["/messages/1", "DELETE", undefined],
  ] as const) {
    expect((await reader.ask(path, { method, ...(body && { body }) })).status, path).toBe(403);
  }
});
