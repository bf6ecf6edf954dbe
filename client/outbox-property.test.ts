/** Whatever happens to the line, the log is what was sent, once and in order (SPEC X1, X3). */
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { connect } from "./index.ts";
import { StrictPeer } from "./test/strict-peer.ts";

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("send" as const),
      count: fc.integer({ min: 1, max: 400 }),
      abortable: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.integer({ min: 0, max: 6 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("drop" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("abort" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("refuse" as const),
      times: fc.integer({ min: 1, max: 3 }),
      code: fc.constantFrom("rate_limited", "overloaded", "internal", "conflict"),
      numbered: fc.boolean(),
    }),
  },
);

test("random sends, cuts, aborts and refusals end in the log of the sends that were not taken back", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.01);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
      const peer = await StrictPeer.start();
      const session = await connect({ url: peer.url, token: "a.b.c" });
      try {
        const sent: Promise<{ seq: number }>[] = [];
        const texts: string[] = [];
        let abort = new AbortController();
        for (const now of steps) {
          if (now.do === "wait") await new Promise((resolve) => setTimeout(resolve, now.ms));
          else if (now.do === "drop") peer.drop();
          else if (now.do === "abort") {
            abort.abort("taken back");
            abort = new AbortController();
          } else if (now.do === "refuse") {
            let { times } = now;
            const { code, numbered } = now;
            peer.verdict = ({ n = 0 }) =>
              times-- > 0
                ? { type: "error", code, message: "later", retry_after_ms: 2, ...(numbered && { n }) }
                : undefined;
          } else {
            for (let i = 0; i < now.count; i++) {
              const text = `${texts.length}`;
              texts.push(text);
              const reply = texts.length % 5 === 0 ? "full" : "ack";
              const signal = now.abortable && i % 2 === 0 ? abort.signal : undefined;
              const one = session.send({ text, at: 1 }, { reply, signal });
              one.catch(() => {});
              sent.push(one);
            }
          }
        }
        const settled = await Promise.allSettled(sent);
        for (const one of settled) if (one.status === "rejected") expect(one.reason).toBe("taken back");
        const kept = texts.filter((_, i) => settled[i]?.status === "fulfilled");
        const seqs = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value.seq] : []));
        expect(seqs).toEqual(kept.map((_, i) => i + 1));
        expect(peer.turns.map((turn) => turn.text)).toEqual(kept);
        expect(session.unanswered).toBe(0);
        expect(peer.violations).toEqual([]);
      } finally {
        session.close();
        await peer.stop();
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
afterEach(() => vi.restoreAllMocks());
