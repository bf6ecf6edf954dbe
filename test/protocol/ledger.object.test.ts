/** The memory ledger: 50 long sessions in one isolate, visited in turn, never hold more than 64 MiB of cores, and each is what it should be. */
import { expect, it } from "vitest";
import { LEDGER_BYTES, ledger } from "../../durable/ledger.ts";
import { expectedHash, type Input } from "./expected.ts";
import { SessionDriver } from "./session-driver.ts";

const SESSIONS = 50;
const TURNS = 20_000;
const BATCH = 1_000;
const WORDS = [
  "Berlin",
  "harbour",
  "letter",
  "Ann",
  "winter",
  "Lagos",
  "bread",
  "train",
  "Osaka",
  "paper",
  "garden",
  "Bob",
];

/** Turns of a few words, the same for every session, so that one hash is right for all. */
const inputs: Input[] = Array.from({ length: TURNS }, (_, i) => ({
  text: `${WORDS[i % 12]} and ${WORDS[(i * 7 + 3) % 12]} ${i}`,
  at: i,
}));

it("stays below its budget, and loses nothing", async () => {
  const expected = expectedHash(inputs);
  const sessions = Array.from({ length: SESSIONS }, () => new SessionDriver());
  let most = 0;
  for (let start = 0; start < TURNS; start += BATCH) {
    const body = JSON.stringify({
      type: "batch",
      messages: inputs.slice(start, start + BATCH),
      reply: "ack",
    });
    for (const session of sessions) {
      expect((await session.post(body)).status).toBe(200);
      most = Math.max(most, ledger.bytes);
    }
  }
  for (const session of sessions) {
    expect(await session.stateHash()).toBe(expected);
    most = Math.max(most, ledger.bytes);
  }
  expect(most).toBeLessThanOrEqual(LEDGER_BYTES);
  // The budget was really needed: not all of them fit.
  expect(ledger.count).toBeLessThan(SESSIONS);
}, 600_000);
