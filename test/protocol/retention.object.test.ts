/** SPEC R1-R4, R7: what is past its retention is forgotten, in quiet, over evictions and over crashes on both sides of the write. */
import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { IDEMPOTENCY_HEADER } from "@lean-agentic/protocol";
import { describe, expect, it } from "vitest";
import type { LiveSession } from "../../durable/live-session.ts";
import {
  age,
  conversation,
  DAY_MS,
  decoded,
  exportOf,
  kept,
  letters,
  plant,
  ring,
  type Turn,
  tablesWith,
  turns,
} from "./retention-driver.ts";
import { SessionDriver } from "./session-driver.ts";

/** What a turn says, apart from what came of it. */
const said = ({ seq, text }: Turn): object => ({ seq, text });

type Mode = "quiet" | "evicted" | "crash before the write" | "crash after the write" | "crash while waking";

describe("what is older than retention_days (R1-R3)", () => {
  it.each<Mode>([
    "quiet",
    "evicted",
    "crash before the write",
    "crash after the write",
    "crash while waking",
  ])("leaves the log, every table and the export; what remains keeps its seq: %s", async (mode) => {
    const planted = await plant();
    const session = await conversation(planted);
    expect((await tablesWith(session, planted.word)).sort()).toEqual(["log", "snapshot"]);
    expect(decoded(await exportOf(session))).toContain(planted.word);
    const before = turns(await session.log()).slice(300);
    expect(before.map((turn) => turn.seq)).toEqual([301, 302, 303]);
    expect(JSON.stringify(before)).toContain(planted.word);

    await age(session, 300);
    if (mode === "evicted") await session.evict();
    if (mode === "crash before the write") session.crashAt("before-insert", 1);
    if (mode === "crash after the write") session.crashAt("after-insert", 1);
    expect(await ring(session)).toBe(mode.endsWith("the write") ? 1 : 0);
    if (mode === "crash while waking") {
      session.crashAt("during-waking");
      await session.evict();
      await expect(session.stats()).rejects.toThrow();
    }
    if (mode === "evicted") await session.evict();

    expect(await tablesWith(session, planted.word)).toEqual([]);
    const exported = await exportOf(session);
    expect(decoded(exported)).not.toContain(planted.word);
    const log = await session.log();
    expect(JSON.parse(log[0] ?? "")).toEqual({ type: "gap", from: 1, to: 300, why: "retention" });
    // The same messages, decided as if nothing had been before.
    const kept = turns(log.slice(1));
    expect(kept.map(said)).toEqual(before.map(said));
    const made = kept.flatMap((turn) => turn.entities).map(({ id }) => Number(/^e(\d+)/.exec(id)?.[1]));
    expect(Math.min(...made)).toBeGreaterThan(300);

    const stats = await session.stats();
    expect(stats).toMatchObject({ seq: 303, epoch: 1, rows: 1, holds: { turns: 3, first_seq: 301 } });
    await session.evict();
    expect(await session.stateHash()).toBe(stats.state_hash);

    const [next] = turns([await (await session.post({ text: planted.young })).text()]);
    const known = kept[0]?.entities.find((entity) => entity.text.includes(planted.name));
    expect(next?.seq).toBe(304);
    expect(next?.entities).toContainEqual(expect.objectContaining({ id: known?.id, new: false }));
  });

  it("a snapshot that was being written when it ran is given up (R3)", async () => {
    const session = kept();
    const word = letters(12);
    const text = `${word} ${"and so on ".repeat(6_000)}`;
    for (let n = 1; n <= 40; n++) await session.post({ text });
    await session.post({ text: "Ann stays" });
    await age(session, 40);
    await runInDurableObject(session.stub, (object) => {
      const { live } = object as unknown as { live: LiveSession };
      // Of several parts, none of them written yet.
      live.snapshots.begin();
      live.alarms.ring(Date.now());
    });
    for (let n = 1; n <= 4; n++) await session.post({ text: `Bob says ${n}` });
    expect(await tablesWith(session, word)).toEqual([]);
    const { state_hash } = await session.stats();
    await session.evict();
    expect(await session.stats()).toMatchObject({ state_hash, snapshot_seq: 41, holds: { turns: 5 } });
  });

  it("a repeated n whose event is gone answers gone; the others, and the producer's count, go on (R4)", async () => {
    const planted = await plant();
    const session = await conversation(planted);
    await age(session, 300);
    await ring(session);
    expect(await (await session.post({ producer: "p", n: 3, text: "again" })).json()).toMatchObject({
      code: "gone",
    });
    expect(await (await session.post({ producer: "p", n: 302, text: "again" })).json()).toMatchObject({
      seq: 302,
    });
    expect(await (await session.post({ producer: "p", n: 304, text: "next" })).json()).toMatchObject({
      seq: 304,
    });
    // The receipt went with its event: the key is free.
    const again = await session.post({ text: "another body" }, { [IDEMPOTENCY_HEADER]: "old" });
    expect(await again.json()).toMatchObject({ seq: 305 });
  });

  it("a whole log may go, and the count goes on; a second time forgets what came then (R2)", async () => {
    const session = kept();
    for (let n = 1; n <= 3; n++) await session.post({ producer: "p", n, text: `Ann says ${n}` });
    const [first] = turns(await session.log());
    await age(session, 3);
    await ring(session);
    const gap = '{"type":"gap","from":1,"to":3,"why":"retention"}';
    expect(await session.log()).toEqual([gap]);
    await session.evict();
    expect(await session.stats()).toMatchObject({
      seq: 3,
      rows: 0,
      epoch: 0,
      holds: { turns: 0, entities: 0 },
    });
    expect((await session.fetch("/log?after=4")).status).toBe(409);
    const line = await session.connect({ after: 0, producer: "p" });
    expect(await line.next("gap")).toMatchObject({ from: 1, to: 3 });
    line.send({ type: "message", n: 4, text: "Ann says 4" });
    expect(await line.next("turn")).toMatchObject({ seq: 4, text: "Ann says 4" });
    const [ann] = first?.entities ?? [];
    const [fourth] = turns(await session.log(3));
    if (ann) expect(fourth?.entities[0]).toMatchObject({ id: "e4.1", new: true });
    await session.post({ text: "Ann says 5" });
    await age(session, 4);
    await runDurableObjectAlarm(session.stub);
    expect((await session.log()).map((event) => JSON.parse(event).seq ?? event)).toEqual([
      '{"type":"gap","from":1,"to":4,"why":"retention"}',
      5,
    ]);
    const hash = await session.stateHash();
    await session.evict();
    expect(await session.stateHash()).toBe(hash);
  });

  it("nothing happens before anything is due, nor without retention_days (R1)", async () => {
    for (const session of [kept(3), new SessionDriver()]) {
      await session.post({ text: "Ann is here" });
      await session.post({ text: "Ann stays" });
      await age(session, 1);
      const [log, hash] = [await session.log(), await session.stateHash()];
      await runDurableObjectAlarm(session.stub);
      expect([await session.log(), await session.stateHash()]).toEqual([log, hash]);
      expect(await session.stats()).toMatchObject({ epoch: 0, rebuilds: 0 });
    }
  });

  it("is asked for when the oldest falls due, and no later alarm puts it off (R1)", async () => {
    const session = kept(2);
    const alarm = () => runInDurableObject(session.stub, (_, { storage }) => storage.getAlarm());
    const begun = Date.now();
    await session.post({ text: "Ann is here" });
    expect(await alarm()).toBeGreaterThan(begun + 2 * DAY_MS);
    expect(await alarm()).toBeLessThan(begun + 2 * DAY_MS + 60_000);
    const due = await alarm();
    await session.evict();
    session.claims = { ...session.claims, exp: Math.floor(begun / 1000) + 5 * 86_400 };
    await session.connect({ after: 0 });
    expect(await alarm()).toBe(due);
  });

  it("changes nothing where the core fails on what remains, and is tried again a day later (R7)", async () => {
    const session = kept();
    for (const text of ["Ann is here", "Ann stays"]) await session.post({ text });
    await age(session, 1);
    const alarm = await runInDurableObject(session.stub, async (object, { storage }) => {
      const { live } = object as unknown as { live: LiveSession };
      storage.sql.exec("UPDATE log SET body = x'02' WHERE seq = 2");
      live.alarms.ring(Date.now());
      expect(live.errors.get("core_failed")).toBe(1);
      expect(storage.sql.exec("SELECT seq FROM log ORDER BY seq").toArray()).toEqual([
        { seq: 1 },
        { seq: 2 },
      ]);
      expect([live.store.firstSeq(), live.epoch]).toEqual([1, 0]);
      return storage.getAlarm();
    });
    expect(alarm).toBeGreaterThan(Date.now());
  });

  it("a message set aside goes with its age, too", async () => {
    const session = kept();
    await session.post({ text: "Ann is here" });
    await runInDurableObject(session.stub, (_, { storage }) => {
      for (const at of [Date.now() - 2 * DAY_MS, Date.now()])
        storage.sql.exec("INSERT INTO aside (seq, body, why, at) VALUES (1, x'00', 'test', ?)", at);
    });
    await runDurableObjectAlarm(session.stub);
    expect((await session.stats()).aside).toHaveLength(1);
    expect(await session.log()).toHaveLength(1);
  });
});
