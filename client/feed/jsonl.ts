/** JSON Lines: an object a line with `text`, and where known `speaker` and `at` (Unix ms, or an ISO 8601 date). */
import type { Said } from "./transcript.ts";

/** Whether the first line that is not blank is a JSON object. */
export function isJsonl(lines: readonly string[]): boolean {
  const first = lines.find((line) => line.trim() !== "");
  return first !== undefined && objectOf(first) !== undefined;
}

/** Throws a `SyntaxError` with the number of the first line that is not a message. */
export function parseJsonl(lines: readonly string[]): Said[] {
  return lines.flatMap((line, i) => {
    if (line.trim() === "") return [];
    const { text, speaker, at } = objectOf(line) ?? {};
    if (typeof text !== "string") throw new SyntaxError(`line ${i + 1} is not a JSON object with a \`text\``);
    const time = typeof at === "string" ? Date.parse(at) : at;
    return [
      {
        text,
        ...(typeof speaker === "string" && { speaker }),
        ...(typeof time === "number" && Number.isFinite(time) && { at: Math.trunc(time) }),
      },
    ];
  });
}

function objectOf(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
