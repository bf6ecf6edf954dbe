/** Plain text: a message a line, "Name: text" or just text. Blank lines mean nothing. */
import type { Said } from "./transcript.ts";

/** A capital, then at most 40 characters of a name in at most four words, a colon and a space. */
const SPOKEN = /^(\p{Lu}[\p{L}\p{M}\p{N}.'’_-]*(?: [\p{L}\p{M}\p{N}.'’_()-]+){0,3}):\s+(\S.*)$/u;
const MAX_NAME = 40;

export function parsePlain(lines: readonly string[]): Said[] {
  return lines.flatMap((raw) => {
    const line = raw.trim();
    if (line === "") return [];
    const [, speaker, text] = SPOKEN.exec(line) ?? [];
    if (speaker === undefined || text === undefined || speaker.length > MAX_NAME) return [{ text: line }];
    return [{ text, speaker }];
  });
}
