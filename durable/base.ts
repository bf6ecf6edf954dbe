/**
 * What stands before the first record of an export whose log lost its beginning: the `gap`. An import begins after
 * it, and comes to the same state: what is left was decided as if nothing had been before.
 */
import { type CoreRewrite, newRewrite } from "./core-package.ts";
import { parsed } from "./export-lines.ts";
import type { LiveSession } from "./live-session.ts";
import { publishBase } from "./rewriting.ts";

/** Takes a `gap` in. Each method says in words what is wrong, or nothing. */
export class BaseImport {
  private to = 0;
  /** Null while no gap is open, and where the session has read this part before. */
  private core: CoreRewrite | null = null;
  private readonly session: LiveSession;

  constructor(session: LiveSession) {
    this.session = session;
  }

  /** A `gap` line: an empty session begins after it; one that is past it passes over. */
  gap(line: Uint8Array): string | null {
    const { from, to } = parsed(line) ?? {};
    if (from !== 1 || typeof to !== "number" || !Number.isSafeInteger(to) || to < 1)
      return "no gap from the first event on";
    this.to = to;
    const last = this.session.core.lastSeq();
    if (last > 0 && last < to) return `the session is at seq ${last}, inside the gap`;
    this.core = last === 0 ? newRewrite({ cut: to, from: to + 1, forgotten: 0 }) : null;
    return null;
  }

  /** The first event follows: what was before it becomes the session's base snapshot, and its core wakes from it. */
  settle(): string | null {
    const { core, session, to } = this;
    this.core = null;
    if (core === null) return null;
    if (session.core.lastSeq() > 0) return "a message came in before the import; use an empty session";
    session.outbox.write(() => {
      session.store.forget(to);
      publishBase(session.store, core, to);
      session.core.drop();
    });
    session.outbox.flush();
    return null;
  }
}
