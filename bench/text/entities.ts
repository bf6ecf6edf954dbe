/** Names found against names given: exact place and type, over all messages. */
import type { EntitySpan, EntityType } from "./library.ts";

/** In percent; `given` and `found` count spans. */
export interface F1 {
  f1: number;
  precision: number;
  recall: number;
  found: number;
  given: number;
}
export type EntityScore = Record<"all" | EntityType, F1>;

const TYPES: readonly EntityType[] = ["person", "location", "organization"];

/** Four digits after the point; 0 where nothing was there to divide by. */
function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1_000_000 * part) / whole) / 10_000;
}

/** The harmonic mean of precision and recall, of counts: right, found, given. */
export function f1(right: number, found: number, given: number): F1 {
  return {
    f1: percent(2 * right, found + given),
    precision: percent(right, found),
    recall: percent(right, given),
    found,
    given,
  };
}

/** `found` and `given` have a list a message, in the same order. A span that is found twice counts once. */
export function scoreEntities(
  found: readonly (readonly EntitySpan[])[],
  given: readonly (readonly EntitySpan[])[],
): EntityScore {
  if (found.length !== given.length) throw new Error(`${found.length} messages read of ${given.length}`);
  const keys = (messages: readonly (readonly EntitySpan[])[], types: readonly EntityType[]) =>
    new Set(
      messages.flatMap((spans, message) =>
        spans
          .filter(({ type }) => types.includes(type))
          .map(({ type, start, end }) => `${message} ${type} ${start} ${end}`),
      ),
    );
  const score = (types: readonly EntityType[]) => {
    const [of, expected] = [keys(found, types), keys(given, types)];
    const right = [...of].filter((key) => expected.has(key)).length;
    return f1(right, of.size, expected.size);
  };
  return {
    all: score(TYPES),
    person: score(["person"]),
    location: score(["location"]),
    organization: score(["organization"]),
  };
}
