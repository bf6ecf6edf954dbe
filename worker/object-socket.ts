/**
 * A socket from the Worker to a session's object. What arrives waits here until it is taken, and never grows beyond
 * the credit that was granted: credit is given back only for frames whose bytes have left for the client.
 */
import { type Claims, LIMITS, SUBPROTOCOL } from "@lean-agentic/protocol";
import type { Env } from "./env.ts";
import { Fault } from "./fault.ts";
import { askObject, faultOf } from "./session-object.ts";

/** Frames that may be on their way: enough for a long line, few enough for a Worker's memory. */
const WINDOW_EVENTS = 1_024;
/** Credit goes back after this many frames or bytes. */
const CONFIRM_EVENTS = 128;
const CONFIRM_BYTES = LIMITS.frame_bytes / 4;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What the object answered to `hello`. */
export interface Greeting {
  epoch: number;
  /** The log's last `seq`. */
  seq: number;
}

export class ObjectSocket {
  /** Close code once closed, else `null`. */
  closed: number | null = null;
  private readonly socket: WebSocket;
  private queue: Uint8Array[] = [];
  private wake: (() => void) | null = null;
  private read = { seq: 0, events: 0, bytes: 0 };

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.binaryType = "arraybuffer";
    socket.addEventListener("message", ({ data }) => {
      this.queue.push(typeof data === "string" ? encoder.encode(data) : new Uint8Array(data as ArrayBuffer));
      this.wake?.();
    });
    const ended = (code: number) => {
      this.closed ??= code;
      this.wake?.();
    };
    socket.addEventListener("close", ({ code }) => ended(code));
    socket.addEventListener("error", () => ended(1006));
    socket.accept();
  }

  /** Connects and says hello; with `after`, events follow. Throws the object's refusal as a fault. */
  static async open(env: Env, claims: Claims, after: number | null): Promise<[ObjectSocket, Greeting]> {
    const headers = { upgrade: "websocket", "sec-websocket-protocol": SUBPROTOCOL };
    const answer = await askObject(env, claims, "/socket", { headers });
    if (!answer.webSocket) throw await faultOf(answer);
    const socket = new ObjectSocket(answer.webSocket);
    socket.sendJson(after === null ? { type: "hello" } : { type: "hello", after });
    // At once: events may follow the hello faster than the start credit lasts.
    socket.read.seq = after ?? 0;
    socket.grant();
    return [socket, await socket.greeted()];
  }

  private async greeted(): Promise<Greeting> {
    while (this.queue.length === 0 && this.closed === null) await this.arrival();
    const first = this.queue.shift();
    if (!first) throw new Fault("internal", "the session restarted before it answered; send the same again");
    const hello = JSON.parse(decoder.decode(first));
    if (hello.type !== "hello") {
      this.close();
      const { type: _, code, message, ...extra } = hello;
      throw new Fault(code, message, extra);
    }
    return { epoch: hello.epoch, seq: hello.seq };
  }

  /** All frames that have arrived, at least one; `null` once the socket is closed and everything was taken. */
  async take(): Promise<Uint8Array[] | null> {
    while (this.queue.length === 0) {
      if (this.closed !== null) return null;
      await this.arrival();
    }
    const frames = this.queue;
    this.queue = [];
    return frames;
  }

  private arrival(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = () => {
        this.wake = null;
        resolve();
      };
    });
  }

  /** Sends bytes as a frame. A socket that is gone is noticed by `take`. */
  send(frame: Uint8Array): void {
    if (this.closed === null) this.socket.send(frame);
  }

  sendJson(frame: object): void {
    this.send(encoder.encode(JSON.stringify(frame)));
  }

  /** The client has read these: gives their credit back, now or with later ones. `seq` is the newest they name. */
  confirm(seq: number, events: number, bytes: number): void {
    const { read } = this;
    read.seq = Math.max(read.seq, seq);
    read.events += events;
    read.bytes += bytes;
    if (read.events >= CONFIRM_EVENTS || read.bytes >= CONFIRM_BYTES) this.grant();
  }

  private grant(): void {
    this.read.events = 0;
    this.read.bytes = 0;
    this.sendJson({ type: "credit", seq: this.read.seq, events: WINDOW_EVENTS });
  }

  /** Ends the line; `take` gives what is left and then `null`. */
  close(): void {
    if (this.closed !== null) return;
    this.closed = 1000;
    this.socket.close(1000, "done");
    this.wake?.();
  }
}
