/**
 * The credit window of one connection (SPEC.md, "Order, resumption, slow readers").
 *
 * Holds the frames that left and were not confirmed yet, as (seq, bytes) in the order they left. A frame without
 * a `seq` of its own takes the newest one before it, so that confirming a `seq` confirms all that left up to it.
 * Cost: O(1) a frame, O(frames confirmed) a `credit`; at most `MAX_CREDIT_EVENTS` entries, as no more may be out.
 * Over a hibernation the window shrinks to one entry: confirmed only when its last `seq` is.
 */

export const START_CREDIT_EVENTS = 256;
export const START_CREDIT_BYTES = 1 << 20;
export const MAX_CREDIT_EVENTS = 4096;
export const MAX_CREDIT_BYTES = 4 << 20;

/** What is kept of a window while the object sleeps. */
export interface CreditState {
  /** Frames and bytes out, and the last `seq` among them. */
  out: number;
  bytes: number;
  seq: number;
  /** How many frames may be out; `granted` once the reader ever sent `credit`. */
  window: number;
  granted: boolean;
}

interface Sent {
  seq: number;
  frames: number;
  bytes: number;
}

export class Credit {
  private sent: Sent[] = [];
  private head = 0;
  private out = 0;
  private bytes = 0;
  private seq = 0;
  private window = START_CREDIT_EVENTS;
  private grantedOnce = false;

  static restore(state: CreditState): Credit {
    const credit = new Credit();
    credit.window = state.window;
    credit.grantedOnce = state.granted;
    credit.seq = state.seq;
    if (state.out > 0) credit.record(state.seq, state.out, state.bytes);
    return credit;
  }

  state(): CreditState {
    return {
      out: this.out,
      bytes: this.bytes,
      seq: this.seq,
      window: this.window,
      granted: this.grantedOnce,
    };
  }

  /** Whether this reader ever confirmed anything. */
  get granted(): boolean {
    return this.grantedOnce;
  }

  /** How many more frames may leave now. */
  get events(): number {
    return Math.max(0, this.bytes < this.byteWindow ? this.window - this.out : 0);
  }

  /** How many more bytes may leave now; one frame may overshoot. */
  get room(): number {
    return Math.max(0, this.byteWindow - this.bytes);
  }

  get open(): boolean {
    return this.out < this.window && this.bytes < this.byteWindow;
  }

  /** Notes a frame that leaves. */
  charge(seq: number, bytes: number): void {
    if (seq > this.seq) this.seq = seq;
    this.record(this.seq, 1, bytes);
  }

  /** The reader has read all up to `seq` and takes `events` frames beyond it. */
  confirm(seq: number, events: number): void {
    this.grantedOnce = true;
    this.window = Math.max(0, Math.min(MAX_CREDIT_EVENTS, Math.floor(events)));
    let entry = this.sent[this.head];
    while (entry && entry.seq <= seq) {
      this.out -= entry.frames;
      this.bytes -= entry.bytes;
      this.head++;
      entry = this.sent[this.head];
    }
    if (this.head > 64 && this.head * 2 > this.sent.length) {
      this.sent = this.sent.slice(this.head);
      this.head = 0;
    }
  }

  private get byteWindow(): number {
    return this.grantedOnce ? MAX_CREDIT_BYTES : START_CREDIT_BYTES;
  }

  private record(seq: number, frames: number, bytes: number): void {
    this.out += frames;
    this.bytes += bytes;
    const last = this.sent.at(-1);
    if (last && this.sent.length > this.head && last.seq === seq) {
      last.frames += frames;
      last.bytes += bytes;
    } else {
      this.sent.push({ seq, frames, bytes });
    }
  }
}
