/** Conversations of any length: every other message tells a fact, of people, places and firms drawn from the lists. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Random, SHARED } from "../../test/harness/index.ts";

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 1);
/** People and places that a conversation speaks of: more would be a crowd, not a conversation. */
const PEOPLE = 400;
const PLACES = 400;

export interface Message {
  text: string;
  at: number;
  speaker: string;
}

function names(list: string, count: number, random: Random): string[] {
  const all = readFileSync(join(SHARED, "gazetteers", `${list}.txt`), "utf8")
    .split("\n")
    .filter(Boolean);
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  return Array.from({ length: count }, () =>
    (all[random.below(all.length)] ?? "").split(" ").map(capital).join(" "),
  );
}

/** Words of a message that tells no fact, at least: with the others, which are shorter, about 20 in the mean. */
const PLAIN_WORDS = 24;

/** Sentences until there are enough words. */
function plainText(plain: readonly string[], random: Random): string {
  let text = "";
  while (text.split(" ").length < PLAIN_WORDS) text += ` ${plain[random.below(plain.length)]}`;
  return text.trim();
}

/** Makes `count` messages, the others of `plain`. */
export function conversation(count: number, plain: readonly string[], seed: number): Message[] {
  const random = new Random(seed);
  const [first, last] = [names("first", PEOPLE, random), names("last", PEOPLE, random)];
  const places = names("city15k", PLACES, random);
  const of = (list: readonly string[]): string => list[random.below(list.length)] ?? "";
  const person = (): string => {
    const i = random.below(PEOPLE);
    return `${first[i]} ${last[i]}`;
  };
  const facts: (() => string)[] = [
    () => `${person()} lives in ${of(places)} with two cats and a very old dog.`,
    () => `${person()} moved to ${of(places)} last week, and the flat is not even painted yet.`,
    () => `${person()} works at ${of(last)} Industries since ${2000 + random.below(25)}, as far as I know.`,
    () =>
      `${person()} likes ${of(["tea", "chess", "opera", "hiking", "jazz", "sushi", "football"])} and talks of nothing else.`,
    () =>
      `My friend ${person()} is allergic to ${of(["nuts", "dust", "pollen", "cats"])}, so please mind what you cook.`,
    () => `I met ${person()} in ${of(places)} yesterday, we had a long walk by the river.`,
  ];
  return Array.from({ length: count }, (_, i) => ({
    text: i % 2 === 0 ? of(facts.map((make) => make())) : plainText(plain, random),
    at: START + i * MINUTE,
    speaker: i % 3 === 0 ? "Ann Lee" : "Bob Novak",
  }));
}

/** Questions: words of messages, as one remembers them. */
export function questions(messages: readonly Message[], count: number, seed: number): string[] {
  const random = new Random(seed + 1);
  return Array.from({ length: count }, () => {
    const text = messages[random.below(messages.length)]?.text ?? "";
    const words = text.split(/\W+/).filter((word) => word.length > 3);
    const chosen = Array.from({ length: 5 }, () => words[random.below(Math.max(1, words.length))] ?? "what");
    return `${chosen.join(" ")}?`;
  });
}
