/**
 * Retention: messages older than the session's `retention_days` are forgotten, with everything that came of them
 * alone (SPEC.md, R). Whole records go, from the front, and the core decides those that remain anew. All of it is one
 * transaction in one turn of the event loop: its time grows with the remaining log, during which the session answers
 * nothing.
 */
import { CoreTrap } from "./analyzer.ts";
import type { LiveSession } from "./live-session.ts";
import { parametersOf } from "./parameters.ts";
import { rewriteLog, tell } from "./rewriting.ts";
import type { Store } from "./store.ts";

const DAY_MS = 86_400_000;

/** How long a session keeps its messages, in milliseconds; null where it keeps them. */
function period(store: Store): number | null {
  const { retention_days: days } = parametersOf(store);
  return days === undefined ? null : days * DAY_MS;
}

/** When the oldest that is kept falls due, Unix ms; null for a session that keeps its messages. */
export function retentionDue(store: Store, now: number): number | null {
  const kept = period(store);
  // What comes to an empty log comes now or later.
  return kept === null ? null : (store.oldestAt() ?? now) + kept + 1;
}

/** Forgets what is due, and says when it wants to run next. A core that fails on it changes nothing. */
export function retain(session: LiveSession, now: number): number | null {
  const { store, outbox, snapshots, core } = session;
  const kept = period(store);
  if (kept === null) return null;
  outbox.flush();
  const due = retentionDue(store, now);
  if (due === null || due > now) return due;
  const cut = store.lastBefore(now - kept);
  // A snapshot under way holds forgotten text: it may not be written any further.
  snapshots.cancel();
  let rewritten: number[] = [];
  let failed = false;
  outbox.write(() => {
    try {
      store.transaction(() => {
        store.dropAsides(now - kept);
        if (cut > 0) rewritten = forget(store, cut, now - kept);
        // The core holds forgotten text too; whoever asks next wakes one from what is left.
        core.drop();
      });
    } catch (error) {
      if (!(error instanceof CoreTrap)) throw error;
      failed = true;
    }
  });
  outbox.send(() => {
    if (rewritten.length > 0) tell(session, cut, rewritten);
  });
  outbox.flush();
  if (!failed) return retentionDue(store, now);
  session.traps++;
  session.count("core_failed");
  return now + DAY_MS;
}

/** Forgets the records up to `cut`. Returns the `seq`s of the events that had to change. */
function forget(store: Store, cut: number, before: number): number[] {
  store.forget(cut);
  let oldest = before;
  for (const record of store.records(cut)) oldest = Math.min(oldest, record.at);
  const rewritten = rewriteLog(store, { cut, from: cut + 1, forgotten: 0 });
  // A refusal within a record that stays is needed to count that record's messages.
  store.dropRefusals(oldest);
  return rewritten;
}
