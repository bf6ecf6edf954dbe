/**
 * One socket to a session object, as a client that keeps its promises sees it: where the object crashes it connects
 * again, resumes its events, and sends again what was numbered and not answered.
 */
import type { SessionDriver } from "./session-driver.ts";

export type Frame = Record<string, unknown> & { type: string };

/** Codes by which the object itself ends a line (protocol: closing codes). Any other end is a crash. */
const DELIBERATE = [1000, 1008, 1009, 1012, 1013];

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What tells an answer's question: the `n` of a message (the last of a batch), the `id` of a read. */
function keyOf(frame: Frame): string | null {
  if (typeof frame.id === "string") return frame.id;
  if (typeof frame.n !== "number" || frame.reply === "none") return null;
  const count = Array.isArray(frame.messages) ? frame.messages.length : 1;
  return `n ${frame.n + count - 1}`;
}

export class Line {
  readonly frames: Frame[] = [];
  /** Raw frames, as they came. */
  readonly raw: (string | ArrayBuffer)[] = [];
  closed: { code: number; reason: string } | null = null;
  /** How often the object crashed under this line. */
  crashes = 0;
  /** The object's crashes before this connection. */
  private connectedAt = 0;
  private wake: (() => void)[] = [];
  private socket: WebSocket | null = null;
  private readonly session: SessionDriver;
  /** The last hello, and whether it was answered. */
  private hello: { data: string | Uint8Array; answered: boolean } | null = null;
  /** Hellos of our own that are still to be answered, and are not the test's. */
  private ours = 0;
  /** The last `seq` this line saw. */
  private seen = 0;
  /** Questions without an answer, in order. */
  private pending: { key: string; data: Uint8Array }[] = [];

  constructor(socket: WebSocket, session: SessionDriver) {
    this.session = session;
    this.attach(socket);
  }

  send(frame: object): void {
    const data = encoder.encode(JSON.stringify(frame));
    const key = keyOf(frame as Frame);
    if (key !== null) this.pending.push({ key, data });
    this.write(data, key !== null || (frame as Frame).type === "credit");
  }

  sendRaw(data: string | Uint8Array): void {
    this.write(data, false);
  }

  close(): void {
    this.end(1000, "done");
    this.socket?.close(1000, "done");
  }

  /** Waits for the first frame that fits and takes it out. Rejects when the line ends before. */
  async next(
    type: string | null = null,
    fits: (frame: Frame) => boolean = () => true,
    ms = 5_000,
  ): Promise<Frame> {
    const end = Date.now() + ms;
    for (;;) {
      const index = this.frames.findIndex((frame) => (type === null || frame.type === type) && fits(frame));
      const [found] = index < 0 ? [] : this.frames.splice(index, 1);
      if (found) {
        await this.session.disturb();
        return found;
      }
      if (this.closed) throw new LineEnded(this.closed.code);
      if (Date.now() > end) {
        const seen = JSON.stringify(this.frames.slice(0, 5)).slice(0, 500);
        throw new Error(`no ${type ?? "frame"} within ${ms} ms; there were ${this.frames.length}: ${seen}`);
      }
      await this.change(end);
    }
  }

  /** Resolves once the line ended. */
  async ended(ms = 5_000): Promise<{ code: number; reason: string }> {
    const end = Date.now() + ms;
    while (!this.closed) {
      if (Date.now() > end) throw new Error(`the line did not end within ${ms} ms`);
      await this.change(end);
    }
    return this.closed;
  }

  /** Resolves once the line has connected again after the object's last crash, or has ended. */
  async settled(ms = 5_000): Promise<void> {
    const end = Date.now() + ms;
    while (!this.closed && (this.ours > 0 || !this.socket || this.connectedAt < this.session.crashes)) {
      if (Date.now() > end) throw new Error(`the line did not come back within ${ms} ms`);
      await this.change(end);
    }
  }

  private attach(socket: WebSocket): void {
    this.socket = socket;
    this.connectedAt = this.session.crashes;
    this.notify();
    socket.binaryType = "arraybuffer";
    socket.accept();
    socket.addEventListener("message", ({ data }) => this.take(data));
    const end = (code: number, reason: string): void => {
      if (this.socket !== socket) return;
      this.socket = null;
      if (this.closed || !this.session.disturbance.crashes || DELIBERATE.includes(code)) {
        this.end(code, reason);
      } else {
        this.crashes++;
        this.resume().catch((error) => this.end(1006, String(error)));
      }
    };
    socket.addEventListener("close", ({ code, reason }) => end(code, reason));
    socket.addEventListener("error", () => end(1006, "error"));
  }

  private take(data: string | ArrayBuffer): void {
    const frame: Frame = JSON.parse(typeof data === "string" ? data : decoder.decode(data));
    if (frame.type === "hello" && this.hello) {
      if (this.ours > 0) {
        this.ours--;
        this.notify();
        return;
      }
      this.hello.answered = true;
    }
    if (frame.type === "turn") this.seen = Math.max(this.seen, Number(frame.seq));
    const key = typeof frame.id === "string" ? frame.id : `n ${frame.n}`;
    const answered = this.pending.findIndex((question) => question.key === key);
    if (answered >= 0) this.pending.splice(answered, 1);
    this.raw.push(data);
    this.frames.push(frame);
    this.notify();
  }

  private write(data: string | Uint8Array, repeatable: boolean): void {
    const text = typeof data === "string" ? data : data.length < 1_000 ? decoder.decode(data) : "";
    if (text.startsWith('{"type":"hello"')) this.hello = { data, answered: false };
    else if (!repeatable) this.session.spare();
    if (this.socket) this.socket.send(data);
    else if (this.closed) throw new LineEnded(this.closed.code);
    // Between two connections: what is kept goes out with the next one, and credit begins anew there.
  }

  /** A new connection in the old one's place. */
  private async resume(): Promise<void> {
    const socket = await this.session.socket();
    this.ours = 0;
    this.attach(socket);
    if (this.hello) {
      const { data, answered } = this.hello;
      const frame: Frame = JSON.parse(typeof data === "string" ? data : decoder.decode(data));
      if (answered) {
        if (typeof frame.after === "number") frame.after = Math.max(frame.after, this.seen);
        this.ours++;
      }
      const again = JSON.stringify(frame);
      socket.send(typeof data === "string" ? again : encoder.encode(again));
    }
    for (const { data } of this.pending) socket.send(data);
  }

  private end(code: number, reason: string): void {
    this.closed ??= { code, reason };
    this.notify();
  }

  private change(end: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(1, Math.min(1_000, end - Date.now())));
      this.wake.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private notify(): void {
    for (const wake of this.wake.splice(0)) wake();
  }
}

export class LineEnded extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`the line ended with ${code}`);
    this.code = code;
  }
}
