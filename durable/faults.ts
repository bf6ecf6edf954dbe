/**
 * Faults for the tests, compiled out of every other build: both constants come from the bundler's `define`.
 * A planted fault breaks one promise on purpose, so that the suites can show that they would notice;
 * a crash point ends the object at a named moment, the way a deploy or a power cut would.
 */
declare const PLANTED_FAULT: string | undefined;
declare const CRASH_POINTS: boolean | undefined;

export type PlantedFault =
  | "answer-before-insert"
  | "n-not-stored"
  | "snapshot-before-whole"
  | "group-dropped-on-trap";

export type CrashPoint =
  | "after-apply"
  | "before-insert"
  | "after-insert"
  | "during-snapshot"
  | "during-waking"
  | "erase-marked"
  | "erase-deleted";

const planted = typeof PLANTED_FAULT === "string" ? PLANTED_FAULT : "";
const crashing = typeof CRASH_POINTS === "boolean" && CRASH_POINTS;

/** Whether this build has the given fault planted. */
export function isPlanted(fault: PlantedFault): boolean {
  return planted === fault;
}

/** How often each session crashed so. */
const crashed = new Map<string, number>();
const armed = new Map<string, { point: CrashPoint; skip: number }>();

/** Arms one crash: the object of that session aborts when it passes `point` for the `skip + 1`th time. */
export function armCrash(session: string, point: CrashPoint, skip = 0): boolean {
  if (crashing) armed.set(session, { point, skip });
  return crashing;
}

/** Takes back what was armed for that session. */
export function disarmCrash(session: string): void {
  armed.delete(session);
}

/** How often that session crashed at a point. */
export function crashesOf(session: string): number {
  return crashed.get(session) ?? 0;
}

/** Passes a crash point. `abort` must not return. */
export function crashPoint(session: string, point: CrashPoint, abort: (why: string) => void): void {
  if (!crashing) return;
  const crash = armed.get(session);
  if (crash?.point !== point) return;
  if (crash.skip-- > 0) return;
  armed.delete(session);
  crashed.set(session, crashesOf(session) + 1);
  abort(`crash point ${point}`);
}
