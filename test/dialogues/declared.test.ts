/** A name or a date that a dialogue's head does not declare would stay when others are put in their place. */
import { expect, it } from "vitest";
import { type Dialogue, messagesOf } from "./dialogue.ts";
import { allDialogues } from "./dialogues.ts";
import { anyOf, nameTokens } from "./mask.ts";

/** Capitalised in the middle of a sentence, and no name that is replaced. */
const OTHER_WORDS = new Set(
  "Hawaiian Yoruba Lingala Tigrinya T-shirt S I I'm I've I'd I'll Abba Czech Dutch Japanese Korean Polish Portuguese Swedish Toyota EUR USD Titanic Jaws Sushi FYI Mill Lane Station Road Harbour Street Elm English Turkish French Wolof Spanish Welsh Finnish Italian Greek Arabic Danish Hungarian Vietnamese Galician Catalan German Hindi Quechua ME M SCREAMING TV Sundays Romanian NOW Norwegian Tamil Serbian Igbo Pidgin Juniper HR Christmas God Thursdays Fridays She He AGAIN Crookes SIM IT Grandma Wednesdays ASKED Kurdish Mr Russian Hebrew Yiddish Zulu Basque Gujarati Zapotec Ukrainian Saturdays WHAT FREE TINY MY BDAY HAVE A KITTEN KNEW SHUT Thanks Mum Lord PE CV SNOW Romansh Claras Sir Madam JSON Soy Thai Captain Dear D Tagalog Dr Georgian Frisian Twi Mrs Afrikaans Samoan Hello Tuesdays Easter Swahili FORGOT True Middle Ages Another Good J'habite Ma GB User Your The My GOT IN PROMOTED LOUD Amharic Thank AND Latin Sinhala ADHD DIED ONE DONE Dearest NOT Count Has WAY DOG SORRY CAPS KEY IS BROKEN SHE You Icelandic Farsi Irish TONIGHT YES Cebuano Ilocano Ms Gaelic".split(
    " ",
  ),
);
const WEEKDAY = /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;
const CALENDAR =
  /\b(January|February|March|April|May|June|July|August|September|October|November|December|(19|20)\d\d)\b/;

function withoutDeclared(dialogue: Dialogue, text: string): string {
  return text
    .replace(anyOf(dialogue.dates.map(({ words }) => words)), "…")
    .replace(anyOf([...dialogue.organisations.flat(), ...dialogue.schools]), "…")
    .replace(anyOf([...dialogue.places, ...nameTokens(dialogue)]), "…");
}

const dialogues = allDialogues();

it("declares the names in texts", () => {
  const missing = dialogues.flatMap((dialogue) =>
    messagesOf(dialogue).flatMap(({ text, line }) =>
      [...withoutDeclared(dialogue, text).matchAll(/(?<!^|[.!?:)“"] )\b\p{Lu}[\p{L}'-]*/gu)]
        .map(([word]) => word.replace(/'s$/, ""))
        .filter((word) => !OTHER_WORDS.has(word) && !WEEKDAY.test(word))
        .map((word) => `${dialogue.file}:${line}: ${word}`),
    ),
  );
  expect(missing).toEqual([]);
});

it("declares the dates in texts", () => {
  const missing = dialogues.flatMap((dialogue) =>
    messagesOf(dialogue)
      .filter(({ text }) => CALENDAR.test(withoutDeclared(dialogue, text)))
      .map(({ text, line }) => `${dialogue.file}:${line}: ${text}`),
  );
  expect(missing).toEqual([]);
});

it("declares the names of speakers and in expectations", () => {
  const missing = dialogues.flatMap((dialogue) => {
    const lines = dialogue.source.split("\n").filter((line) => /^(expect|>| {2})/.test(line));
    const speakers = messagesOf(dialogue).map(({ speaker }) => speaker);
    return [...lines, ...speakers].flatMap((line) =>
      [...withoutDeclared(dialogue, line).matchAll(/(?<![\dT:-])\p{Lu}\p{L}*/gu)]
        .map(([word]) => word)
        .filter((word) => !OTHER_WORDS.has(word))
        .map((word) => `${dialogue.file}, ${dialogue.id}: ${word}`),
    );
  });
  expect(missing).toEqual([]);
});

it("declares nothing that does not occur", () => {
  const idle = dialogues.flatMap((dialogue) => {
    const body = dialogue.source.slice(dialogue.source.indexOf("\n\n"));
    const words = [
      ...nameTokens(dialogue),
      ...dialogue.places,
      ...dialogue.organisations.flat(),
      ...dialogue.schools,
      ...dialogue.dates.map((date) => date.words),
    ];
    return words.filter((word) => !anyOf([word]).test(body)).map((word) => `${dialogue.id}: ${word}`);
  });
  expect(idle).toEqual([]);
});
