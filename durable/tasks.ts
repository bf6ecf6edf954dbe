/** What the alarm does: snapshots of idle sessions, expired and starving connections, receipts and producers past their time, messages past the session's retention. */
import type { Task } from "./alarms.ts";
import { HOUSEKEEPING_MS as DAY_MS, type LiveSession } from "./live-session.ts";
import { retain } from "./retention.ts";
import { REST_RECORDS } from "./snapshots.ts";
import { STARVED_MS } from "./sockets.ts";

/** Receipts of `Idempotency-Key` are kept 24 h, idle producers and their refusals 30 days (SPEC.md, "Exactly once"). */
const RECEIPT_MS = DAY_MS;
const PRODUCER_MS = 30 * DAY_MS;

export function tasksOf(session: LiveSession): readonly Task[] {
  return [connections(session), housekeeping(session), retention(session), snapshot(session)];
}

function snapshot(session: LiveSession): Task {
  return {
    run() {
      const { core, snapshots, store } = session;
      // An object made anew since the session came to rest has no core, and so no count of what follows the snapshot.
      if (!core.awake && store.lastSeq() - Number(store.meta("snapshot") ?? 0) > REST_RECORDS) core.lastSeq();
      if (snapshots.dueAtRest) snapshots.begin();
      return null;
    },
  };
}

function connections(session: LiveSession): Task {
  return {
    run(now) {
      let next: number | null = null;
      const sooner = (at: number): void => {
        next = Math.min(next ?? at, at);
      };
      for (const [socket, connection] of session.all()) {
        const { starvedAt } = connection;
        if (connection.expired(now)) connection.close(1008, "token expired");
        else if (starvedAt !== null && starvedAt + STARVED_MS <= now)
          connection.close(1013, "overloaded: no credit");
        else {
          sooner(connection.claims.exp * 1000);
          if (starvedAt !== null) sooner(starvedAt + STARVED_MS);
          continue;
        }
        session.all().delete(socket);
      }
      return next;
    },
  };
}

function retention(session: LiveSession): Task {
  return { run: (now) => retain(session, now) };
}

function housekeeping(session: LiveSession): Task {
  return {
    run(now) {
      const { store, outbox } = session;
      const last = Number(store.meta("cleaned_at") ?? store.meta("created_at"));
      if (now - last < DAY_MS) return last + DAY_MS;
      let dropped = 0;
      outbox.write(() => {
        store.setMeta("cleaned_at", String(now));
        store.dropReceipts(now - RECEIPT_MS);
        dropped = store.dropProducers(now - PRODUCER_MS);
      });
      outbox.flush();
      // A core that is awake still numbers them.
      if (dropped > 0) session.core.discard();
      // A session at rest asks for nothing more: its next numbered message does.
      return store.producers().length > 0 || store.hasReceipts() ? now + DAY_MS : null;
    },
  };
}
