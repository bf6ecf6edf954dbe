/** How turns and hits look on a terminal: mentions in colour, or in brackets where there is none. */
import type { Hit, Turn } from "../index.ts";

const COLOURS = { person: 36, location: 32, organization: 35 } as const;
const DIM = 2;

export class Printer {
  readonly #colour: boolean;

  constructor(colour: boolean) {
    this.#colour = colour;
  }

  /** `12 Ann: I met [Bob Lee person] in [Berlin location]` */
  turn({ seq, speaker, text, entities }: Turn): string {
    let marked = "";
    let end = 0;
    for (const mention of entities) {
      if (mention.start < end) continue;
      marked += safe(text.slice(end, mention.start));
      const word = safe(text.slice(mention.start, mention.end));
      marked += this.#colour ? paint(word, COLOURS[mention.type]) : `[${word} ${mention.type}]`;
      end = mention.end;
    }
    return `${this.#dim(String(seq).padStart(5))} ${this.#speaker(speaker)}${marked}${safe(text.slice(end))}`;
  }

  /** `1.85 #12 Ann: I met Bob Lee in Berlin  (turn 1.00, near 0.50, …)` */
  hit({ seq, speaker, text, score, why }: Hit): string {
    const parts = Object.entries(why).map(([part, value]) => `${part} ${value.toFixed(2)}`);
    const ground = parts.length > 0 ? this.#dim(`  (${parts.join(", ")})`) : "";
    return `${score.toFixed(2).padStart(7)} ${this.#dim(`#${seq}`)} ${this.#speaker(speaker)}${safe(text)}${ground}`;
  }

  #speaker(speaker: string | null | undefined): string {
    return speaker ? `${safe(speaker)}: ` : "";
  }

  #dim(text: string): string {
    return this.#colour ? paint(text, DIM) : text;
  }
}

function paint(text: string, code: number): string {
  return `\u001b[${code}m${text}\u001b[0m`;
}

/** A message's text cannot steer the terminal: line ends show as ⏎, other control characters as U+FFFD. */
function safe(text: string): string {
  return text.replace(/\r?\n/g, " ⏎ ").replace(/[\p{Cc}\u2028\u2029]/gu, "\ufffd");
}
