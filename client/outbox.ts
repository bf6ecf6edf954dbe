/**
 * The outbox of one producer: every message that is not settled, in order of `n`, in frames.
 *
 * Invariants: frames are consecutive in `n`; only the last one may still gather; the first `#sent` of them are on the
 * present line, and answers come in that order. A frame leaves the list when all its messages are settled.
 * An idle line gets a message at once (at the end of the caller's turn); a busy one gets full frames, and the rest
 * when answers have come.
 * After a refusal for state (go-back-N) nothing is sent until all frames on the line are answered, so that no stale
 * `conflict` is mistaken for a new one; then all is sent again from the first unsettled frame, the same bytes.
 */
import type { Ack, Answer } from "@lean-agentic/protocol";
import { backoff } from "./backoff.ts";
import { isStateRefusal, LeanAgenticError, lossOf, type Refusal } from "./errors.ts";
import { Frame, type Pending } from "./frame.ts";
import { InFlight } from "./in-flight.ts";
import type { Line } from "./line.ts";
import { BUFFERED_BYTES, IDLE_FRAMES, MAX_UNANSWERED, MAX_UNANSWERED_UNITS } from "./settings.ts";

/** Rewinds without any progress after which the line itself is in doubt. */
const MAX_FRUITLESS = 4;

export class Outbox {
  readonly #frames: Frame[] = [];
  #next: number;
  #line: Line | undefined;
  /** Frames at the head of the list that are on the line; and those of them that are not answered. */
  #sent = 0;
  readonly #inFlight = new InFlight();
  #unanswered = 0;
  #units = 0;
  /** Delay of the rewind that is under way, ms; and the `n` that it begins with, where that is another. */
  #rewind: number | undefined;
  #renumber: number | undefined;
  /**
   * The first of the numbers just before the first frame that were refused and may not be used up: a full log and a
   * token that may not write use up none (SPEC X2, X7), and the refusal does not tell.
   */
  #refusedSince: number | undefined;
  #fruitless = 0;
  #planned = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #drained: (() => void)[] = [];
  /** The line does not do what the protocol says: open another. */
  readonly #doubt: (why: LeanAgenticError, fatal: boolean) => void;

  /** `used`: last `n` that this producer has used before, as far as it knows. */
  constructor(used: number, doubt: (why: LeanAgenticError, fatal: boolean) => void) {
    this.#next = used + 1;
    if (used > 0) this.#refusedSince = 1;
    this.#doubt = doubt;
  }

  /** Messages not yet settled. */
  get unanswered(): number {
    return this.#unanswered;
  }

  /** The last `n` given to a message. */
  get lastN(): number {
    return this.#next - 1;
  }

  /** Frames gathered or encoded here that the line has not taken. */
  get waitingFrames(): number {
    return this.#frames.length - this.#sent;
  }

