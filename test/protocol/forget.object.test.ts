/** SPEC M11, M12: a forgotten message leaves nothing, in quiet, over evictions and over crashes on both sides of the write. */
import { IDEMPOTENCY_HEADER } from "@lean-agentic/protocol";
import { describe, expect, it } from "vitest";
import { crashesOf } from "../../durable/faults.ts";
import { decoded, exportOf, letters, tablesWith, turns } from "./retention-driver.ts";
import { SessionDriver } from "./session-driver.ts";

type Mode = "quiet" | "evicted" | "crash before the write" | "crash after the write" | "crash while waking";

const AT = Date.UTC(2026, 2, 1);

interface Planted {
  /** A name that becomes an entity's, and that of whom it is merged with. */
  name: string;
  /** A word that becomes a fact's object. */
  word: string;
}

async function say(
  session: SessionDriver,
  text: string,
  headers: Record<string, string> = {},
): Promise<string> {
  return (await session.post({ text, at: AT, speaker: "Ann Lee" }, headers)).text();
}

async function merge(session: SessionDriver): Promise<Response> {
  const [, second] = turns(await session.log());
  const sister = second?.entities.at(-1)?.id;
  const body = JSON.stringify({ from: "e1.1", into: sister });
  return session.fetch("/merge", { method: "POST", body });
}

/** A name that the model takes for a person's, 128 random bits and a word beside it. */
async function plant(): Promise<Planted> {
  for (let tries = 0; tries < 60; tries++) {
    const planted = { name: `Ma${letters(16)}`, word: letters(16) };
    const trial = new SessionDriver();
    await say(trial, "I live in Berlin.");
    const turn = JSON.parse(await say(trial, `My sister ${planted.name} likes ${planted.word}.`));
    if (turn.facts?.length === 2 && JSON.stringify(turn.facts).includes(planted.word)) return planted;
  }
  throw new Error("the model took no planted name for a person");
}

/** Ann and her sister, of whom the second message tells; what comes after speaks of her and makes them one. */
async function conversation({ name, word }: Planted): Promise<SessionDriver> {
  const session = new SessionDriver();
  await say(session, "I live in Berlin.");
  await say(session, `My sister ${name} likes ${word}.`, { [IDEMPOTENCY_HEADER]: "second" });
  await say(session, "She works at Siemens.");
  expect((await merge(session)).status).toBe(200);
  await say(session, "I moved to Hamburg.");
  const messages = Array.from({ length: 300 }, (_, i) => ({ text: `test ${i}`, at: AT }));
  for (const message of messages) await session.post({ ...message, reply: "none" });
  return session;
}

describe("a forgotten message", () => {
  it.each<Mode>([
    "quiet",
    "evicted",
    "crash before the write",
    "crash after the write",
    "crash while waking",
  ])("leaves nothing: %s", async (mode) => {
    const planted = await plant();
    const words = [planted.name, planted.word];
    const session = await conversation(planted);
    for (const word of words) {
      expect((await tablesWith(session, word)).sort()).toEqual(["log", "snapshot"]);
      expect(decoded(await exportOf(session))).toContain(word);
    }
    // In later events too: of her, and of Ann, who is one with her.
    const log = await session.log();
    expect([log[2], log[4]].every((event) => event?.includes(planted.name))).toBe(true);

    if (mode === "evicted") await session.evict();
    if (mode === "crash before the write") session.crashAt("before-insert");
    if (mode === "crash after the write") session.crashAt("after-insert");
    const forget = (): Promise<Response | null> =>
      session.fetch("/message?seq=2", { method: "DELETE" }).catch(() => null);
    await forget();
    expect(crashesOf(session.name)).toBe(mode.endsWith("the write") ? 1 : 0);
    session.spare();
    expect((await forget())?.status).toBe(200);
    if (mode === "crash while waking") {
      session.crashAt("during-waking");
      await session.evict();
      await expect(session.stats()).rejects.toThrow();
      session.spare();
    }
    if (mode === "evicted") await session.evict();

    for (const word of words) {
      expect(await tablesWith(session, word)).toEqual([]);
      expect(decoded(await exportOf(session))).not.toContain(word);
      expect((await session.log()).join("\n")).not.toContain(word);
      expect(JSON.stringify(await session.stats())).not.toContain(word);
      for (const read of ["recall", "entities", "facts"]) {
        const answer = await session.post({ type: read, id: "q", query: word });
        expect((await answer.text()).replace(`"query":"${word}"`, "")).not.toContain(word);
      }
    }

    // The same as where something else was said and forgotten.
    const other = new SessionDriver();
    await say(other, "I live in Berlin.");
    await say(other, "Hello.");
    await other.fetch("/message?seq=2", { method: "DELETE" });
    await say(other, "She works at Siemens.");
    await say(other, "Hello.");
    await other.fetch("/message?seq=4", { method: "DELETE" });
    await say(other, "I moved to Hamburg.");
    for (let i = 0; i < 300; i++) await other.post({ text: `test ${i}`, at: AT, reply: "none" });
    const hash = await session.stateHash();
    expect(hash).toBe(await other.stateHash());
    await session.evict();
    expect(await session.stateHash()).toBe(hash);
  });
});
