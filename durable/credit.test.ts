import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  Credit,
  MAX_CREDIT_BYTES,
  MAX_CREDIT_EVENTS,
  START_CREDIT_BYTES,
  START_CREDIT_EVENTS,
} from "./credit.ts";

describe("credit window", () => {
  it("starts with 256 frames and 1 MiB", () => {
    const byFrames = new Credit();
    for (let seq = 1; seq <= START_CREDIT_EVENTS; seq++) {
      expect(byFrames.open).toBe(true);
      byFrames.charge(seq, 10);
    }
    expect(byFrames.open).toBe(false);
    const byBytes = new Credit();
    byBytes.charge(1, START_CREDIT_BYTES);
    expect(byBytes.open).toBe(false);
  });

  it("opens again when what was sent is confirmed", () => {
    const credit = new Credit();
    for (let seq = 1; seq <= 256; seq++) credit.charge(seq, 10);
    credit.confirm(100, 256);
    expect(credit.state().out).toBe(156);
    expect(credit.open).toBe(true);
    credit.confirm(256, 0);
    expect(credit.open).toBe(false);
    credit.confirm(256, 1);
    expect(credit.open).toBe(true);
  });

  it("never lets out more than the bound, whatever a reader claims", () => {
    const credit = new Credit();
    credit.confirm(0, 1e12);
    let sent = 0;
    while (credit.open) credit.charge(++sent, 1);
    expect(sent).toBe(MAX_CREDIT_EVENTS);
  });

  it("survives a sleep: nothing is confirmed before its last seq is", () => {
    const credit = new Credit();
    for (let seq = 1; seq <= 10; seq++) credit.charge(seq, 5);
    const woken = Credit.restore(structuredClone(credit.state()));
    woken.confirm(9, 256);
    expect(woken.state().out).toBe(10);
    woken.confirm(10, 256);
    expect(woken.state()).toMatchObject({ out: 0, bytes: 0 });
  });

  it("agrees with the plain list of unconfirmed frames", () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("charge" as const), gap: fc.nat(2), bytes: fc.nat(100_000) }),
      fc.record({ kind: fc.constant("confirm" as const), back: fc.nat(20), events: fc.nat(6_000) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const credit = new Credit();
        let list: { seq: number; bytes: number }[] = [];
        let seq = 0;
        let window = START_CREDIT_EVENTS;
        let room = START_CREDIT_BYTES;
        for (const one of steps) {
          if (one.kind === "charge") {
            seq += one.gap;
            credit.charge(one.gap === 0 ? 0 : seq, one.bytes);
            list.push({ seq, bytes: one.bytes });
          } else {
            const upTo = Math.max(0, seq - one.back);
            credit.confirm(upTo, one.events);
            list = list.filter((sent) => sent.seq > upTo);
            window = Math.min(one.events, MAX_CREDIT_EVENTS);
            room = MAX_CREDIT_BYTES;
          }
          const bytes = list.reduce((sum, sent) => sum + sent.bytes, 0);
          expect(credit.state()).toMatchObject({ out: list.length, bytes });
          expect(credit.open).toBe(list.length < window && bytes < room);
        }
      }),
    );
  });
});
