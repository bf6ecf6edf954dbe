/** The environment's texts, read once: keys, origins, bounds of streams. A setting that is wrong is an error, not a guess. */
import { type ApiKey, parseApiKeys } from "./api-keys.ts";
import type { Env } from "./env.ts";
import { parseTokenKeys, type TokenKeys } from "./token-keys.ts";

export interface Settings {
  apiKeys: readonly ApiKey[];
  tokenKeys: TokenKeys;
  origins: readonly string[];
  stream: {
    /** Milliseconds. */
    duration: number;
    events: number;
    /** Milliseconds. */
    heartbeat: number;
  };
}

/** An invocation has one CPU budget: a stream ends after ten minutes or 20,000 events, and the reader comes again. */
const STREAM_SECONDS = 600;
const STREAM_EVENTS = 20_000;
const HEARTBEAT_SECONDS = 15;

const read = new WeakMap<Env, Settings>();

/** The settings of an environment; read once, as keys are slow to import. */
export function settingsOf(env: Env): Settings {
  const known = read.get(env);
  if (known) return known;
  const settings: Settings = {
    apiKeys: parseApiKeys(env.API_KEYS || "[]"),
    tokenKeys: parseTokenKeys(env.TOKEN_KEYS),
    origins: (env.ALLOWED_ORIGINS ?? "")
      .split(",")
      .map((origin) => origin.trim())
      .filter((origin) => origin !== ""),
    stream: {
      duration: 1_000 * positive("STREAM_SECONDS", env.STREAM_SECONDS, STREAM_SECONDS),
      events: positive("STREAM_EVENTS", env.STREAM_EVENTS, STREAM_EVENTS),
      heartbeat: 1_000 * positive("HEARTBEAT_SECONDS", env.HEARTBEAT_SECONDS, HEARTBEAT_SECONDS),
    },
  };
  read.set(env, settings);
  return settings;
}

function positive(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined || text === "") return fallback;
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new Error(`${name} is not a positive number`);
  return value;
}
