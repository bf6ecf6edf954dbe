/** What is on the line and not answered: how much there is, and whether more may follow. */
import type { Frame } from "./frame.ts";
import { IN_FLIGHT_ANSWER_BYTES, IN_FLIGHT_MESSAGES } from "./settings.ts";

export class InFlight {
  #frames = 0;
  #messages = 0;
  /** Estimated bytes of the answers. */
  #answerBytes = 0;

  get frames(): number {
    return this.#frames;
  }

  /** Whether the frame may follow those that are on the line. */
  takes(frame: Frame): boolean {
    return (
      this.#messages + frame.count <= IN_FLIGHT_MESSAGES &&
      this.#answerBytes + frame.answerBytes <= IN_FLIGHT_ANSWER_BYTES
    );
  }

  add(frame: Frame): void {
    this.#frames++;
    this.#messages += frame.count;
    this.#answerBytes += frame.answerBytes;
  }

  remove(frame: Frame): void {
    this.#frames--;
    this.#messages -= frame.count;
    this.#answerBytes -= frame.answerBytes;
  }

  clear(): void {
    this.#frames = 0;
    this.#messages = 0;
    this.#answerBytes = 0;
  }
}
