/**
 * One WebSocket of a session: who is at the other end, what it wants, and how much it may still be sent.
 * All of it fits the socket's attachment, so that a connection outlives the object's sleep.
 */
import { type Claims, hasScope, type Scope } from "@lean-agentic/protocol";
import { Credit, type CreditState } from "./credit.ts";

/** Kept with the socket while the object sleeps (the platform allows 16 KiB). */
interface Attachment {
  claims: Claims;
  producer: string;
  cursor: number | null;
  types: string;
  binary: boolean;
  credit: CreditState;
  starvedAt: number | null;
  told: boolean;
  greeted: boolean;
}

const utf8 = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

export class Connection {
  /** The producer its messages are numbered by; empty before `hello`. */
  producer = "";
  /** The last event it was sent, where it asked for events. */
  cursor: number | null = null;
  /** Event types it asked for, comma separated; empty for all. */
  types = "";
  /** Whether events go out as binary frames: the kind its `hello` had. */
  binary = false;
  credit = new Credit();
  /** When it first lacked the credit for an answer, Unix ms. */
  starvedAt: number | null = null;
  /** Whether it was told that it has to send `credit`. */
  told = false;
  /** Whether it had a `hello`. */
  greeted = false;
  private changed = true;

  readonly socket: WebSocket;
  claims: Claims;

  constructor(socket: WebSocket, claims: Claims) {
    this.socket = socket;
    this.claims = claims;
  }

  /** The connection as it was before the object slept; `null` for a socket without an attachment. */
  static of(socket: WebSocket): Connection | null {
    const kept: Attachment | null = socket.deserializeAttachment();
    if (!kept) return null;
    const connection = new Connection(socket, kept.claims);
    connection.producer = kept.producer;
    connection.cursor = kept.cursor;
    connection.types = kept.types;
    connection.binary = kept.binary;
    connection.credit = Credit.restore(kept.credit);
    connection.starvedAt = kept.starvedAt;
    connection.told = kept.told;
    connection.greeted = kept.greeted;
    connection.changed = false;
    return connection;
  }

  /** Marks that the attachment has to be written. */
  touch(): void {
    this.changed = true;
  }

  /** Writes the attachment where something changed. */
  keep(): void {
    if (!this.changed) return;
    this.changed = false;
    const attachment: Attachment = {
      claims: this.claims,
      producer: this.producer,
      cursor: this.cursor,
      types: this.types,
      binary: this.binary,
      credit: this.credit.state(),
      starvedAt: this.starvedAt,
      told: this.told,
      greeted: this.greeted,
    };
    this.socket.serializeAttachment(attachment);
  }

  may(scope: Scope): boolean {
    return hasScope(this.claims, scope);
  }

  expired(now: number): boolean {
    return this.claims.exp * 1000 <= now;
  }

  wants(type: string): boolean {
    return this.types === "" || this.types.split(",").includes(type);
  }

  /** Takes the credit for a frame that will be delivered. */
  charge(frame: Uint8Array, seq: number): void {
    this.credit.charge(seq, frame.byteLength);
    this.changed = true;
  }

  /** Hands a frame to the socket. One that is gone is none of the sender's business: the close event follows. */
  deliver(frame: Uint8Array, binary: boolean): void {
    try {
      this.socket.send(binary ? frame : utf8.decode(frame));
    } catch {
      this.cursor = null;
    }
  }

  close(code: number, why: string): void {
    this.cursor = null;
    try {
      this.socket.close(code, why);
    } catch {
      // Already closed.
    }
  }
}
