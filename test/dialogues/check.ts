/** Runs a dialogue in a memory, and says in words what is not as it expects. */
import type {
  Dialogue,
  EntitiesExpected,
  Expectation,
  FactsExpected,
  Operation,
  Step,
  TurnExpected,
} from "./dialogue.ts";
import { messagesOf } from "./dialogue.ts";
import { factsDiffer } from "./facts-differ.ts";
import { fold } from "./mask.ts";
import type { Entity, Fact, Memory, OpenMemory, Turn } from "./memory.ts";

/** Roles that go by several words. */
const SAME_ROLE: Record<string, string[]> = {
  mom: ["mom", "mum", "mother"],
  mum: ["mum", "mom", "mother"],
  dad: ["dad", "father"],
};

/** One run of a dialogue. */
class Run {
  private readonly dialogue: Dialogue;
  private readonly open: OpenMemory;
  private readonly memory: Memory;
  private readonly turns: Turn[] = [];
  private readonly merges: string[] = [];
  /** What was said and done so far. */
  private readonly taken: Exclude<Step, Expectation>[] = [];
  private now = 0;

  constructor(dialogue: Dialogue, memory: Memory, open: OpenMemory) {
    this.dialogue = dialogue;
    this.memory = memory;
    this.open = open;
  }

  /** The lines of what differs. */
  async take(step: Step): Promise<string[]> {
    if (does(step)) this.taken.push(step);
    switch (step.kind) {
      case "message": {
        const turn = await this.memory.say(step.at, step.speaker, step.text);
        this.turns.push(turn);
        this.merges.push(...(turn.merged ?? []).map(({ id }) => id));
        this.now = step.at;
        return [];
      }
      case "forget":
      case "merge":
      case "undo":
      case "split":
        await this.operate(step);
        return [];
      default:
        return this.judge(step);
    }
  }

  private turn(message: number): Turn {
    const turn = this.turns[message - 1];
    if (!turn) throw new Error(`message #${message} was not said yet`);
    return turn;
  }

  private async operate(operation: Operation): Promise<void> {
    const { memory } = this;
    if (operation.kind === "forget") return memory.forget(this.turn(operation.message).seq);
    if (operation.kind === "split") return memory.split(this.turn(operation.message).seq, operation.text);
    if (operation.kind === "merge") {
      const [from, into] = [await this.who(operation.from), await this.who(operation.into)];
      this.merges.push(await memory.merge(from, into));
      return;
    }
    const merge = this.merges.pop();
    if (merge === undefined) throw new Error("nothing was merged");
    return memory.undo(merge);
  }

