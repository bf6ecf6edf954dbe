/** The client's end of a streamed answer: writes wait until the client has taken what came before. */
export class AnswerWriter {
  readonly readable: ReadableStream<Uint8Array>;
  /** Resolves when the client is gone. */
  readonly gone: Promise<void>;
  private readonly writer: WritableStreamDefaultWriter<Uint8Array>;
  private waiting = 0;

  constructor() {
    const { readable, writable } = new IdentityTransformStream();
    this.readable = readable;
    this.writer = writable.getWriter();
    this.gone = this.writer.closed.catch(() => undefined);
  }

  /** Whether something written is not taken yet. */
  get busy(): boolean {
    return this.waiting > 0;
  }

  /** Resolves when the client has taken the bytes: true; or is gone: false. */
  async write(bytes: Uint8Array): Promise<boolean> {
    this.waiting++;
    try {
      await this.writer.write(bytes);
      return true;
    } catch {
      return false;
    } finally {
      this.waiting--;
    }
  }

  /** Ends the answer as complete. */
  async end(): Promise<void> {
    await this.writer.close().catch(() => undefined);
  }

  /** Ends the answer so that the client sees it was cut. */
  async cut(): Promise<void> {
    await this.writer.abort(new Error("the answer was cut")).catch(() => undefined);
  }
}
