/** A WebSocket client that speaks frames without the SDK: what it sends and reads is exactly what a test says. */
import { once } from "node:events";
import type { Socket } from "node:net";
import { WebSocket } from "ws";

export type Frame = Record<string, unknown> & { type: string };

export interface RawSocketOptions {
  /** Session token, sent as `Authorization: Bearer`. */
  token?: string;
  headers?: Record<string, string>;
  /** Subprotocols; `lean-agentic.v1` by default. */
  protocols?: string[];
}

interface Waiter {
  wants: (frame: Frame) => boolean;
  resolve: (frame: Frame) => void;
  reject: (reason: Error) => void;
}

export class RawSocket {
  /** Frames that arrived and that nobody has taken, oldest first. */
  readonly frames: Frame[] = [];
  /** Bytes of payload that arrived. */
  received = 0;
  /** Close code once closed, else `null`. */
  closed: number | null = null;
  private readonly waiters: Waiter[] = [];
  private listener: ((frame: Frame) => void) | null = null;

  readonly ws: WebSocket;

  private constructor(ws: WebSocket) {
    this.ws = ws;
    ws.on("message", (data: Buffer) => {
      this.received += data.byteLength;
      const frame = JSON.parse(data.toString("utf8")) as Frame;
      if (this.listener !== null) {
        this.listener(frame);
        return;
      }
      const index = this.waiters.findIndex((waiter) => waiter.wants(frame));
      if (index < 0) this.frames.push(frame);
      else this.waiters.splice(index, 1)[0]?.resolve(frame);
    });
    ws.on("close", (code) => {
      this.closed = code;
      for (const waiter of this.waiters.splice(0)) waiter.reject(new Error(`socket closed with ${code}`));
    });
    ws.on("error", () => {});
  }

  /** Opens a socket; rejects with the HTTP status where the server refuses. */
  static async open(url: string, options: RawSocketOptions = {}): Promise<RawSocket> {
    const headers: Record<string, string> = { ...options.headers };
    if (options.token !== undefined) headers.authorization = `Bearer ${options.token}`;
    const ws = new WebSocket(url.replace(/^http/, "ws"), options.protocols ?? ["lean-agentic.v1"], {
      headers,
      perMessageDeflate: false,
      maxPayload: 8 * 1024 * 1024,
    });
    const socket = new RawSocket(ws);
    await new Promise<void>((resolve, reject) => {
      ws.once("open", resolve);
      ws.once("error", reject);
      ws.once("unexpected-response", (_request, response) => {
        reject(new Error(`refused with ${response.statusCode}`));
        ws.terminate();
      });
    });
    return socket;
  }

  /** Gives every frame to `listener` from now on, in place of `frames` and `next`. */
  listen(listener: (frame: Frame) => void): void {
    this.listener = listener;
  }

  /** Sends an object as a frame: binary, or text where asked. */
  send(frame: object, kind: "binary" | "text" = "binary"): void {
    const json = JSON.stringify(frame);
    this.sendRaw(kind === "text" ? json : Buffer.from(json, "utf8"));
  }

  /** Sends bytes (a binary frame) or a string (a text frame) as they are. */
  sendRaw(data: Uint8Array | string): void {
    this.ws.send(data);
  }

  /** The first frame, arrived or to come, that is of that type (and fits). Later ones stay. */
  next(type: string, fits: (frame: Frame) => boolean = () => true, timeoutMs = 10_000): Promise<Frame> {
    const wants = (frame: Frame) => frame.type === type && fits(frame);
    const index = this.frames.findIndex(wants);
    const found = index < 0 ? undefined : this.frames.splice(index, 1)[0];
    if (found !== undefined) return Promise.resolve(found);
    if (this.closed !== null) return Promise.reject(new Error(`socket closed with ${this.closed}`));
    return new Promise((resolve, reject) => {
      const waiter: Waiter = { wants, resolve, reject };
      this.waiters.push(waiter);
      setTimeout(() => {
        const at = this.waiters.indexOf(waiter);
        if (at < 0) return;
        this.waiters.splice(at, 1);
        reject(new Error(`no ${type} within ${timeoutMs} ms`));
      }, timeoutMs).unref();
    });
  }

  /** Stops reading from the TCP connection: what the server sends stays with it. */
  stopReading(): void {
    (this.ws as WebSocket & { _socket: Socket })._socket.pause();
  }

  /** Bytes handed over and not yet taken by the kernel. */
  get buffered(): number {
    return this.ws.bufferedAmount;
  }

  async close(): Promise<void> {
    if (this.closed !== null) return;
    this.ws.close();
    await Promise.race([
      once(this.ws, "close"),
      new Promise((resolve) => setTimeout(resolve, 1_000).unref()),
    ]);
    this.ws.terminate();
  }
}
