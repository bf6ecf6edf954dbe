/**
 * The disturbances that every suite of the protocol has to pass under: left alone, with the object torn down while
 * its sockets sleep, and with the object ending at each named point, sockets and all.
 */
import type { CrashPoint } from "../../durable/faults.ts";
import type { SessionDriver } from "./session-driver.ts";

/** Where a session at work can crash. Erase has points of its own, and its own tests. */
const POINTS = [
  "after-apply",
  "before-insert",
  "after-insert",
  "during-snapshot",
  "during-waking",
] as const satisfies readonly CrashPoint[];

export interface Mode {
  name: string;
  /** The object ends, and its sockets with it: what was sent and not answered has to be sent again. */
  crashes: boolean;
  /** Evicts the object, or arms its next crash: when it passes the point for the `skip + 1`th time. */
  disturb: (session: SessionDriver, skip?: number) => Promise<void>;
}

export const CALM: Mode = { name: "left alone", crashes: false, disturb: async () => {} };

export const EVICTED: Mode = {
  name: "evicted",
  crashes: false,
  disturb: (session) => session.evict(),
};

export const CRASHING: readonly Mode[] = POINTS.map((point) => ({
  name: `crashing ${point}`,
  crashes: true,
  disturb: async (session, skip = 0) => {
    // A wake is only passed by an object that sleeps.
    if (point === "during-waking") await session.evict();
    session.crashAt(point, skip);
  },
}));

export const MODES: readonly Mode[] = [CALM, EVICTED, ...CRASHING];

let current = CALM;

/** Sets the mode of what follows. */
export function runIn(mode: Mode): void {
  current = mode;
}

/** The mode that suites run in now. */
export function modeNow(): Mode {
  return current;
}
