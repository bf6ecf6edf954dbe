/**
 * What is done to a session by hand: entities merged, a merge undone, a mention split off, a message forgotten. Where
 * the messages after it have to be decided anew, that and its event are one transaction.
 */
import { CoreTrap } from "./analyzer.ts";
import { lines, type Outcome, recordEvents } from "./codec.ts";
import type { RewriteOptions } from "./core-package.ts";
import type { LiveSession } from "./live-session.ts";
import { firstSeqOf } from "./readers.ts";
import { Refused } from "./refused.ts";
import { rewriteLog, tell } from "./rewriting.ts";
import type { LogRecord, Store } from "./store.ts";

const decoder = new TextDecoder();

/** What `POST /entities/split` asks for: a merge taken back, or a mention that is somebody else. */
export type Split = { merge: string } | { mention: { seq: number; start: number } };

/** An event of the log, as far as it is looked at here. */
interface LoggedEvent {
  type: string;
  id?: string;
  merged?: { id: string }[];
}

/** What a rewrite came to, as it is answered. */
interface Rewritten {
  epoch: number;
  /** `seq`s of the events that are other bytes now. */
  rewritten: number[];
}

/** Says that two entities are one. Returns the event. */
export function merge(session: LiveSession, from: string, into: string): Uint8Array {
  const record = recordOf(session, session.core.merge(from, into, session.platform.now()));
  session.outbox.write(() => session.store.append(record));
  session.readers.add(record, record.seq);
  return eventOf(record);
}

/** Takes a merge back, or splits a mention off. Returns the event, and what had to change for it. */
export function split(session: LiveSession, asked: Split): Rewritten & { event: unknown } {
  session.outbox.flush();
  const now = session.platform.now();
  let outcome: Outcome;
  let from: number;
  if ("merge" in asked) {
    from = Number(/^m(\d+)\./.exec(asked.merge)?.[1] ?? 0);
    const event = eventAt(session.store, from);
    const isMerge = event?.id === asked.merge || event?.merged?.some(({ id }) => id === asked.merge);
    if (!isMerge)
      throw new Refused("not_found", `this session has no merge ${asked.merge}, or it was undone`);
    outcome = session.core.undo(asked.merge, now);
  } else {
    from = asked.mention.seq;
    if (eventAt(session.store, from)?.type !== "turn")
      throw new Refused("not_found", `event ${from} is no turn`);
    outcome = session.core.split(from, asked.mention.start, now);
  }
  const record = recordOf(session, outcome);
  const done = rewrite(session, { from, forgotten: 0 }, (store) => store.append(record));
  return { event: JSON.parse(decoder.decode(eventOf(record))), ...done };
}

/** Forgets a message and all that came of it; one that is forgotten already stays so. */
export function forget(session: LiveSession, seq: number): Rewritten {
  session.outbox.flush();
  const event = eventAt(session.store, seq);
  // Asked again: an answer may have been lost.
  if (event?.type === "removed") return { epoch: session.epoch, rewritten: [] };
  if (event?.type !== "turn") throw new Refused("not_found", `event ${seq} is no message of this session`);
  // A receipt's answer is made from the log, but its hash is of the text.
  return rewrite(session, { from: seq, forgotten: seq }, (store) =>
    store.dropReceipts(Number.MAX_SAFE_INTEGER),
  );
}

function rewrite(
  session: LiveSession,
  options: Omit<RewriteOptions, "cut">,
  first: (store: Store) => void,
): Rewritten {
  const { store, outbox, snapshots, core } = session;
  // A snapshot under way holds what was: it may not be written any further.
  snapshots.cancel();
  let rewritten: number[] = [];
  let trap: CoreTrap | null = null;
  outbox.write(() => {
    try {
      store.transaction(() => {
        first(store);
        rewritten = rewriteLog(store, { ...options, cut: store.firstSeq() - 1 });
        // The core holds what was too; whoever asks next wakes one from what is left.
        core.drop();
      });
    } catch (error) {
      if (!(error instanceof CoreTrap)) throw error;
      // What was decided is not in the log.
      core.drop();
      trap = error;
    }
  });
  outbox.send(() => {
    if (rewritten.length > 0) tell(session, store.firstSeq() - 1, rewritten);
  });
  outbox.flush();
  if (trap) throw trap;
  return { epoch: session.epoch, rewritten };
}

function recordOf(session: LiveSession, outcome: Outcome): LogRecord {
  const [refusal] = outcome.refusals;
  if (refusal) throw new Refused(refusal.code, refusal.detail);
  const at = session.platform.now();
  return { seq: outcome.lastSeq, at, producer: null, n: 0, count: 1, body: outcome.record };
}

function eventOf(record: LogRecord): Uint8Array {
  const [event] = lines(recordEvents(record.body));
  if (!event) throw new Error("a record without an event");
  return event;
}

function eventAt(store: Store, seq: number): LoggedEvent | undefined {
  if (seq < 1) return undefined;
  for (const record of store.records(seq - 1)) {
    const event = [...lines(recordEvents(record.body))][seq - firstSeqOf(record)];
    return event && JSON.parse(decoder.decode(event));
  }
  return undefined;
}
