import { BACKOFF_BASE_MS, BACKOFF_CAP_MS } from "./settings.ts";

/** Milliseconds before attempt `attempt` (from 0): anything up to base * 2^attempt, capped ("full jitter"). */
export function backoff(attempt: number, random: () => number = Math.random): number {
  return random() * Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** attempt);
}