  /** The entity that an expectation's name means (README.md); undefined if there is none. */
  private async find(name: string): Promise<string | undefined> {
    const [, mention = "", message, nth = "1"] = /^(.+) \(#(\d+)(?:\.(\d+))?\)$/.exec(name) ?? [];
    if (message) return this.memory.mentioned(this.turn(Number(message)).seq, mention, Number(nth));
    const isNamed = (entity: Entity): boolean =>
      [entity.name, ...entity.aliases].some((alias) => fold(alias) === fold(name));
    const named = (await this.memory.entities()).filter(isNamed);
    if (named.length > 1) throw new Error(`${named.length} entities are called ${name}`);
    if (named[0]) return named[0].id;
    const [, owner, role = ""] = /^(.+)'s (.+)$/.exec(name) ?? [];
    const subject = owner === undefined ? undefined : await this.find(owner);
    if (subject === undefined) return undefined;
    for (const predicate of SAME_ROLE[role] ?? [role]) {
      const objects = (await this.memory.facts({ subject, predicate })).map((fact) => fact.object);
      for (const object of objects) if (object && "entity" in object) return object.entity;
    }
    return undefined;
  }

  private async who(name: string): Promise<string> {
    const id = await this.find(name);
    if (id === undefined) throw new Error(`nobody is called ${name}`);
    return id;
  }

  private async judge(step: Expectation): Promise<string[]> {
    switch (step.kind) {
      case "facts":
      case "history":
        return this.judgeFacts(step);
      case "entities":
        return this.judgeEntities(step);
      case "same state":
        return this.judgeState(step.without);
      default:
        return this.judgeTurn(step);
    }
  }

  private async judgeTurn({ kind, message, names }: TurnExpected): Promise<string[]> {
    const said = this.turn(message);
    const { facts, unresolved = [] } = (await this.memory.turn(said.seq)) ?? said;
    if (kind === "unresolved") {
      return listsDiffer(
        names,
        unresolved.map(({ text }) => text),
      );
    }
    const entities = await this.memory.entities();
    const subjects = new Set(facts.map(({ subject }) => subject));
    return listsDiffer(
      names,
      [...subjects].map((id) => entities.find((entity) => entity.id === id)?.name ?? id),
    );
  }

  private async judgeFacts(expected: FactsExpected): Promise<string[]> {
    const { predicate, knownAt, kind } = expected;
    const names = expected.facts.flatMap(({ object, reportedBy }) => [object, reportedBy ?? []].flat());
    const meant = new Map<string, string | undefined>();
    for (const name of names) meant.set(name, await this.find(name));
    const subject = await this.find(expected.who);
    if (subject === undefined) {
      return expected.facts.length > 0 ? [`  nobody is called ${expected.who}`] : [];
    }
    const asOf = expected.asOf ?? (kind === "facts" ? knownAt : undefined);
    const got = await this.memory.facts({
      subject,
      predicate,
      ...(asOf === undefined ? {} : { asOf }),
      ...(knownAt === undefined ? {} : { knownAsOf: knownAt }),
    });
    const compared = { dialogue: this.dialogue, entities: await this.memory.entities(), meant };
    return factsDiffer(
      expected.facts,
      kind === "facts" ? got.filter((fact) => isCurrent(fact, asOf ?? this.now)) : got,
      compared,
    );
  }

  private async judgeEntities({ type, entities }: EntitiesExpected): Promise<string[]> {
    const got = (await this.memory.entities()).filter((entity) => entity.type === type);
    const differences = listsDiffer(
      entities.map(({ name }) => name),
      got.map(({ name }) => name),
    );
    for (const { name, aliases } of entities) {
      const has = got.filter((entity) => entity.name === name).flatMap((entity) => entity.aliases);
      for (const alias of aliases) {
        if (!has.some((one) => fold(one) === fold(alias))) {
          differences.push(`  expected: ${name}, also called ${alias}`, `  got:      ${has.join(", ")}`);
        }
      }
    }
    return differences;
  }

  /** Runs anew what was said and done so far, leaving that message, or all merges, out. */
  private async judgeState(without: number | "merge"): Promise<string[]> {
    const other = await this.open(this.dialogue.timezone);
    const run = new Run(this.dialogue, other, this.open);
    const messages = messagesOf(this.dialogue);
    for (const step of this.taken) {
      if (step.kind === "message" && messages.indexOf(step) + 1 === without) {
        await other.leaveEmpty();
        run.turns.push({ seq: -1, facts: [] });
      } else if (without === "merge" && (step.kind === "merge" || step.kind === "undo")) {
        await other.leaveEmpty();
      } else if (step.kind !== "forget" || step.message !== without) {
        await run.take(step);
      }
    }
    if ((await other.stateHash()) === (await this.memory.stateHash())) return [];
    return [`  the state is another one than without ${without === "merge" ? without : `#${without}`}`];
  }
}

function isCurrent(fact: Fact, at: number): boolean {
  const { valid_from, valid_to } = fact;
  const isValid = (valid_from === null || valid_from <= at) && (valid_to === null || at < valid_to);
  return isValid && fact.polarity && fact.modality === "asserted";
}

function listsDiffer(expected: string[], got: string[]): string[] {
  const words = (list: string[]): string => [...list].sort().join("; ") || "nothing";
  if (words(expected) === words(got)) return [];
  return [`  expected: ${words(expected)}`, `  got:      ${words(got)}`];
}

const DOES = new Set<Step["kind"]>(["message", "forget", "merge", "undo", "split"]);

function does(step: Step): step is Exclude<Step, Expectation> {
  return DOES.has(step.kind);
}

/** Each difference begins with a line that names the file, the line and what was expected. */
export async function check(dialogue: Dialogue, open: OpenMemory): Promise<string[]> {
  const run = new Run(dialogue, await open(dialogue.timezone), open);
  const source = dialogue.source.split("\n");
  const differences: string[] = [];
  for (const step of dialogue.steps) {
    let lines: string[];
    try {
      lines = await run.take(step);
    } catch (error) {
      lines = [`  ${(error as Error).message}`];
    }
    if (lines.length > 0) {
      const words = source[step.line - dialogue.line] ?? "";
      differences.push([`${dialogue.file}:${step.line}: ${words}`, ...lines].join("\n"));
    }
  }
  return differences;
}
