/**
 * A frame of messages on its way: numbered from `n`, gathered until it is sent, kept as the same bytes until the
 * last of its messages is settled. Sending it again is sending the same bytes, so the server settles repeats.
 *
 * Cost: one reference a message; one join and one UTF-8 encoding a frame.
 */
import type { Ack, Answer, Turn } from "@lean-agentic/protocol";
import type { Waiting } from "./abort.ts";
import { LeanAgenticError, type Refusal } from "./errors.ts";
import { FRAME_ANSWER_BYTES, FRAME_BYTES, FRAME_MESSAGES } from "./settings.ts";

/** Where and when a message became durable, and its own number. */
export interface Receipt {
  readonly n: number;
  readonly seq: number;
}

/** The sender that waits for one message. */
export type Pending = Waiting<Turn | Receipt>;

/** Bytes around the turn that a message comes back as: its fields and a few entities. */
const TURN_OVERHEAD = 512;
/** UTF-8 bytes of one UTF-16 unit, at most. */
const UTF8_WIDTH = 3;
/** Units between two messages. */
const SEPARATOR = 3;

const encoder = new TextEncoder();

export class Frame {
  /** Number of its first message. */
  n: number;
  readonly reply: "full" | "ack";
  readonly pending: Pending[] = [];
  /** Turns of the answer's pieces so far. */
  turns: Answer["turns"] = [];
  /** How often the core failed on it. */
  failures = 0;
  /** Sent on the present line and not answered. */
  awaited = false;
  /** UTF-16 units of its messages' JSON. */
  units = 0;
  /** Its messages, each as the inside of its JSON object, until it is written. */
  #fields: string[] = [];
  #bytes: Uint8Array<ArrayBuffer> | undefined;

  constructor(n: number, reply: "full" | "ack") {
    this.n = n;
    this.reply = reply;
  }

  get count(): number {
    return this.pending.length;
  }

  /** Estimated bytes of its answer. */
  get answerBytes(): number {
    return this.reply === "ack" ? 0 : this.units * UTF8_WIDTH + TURN_OVERHEAD * this.count;
  }

  /** Whether another message of so many JSON units fits. */
  fits(units: number): boolean {
    if (this.#bytes !== undefined || this.count >= FRAME_MESSAGES) return false;
    const size = (this.units + units + SEPARATOR * (this.count + 1)) * UTF8_WIDTH;
    return (
      size <= FRAME_BYTES && (this.reply === "ack" || size + TURN_OVERHEAD * this.count <= FRAME_ANSWER_BYTES)
    );
  }

  get full(): boolean {
    return this.count >= FRAME_MESSAGES;
  }

  /** Adds a message as the inside of its JSON object. The first always fits. */
  add(fields: string, pending: Pending): void {
    this.#fields.push(fields);
    this.units += fields.length;
    this.pending.push(pending);
  }

  /** Takes a message out again, and gives its units; `undefined` where it is not here, or written. */
  withdraw(pending: Pending): number | undefined {
    const i = this.#bytes === undefined ? this.pending.indexOf(pending) : -1;
    if (i < 0) return undefined;
    const [fields = ""] = this.#fields.splice(i, 1);
    this.pending.splice(i, 1);
    this.units -= fields.length;
    return fields.length;
  }

  /** Gives its messages other numbers, from `n` on: only where the present ones are known not to be used up. */
  renumber(n: number): void {
    if (this.#bytes !== undefined) {
      const rest = this.#bytes.subarray(this.#head().length);
      this.n = n;
      const head = encoder.encode(this.#head());
      this.#bytes = new Uint8Array(head.byteLength + rest.byteLength);
      this.#bytes.set(head);
      this.#bytes.set(rest, head.byteLength);
    }
    this.n = n;
  }

  /**
   * Tells every sender what became of its message. Events of one frame follow each other in `seq`; where some were
   * refused the answer names each.
   */
  settle(answer: Ack | Answer, turns: readonly Turn[]): void {
    const last = this.count - 1;
    let turn = 0;
    this.pending.forEach((pending, i) => {
      const n = this.n + i;
      const result = answer.results?.[i];
      if (result !== undefined && "code" in result) {
        pending.reject(new LeanAgenticError(result.code, result.detail, { n }));
      } else if (answer.type === "ack") {
        pending.resolve({ n, seq: result?.seq ?? answer.seq - last + i });
      } else {
        const own = turns[turn++];
        if (own) pending.resolve(own);
        else pending.reject(new LeanAgenticError("internal", "the answer lacks this message's turn", { n }));
      }
    });
  }

  /** Tells every sender that the frame was refused. */
  refuse(error: Refusal): void {
    this.pending.forEach((pending, i) => {
      pending.reject(new LeanAgenticError(error.code, error.message, { ...error, n: this.n + i }));
    });
  }

  #head(): string {
    return `{"type":"${this.count === 1 ? "message" : "batch"}","n":${this.n},`;
  }

  /** The frame's JSON as UTF-8. From the first call on it takes no more messages. */
  bytes(): Uint8Array<ArrayBuffer> {
    if (this.#bytes === undefined) {
      const body = this.#fields.join("},{");
      const said = this.count === 1 ? body : `"messages":[{${body}}]`;
      this.#bytes = encoder.encode(`${this.#head()}"reply":"${this.reply}",${said}}`);
      this.#fields = [];
    }
    return this.#bytes;
  }
}

/** Whether a message of these fields can travel at all. */
export function fitsFrame(fields: string): boolean {
  if (fields.length * UTF8_WIDTH <= FRAME_BYTES) return true;
  return fields.length <= FRAME_BYTES && encoder.encode(fields).byteLength <= FRAME_BYTES;
}
