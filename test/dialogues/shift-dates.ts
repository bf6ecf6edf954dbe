/**
 * The same dialogue at another time. Weekdays stay what they are when all is moved by whole weeks; months and years
 * begin where they did when all is moved by whole years. A dialogue that speaks of both stays where it is.
 */
import type { Random } from "../harness/random.ts";
import { DAY, fromLocal, toLocal, writeTime } from "./clock.ts";
import { type DeclaredDate, type Dialogue, messagesOf } from "./dialogue.ts";
import { anyOf } from "./mask.ts";

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const MONTH = new RegExp(
  `\\b(${MONTHS.join("|")}|${MONTHS.map((name) => name.slice(0, 3)).join("|")})\\b`,
  "i",
);
/** How far, at most. Data of timezones ends in 2037. */
const MOST_WEEKS = 150;
const MOST_YEARS = 4;

const OF_WEEKS = /\b(mon|tues|wednes|thurs|fri|satur|sun)day|\bweek(end)?s?\b|\bfortnight/i;
const OF_YEARS = /\b(month|(last|this|next) year|year of|of last year|spring|summer|autumn|winter)\b/i;

export interface Shift {
  unit: "weeks" | "years";
  by: number;
}

function hasDay({ words }: DeclaredDate): boolean {
  return /\b\d{1,2}(st|nd|rd|th)?\b/.test(words);
}

/** By what a dialogue can be moved. */
export function unitOf(dialogue: Dialogue): Shift["unit"] | undefined {
  const texts = messagesOf(dialogue).map(({ text }) => text);
  const ofWeeks = texts.some((text) => OF_WEEKS.test(text));
  const ofYears = texts.some((text) => OF_YEARS.test(text)) || dialogue.dates.some((date) => !hasDay(date));
  if (ofYears) return ofWeeks ? undefined : "years";
  return "weeks";
}

/** `local` as `toLocal` gives it. */
function shiftLocal(local: number, { unit, by }: Shift): number {
  if (unit === "weeks") return local + by * 7 * DAY;
  const date = new Date(local);
  return date.setUTCFullYear(date.getUTCFullYear() + by);
}

/** `2020-05-01`, or `03-03`, which is taken as one of the year of the first message. */
function shiftDay(day: string, shift: Shift, year: number): string {
  const full = day.length === 5 ? `${year}-${day}` : day;
  const shifted = new Date(shiftLocal(Date.parse(`${full}T00:00Z`), shift)).toISOString();
  return shifted.slice(day.length === 5 ? 5 : 0, 10);
}

function suffixOf(day: number): string {
  if (day >= 11 && day <= 13) return "th";
  return ["th", "st", "nd", "rd"][day % 10] ?? "th";
}

/** The words of `from`, for `to`, in the same manner: "3rd of March", "Mar 3", "May 2020". */
function rewrite(words: string, to: string): string {
  const [day = 1, month = 1, year] = to.split("-").map(Number).reverse();
  const name = MONTHS[month - 1] ?? "";
  return words
    .replace(/\b\d{4}\b/, String(year))
    .replace(/\b\d{1,2}(st|nd|rd|th)?\b/, (_, suffix) => `${day}${suffix ? suffixOf(day) : ""}`)
    .replace(MONTH, (old) => {
      const cut = old.length === 3 && old.toLowerCase() !== "may" ? name.slice(0, 3) : name;
      return old === old.toLowerCase() ? cut.toLowerCase() : cut;
    });
}

function draw(random: Random, unit: Shift["unit"]): Shift {
  const most = unit === "weeks" ? MOST_WEEKS : MOST_YEARS;
  const by = 1 + random.below(most);
  return { unit, by: random.below(2) === 0 ? by : -by };
}

/** `source`: the dialogue's, but its title, perhaps with other names. */
export function shiftBy(dialogue: Dialogue, source: string, shift: Shift): string {
  const { timezone, dates } = dialogue;
  const year = new Date(messagesOf(dialogue)[0]?.at ?? 0).getUTCFullYear();
  const shifted = new Map<string, string>();
  for (const { words, date } of dates) {
    const to = shiftDay(date, shift, year);
    shifted.set(words, rewrite(words, to));
    if (date.length === 5) shifted.set(date, to);
  }
  return source
    .replace(anyOf(shifted.keys()), (words) => shifted.get(words) ?? words)
    .replace(/\b(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}Z)?/g, (_, day: string, time?: string) => {
      if (time === undefined) return shiftDay(day, shift, year);
      return writeTime(fromLocal(shiftLocal(toLocal(Date.parse(day + time), timezone), shift), timezone));
    });
}

/** Moves by what `random` says; no day becomes a 29 February, which not every year has. */
export function shiftDates(dialogue: Dialogue, source: string, random: Random): string {
  const unit = unitOf(dialogue);
  if (unit === undefined) return source;
  for (;;) {
    const shifted = shiftBy(dialogue, source, draw(random, unit));
    if (!shifted.includes("02-29")) return shifted;
  }
}
