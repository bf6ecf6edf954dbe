/** When the clocks of a time zone change, for the core, which knows no zones: asked of the platform's own data. */

/** Changes are looked for in these years; before and after them the nearest offset counts. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2040;
const MINUTE_MS = 60_000;
/** Clocks change at a quarter of an hour. */
const STEP_MS = 15 * MINUTE_MS;
/** Zones that an isolate keeps; the one that was first asked for goes first. */
const MAX_ZONES = 32;

const known = new Map<string, Float64Array>();

/** `GMT+02:00` and the like, as minutes east of UTC. */
function minutes(name: string): number {
  const match = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name);
  if (!match?.[1]) return 0;
  return (match[1] === "-" ? -1 : 1) * (60 * Number(match[2]) + Number(match[3]));
}

/**
 * Pairs of a Unix time in ms and the minutes east of UTC that count from it on, ascending; nothing for UTC. `name` is
 * an IANA time zone; of one that the platform does not know the clock is UTC's.
 */
export function zoneTransitions(name: string): Float64Array | undefined {
  if (name === "UTC") return undefined;
  const kept = known.get(name);
  if (kept) return kept;
  const pairs = transitions(name);
  const oldest = known.keys().next();
  if (known.size >= MAX_ZONES && !oldest.done) known.delete(oldest.value);
  known.set(name, pairs);
  return pairs;
}

function transitions(timeZone: string): Float64Array {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  } catch {
    return new Float64Array();
  }
  const offset = (at: number): number =>
    minutes(format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "");
  let before = Date.UTC(FIRST_YEAR, 0);
  let current = offset(before);
  const pairs = [before, current];
  for (let month = 1; month <= 12 * (LAST_YEAR - FIRST_YEAR); month++) {
    const after = Date.UTC(FIRST_YEAR, month);
    const next = offset(after);
    if (next !== current) {
      let [low, high] = [before, after];
      while (high - low > STEP_MS) {
        const middle = low + Math.floor((high - low) / STEP_MS / 2) * STEP_MS;
        if (offset(middle) === current) low = middle;
        else high = middle;
      }
      pairs.push(high, next);
      current = next;
    }
    before = after;
  }
  return new Float64Array(pairs);
}
