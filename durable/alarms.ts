/**
 * The object's one alarm, shared by several tasks: each says when it wants to run next, and the earliest is set.
 * Timers would keep the object awake; an alarm does not, and outlives a restart. After a restart every task is
 * asked again, so what was due is never forgotten.
 */

export interface Task {
  /** Does what is due at `now`, and says when it wants to run next (Unix ms), or null. */
  run(now: number): number | null;
}

export class Alarms {
  private next = Number.POSITIVE_INFINITY;

  private readonly set: (at: number) => void;
  private readonly tasks: () => readonly Task[];

  constructor(set: (at: number) => void, tasks: () => readonly Task[]) {
    this.set = set;
    this.tasks = tasks;
  }

  /** Asks for a run at `at`, unless an earlier one is set already. */
  request(at: number): void {
    if (at >= this.next) return;
    this.next = at;
    this.set(at);
  }

  /** The alarm rang. */
  ring(now: number): void {
    this.next = Number.POSITIVE_INFINITY;
    for (const task of this.tasks()) {
      const next = task.run(now);
      if (next !== null) this.request(Math.max(next, now + 1));
    }
  }
}
