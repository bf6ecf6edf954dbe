/** SPEC D5, with a core that traps on marked texts: what was gathered stays, the marked message is set aside, the rest goes on. */
import { describe, expect, it } from "vitest";
import { expectedHash, type Input } from "./expected.ts";
import { type Frame, SessionDriver } from "./session-driver.ts";

const MARKS = { session: "\u0001trap:session\u0001", analyzer: "\u0001trap:analyzer\u0001" } as const;

const inputsOf = (count: number, who: string): Input[] =>
  Array.from({ length: count }, (_, i) => ({ text: `${who} wrote letter ${i} to Ann in Berlin`, at: i }));

async function answers(line: { next: (type: null) => Promise<Frame> }, count: number): Promise<Frame[]> {
  const frames: Frame[] = [];
  while (frames.length < count) frames.push(await line.next(null));
  return frames;
}

describe.each(["session", "analyzer"] as const)("a trap in the %s", (where) => {
  it("among 50 pipelined messages costs one of them and no other session anything", async () => {
    const [one, two] = [new SessionDriver(), new SessionDriver()];
    const [lineOne, lineTwo] = [await one.connect({ producer: "p" }), await two.connect({ producer: "p" })];
    const [inputsOne, inputsTwo] = [inputsOf(50, "Chloe"), inputsOf(50, "Bob")];
    for (let i = 0; i < 50; i++) {
      const marked = i === 24 ? { text: `before ${MARKS[where]} after` } : {};
      lineOne.send({ type: "message", n: i + 1, ...inputsOne[i], ...marked, reply: "ack" });
      lineTwo.send({ type: "message", n: i + 1, ...inputsTwo[i], reply: "ack" });
    }
    const framesOne = await answers(lineOne, 50);
    const framesTwo = await answers(lineTwo, 50);
    expect(framesTwo.every((frame) => frame.type === "ack")).toBe(true);
    expect(framesOne.filter((frame) => frame.type === "ack")).toHaveLength(49);
    expect(framesOne.filter((frame) => frame.code === "core_failed")).toMatchObject([{ n: 25 }]);
    const kept = inputsOne.filter((_, i) => i !== 24);
    expect(await one.stateHash()).toBe(expectedHash(kept));
    expect(await two.stateHash()).toBe(expectedHash(inputsTwo));
    expect((await one.log()).map((event) => JSON.parse(event).text)).toEqual(kept.map((input) => input.text));
    await one.evict();
    expect(await one.stateHash()).toBe(expectedHash(kept));
  });

  it("inside a batch costs that message alone; a repeat gets the same error; stats tell, its bytes to admins only", async () => {
    const session = new SessionDriver();
    const line = await session.connect({ producer: "p" });
    const messages = inputsOf(10, "Dora").map((input, i) => (i === 4 ? { text: MARKS[where] } : input));
    line.send({ type: "batch", n: 1, messages, reply: "ack" });
    const ack = await line.next("ack");
    expect(ack).toMatchObject({ n: 10, seq: 9 });
    expect((ack.results as Frame[]).filter((result) => result.code)).toMatchObject([
      { n: 5, code: "core_failed" },
    ]);
    line.send({ type: "message", n: 5, text: "harmless now" });
    expect(await line.next("error")).toMatchObject({ code: "core_failed", n: 5 });
    line.send({ type: "message", n: 11, text: "goes on", reply: "ack" });
    expect(await line.next("ack")).toMatchObject({ n: 11, seq: 10 });
    const stats = await session.stats();
    expect(stats.aside).toMatchObject([{ why: `the ${where} trapped twice` }]);
    expect(JSON.stringify(stats.aside)).not.toContain("trap:");
    const admin = await (await session.fetch("/stats", {}, ["admin"])).text();
    expect(admin).toContain("trap:");
  });

  it("over HTTP is a problem, and the session lives on", async () => {
    const session = new SessionDriver();
    const failed = await session.post({ text: MARKS[where] });
    expect(failed.status).toBe(500);
    expect(await failed.json()).toMatchObject({ code: "core_failed" });
    expect((await session.post({ text: "Ann is well", at: 1 })).status).toBe(200);
    expect(await session.stateHash()).toBe(expectedHash([{ text: "Ann is well", at: 1 }]));
  });
});
