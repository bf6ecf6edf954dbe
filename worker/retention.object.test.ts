/** SPEC R5 over HTTP: what retention took is said on SSE and in the log, whatever is filtered or limited. */
import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Env } from "./env.ts";
import { linesOf, Reading, TestSession } from "./test-app.ts";

const { SESSIONS } = env as unknown as Env;
const TWO_DAYS_MS = 2 * 86_400_000;

/** A session whose messages up to `seq` are past their retention, and forgotten. */
async function forgotten(texts: readonly string[], seq: number): Promise<TestSession> {
  const session = await TestSession.make(["admin"], { retention_days: 1 });
  for (const text of texts) await session.say(text);
  await age(session, seq);
  return session;
}

async function age(session: TestSession, seq: number): Promise<void> {
  const stub = SESSIONS.get(SESSIONS.idFromName(session.id));
  await runInDurableObject(stub, (_, { storage }) => {
    storage.sql.exec("UPDATE log SET at = at - ? WHERE seq <= ?", TWO_DAYS_MS, seq);
  });
  await runDurableObjectAlarm(stub);
}

const notes = (count: number): string[] => Array.from({ length: count }, (_, i) => `note ${i + 1}`);

test("R5: SSE says the gap once, under the id that goes on after it", async () => {
  const session = await forgotten(notes(6), 4);
  for (const path of ["/events?after=1", "/events?after=1&types=turn"]) {
    const reading = new Reading(await session.ask(path));
    expect(await reading.event()).toEqual({
      id: "0.4",
      event: "gap",
      data: '{"type":"gap","from":2,"to":4,"why":"retention"}',
    });
    expect(await reading.event()).toMatchObject({ id: "0.5", event: "turn" });
    await reading.cancel();
  }
  const resumed = new Reading(await session.ask("/events", { headers: { "last-event-id": "0.4" } }));
  expect(await resumed.event()).toMatchObject({ id: "0.5", event: "turn" });
  await resumed.cancel();
});

test("R5: the log says the gap, and its limit counts events alone, over pages", async () => {
  const session = await forgotten(notes(9), 5);
  const log = async (query: string) => linesOf(await (await session.ask(`/log?${query}`)).text());
  const seqs = (lines: string[]) =>
    lines.map((line) => JSON.parse(line)).map((event) => event.seq ?? event.type);
  expect(seqs(await log("after=0"))).toEqual(["gap", 6, 7, 8, 9]);
  expect(seqs(await log("after=2&limit=3"))).toEqual(["gap", 6, 7, 8]);
  expect(seqs(await log("after=5&limit=2"))).toEqual([6, 7]);
});

test("R5: a stream that is open when a name is rewritten is told, and goes on in the new epoch", async () => {
  const session = await TestSession.make(["admin"], { retention_days: 1 });
  // Two spellings that fold to one; the second is what remains.
  await session.say("Yesterday Mr. Márcus Miller came to Berlin.");
  const second = JSON.parse(await session.say("Yesterday Mr. Marcus Miller came to Paris."));
  expect(second.entities[0]).toMatchObject({ id: "e1.1", new: false });
  const reading = new Reading(await session.ask("/events?after=2&types=turn"));
  expect(await reading.next("\n\n")).toBe("retry: 1000");
  await age(session, 1);
  expect(await reading.event()).toEqual({
    id: "1.2",
    event: "forgotten",
    data: '{"type":"forgotten","seq":1,"epoch":1,"rewritten":[2]}',
  });
  await session.say("and then");
  expect(await reading.event()).toMatchObject({ id: "1.3", event: "turn" });
  await reading.cancel();
  const old = await session.ask("/events", { headers: { "last-event-id": "0.2" } });
  expect(old.status).toBe(409);
});
