/** What the session was created with, as its token said it at the first request; nothing of a session that is not there. */
import type { SessionParameters } from "@lean-agentic/protocol";
import type { Store } from "./store.ts";

const KEY = "parameters";

export function parametersOf(store: Store): SessionParameters {
  return JSON.parse(store.meta(KEY) ?? "{}") as SessionParameters;
}

export function keepParameters(store: Store, parameters: SessionParameters): void {
  store.setMeta(KEY, JSON.stringify(parameters));
}
