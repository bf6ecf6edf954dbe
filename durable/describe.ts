/** What a session says of itself: `GET /v1/sessions/:id` and its `stats`. Counts and sizes, never text. */
import { type Claims, hasScope, LIMITS } from "@lean-agentic/protocol";
import { analyzerMemoryBytes, modelHash } from "./analyzer.ts";
import { ledger } from "./ledger.ts";
import type { LiveSession } from "./live-session.ts";
import { parametersOf } from "./parameters.ts";

export function describe(session: LiveSession): object {
  const { store } = session;
  const parameters = parametersOf(store);
  return {
    session: session.name,
    created_at: Number(store.meta("created_at")),
    seq: session.core.lastSeq(),
    epoch: session.epoch,
    retention_days: parameters.retention_days ?? null,
    timezone: session.timezone,
    jurisdiction: parameters.jurisdiction ?? null,
    holds: session.core.stats(),
    bytes: store.bytes(),
    model: modelHash(),
    limits: LIMITS,
  };
}

export function statistics(session: LiveSession, claims: Claims): object {
  const { store, core } = session;
  const admin = hasScope(claims, "admin");
  const timings = session.timings.summary();
  return {
    session: session.name,
    seq: core.lastSeq(),
    epoch: session.epoch,
    wakes: session.wakes,
    traps: session.traps,
    rebuilds: core.rebuilds,
    errors: Object.fromEntries(session.errors),
    sockets: session.all().size,
    bytes: store.bytes(),
    rows: store.logRows(),
    snapshot_seq: Number(store.meta("snapshot") ?? 0),
    tail_records: core.tailRecords,
    memory: {
      core_bytes: core.memoryBytes(),
      analyzer_bytes: analyzerMemoryBytes(),
      isolate_cores: ledger.count,
      isolate_core_bytes: ledger.bytes,
    },
    holds: core.stats(),
    aside: store.asides().map(({ seq, why, body }) => ({
      seq,
      why,
      bytes: body.byteLength,
      ...(admin ? { body: new TextDecoder().decode(body) } : {}),
    })),
    state_hash: core.stateHash(),
    timings,
    ...(timings ? {} : { timings_why: session.timings.why() }),
  };
}
