/**
 * A chat as WhatsApp exports it, from Android (`31/12/2023, 22:15 - Ann: text`) or iOS (`[31/12/2023, 22:15:32] Ann:
 * text`), with the date as the phone's language writes it. A line without a date goes on with the message before.
 * Lines without a name are WhatsApp's own words, and left out. Times have no zone there, and are read as UTC.
 */
import type { Said } from "./transcript.ts";

const DATE = String.raw`(\d{1,4})([./-])(\d{1,2})[./-](\d{2,4})`;
const TIME = String.raw`(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s*([AaPp])\.?\s?[Mm]\.?)?`;
const HEAD = new RegExp(String.raw`^(?:\[${DATE},?\s+${TIME}\]\s|${DATE},?\s+${TIME}\s+-\s)(.*)$`, "u");
const NAMED = /^([^:]{1,80}):\s(.*)$/su;
const OMITTED = /^<[^<>]*>$|^(?:image|video|audio|sticker|GIF|document|Contact card) omitted$/u;
/** Marks of direction that exports put around names and media. */
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

interface Head {
  date: [number, number, number];
  separator: string;
  time: [number, number, number];
  half: string | undefined;
  rest: string;
}

/** Whether the first line that is not blank begins as an export's does. */
export function isWhatsApp(lines: readonly string[]): boolean {
  const first = lines.find((line) => line.trim() !== "");
  return first !== undefined && headOf(first) !== undefined;
}

export function parseWhatsApp(lines: readonly string[]): Said[] {
  const heads: Head[] = [];
  for (const line of lines) {
    const head = headOf(line);
    const last = heads.at(-1);
    if (head !== undefined) heads.push(head);
    else if (last !== undefined) last.rest += `\n${line.replace(MARKS, "")}`;
  }
  const dayFirst = isDayFirst(heads);
  return heads.flatMap((head) => {
    const [, speaker, said] = NAMED.exec(head.rest) ?? [];
    const text = said?.trim() ?? "";
    if (speaker === undefined || text === "" || OMITTED.test(text)) return [];
    return [{ text, speaker: speaker.trim(), at: timeOf(head, dayFirst) }];
  });
}

function headOf(line: string): Head | undefined {
  const found = HEAD.exec(line.replace(MARKS, "").trimEnd());
  if (found === null) return undefined;
  const own = found[1] === undefined ? found.slice(9, 17) : found.slice(1, 9);
  const [a, separator = "/", b, c, hour, minute, second, half] = own;
  return {
    date: [Number(a), Number(b), Number(c)],
    separator,
    time: [Number(hour), Number(minute), Number(second ?? 0)],
    half: half?.toLowerCase(),
    rest: found[17] ?? "",
  };
}

/** What a number over 12 in the file proves; else the custom of who writes dots, or the time in two halves. */
function isDayFirst(heads: readonly Head[]): boolean {
  if (heads.some(({ date }) => date[0] > 12 && date[0] <= 31)) return true;
  if (heads.some(({ date }) => date[1] > 12)) return false;
  return !heads.some(({ half, separator }) => half !== undefined && separator === "/");
}

function timeOf({ date, time, half }: Head, dayFirst: boolean): number {
  const [a, b, c] = date;
  const iso = a > 31;
  const year = iso ? a : c < 100 ? 2000 + c : c;
  const [month, day] = iso ? [b, c] : dayFirst ? [b, a] : [a, b];
  const hour = half === undefined ? time[0] : (time[0] % 12) + (half === "p" ? 12 : 0);
  return Date.UTC(year, month - 1, day, hour, time[1], time[2]);
}
