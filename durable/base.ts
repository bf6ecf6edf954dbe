/**
 * What stands before the first record of an export whose log lost its beginning: the `gap`, and the entities that
 * forgotten events made and remaining ones mention. With it an import reads the events after the gap, and comes to
 * the same state; without it their mentions would name nobody.
 */
import { type CoreRetention, newRetention } from "./core-package.ts";
import type { Gap } from "./gap.ts";
import type { LiveSession } from "./live-session.ts";
import { publishBase } from "./retention.ts";

interface EntityLine {
  type: "entity";
  id: string;
  kind: string;
  name: string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The `gap` and its entities as NDJSON: at most as many as a session may have, on one page. */
export function baseLines(session: LiveSession, gap: Gap): Uint8Array {
  const parts: string[] = [decoder.decode(gap.json)];
  for (let after: string | undefined, more = true; more; ) {
    const read = { type: "entities", id: "", limit: 1000, ...(after ? { after } : {}) };
    session.core.open(encoder.encode(JSON.stringify(read)), "", 0);
    const page: { entities: { id: string; type: string; name: string }[]; more: boolean } = JSON.parse(
      decoder.decode(session.core.read(0xffffffff)[0]),
    );
    more = page.more;
    for (const { id, type: kind, name } of page.entities) {
      after = id;
      // Ids ascend, and begin with the `seq` of the event that made them.
      if (Number(id.slice(1, id.indexOf("."))) > gap.to) more = false;
      else parts.push(JSON.stringify({ type: "entity", id, kind, name } satisfies EntityLine));
    }
  }
  return encoder.encode(`${parts.join("\n")}\n`);
}

/** Takes the same lines in. Each method says in words what is wrong with a line, or nothing. */
export class BaseImport {
  private to = 0;
  /** Null while no gap is open, and where the session has read this part before. */
  private core: CoreRetention | null = null;
  private readonly session: LiveSession;

  constructor(session: LiveSession) {
    this.session = session;
  }

  /** A `gap` line: an empty session begins after it; one that is past it passes over. */
  gap(line: Uint8Array): string | null {
    const { from, to } = parsed(line);
    if (from !== 1 || typeof to !== "number" || !Number.isSafeInteger(to) || to < 1)
      return "no gap from the first event on";
    this.to = to;
    const last = this.session.core.lastSeq();
    if (last > 0 && last < to) return `the session is at seq ${last}, inside the gap`;
    this.core = last === 0 ? newRetention(to) : null;
    return null;
  }

  /** An `entity` line. */
  entity(line: Uint8Array): string | null {
    const { id, kind, name } = parsed(line);
    if (this.to === 0) return "an entity without a gap before it";
    if (typeof id !== "string" || typeof kind !== "string" || typeof name !== "string") return "no entity";
    if (this.core && !this.core.keep(id, kind, name))
      return "an entity that does not follow the one before it";
    return null;
  }

  /** The lines before the first event are over: they become the session's base snapshot, and its core wakes from it. */
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

function parsed(line: Uint8Array): Record<string, unknown> {
  try {
    return Object(JSON.parse(decoder.decode(line)));
  } catch {
    return {};
  }
}
