/** Days and hours of a timezone. Local times are Unix ms as a clock there shows them: what `Date.UTC` makes of them. */

export const DAY = 86_400_000;

/** A time as dialogues write it: `2026-04-20T10:00Z`. */
export function writeTime(at: number): string {
  return new Date(at).toISOString().replace(":00.000Z", "Z");
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timezone: string): Intl.DateTimeFormat {
  let format = formats.get(timezone);
  if (!format) {
    const digits = "2-digit";
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: timezone,
      hourCycle: "h23",
      year: "numeric",
      month: digits,
      day: digits,
      hour: digits,
      minute: digits,
      second: digits,
    });
    formats.set(timezone, format);
  }
  return format;
}

/** What clocks there show at `at`. */
export function toLocal(at: number, timezone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(timezone).formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** When clocks there show `local`; a time that they skip is read with the offset before. */
export function fromLocal(local: number, timezone: string): number {
  const guess = local - (toLocal(local, timezone) - local);
  return local - (toLocal(guess, timezone) - guess);
}

/** The day's beginning there; `date` as in `2026-04-20`. */
export function midnight(date: string, timezone: string): number {
  return fromLocal(Date.parse(`${date}T00:00Z`), timezone);
}

/** The day there, as in `2026-04-20`. */
export function dayOf(at: number, timezone: string): string {
  return new Date(toLocal(at, timezone)).toISOString().slice(0, 10);
}
