/**
 * The memory of all cores of this isolate. An isolate has 128 MB for all its objects, WebAssembly memory never
 * shrinks, and a local run enforces nothing: so cores are counted here, and above the budget the one that was
 * used longest ago and has nothing unwritten is dropped. Its object lives on and rebuilds at its next event.
 */

/** Half of an isolate's 128 MB: the rest is the model's, the sockets' and the heap's. */
export const LEDGER_BYTES = 64 << 20;

/** Kept free below it for what a core grows by within one call: a frame of 1 MiB, its events, a doubled list. */
const GROWTH_BYTES = 8 << 20;

export interface Resident {
  /** Linear memory in bytes. */
  memoryBytes(): number;
  /** Whether the core can be dropped now without losing anything. */
  canDrop(): boolean;
  drop(): void;
}

export class Ledger {
  /** In order of use, the longest unused first. */
  private readonly residents = new Set<Resident>();

  private readonly budget: number;

  constructor(budget: number = LEDGER_BYTES - GROWTH_BYTES) {
    this.budget = budget;
  }

  get bytes(): number {
    let sum = 0;
    for (const resident of this.residents) sum += resident.memoryBytes();
    return sum;
  }

  get count(): number {
    return this.residents.size;
  }

  /** Notes that `resident` is in use now, and drops others while the sum is above the budget. */
  touch(resident: Resident): void {
    this.residents.delete(resident);
    this.residents.add(resident);
    this.makeRoom(0, resident);
  }

  /** Drops cores until `bytes` more fit the budget, the longest unused first; never `keep`. */
  makeRoom(bytes: number, keep: Resident): void {
    let sum = this.bytes + bytes;
    for (const other of this.residents) {
      if (sum <= this.budget) return;
      if (other === keep || !other.canDrop()) continue;
      sum -= other.memoryBytes();
      this.residents.delete(other);
      other.drop();
    }
  }

  remove(resident: Resident): void {
    this.residents.delete(resident);
  }
}

/** The isolate's one ledger. */
export const ledger = new Ledger();
