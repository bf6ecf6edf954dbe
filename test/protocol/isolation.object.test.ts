/** Two objects in one isolate share nothing: interleaved as chance has it, each becomes what it would be alone. */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { expectedHash, type Input } from "./expected.ts";
import { MODES, runIn } from "./modes.ts";
import { SessionDriver } from "./session-driver.ts";

const message = fc.record({
  to: fc.nat(2),
  evict: fc.integer({ min: 0, max: 9 }),
  text: fc.oneof(
    fc.constantFrom(
      "Ann Lee moved to Berlin",
      "I met Bob in Lagos",
      "write to a@b.org",
      "Paris is in France",
    ),
    fc.string({ minLength: 1, maxLength: 60, unit: "grapheme" }),
  ),
});

describe.each(MODES)("$name", (mode) => {
  beforeAll(() => runIn(mode));

  it("sessions that interleave stay apart", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 3, maxLength: 30 }), async (messages) => {
        const sessions = [new SessionDriver(), new SessionDriver(), new SessionDriver()] as const;
        const inputs: [Input[], Input[], Input[]] = [[], [], []];
        const asked: [number, number, number] = [0, 0, 0];
        for (const [at, { to, text, evict }] of messages.entries()) {
          const session = sessions[to as 0 | 1 | 2];
          const answer = await session.post({ producer: "p", n: ++asked[to as 0 | 1 | 2], text, at });
          if (answer.status === 200) inputs[to as 0 | 1 | 2].push({ text, at });
          else expect(text.trim()).toBe("");
          if (evict === 0) await session.evict();
        }
        for (const i of [0, 1, 2] as const) {
          if (inputs[i].length > 0) expect(await sessions[i].stateHash()).toBe(expectedHash(inputs[i]));
        }
      }),
      { numRuns: 25 },
    );
  });
});
