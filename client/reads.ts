/** Questions that wait for their results. They write nothing, so a new line is simply asked again. */
import type { Result } from "@lean-agentic/protocol";
import { abortable, type Waiting } from "./abort.ts";
import { LeanAgenticError, type Refusal } from "./errors.ts";
import type { Line, Read } from "./line.ts";

interface Asked {
  readonly read: Read;
  /** The result's pieces so far. */
  pieces: Result[];
  readonly waiting: Waiting<Result>;
}

/** A read without its id: that is given here. */
export type Question = Read extends infer One ? (One extends Read ? Omit<One, "id"> : never) : never;

export class Reads {
  readonly #asked = new Map<string, Asked>();
  #count = 0;

  ask(question: Question, line: Line | undefined, signal: AbortSignal | undefined): Promise<Result> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const read = { ...question, id: `r${++this.#count}` } as Read;
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        this.#asked.delete(read.id);
        reject(signal?.reason);
      };
      const waiting = abortable({ resolve, reject }, signal, stop);
      this.#asked.set(read.id, { read, pieces: [], waiting });
      line?.ask(read);
    });
  }

  /** A line is open: everything unanswered is asked again. */
  opened(line: Line): void {
    for (const asked of this.#asked.values()) {
      asked.pieces = [];
      line.ask(asked.read);
    }
  }

  answered(result: Result): void {
    const asked = this.#asked.get(result.id);
    if (asked === undefined) return;
    asked.pieces.push(result);
    // A page says `more` of what comes after it: a piece is a shorter page. Else the rest belongs to it.
    if (result.more && asked.read.type !== "entities" && asked.read.type !== "facts") return;
    this.#asked.delete(result.id);
    asked.waiting.resolve(joined(asked.pieces));
  }

  /** Whether the error was about a read, which is then refused. */
  refused(error: Refusal): boolean {
    if (error.id === undefined) return false;
    const asked = this.#asked.get(error.id);
    this.#asked.delete(error.id);
    asked?.waiting.reject(LeanAgenticError.of(error));
    return true;
  }

  fail(error: LeanAgenticError): void {
    for (const asked of this.#asked.values()) asked.waiting.reject(error);
    this.#asked.clear();
  }
}

/** The pieces of one result as one: lists and texts follow each other. */
function joined(pieces: readonly Result[]): Result {
  const last = pieces.at(-1);
  if (last === undefined) throw new TypeError("a result without pieces");
  if (pieces.length === 1) return last;
  const hits = pieces.flatMap((piece) => piece.hits ?? []);
  const context = pieces.map((piece) => piece.context ?? "").join("");
  const mentions = pieces.flatMap((piece) => piece.entity?.mentions ?? []);
  const entities = pieces.flatMap((piece) => piece.entities ?? []);
  const facts = pieces.flatMap((piece) => piece.facts ?? []);
  return {
    ...last,
    hits,
    context,
    entities,
    facts,
    ...(last.entity && { entity: { ...last.entity, mentions } }),
  };
}
