/** chrono-node (MIT): dates and times, and nothing else. Its English part alone. */
import type { ParsedComponents, ParsedResult } from "chrono-node";
import type { DateSpan, Entry, Library } from "../library.ts";

/** Wall clock of what is certain: what chrono only implies (noon of a day, a day of a month) is its beginning. */
function wall(components: ParsedComponents, later = 0): number {
  const at = (name: "year" | "month" | "day" | "hour" | "minute" | "second") => components.get(name) ?? 0;
  const certain = (...names: Parameters<ParsedComponents["isCertain"]>[0][]) =>
    names.some((name) => components.isCertain(name));
  if (certain("hour", "minute", "second")) {
    return Date.UTC(at("year"), at("month") - 1, at("day"), at("hour"), at("minute"), at("second"));
  }
  if (!certain("day", "weekday")) {
    if (certain("month")) return Date.UTC(at("year"), at("month") - 1 + later, 1);
    if (certain("year")) return Date.UTC(at("year") + later, 0, 1);
  }
  return Date.UTC(at("year"), at("month") - 1, at("day") + later);
}

/** Its end where it gives one; else the end of the day, month or year that is certain. */
function dateSpan({ index, text, start, end }: ParsedResult): DateSpan {
  return {
    start: index,
    end: index + text.length,
    value: { kind: "time", from: wall(start), to: end ? wall(end) : wall(start, 1) },
  };
}

async function load(): Promise<Library> {
  const { parse } = await import("chrono-node/en");
  const found = (text: string, at: number) => parse(text, { instant: new Date(at), timezone: 0 });
  return { read: (text) => found(text, 0), dates: (text, at) => found(text, at).map(dateSpan) };
}

export const chrono: Entry = {
  title: "chrono-node, English",
  does: "`parse`: dates and times, nothing else",
  packages: ["chrono-node"],
  load,
  page: `export { parse } from "chrono-node/en";`,
  files: [],
  without: { entities: "it finds dates and times alone" },
};
