/**
 * Splits a byte stream into its lines without ever holding more than one: a line over the limit is reported and its
 * rest skipped as it comes. Lines end with LF; a CR before it is white space to the parser. Cost: each byte is
 * copied at most once.
 */
import { joined } from "./body.ts";

export interface Line {
  /** From 1, blank lines counted. */
  number: number;
  /** Of the line's first byte in the stream. */
  offset: number;
  /** `null` when it is longer than the limit. */
  bytes: Uint8Array | null;
}

const LF = 10;

export async function* readLines(stream: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Line> {
  let number = 1;
  let offset = 0;
  let parts: Uint8Array[] = [];
  let size = 0;
  const line = (): Line => ({ number, offset, bytes: size > limit ? null : joined(parts, size) });
  const add = (part: Uint8Array): void => {
    size += part.byteLength;
    if (size > limit) parts = [];
    else if (part.byteLength > 0) parts.push(part);
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      add(chunk.subarray(start, end));
      yield line();
      number++;
      offset += size + 1;
      parts = [];
      size = 0;
      start = end + 1;
    }
    // A copy: the platform may use the chunk's memory again.
    add(chunk.slice(start));
  }
  if (size > 0) yield line();
}

const BLANK = new Set([9, 10, 13, 32]);

export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => BLANK.has(byte));
}
