/** Export and import: everything a session knows, as lines, and the same session from them. */
import { beforeAll, describe, expect, it } from "vitest";
import { MODES, runIn } from "./modes.ts";
import { SessionDriver } from "./session-driver.ts";

async function exportOf(session: SessionDriver): Promise<string> {
  const page = await session.fetch("/export?after=0", {}, ["admin"]);
  return new TextDecoder().decode(await page.arrayBuffer());
}

const texts = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `message number ${i + 1} from Ann`);

describe.each(MODES)("export and import, $name", (mode) => {
  beforeAll(() => runIn(mode));

  it("give the same log and the same state hash, and producers go on", async () => {
    const session = new SessionDriver();
    const line = await session.connect({ producer: "p" });
    line.send({ type: "batch", n: 1, messages: texts(50).map((text, at) => ({ text, at })), reply: "ack" });
    await line.next("ack");
    await session.post({ text: "Bob met Ann in Lagos", at: 9 });
    const exported = await exportOf(session);
    const copy = new SessionDriver();
    const imported = await copy.fetch("/import?part=1", { method: "POST", body: exported }, ["admin"]);
    expect(imported.status).toBe(200);
    expect(await copy.log()).toEqual(await session.log());
    expect(await copy.stateHash()).toBe(await session.stateHash());
    await copy.evict();
    expect(await copy.stateHash()).toBe(await session.stateHash());
    const again = await copy.post({ producer: "p", n: 50, text: "repeated" });
    expect(await again.json()).toMatchObject({ seq: 50 });
  });

  it("a damaged export is refused with its line, and what came before it stays", async () => {
    const session = new SessionDriver();
    await session.post({ text: "one" });
    await session.post({ text: "two" });
    const exported = (await exportOf(session)).trimEnd().split("\n");
    const damaged = exported
      .map((line, i) => (i === 3 ? line.replace('"text":"two"', '"text":5') : line))
      .join("\n");
    const copy = new SessionDriver();
    const answer = await copy.fetch("/import?part=1", { method: "POST", body: `${damaged}\n` }, ["admin"]);
    expect(await answer.json()).toMatchObject({ code: "bad_request", line: 5 });
    expect((await copy.log()).length).toBe(1);
    expect((await copy.post({ text: "lives on" })).status).toBe(200);
  });
});
