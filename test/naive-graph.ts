/**
 * The graph in its simplest form: a list of facts made of a log's events, and scanned for every question. What the core
 * answers must be what this does.
 */

export interface LoggedFact {
  id: string;
  subject: string;
  predicate: string;
  object: unknown;
  valid_from: number | null;
  valid_to: number | null;
  known_from: number;
  known_to: number | null;
  confidence: number;
  evidence: { seq: number; start: number; end: number };
}

export interface LoggedEvent {
  type: string;
  seq: number;
  at?: number;
  facts?: LoggedFact[];
  closed?: { id: string; valid_to?: number; known_to?: number }[];
  merged?: { from: string; into: string }[];
  from?: string;
  into?: string;
}

interface Known extends Omit<LoggedFact, "evidence"> {
  evidence: (LoggedFact["evidence"] & { at: number })[];
  /** When its end was learnt. */
  endKnown: number;
}

export interface Question {
  subject?: string | undefined;
  predicate?: string | undefined;
  as_of?: number | undefined;
  known_as_of?: number | undefined;
}

/** The most places that are kept of one fact. */
const MAX_EVIDENCE = 16;

export class NaiveGraph {
  private readonly facts: Known[] = [];
  private readonly into = new Map<string, string>();

  constructor(events: readonly LoggedEvent[]) {
    for (const event of events) this.take(event);
  }

  private take(event: LoggedEvent): void {
    const at = event.at ?? 0;
    if (event.type === "merged" && event.from && event.into) this.into.set(event.from, event.into);
    for (const { from, into } of event.merged ?? []) this.into.set(from, into);
    for (const { evidence, ...fact } of event.facts ?? []) {
      const place = { ...evidence, at };
      const known = this.facts.find(({ id }) => id === fact.id);
      if (!known) {
        this.facts.push({ ...fact, evidence: [place], endKnown: at });
        continue;
      }
      known.confidence = fact.confidence;
      if (known.evidence.length < MAX_EVIDENCE) known.evidence.push(place);
    }
    for (const { id, valid_to, known_to } of event.closed ?? []) {
      const known = this.facts.find((fact) => fact.id === id);
      if (!known) throw new Error(`${id} is closed and was never told`);
      if (valid_to !== undefined) [known.valid_to, known.endKnown] = [valid_to, at];
      if (known_to !== undefined) known.known_to = known_to;
    }
  }

  /** Adds what there is to sums. */
  count(sums: { facts: number; closed: number; merges: number }): void {
    sums.facts += this.facts.length;
    sums.closed += this.facts.filter(
      ({ valid_to, known_to }) => valid_to !== null || known_to !== null,
    ).length;
    sums.merges += this.into.size;
  }

  /** Who an entity is, merges followed. */
  root(id: string): string {
    const next = this.into.get(id);
    return next === undefined ? id : this.root(next);
  }

  /** Subjects and predicates that there are. */
  slots(): Question[] {
    return this.facts.map(({ subject, predicate }) => ({ subject: this.root(subject), predicate }));
  }

  /** The ids of the facts that answer a question, with their ends and places as they were known. */
  answer({ subject, predicate, as_of, known_as_of }: Question): unknown[] {
    const known = known_as_of ?? Number.POSITIVE_INFINITY;
    const end = (fact: Known): number | null => (fact.endKnown <= known ? fact.valid_to : null);
    const isAsked = (fact: Known): boolean => {
      const to = end(fact);
      const believed =
        known_as_of === undefined
          ? fact.known_to === null
          : fact.known_from <= known && (fact.known_to === null || known < fact.known_to);
      const holds =
        as_of === undefined ||
        ((fact.valid_from === null || fact.valid_from <= as_of) && (to === null || as_of < to));
      const about = subject === undefined || this.root(fact.subject) === this.root(subject);
      return about && (predicate === undefined || fact.predicate === predicate) && believed && holds;
    };
    return this.facts.filter(isAsked).map((fact) => ({
      id: fact.id,
      subject: this.root(fact.subject),
      predicate: fact.predicate,
      valid_from: fact.valid_from,
      valid_to: end(fact),
      known_to: fact.known_to,
      confidence: fact.confidence,
      places: fact.evidence.filter((place) => place.at <= known).map(({ seq, start }) => [seq, start]),
    }));
  }
}
