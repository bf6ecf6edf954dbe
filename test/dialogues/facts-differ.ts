/** Compares the facts that a memory gives with those that a dialogue expects. */
import { DAY, dayOf, writeTime } from "./clock.ts";
import type { Dialogue, ExpectedFact, Moment } from "./dialogue.ts";
import { fold } from "./mask.ts";
import type { Entity, Fact } from "./memory.ts";

/** Lengths of time ("for five years") come to a day within so much, Unix ms. */
const ABOUT = 5 * DAY;

/** "a car", "her car" and "car" are one. */
function bare(words: string): string {
  return fold(words).replace(/^(a|an|the|my|our|his|her|their|some) /, "");
}

/** An expected object by its name, where it has one, and what facts give. */
export interface Compared {
  dialogue: Dialogue;
  entities: Entity[];
  /** The entity that is meant by an expected object or reporter. */
  meant: Map<string, string | undefined>;
}

function nameOf(id: string, { entities }: Compared): string {
  return entities.find((entity) => entity.id === id)?.name ?? id;
}

/** The normal form of a value, its words for a date and what is text already. */
function normalForm(value: unknown, text: string): string {
  if (typeof value === "number" || typeof value === "string") return String(value);
  if (typeof value !== "object" || value === null) return text;
  if ("amount" in value && "unit" in value) return `${value.amount} ${value.unit}`;
  if ("amount" in value && "currency" in value) return `${value.amount} ${value.currency}`;
  return text;
}

function objectWords(fact: Fact, compared: Compared): string {
  const { object } = fact;
  if (!object) return "yes";
  if ("entity" in object) return nameOf(object.entity, compared);
  if ("text" in object) return object.text;
  return normalForm(object.value.value, object.value.text);
}

/** Whether a date of a value is the declared one: in its year, or in any. */
function isDate(value: unknown, date: string, timezone: string): boolean {
  if (typeof value !== "object" || value === null || !("from" in value)) return false;
  return typeof value.from === "number" && dayOf(value.from, timezone).endsWith(date);
}

function isObject(expected: string, fact: Fact, compared: Compared): boolean {
  const { object } = fact;
  if (expected === "yes") return true;
  if (!object) return false;
  if ("entity" in object && compared.meant.get(expected) === object.entity) return true;
  const { dates, timezone } = compared.dialogue;
  const date = dates.find((declared) => declared.words === expected || declared.date === expected)?.date;
  const day = date ?? /^(?:\d{4}-)?\d\d-\d\d$/.exec(expected)?.[0];
  if (day && "value" in object) return isDate(object.value.value, day, timezone);
  return bare(objectWords(fact, compared)) === bare(expected);
}

function isMoment(expected: Moment, got: number | null): boolean {
  return got !== null && Math.abs(got - expected.at) <= (expected.about ? ABOUT : 0);
}

function isFact(expected: ExpectedFact, fact: Fact, compared: Compared): boolean {
  const { from, until, evidence, modality, reportedBy } = expected;
  return (
    expected.negated === !fact.polarity &&
    isObject(expected.object, fact, compared) &&
    (modality === undefined || modality === fact.modality) &&
    (reportedBy === undefined ||
      (fact.reported_by !== undefined && compared.meant.get(reportedBy) === fact.reported_by)) &&
    (from === undefined ||
      (from === "unknown" ? fact.valid_from === null : isMoment(from, fact.valid_from))) &&
    (until === undefined || (until === "open" ? fact.valid_to === null : isMoment(until, fact.valid_to))) &&
    (evidence === undefined || evidence === fact.evidence)
  );
}

function timeWords(at: number, timezone: string): string {
  return writeTime(at) + (timezone === "UTC" ? "" : ` (${dayOf(at, timezone)})`);
}

/** A fact as a dialogue would write it, nothing left out. */
function factWords(fact: Fact, compared: Compared): string {
  const { timezone } = compared.dialogue;
  const by = fact.reported_by === undefined ? "" : ` by ${nameOf(fact.reported_by, compared)}`;
  const from = fact.valid_from === null ? "unknown" : timeWords(fact.valid_from, timezone);
  const until = fact.valid_to === null ? "open" : timeWords(fact.valid_to, timezone);
  const object = objectWords(fact, compared);
  const said = `${fact.polarity ? "" : "not "}${object} ${fact.modality}${by}`;
  return `${said} from ${from} until ${until} evidence ${fact.evidence}`;
}

/** Lines of what differs, in words; none where the lists agree in any order. */
export function factsDiffer(expected: ExpectedFact[], got: Fact[], compared: Compared): string[] {
  const left = [...got];
  const missing = expected.filter((one) => {
    const index = left.findIndex((fact) => isFact(one, fact, compared));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  return [
    ...missing.map(({ words }) => `  expected: ${words}`),
    ...left.map((fact) => `  got:      ${factWords(fact, compared)}`),
  ];
}