  /** Takes a message (`fields`: the inside of its JSON object). `pending` hears what became of it. */
  add(fields: string, reply: "full" | "ack", pending: Pending): void {
    if (this.#unanswered >= MAX_UNANSWERED || this.#units >= MAX_UNANSWERED_UNITS) {
      const detail = `${this.#unanswered} messages are unanswered; wait for some of them`;
      pending.reject(new LeanAgenticError("limit_reached", detail));
      return;
    }
    let frame = this.#frames[this.#frames.length - 1];
    if (frame === undefined || frame.reply !== reply || !frame.fits(fields.length)) {
      frame = new Frame(this.#next, reply);
      this.#frames.push(frame);
    }
    frame.add(fields, pending);
    this.#next++;
    this.#unanswered++;
    this.#units += fields.length;
    this.#pumpSoon();
  }

  /**
   * Takes back a message that is in no written frame; those behind it move up. False where it is too late: a written
   * frame may have arrived, and is sent again as it is.
   */
  withdraw(pending: Pending): boolean {
    for (const [i, frame] of this.#frames.entries()) {
      const units = frame.withdraw(pending);
      if (units === undefined) continue;
      for (const later of this.#frames.slice(i + 1)) later.renumber(later.n - 1);
      if (frame.count === 0) this.#frames.splice(i, 1);
      this.#next--;
      this.#settled(1, units);
      return true;
    }
    return false;
  }

  /** Resolves once every message is settled. */
  drained(): Promise<void> {
    if (this.#unanswered === 0) return Promise.resolve();
    return new Promise((resolve) => this.#drained.push(resolve));
  }

  /**
   * A line is open: what is unsettled goes out again. `acked`: the last `n` the server has settled, where it said so.
   * Throws `conflict` when it has lost messages it had answered.
   */
  opened(line: Line, acked: number | undefined): void {
    if (acked !== undefined) {
      const expected = acked + 1;
      if (expected < this.#first && !this.#unused(expected)) throw lossOf(this.#first, expected);
      if (expected < this.#first) this.#renumber = expected;
      else if (this.#frames.length === 0) this.#next = expected;
    }
    this.#line = line;
    this.#restart();
  }

  /** The line is gone, and with it every answer that was on its way. */
  lost(): void {
    this.#line = undefined;
    clearTimeout(this.#timer);
    this.#rewind = undefined;
    this.#renumber = undefined;
  }

  /** No line will come: every message that waits is refused. */
  fail(error: LeanAgenticError): void {
    this.lost();
    for (const frame of this.#frames.splice(0)) {
      for (const pending of frame.pending) pending.reject(error);
    }
    this.#sent = 0;
    this.#settled(this.#unanswered, this.#units);
  }

  answered(answer: Ack | Answer): void {
    const frame = this.#frameOf(answer.n);
    if (frame === undefined) return;
    const turns = answer.type === "answer" ? frame.turns.concat(answer.turns) : frame.turns;
    if (answer.type === "answer" && answer.more) {
      frame.turns = turns;
      return;
    }
    const undecided = answer.results?.find(
      (result) => "code" in result && result.code !== "core_failed" && isStateRefusal(result.code),
    );
    if (undecided !== undefined) {
      this.#refusedForState(frame, undefined);
      return;
    }
    this.#remove(frame);
    frame.settle(answer, turns);
    this.#refusedSince = undefined;
    this.#fruitless = 0;
    this.#settled(frame.count, frame.units);
    this.#go();
  }

  refused(error: Refusal): void {
    const frame = this.#frameOf(error.n);
    if (frame === undefined || error.n === undefined) {
      this.#doubt(LeanAgenticError.of(error), false);
      return;
    }
    const { expected } = error;
    if (error.code === "conflict" && expected !== undefined && expected < this.#first) {
      if (!this.#unused(expected)) {
        this.#doubt(lossOf(this.#first, expected), true);
        return;
      }
      this.#renumber = expected;
    }
    if (error.code === "core_failed") frame.failures++;
    const again = isStateRefusal(error.code) && frame.failures < 2;
    if (again) {
      this.#refusedForState(frame, error);
      return;
    }
    this.#remove(frame);
    frame.refuse(error);
    this.#refusedSince ??= frame.n;
    this.#fruitless = 0;
    this.#settled(frame.count, frame.units);
    this.#go();
  }

  /** The number of the first message that is not settled. */
  get #first(): number {
    return this.#frames[0]?.n ?? this.#next;
  }

  /** Whether all numbers from `n` to the first frame's were refused, so that what follows may take them. */
  #unused(n: number): boolean {
    return this.#refusedSince !== undefined && n >= this.#refusedSince;
  }

  /** The frame on the line that holds message `n`; without `n`, the one whose answer is next. */
  #frameOf(n: number | undefined): Frame | undefined {
    for (let i = 0; i < this.#sent; i++) {
      const frame = this.#frames[i];
      if (frame?.awaited && (n === undefined || (n >= frame.n && n < frame.n + frame.count))) return frame;
    }
    return undefined;
  }

  #refusedForState(frame: Frame, error: Refusal | undefined): void {
    this.#unawait(frame);
    frame.turns = [];
    if (this.#rewind === undefined) {
      if (++this.#fruitless > MAX_FRUITLESS && error?.code === "conflict") {
        this.#doubt(LeanAgenticError.of(error), false);
        return;
      }
      const atOnce = error?.code === "core_failed" || this.#renumber !== undefined;
      this.#rewind = error?.retry_after_ms ?? (atOnce ? 0 : backoff(this.#fruitless));
    }
    this.#go();
  }

  /** Goes on after an answer: with a rewind that is due, or with what waits. */
  #go(): void {
    if (this.#rewind === undefined) this.#pump();
    else if (this.#inFlight.frames === 0 && this.#line !== undefined) {
      this.#timer = setTimeout(() => this.#restart(), this.#rewind);
    }
  }

  #restart(): void {
    this.#rewind = undefined;
    if (this.#renumber !== undefined) {
      this.#next = this.#renumber;
      for (const frame of this.#frames) {
        frame.renumber(this.#next);
        this.#next += frame.count;
      }
      this.#renumber = undefined;
      this.#refusedSince = undefined;
    }
    this.#sent = 0;
    this.#inFlight.clear();
    for (const frame of this.#frames) {
      frame.awaited = false;
      frame.turns = [];
    }
    this.#pump();
  }

  /** Hands over at the end of the caller's turn: what is sent together leaves together. */
  #pumpSoon(): void {
    if (this.#planned) return;
    this.#planned = true;
    queueMicrotask(() => {
      this.#planned = false;
      this.#pump();
    });
  }

  #pump(): void {
    const line = this.#line;
    if (line === undefined || this.#rewind !== undefined) return;
    for (;;) {
      const frame = this.#frames[this.#sent];
      if (frame === undefined || this.#sent >= line.window) return;
      const gathering = this.#sent === this.#frames.length - 1 && !frame.full;
      if (gathering && this.#sent >= IDLE_FRAMES) return;
      if (this.#sent > 0 && (!this.#inFlight.takes(frame) || line.buffered > BUFFERED_BYTES)) return;
      this.#sent++;
      this.#inFlight.add(frame);
      frame.awaited = true;
      line.send(frame);
    }
  }

  #unawait(frame: Frame): void {
    frame.awaited = false;
    this.#inFlight.remove(frame);
  }

  #remove(frame: Frame): void {
    this.#unawait(frame);
    if (this.#frames[0] === frame) this.#frames.shift();
    else this.#frames.splice(this.#frames.indexOf(frame), 1);
    this.#sent--;
  }

  #settled(count: number, units: number): void {
    this.#unanswered -= count;
    this.#units -= units;
    if (this.#unanswered === 0) for (const resolve of this.#drained.splice(0)) resolve();
  }
}
