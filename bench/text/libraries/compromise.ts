/** compromise (MIT): parts of speech by lexicon and rules; names, numbers, and with its plugin dates. */
import type { DatesMethods } from "compromise-dates";
import type { DateSpan, DateValue, EntitySpan, EntityType, Entry, Library, TextSpan } from "../library.ts";

type Parser = typeof import("compromise").default;
type View = ReturnType<Parser>;

/** What is used of `.json({ offset: true })`. */
interface Match {
  terms: { tags: string[]; offset: { start: number; length: number } }[];
}
interface DateMatch extends Match {
  /** ISO 8601; `end` is the last millisecond of a whole day, month and so on. */
  dates: { start: string | null; end: string | null; repeat?: unknown };
}

/** A view of any kind: people, places, numbers. */
interface Matches {
  json(options: { offset: true }): Match[];
}

const matches = (view: Matches): Match[] => view.json({ offset: true });

/** From the first term to the last: `offset` of the whole match counts the punctuation around it in. */
function spanOf({ terms }: Match): TextSpan {
  return {
    start: Math.min(...terms.map(({ offset }) => offset.start)),
    end: Math.max(...terms.map(({ offset }) => offset.start + offset.length)),
  };
}

/** The corpus leaves "Mr." and "Dr." out of a name; compromise has them in it. */
function withoutHonorific(match: Match): Match {
  const first = match.terms.findIndex(({ tags }) => !tags.includes("Honorific"));
  return { terms: match.terms.slice(Math.max(0, first)) };
}

function entities(doc: View): EntitySpan[] {
  const of = (type: EntityType, found: readonly Match[]) =>
    found.map((match) => ({ type, ...spanOf(match) }));
  return [
    ...of("person", matches(doc.people()).map(withoutHonorific)),
    ...of("location", matches(doc.places())),
    ...of("organization", matches(doc.organizations())),
  ];
}

/** Everything but dates; `.numbers()` adds 2% to its time. */
function readNames(doc: View): unknown[] {
  return [entities(doc), matches(doc.numbers())];
}

async function load(): Promise<Library> {
  const { default: nlp } = await import("compromise");
  return { read: (text) => readNames(nlp(text)), entities: (text) => entities(nlp(text)) };
}

const LAST_MS = 999;

function dateValue({ start, end, repeat }: DateMatch["dates"]): DateValue {
  if (repeat !== undefined) return { kind: "other", name: "recurring" };
  const ms = (iso: string | null) => (iso === null ? null : Date.parse(iso));
  const last = ms(end);
  const exclusive = last !== null && last % 1000 === LAST_MS ? last + 1 : last;
  return { kind: "time", from: ms(start), to: exclusive };
}

async function loadWithDates(): Promise<Library> {
  const { default: nlp } = await import("compromise");
  const { default: plugin } = await import("compromise-dates");
  nlp.plugin(plugin);
  const parse = (text: string) => nlp<DatesMethods>(text);
  const datesOf = (doc: ReturnType<typeof parse>, at: number): DateMatch[] =>
    doc.dates({ today: new Date(at).toISOString(), timezone: "UTC" }).json({ offset: true });
  return {
    read: (text) => {
      const doc = parse(text);
      return [readNames(doc), datesOf(doc, 0)];
    },
    entities: (text) => entities(nlp(text)),
    dates: (text, at): DateSpan[] =>
      datesOf(parse(text), at).map((match) => ({ ...spanOf(match), value: dateValue(match.dates) })),
  };
}

export const compromise: Entry = {
  title: "compromise",
  does: "tags, `.people()`, `.places()`, `.organizations()`, `.numbers()`, each with offsets",
  packages: ["compromise"],
  load,
  page: `export { default } from "compromise";`,
  files: [],
  without: { dates: "dates are a plugin, which has a row of its own" },
};

export const compromiseDates: Entry = {
  title: "compromise with compromise-dates",
  does: "the same, and `.dates()`",
  packages: ["compromise", "compromise-dates"],
  load: loadWithDates,
  page: `import nlp from "compromise"; import dates from "compromise-dates"; nlp.plugin(dates); export default nlp;`,
  files: [],
  without: {},
};
