/** Reads what a dialogue expects. */
import { midnight } from "./clock.ts";
import type { EntityType, Expectation, ExpectedFact, Message, Moment } from "./dialogue.ts";
import type { Line } from "./read.ts";

/** What times are read by. */
interface Session {
  messages: Message[];
  timezone: string;
}

const TYPES: Record<string, EntityType> = {
  people: "person",
  places: "location",
  organisations: "organization",
};

const TIME = String.raw`(?:about )?(?:#\d+|\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}Z)?)`;
const MODALITY = "asserted|possible|obligation|planned|conditional|asked|commanded";
const FACT = new RegExp(
  `^(not )?(.+?)(?: (${MODALITY})| reported by (.+?))?` +
    `(?: from (unknown|${TIME}))?(?: until (open|${TIME}))?(?: evidence (\\d+))?$`,
);
const FACTS = new RegExp(`^(facts|history) of (.+?), (.+?)(?:, as of (${TIME}))?(?:, known at (${TIME}))?$`);

function readMoment(text: string, { messages, timezone }: Session): Moment {
  const about = text.startsWith("about ");
  const time = about ? text.slice("about ".length) : text;
  if (time.startsWith("#")) {
    const message = messages[Number(time.slice(1)) - 1];
    if (!message) throw new Error(`there is no message ${time}`);
    return { at: message.at, about };
  }
  const at = time.includes("T") ? Date.parse(time) : midnight(time, timezone);
  if (Number.isNaN(at)) throw new Error(`no such time: ${time}`);
  return { at, about };
}

function readFact(words: string, session: Session): ExpectedFact {
  const [, not, object = "", modality, reportedBy, from, until, evidence] = FACT.exec(words) ?? [];
  if (/ (from|until|evidence|reported)( |$)/.test(object)) throw new Error(`not a fact: ${words}`);
  return {
    words,
    negated: not !== undefined,
    object,
    ...(modality ? { modality } : {}),
    ...(reportedBy ? { modality: "reported", reportedBy } : {}),
    ...(from ? { from: from === "unknown" ? from : readMoment(from, session) } : {}),
    ...(until ? { until: until === "open" ? until : readMoment(until, session) } : {}),
    ...(evidence ? { evidence: Number(evidence) } : {}),
  };
}

function readEntity(text: string): { name: string; aliases: string[] } {
  const [, name = text, aliases] = /^(.+?)(?: \((.+)\))?$/.exec(text) ?? [];
  return { name, aliases: aliases?.split(", ") ?? [] };
}

function ordinal(text: string, { messages }: Session): number {
  const number = Number(text);
  if (!messages[number - 1]) throw new Error(`there is no message #${text}`);
  return number;
}

/** `more`: the indented lines below. */
export function readExpectation({ number: line, text }: Line, more: Line[], session: Session): Expectation {
  const [, merge, without] = /^expect same state as without (?:(merge)|#(\d+))$/.exec(text) ?? [];
  if (merge) return { kind: "same state", line, without: "merge" };
  if (without) return { kind: "same state", line, without: ordinal(without, session) };

  const [, what = "", inline] = /^expect (.+?):(?: (.+))?$/.exec(text) ?? [];
  if ((inline === undefined) === (more.length === 0)) {
    throw new Error("an expectation has one line after its colon, or lines below it");
  }
  const lines = inline === undefined ? more.map((below) => below.text.trim()) : [inline];
  const isNothing = lines.length === 1 && lines[0] === "nothing";

  const [, kind, who, predicate, asOf, knownAt] = FACTS.exec(what) ?? [];
  if ((kind === "facts" || kind === "history") && who && predicate) {
    return {
      kind,
      line,
      who,
      predicate,
      ...(asOf ? { asOf: readMoment(asOf, session).at } : {}),
      ...(knownAt ? { knownAt: readMoment(knownAt, session).at } : {}),
      facts: isNothing ? [] : lines.map((fact) => readFact(fact, session)),
    };
  }
  const items = isNothing ? [] : lines.flatMap((item) => item.split("; "));
  const type = TYPES[what];
  if (type) return { kind: "entities", line, type, entities: items.map(readEntity) };
  const [, turn, message = ""] = /^(subject of|unresolved in) #(\d+)$/.exec(what) ?? [];
  if (turn) {
    return {
      kind: turn === "subject of" ? "subject" : "unresolved",
      line,
      message: ordinal(message, session),
      names: items,
    };
  }
  throw new Error(`not an expectation: ${what}`);
}
