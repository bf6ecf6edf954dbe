/**
 * The layout of LoCoMo (Maharana et al., 2024): `session_1`, `session_2` … are lists of `{speaker, text, dia_id}`,
 * and `session_1_date_time` says when, as "1:56 pm on 8 May, 2023". Either at the top or under `conversation`.
 */
import type { Said } from "./transcript.ts";

type Conversation = Record<string, unknown>;

const SESSION = /^session_(\d+)$/;
const DATE_TIME = /^(\d{1,2}):(\d{2}) (am|pm) on (\d{1,2}) (\p{L}+),? (\d{4})$/iu;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The conversation in a JSON text of this layout, else `undefined`. */
export function locomoOf(text: string): Conversation | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const top = Array.isArray(value) ? value[0] : value;
  if (typeof top !== "object" || top === null) return undefined;
  const inner = "conversation" in top ? top.conversation : top;
  if (typeof inner !== "object" || inner === null) return undefined;
  const isSession = ([key, turns]: [string, unknown]): boolean => SESSION.test(key) && Array.isArray(turns);
  return Object.entries(inner).some(isSession) ? (inner as Conversation) : undefined;
}

/** Its messages in the order of the sessions; `at` is the session's time, read as UTC. */
export function parseLocomo(conversation: Conversation): Said[] {
  const numbers = Object.keys(conversation).flatMap((key) => SESSION.exec(key)?.[1] ?? []);
  const ordered = numbers.map(Number).sort((a, b) => a - b);
  return ordered.flatMap((number) => {
    const turns = conversation[`session_${number}`];
    const at = timeOf(conversation[`session_${number}_date_time`]);
    if (!Array.isArray(turns)) return [];
    return turns.flatMap((turn: { text?: unknown; speaker?: unknown } | null) => {
      if (typeof turn?.text !== "string" || turn.text.trim() === "") return [];
      return [
        {
          text: turn.text,
          ...(typeof turn.speaker === "string" && { speaker: turn.speaker }),
          ...(at !== undefined && { at }),
        },
      ];
    });
  });
}

function timeOf(words: unknown): number | undefined {
  const found = DATE_TIME.exec(String(words ?? "").trim());
  if (found === null) return undefined;
  const [, hour, minute, half, day, month = "", year] = found;
  const index = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  if (index < 0) return undefined;
  const hours = (Number(hour) % 12) + (half?.toLowerCase() === "pm" ? 12 : 0);
  return Date.UTC(Number(year), index, Number(day), hours, Number(minute));
}
