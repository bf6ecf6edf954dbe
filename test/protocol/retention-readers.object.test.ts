/** SPEC R5, R6: what retention took is said to readers, and an export after it is whole. */
import { beforeAll, describe, expect, it } from "vitest";
import { MODES, runIn } from "./modes.ts";
import { age, conversation, exportOf, kept, plant, ring } from "./retention-driver.ts";
import { SessionDriver } from "./session-driver.ts";

const decoder = new TextDecoder();

describe.each(MODES)("$name", (mode) => {
  beforeAll(() => runIn(mode));

  describe("readers (R5)", () => {
    it("behind the cut get one gap, then the events; at it or later none", async () => {
      const session = kept();
      for (let n = 1; n <= 9; n++) await session.post({ text: `Note ${n}` });
      await age(session, 5);
      await ring(session);
      for (const after of [0, 3, 4, 5, 7]) {
        const line = await session.connect({ after });
        await line.next("turn", (turn) => turn.seq === 9);
        const gaps = after < 5 ? [{ type: "gap", from: after + 1, to: 5, why: "retention" }] : [];
        const seqs = [6, 7, 8].filter((seq) => seq > after);
        expect(line.frames.filter((frame) => frame.type === "gap")).toEqual(gaps);
        expect(line.frames.map((frame) => frame.seq ?? frame.type)).toEqual([
          ...gaps.map(() => "gap"),
          ...seqs,
        ]);
        line.close();
        const log = (await session.log(after)).map((event) => JSON.parse(event));
        expect(log.map((event) => event.seq ?? event)).toEqual([...gaps, ...seqs, 9]);
      }
      const page = await session.fetch("/log?after=0&limit=2");
      expect(
        decoder
          .decode(await page.arrayBuffer())
          .trimEnd()
          .split("\n"),
      ).toHaveLength(3);
      expect(page.headers.get("x-lean-next")).toBe("7");
    });

    it("who is connected is told what was rewritten, once the epoch rises", async () => {
      const planted = await plant();
      const session = await conversation(planted);
      // A line that a crash ends is told by its next hello instead.
      session.holdSteady();
      const live = await session.connect({ after: 303 });
      const silent = await session.connect({ producer: "q" });
      await age(session, 300);
      await ring(session);
      expect(await live.next("forgotten")).toEqual({
        type: "forgotten",
        seq: 300,
        epoch: 1,
        rewritten: [301, 303],
      });
      await session.post({ text: "Live again" });
      expect(await live.next("turn")).toMatchObject({ seq: 304 });
      expect(silent.frames).toEqual([]);
      silent.send({ type: "hello", after: 0 });
      expect(await silent.next("hello")).toMatchObject({ epoch: 1, seq: 304 });
    });
  });

  describe("export after retention (R6)", () => {
    it("is imported to the same log and state, and goes on alike", async () => {
      const planted = await plant();
      const session = await conversation(planted);
      await age(session, 300);
      await ring(session);
      await session.post({ text: "Bob met Ann", at: 5 });
      const exported = await exportOf(session);
      const copy = kept();
      for (const _ of ["first", "again"]) {
        const answer = await copy.fetch("/import?part=1", { method: "POST", body: exported }, ["admin"]);
        expect(await answer.json()).toMatchObject({ seq: 304, state_hash: await session.stateHash() });
      }
      expect(await copy.log()).toEqual(await session.log());
      await copy.evict();
      expect(await copy.stateHash()).toBe(await session.stateHash());
      for (const one of [session, copy]) await one.post({ text: planted.young, at: 6 });
      expect(await copy.log()).toEqual(await session.log());
      expect(await copy.stateHash()).toBe(await session.stateHash());
      await age(copy, 303);
      await copy.ring();
      expect(await copy.log()).toHaveLength(3);
    });

    it("is refused by a session that it does not follow", async () => {
      const session = kept();
      for (let n = 1; n <= 4; n++) await session.post({ text: `Ann says ${n}` });
      await age(session, 2);
      await ring(session);
      const exported = await exportOf(session);
      const other = new SessionDriver();
      await other.post({ text: "Not empty" });
      const answer = await other.fetch("/import?part=1", { method: "POST", body: exported }, ["admin"]);
      expect(await answer.json()).toMatchObject({ code: "conflict", line: 2 });
      expect(await other.log()).toHaveLength(1);
    });
  });
});
