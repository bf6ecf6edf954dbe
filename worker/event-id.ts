/** Where a reader of events goes on: SSE's id is `epoch.seq`, `?after=` a bare `seq` or the same. */
import { Fault } from "./fault.ts";

export interface EventId {
  /** `null` where the reader does not say. */
  epoch: number | null;
  seq: number;
}

const ID = /^(?:(\d{1,15})\.)?(\d{1,16})$/;

/** Reads an id; `bad_request` when it is none. */
export function parseEventId(text: string, name: string): EventId {
  const [, epoch, seq] = ID.exec(text) ?? [];
  const number = Number(seq);
  if (seq === undefined || !Number.isSafeInteger(number))
    throw new Fault("bad_request", `${name} is not epoch.seq`);
  return { epoch: epoch === undefined ? null : Number(epoch), seq: number };
}

export function formatEventId(epoch: number, seq: number): string {
  return `${epoch}.${seq}`;
}
