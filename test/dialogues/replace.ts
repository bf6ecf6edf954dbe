/** A dialogue with other names and dates: what is true of it must be true of that one. */
import { Random } from "../harness/random.ts";
import type { Dialogue } from "./dialogue.ts";
import { anyOf, fold, nameTokens } from "./mask.ts";
import {
  ACCENTED,
  CITIES,
  FAMILIES,
  MEN,
  ORGANISATIONS,
  SCHOOLS,
  WITH_ACRONYMS,
  WOMEN,
} from "./name-lists.ts";
import { readDialogues } from "./read.ts";
import { shiftDates } from "./shift-dates.ts";

/** Draws names that no other one of the dialogue can be taken for. */
class Names {
  private readonly random: Random;
  private readonly used: string[];

  constructor(random: Random, used: string[]) {
    this.random = random;
    this.used = used.map(fold);
  }

  draw(list: readonly string[]): string {
    const [drawn = ""] = this.drawOne(list.map((name) => [name]));
    return drawn;
  }

  /** One of names with what else each is called. */
  drawOne<T extends readonly string[]>(list: readonly T[]): T {
    const isFree = (name: string): boolean =>
      !this.used.some((other) => name.startsWith(other) || other.startsWith(name));
    const free = list.filter(([name = ""]) => isFree(fold(name)));
    const drawn = free[this.random.below(free.length)];
    if (drawn === undefined) throw new Error("no names are left to draw from");
    this.used.push(...drawn.map(fold));
    return drawn;
  }
}

/** Every name, or token of a person's name, with what takes its place. */
export function drawNames(dialogue: Dialogue, random: Random): Map<string, string> {
  const { people, places, organisations, schools } = dialogue;
  const names = new Names(random, [...nameTokens(dialogue), ...places, ...organisations.flat(), ...schools]);
  const drawn = new Map<string, string>();
  const put = (name: string, other: () => string): void => {
    if (!drawn.has(name)) drawn.set(name, other());
  };
  for (const { names: all, gender } of people) {
    for (const name of all) {
      const parts = name.split(" ");
      for (const [index, part] of parts.entries()) {
        const sex = gender ?? (random.below(2) === 0 ? "f" : "m");
        const given = part.normalize("NFD") === part ? { f: WOMEN, m: MEN } : ACCENTED;
        put(part, () => names.draw(index > 0 && index === parts.length - 1 ? FAMILIES : given[sex]));
      }
    }
  }
  for (const place of places) put(place, () => names.draw(CITIES));
  for (const school of schools) put(school, () => names.draw(SCHOOLS));
  for (const [name = "", acronym] of organisations) {
    if (acronym === undefined) put(name, () => names.draw(ORGANISATIONS));
    else {
      const [other, initials] = names.drawOne(WITH_ACRONYMS);
      put(name, () => other);
      put(acronym, () => initials);
    }
  }
  return drawn;
}

/** Lower-cased names stay lower-cased. */
export function replaceNames(source: string, drawn: Map<string, string>): string {
  const forms = new Map<string, string>();
  for (const [name, other] of drawn) {
    forms.set(fold(name), fold(other));
    forms.set(name.toLowerCase(), other.toLowerCase());
  }
  for (const [name, other] of drawn) forms.set(name, other);
  const names = anyOf(forms.keys());
  return source
    .split("\n")
    .map((line) =>
      line.startsWith("timezone:") ? line : line.replace(names, (name) => forms.get(name) ?? name),
    )
    .join("\n");
}

/** Of a seed and a dialogue, so that not all of a seed have the same names. */
function randomOf(dialogue: Dialogue, seed: number): Random {
  let hash = seed;
  for (const char of dialogue.id) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) >>> 0;
  return new Random(hash);
}

export function replace(dialogue: Dialogue, seed: number): Dialogue {
  const random = randomOf(dialogue, seed);
  const [title = "", ...rest] = dialogue.source.split("\n");
  const named = replaceNames(rest.join("\n"), drawNames(dialogue, random));
  const shifted = shiftDates(dialogue, named, random);
  const file = `${dialogue.file} (${dialogue.id}, seed ${seed})`;
  const [replaced] = readDialogues(`${title}\n${shifted}`, file);
  if (!replaced) throw new Error("a dialogue stays one");
  return replaced;
}
