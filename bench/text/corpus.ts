/** UNER's format: `# text = …`, then a word and its label (BIO) a line, sentences apart by blank lines. */
import type { EntitySpan, EntityType } from "./library.ts";

/** A message with the names in it. */
export interface Sentence {
  text: string;
  /** Words as the corpus counts them (Universal Dependencies English: `do` and `n't` are two). */
  words: number;
  entities: EntitySpan[];
}

const TYPES: Readonly<Record<string, EntityType>> = { PER: "person", LOC: "location", ORG: "organization" };
const TEXT = "# text = ";

/** Places of `forms` in `text`, one after another; null for one that is not there. */
function align(text: string, forms: readonly string[]): ({ start: number; end: number } | null)[] {
  let cursor = 0;
  return forms.map((form) => {
    const start = text.indexOf(form, cursor);
    if (start < 0) return null;
    cursor = start + form.length;
    return { start, end: cursor };
  });
}

function sentence(text: string, rows: readonly (readonly [form: string, label: string])[]): Sentence {
  const places = align(
    text,
    rows.map(([form]) => form),
  );
  const entities: EntitySpan[] = [];
  let open: EntityType | undefined;
  rows.forEach(([, label], i) => {
    const [mark, name = ""] = label.split("-");
    const type = TYPES[name];
    const goesOn = mark === "I" && open === type;
    open = type;
    const place = places[i];
    if (type === undefined || !place) return;
    const last = entities.at(-1);
    if (goesOn && last !== undefined) last.end = place.end;
    else entities.push({ type, ...place });
  });
  return { text, words: rows.length, entities };
}

export function parseUner(contents: string): Sentence[] {
  return contents.split(/\n\s*\n/).flatMap((block) => {
    const lines = block.split("\n");
    const text = lines.find((line) => line.startsWith(TEXT))?.slice(TEXT.length);
    if (text === undefined) return [];
    const rows = lines
      .filter((line) => line.includes("\t"))
      .map((line) => {
        const [form = "", label = "O"] = line.split("\t");
        return [form, label.trim()] as const;
      });
    return [sentence(text, rows)];
  });
}

/** In lower case with all places kept: a letter whose small form has another length stays. */
export function lowerCase(text: string): string {
  const small = (letter: string) => {
    const low = letter.toLowerCase();
    return low.length === letter.length ? low : letter;
  };
  return Array.from(text, small).join("");
}
