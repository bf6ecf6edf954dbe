/** SPEC F2, F3: whatever arrives, the answer is a named error, the session lives, and its state is untouched. */
import { ERROR_CODES, LIMITS } from "@lean-agentic/protocol";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { expectedHash } from "./expected.ts";
import { MODES, runIn } from "./modes.ts";
import { type Line, SessionDriver } from "./session-driver.ts";

const encoder = new TextEncoder();
const GOOD = { text: "Ann moved to Berlin", at: 1 };

/** Frames that no session accepts: as bytes, so that they may be no text at all. */
const bad: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).filter((bytes) => bytes[0] !== 0x7b),
  fc.json().map((json) => encoder.encode(`[${json}]`)),
  fc
    .integer({ min: 17, max: 5_000 })
    .map((depth) =>
      encoder.encode(`{"type":"message","text":"a","x":${"[".repeat(depth)}${"]".repeat(depth)}}`),
    ),
  fc
    .constantFrom("1e400", "-1e400", "1e99999999999", "01", "1.", ".5", "+1", "NaN", "Infinity", "0x10")
    .map((number) => encoder.encode(`{"type":"message","text":"a","at":${number}}`)),
  fc.integer({ min: 1, max: 64 }).map((over) => {
    const head = '{"type":"message","text":"';
    return encoder.encode(`${head}${"x".repeat(LIMITS.frame_bytes + over - head.length - 2)}"}`);
  }),
  fc
    .constantFrom(
      '{"type":"message"}',
      '{"type":"message","text":null}',
      '{"type":"message","text":"a","text":"b"}',
      '{"type":"message","text":"a","n":0}',
      '{"type":"message","text":"a","n":1.5}',
      '{"type":"message","text":"a","n":-1}',
      '{"type":"message","text":"a","reply":"loud"}',
      '{"type":"batch","messages":[]}',
      '{"type":"batch","messages":{}}',
      `{"type":"batch","messages":[${'{"text":"a"},'.repeat(1000)}{"text":"a"}]}`,
      '{"type":"recall","id":"q"}',
      '{"type":"recall","id":"q","query":"a","limit":0}',
      '{"type":"credit","seq":-1,"events":1}',
      '{"type":"hello","after":-1}',
      '{"type":"hello","after":999999}',
      '{"type":"facts","id":"q","subject":"Ann"}',
      '{"type":"auth","token":"a.b.c"}',
      '{"type":"turn","seq":1}',
      `{"type":"message","text":"${"y".repeat(LIMITS.text_bytes + 1)}"}`,
    )
    .map((json) => encoder.encode(json)),
);

/** A right frame with broken UTF-8 in its text: bad as bytes only, for in a text frame the platform has put U+FFFD there. */
const broken: fc.Arbitrary<Uint8Array> = fc
  .tuple(fc.nat(18), fc.constantFrom(0x80, 0xc0, 0xf8, 0xff, 0xed))
  .map(([at, byte]) => {
    const bytes = encoder.encode(JSON.stringify({ type: "message", ...GOOD }));
    bytes[26 + at] = byte;
    bytes[27 + at] = 0x20;
    return bytes;
  });

const frames: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  bad,
  broken,
  bad.map((bytes) => new TextDecoder().decode(bytes)),
);

describe.each(MODES)("$name", (mode) => {
  beforeAll(() => runIn(mode));

  it("bad frames of every kind", async () => {
    const session = new SessionDriver();
    let line: Line = await session.connect({ producer: "p" });
    line.send({ type: "message", n: 1, ...GOOD });
    await line.next("answer");
    const before = await session.stateHash();
    expect(before).toBe(expectedHash([GOOD]));
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(frames, async (frame) => {
        line.sendRaw(frame);
        const answer = await line.next(null);
        expect(answer.type).toBe("error");
        expect(ERROR_CODES).toContain(answer.code);
        expect(String(answer.message).length).toBeGreaterThan(3);
        if (++asked % 100 === 0) {
          line.close();
          line = await session.connect({ producer: "p" });
        }
      }),
      { numRuns: 600 },
    );
    line.send({ type: "message", n: 1, ...GOOD });
    expect(await line.next("answer")).toMatchObject({ n: 1, seq: 1 });
    line.send({ type: "message", n: 3, text: "a hole" });
    expect(await line.next("error")).toMatchObject({ code: "conflict", n: 3, expected: 2 });
    expect(await session.stateHash()).toBe(before);
    expect(await session.log()).toHaveLength(1);
  });
});
