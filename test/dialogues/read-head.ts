/** Reads the head of a dialogue: its title, its timezone, what it names. */
import type { DeclaredDate, Dialogue, Person } from "./dialogue.ts";
import type { Line } from "./read.ts";

type Head = Omit<Dialogue, "file" | "line" | "source" | "steps">;

function list(text: string): string[] {
  return text.split(";").map((item) => item.trim());
}

function readNames(text: string): string[] {
  const names = text.split("~").map((name) => name.trim());
  if (names.includes("")) throw new Error("a name is missing");
  return names;
}

function readPerson(text: string): Person {
  const [, names = "", gender] = /^(.*?)(?: ([fm]))?$/.exec(text) ?? [];
  return {
    names: readNames(names),
    ...(gender === "f" || gender === "m" ? { gender } : {}),
  };
}

function readDate(text: string): DeclaredDate {
  const [, words, date] = /^(.+) = ((?:\d{4}-)?\d{2}-\d{2})$/.exec(text) ?? [];
  if (!words || !date) throw new Error(`not a date, "WORDS = 2020-05-01" or "WORDS = 03-03": ${text}`);
  return { words, date };
}

/** `reading` hears of each line before it is read. */
export function readHead(lines: Line[], reading: (line: Line) => void): Head {
  const [first, ...rest] = lines;
  const [, id, title] = /^== ([a-z0-9-]+): (.+)$/.exec(first?.text ?? "") ?? [];
  if (!id || !title) throw new Error(`not a title, "== id: title"`);
  const head: Head = {
    id,
    title,
    timezone: "UTC",
    people: [],
    places: [],
    organisations: [],
    schools: [],
    dates: [],
  };
  for (const line of rest) {
    if (line.text === "") continue;
    reading(line);
    const [, field, value = ""] = /^(\w+): (.+)$/.exec(line.text) ?? [];
    if (field === "timezone") head.timezone = new Intl.DateTimeFormat("en", { timeZone: value }) && value;
    else if (field === "people") head.people = list(value).map(readPerson);
    else if (field === "places") head.places = list(value);
    else if (field === "organisations") head.organisations = list(value).map(readNames);
    else if (field === "schools") head.schools = list(value);
    else if (field === "dates") head.dates = list(value).map(readDate);
    else throw new Error("not a line of a head: timezone, people, places, organisations, schools, dates");
  }
  return head;
}
