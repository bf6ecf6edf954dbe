/** What is left of a dialogue without its names, places, organisations and dates: to tell whether two are alike. */
import { type Dialogue, messagesOf } from "./dialogue.ts";

const ESCAPED = /[.*+?^${}()|[\]\\]/g;

/** Whole words only: neither a letter, a digit nor a hyphen beside them. Longest first. */
export function anyOf(words: Iterable<string>): RegExp {
  const sorted = [...words].sort((a, b) => b.length - a.length).map((word) => word.replace(ESCAPED, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${sorted.join("|") || "(?!)"})(?![\\p{L}\\p{N}-])`, "gu");
}

/** Without accents, in lower case. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The tokens of the names of a dialogue's people, speakers too. */
export function nameTokens(dialogue: Dialogue): string[] {
  return dialogue.people.flatMap(({ names }) => names.flatMap((name) => name.split(" ")));
}

const RELATIVE_DAYS =
  /\b((mon|tues|wednes|thurs|fri|satur|sun)day|(last|this|next) (week|month|year|summer))\b/g;

function maskText(dialogue: Dialogue, text: string): string {
  const lower = (words: string[]): RegExp => anyOf(words.map(fold));
  const organisations = [...dialogue.organisations.flat(), ...dialogue.schools];
  return fold(text)
    .replace(lower(dialogue.dates.map(({ words }) => words)), "DATE")
    .replace(lower(organisations), "ORGANISATION")
    .replace(lower(dialogue.places), "PLACE")
    .replace(lower(nameTokens(dialogue)), "NAME")
    .replace(/NAME( NAME)+/g, "NAME")
    .replace(RELATIVE_DAYS, "DATE")
    .replace(/\d+/g, "N");
}

/** Each message, masked. */
export function maskMessages(dialogue: Dialogue): string[] {
  return messagesOf(dialogue).map(({ text }) => maskText(dialogue, text));
}

/** What is said and done, masked; not what is expected, which follows from it. */
export function mask(dialogue: Dialogue): string {
  const operations = dialogue.source.split("\n").filter((line) => line.startsWith("> "));
  return [...maskMessages(dialogue), ...operations.map((line) => maskText(dialogue, line))].join("\n");
}
