/** Sessions with a retention: their past made older, their alarm rung, and a planted word looked for wherever it may be. */
import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { IDEMPOTENCY_HEADER } from "@lean-agentic/protocol";
import { expect } from "vitest";
import { SessionDriver } from "./session-driver.ts";

export const DAY_MS = 86_400_000;
const decoder = new TextDecoder();

export const kept = (days = 1): SessionDriver =>
  new SessionDriver(undefined, { par: { retention_days: days } });

/** Makes the records up to `seq` two days older. */
export function age(session: SessionDriver, seq: number): Promise<void> {
  return runInDurableObject(session.stub, (_, { storage }) => {
    storage.sql.exec("UPDATE log SET at = at - ? WHERE seq <= ?", 2 * DAY_MS, seq);
  });
}

/**
 * Rings the alarm until what is due is forgotten: a crash ends the object, and the platform rings again. Says how
 * often it crashed.
 */
export async function ring(session: SessionDriver): Promise<number> {
  let crashes = 0;
  for (let tries = 0; tries < 5; tries++) {
    await runDurableObjectAlarm(session.stub).catch(() => crashes++);
    const answer = await session.fetch("/log?limit=1").catch(() => null);
    if (answer && Number(answer.headers.get("x-lean-first")) > 1) return crashes;
    session.spare();
  }
  throw new Error("nothing was forgotten");
}

/** Names of the tables in which any value holds the word. */
export function tablesWith(session: SessionDriver, word: string): Promise<string[]> {
  return runInDurableObject(session.stub, (_, { storage: { sql } }) => {
    const names = sql.exec(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
    );
    const tables = names.toArray().map((row) => String(row.name));
    return tables.filter((table) =>
      [...sql.exec(`SELECT * FROM ${table}`)].some((row) =>
        Object.values(row).some((value) =>
          (value instanceof ArrayBuffer ? decoder.decode(value) : String(value)).includes(word),
        ),
      ),
    );
  });
}

export async function exportOf(session: SessionDriver): Promise<string> {
  let whole = "";
  for (let next = "0", more = true; more; ) {
    const page = await session.fetch(`/export?after=${next}`, {}, ["admin"]);
    expect(page.status).toBe(200);
    whole += decoder.decode(await page.arrayBuffer());
    next = page.headers.get("x-lean-next") ?? "";
    more = page.headers.get("x-lean-more") === "1";
  }
  return whole;
}

/** An export with its base64 read. */
export function decoded(exported: string): string {
  return exported.replace(/"analyses":"([^"]*)"/g, (_, base64) => atob(base64));
}

export interface Turn {
  seq: number;
  text: string;
  entities: { id: string; name: string; text: string; new: boolean }[];
}

export const turns = (lines: string[]): Turn[] =>
  lines.map((line) => JSON.parse(line)).filter((e) => e.type === "turn");

/** Random syllables. */
export const letters = (count: number): string =>
  Array.from(
    crypto.getRandomValues(new Uint8Array(count)),
    (byte) => `${"bdfgklmnprstvz"[byte % 14]}${"eiou"[byte >> 6]}`,
  ).join("");

/**
 * A random name in two spellings that mean one person to the model, and sentences around them. The first spelling
 * is the planted word: an entity's name, an alias, and a part of later turns' events.
 */
export async function plant(): Promise<{ word: string; name: string; old: string; young: string }> {
  for (let tries = 0; tries < 60; tries++) {
    const rest = letters(8);
    const [word, name] = [`Má${rest}`, `Ma${rest}`];
    const [old, young] = [`Yesterday Mr. ${word} came to Berlin.`, `Yesterday Mr. ${name} came to Paris.`];
    const trial = new SessionDriver();
    await trial.post({ text: old });
    await trial.post({ text: young });
    const [first, second] = turns(await trial.log());
    const made = first?.entities.find((entity) => entity.text.includes(word));
    const again = second?.entities.find((entity) => entity.id === made?.id);
    if (made && again?.name.includes(word)) return { word, name, old, young };
  }
  throw new Error("the model took no planted name for a person");
}

/** 301 old messages (the planted name first, a refused one among them), then three young ones. */
export async function conversation(planted: {
  word: string;
  old: string;
  young: string;
}): Promise<SessionDriver> {
  const session = kept();
  await session.post({ text: planted.old }, { [IDEMPOTENCY_HEADER]: "old" });
  const line = await session.connect({ producer: "p" });
  for (let n = 1; n <= 300; n++)
    line.send({
      type: "message",
      n,
      text: n === 7 ? "x".repeat(70_000) : `Old number ${n}`,
      reply: n === 300 ? "ack" : "none",
    });
  await line.next("ack");
  line.send({
    type: "batch",
    n: 301,
    messages: [planted.young, "Bob is here", planted.young].map((text) => ({ text })),
    reply: "ack",
  });
  await line.next("ack", (ack) => ack.n === 303);
  line.close();
  // A session at rest takes its snapshot.
  await session.ring();
  expect((await session.stats()).snapshot_seq).toBeGreaterThan(0);
  return session;
}
