/**
 * Dates and times against the cases of Microsoft Recognizers-Text (`DateTimeModel`), judged as
 * `core-rs/train/src/values` judges them: a case is right when what is found has exactly the places given, and each
 * value agrees with one of the readings given.
 *
 * Compared is what every library here can say: cases without a date, with points in time (`points`), and with spans
 * of time that have two ends (`ranges`). Durations, what returns ("every Monday"), open sides ("since May"), time
 * zones by themselves and what the cases leave unresolved ("this summer") are left out, and counted.
 */
import type { DateSpan, DateValue, TextSpan } from "./library.ts";

/** One way to understand a date: a point, or two ends; `2016-11-07`, `15:00:00`, or both with a space. */
type Reading = { value: string } | { start: string; end: string };
interface GivenDate extends TextSpan {
  readings: Reading[];
}
export const GROUPS = ["points", "ranges", "none"] as const;
export type Group = (typeof GROUPS)[number];
export interface DateCase {
  text: string;
  /** Time of the message, Unix milliseconds of the wall clock as if it were UTC. */
  at: number;
  group: Group;
  given: GivenDate[];
}

/** How many cases are right. */
export interface DateTally {
  cases: number;
  /** Every place is exactly as given and none is too many. */
  places: number;
  /** The same, and every value agrees: what the repository calls a right case. */
  right: number;
  /**
   * Every place overlaps the given one, every value begins when that does, and none is too many. Which words belong
   * to a date ("on Monday") and where a span ends ("March to May") are conventions, and the cases have their own.
   */
  begins: number;
}
export type DateScore = Record<Group, DateTally>;

/** The parts of the file that are read. */
interface RawReading {
  value?: string;
  start?: string;
  end?: string;
  Mod?: string;
}
interface RawCase {
  Input: string;
  Context?: { ReferenceDateTime?: string };
  NotSupported?: string;
  Results: {
    Start: number;
    /** Inclusive. */
    End: number;
    TypeName: string;
    Resolution: { values: RawReading[] };
  }[];
}

/** The message's time where a case gives none. */
const AT = "2016-11-07T00:00:00";
const PLATFORMS = ["dotnet", "javascript", "python", "java"];
const POINTS = ["date", "time", "datetime"];
const RANGES = ["daterange", "timerange", "datetimerange"];

/** Unix milliseconds of `2016-11-07`, with a time after `T` or a space; null for anything else. Whole seconds. */
export function instant(text: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d):(\d\d))?/.exec(text);
  if (match === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Milliseconds after midnight of `15:00:00`; null for anything else. */
function clock(text: string): number | null {
  const match = /^(\d\d):(\d\d):(\d\d)$/.exec(text);
  return match === null ? null : 1000 * (3600 * Number(match[1]) + 60 * Number(match[2]) + Number(match[3]));
}

function readingOf(kind: string, { value, start, end, Mod }: RawReading): Reading | null {
  if (Mod !== undefined) return null;
  if (POINTS.includes(kind) && value !== undefined && (instant(value) ?? clock(value)) !== null)
    return { value };
  if (RANGES.includes(kind) && start !== undefined && end !== undefined) return { start, end };
  return null;
}

function dateCase({ Input, Context, Results }: RawCase): DateCase | null {
  const at = instant(Context?.ReferenceDateTime ?? AT);
  if (at === null) throw new Error(`no time: ${Context?.ReferenceDateTime}`);
  const given: GivenDate[] = [];
  for (const { Start, End, TypeName, Resolution } of Results) {
    const kind = TypeName.split(".").at(-1) ?? "";
    const readings = Resolution.values.map((reading) => readingOf(kind, reading));
    if (readings.length === 0 || readings.includes(null)) return null;
    given.push({ start: Start, end: End + 1, readings: readings.filter((one) => one !== null) });
  }
  const ranges = given.some(({ readings }) => readings.some((reading) => "start" in reading));
  return { text: Input, at, group: given.length === 0 ? "none" : ranges ? "ranges" : "points", given };
}

/** The cases that are compared, and how many others there are. Those that no platform of the source supports are no cases. */
export function readCases(json: string): { cases: DateCase[]; left_out: number } {
  const all: RawCase[] = JSON.parse(json);
  const supported = all.filter(({ NotSupported = "" }) => {
    const without = NotSupported.toLowerCase()
      .split(",")
      .map((name) => name.trim());
    return !PLATFORMS.every((platform) => without.includes(platform));
  });
  const cases = supported.map(dateCase).filter((one) => one !== null);
  return { cases, left_out: supported.length - cases.length };
}

const DAY_MS = 86_400_000;

/** A time of day given agrees with any day's; a whole instant only with itself. Parts of a second are left out. */
function sideAgrees(given: string, found: number | null): boolean {
  if (found === null) return false;
  const ms = Math.floor(found / 1000) * 1000;
  const time = clock(given);
  return time === null ? instant(given) === ms : time === ((ms % DAY_MS) + DAY_MS) % DAY_MS;
}

/** A point is compared with the beginning found, two ends with both. */
export function valueAgrees(readings: readonly Reading[], value: DateValue): boolean {
  return (
    value.kind === "time" &&
    readings.some((reading) =>
      "value" in reading
        ? sideAgrees(reading.value, value.from)
        : sideAgrees(reading.start, value.from) && sideAgrees(reading.end, value.to),
    )
  );
}

function beginningAgrees(readings: readonly Reading[], value: DateValue): boolean {
  return (
    value.kind === "time" &&
    readings.some((reading) => sideAgrees("value" in reading ? reading.value : reading.start, value.from))
  );
}

const samePlace = (a: TextSpan, b: TextSpan) => a.start === b.start && a.end === b.end;
const overlap = (a: TextSpan, b: TextSpan) => a.start < b.end && b.start < a.end;

/** Whether each date given has one found of its own for which `fits` holds, and none is left. */
function all(
  given: readonly GivenDate[],
  found: readonly DateSpan[],
  fits: (given: GivenDate, found: DateSpan) => boolean,
): boolean {
  const rest = [...found];
  return (
    given.length === found.length &&
    given.every((one) => {
      const at = rest.findIndex((other) => fits(one, other));
      if (at >= 0) rest.splice(at, 1);
      return at >= 0;
    })
  );
}

/** `found` has a list a case, in the same order. */
export function scoreDates(cases: readonly DateCase[], found: readonly (readonly DateSpan[])[]): DateScore {
  if (found.length !== cases.length) throw new Error(`${found.length} cases read of ${cases.length}`);
  const tally = (): DateTally => ({ cases: 0, places: 0, right: 0, begins: 0 });
  const score: DateScore = { points: tally(), ranges: tally(), none: tally() };
  cases.forEach(({ group, given }, i) => {
    const dates = found[i] ?? [];
    const right = (a: GivenDate, b: DateSpan) => samePlace(a, b) && valueAgrees(a.readings, b.value);
    const begins = (a: GivenDate, b: DateSpan) => overlap(a, b) && beginningAgrees(a.readings, b.value);
    score[group].cases += 1;
    score[group].places += Number(all(given, dates, samePlace));
    score[group].right += Number(all(given, dates, right));
    score[group].begins += Number(all(given, dates, begins));
  });
  return score;
}
