import fc from "fast-check";
import { expect, test } from "vitest";
import { isBlank, type Line, readLines } from "./line-reader.ts";

async function* cut(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const at = [...new Set(cuts.map((cut) => cut % (bytes.byteLength + 1)))].sort((a, b) => a - b);
  let start = 0;
  for (const end of [...at, bytes.byteLength]) {
    // One buffer for all chunks, overwritten: a reader must not keep what it was lent.
    const lent = bytes.slice(start, end);
    yield lent;
    lent.fill(0x21);
    start = end;
  }
}

/** The slow twin: the whole text at once. */
function naive(bytes: Uint8Array, limit: number): { number: number; offset: number; text: string | null }[] {
  const pieces = Array.from(bytes, (byte) => String.fromCharCode(byte))
    .join("")
    .split("\n");
  if (pieces.at(-1) === "") pieces.pop();
  let offset = 0;
  return pieces.map((text, i) => {
    const line = { number: i + 1, offset, text: text.length > limit ? null : text };
    offset += text.length + 1;
    return line;
  });
}

const plain = ({ number, offset, bytes }: Line) => ({
  number,
  offset,
  text: bytes && Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""),
});

test("lines are the same wherever the chunks are cut", async () => {
  const bytes = fc
    .array(fc.constantFrom(10, 13, 97, 98, 195, 0), { maxLength: 60 })
    .map((list) => Uint8Array.from(list));
  await fc.assert(
    fc.asyncProperty(
      bytes,
      fc.array(fc.nat(60), { maxLength: 12 }),
      fc.integer({ min: 1, max: 8 }),
      async (all, cuts, limit) => {
        const lines: ReturnType<typeof plain>[] = [];
        for await (const line of readLines(cut(all, cuts), limit)) lines.push(plain(line));
        expect(lines).toEqual(naive(all, limit));
      },
    ),
    { numRuns: 1_000 },
  );
});

test("a line without end is reported, and no more of it than the limit is held", async () => {
  const chunk = new Uint8Array(1_000).fill(97);
  let pulled = 0;
  async function* endless() {
    for (; pulled < 10_000; pulled++) yield chunk;
    yield new TextEncoder().encode("\nshort\n");
  }
  const lines: Line[] = [];
  for await (const line of readLines(endless(), 4_096)) lines.push(line);
  expect(lines.map(({ bytes }) => bytes?.byteLength ?? null)).toEqual([null, 5]);
  expect(lines[1]).toMatchObject({ number: 2, offset: 10_000_001 });
});

test("blank lines are white space of JSON", () => {
  expect(isBlank(new TextEncoder().encode(" \t\r"))).toBe(true);
  expect(isBlank(new Uint8Array())).toBe(true);
  expect(isBlank(new TextEncoder().encode(" x"))).toBe(false);
  expect(isBlank(new TextEncoder().encode("\u00a0"))).toBe(false);
});
