import fc from "fast-check";
import { expect, test } from "vitest";
import { type Claims, decodeClaims, encodeClaims, hasScope, SCOPES } from "./claims.ts";

const claims: Claims = { sub: "acme.a", acc: "acme", scope: ["read"], gen: 0, exp: 1, par: {} };

test("claims survive the header, whatever their texts hold", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(), fc.subarray([...SCOPES]), (text, number, scope) => {
      const before: Claims = { ...claims, sub: text, scope, gen: number, par: { timezone: text } };
      const header = encodeClaims(before);
      expect(header).toMatch(/^[\x20-\x7e]*$/);
      expect(decodeClaims(new Headers({ h: header }).get("h"))).toEqual(before);
    }),
  );
});

test("what is not claims is null, never an exception", () => {
  const broken: unknown[] = [
    { ...claims, sub: 5 },
    { ...claims, acc: undefined },
    { ...claims, scope: "read" },
    { ...claims, scope: ["root"] },
    { ...claims, gen: 1.5 },
    { ...claims, exp: "soon" },
    { ...claims, par: null },
    { ...claims, events_only: false },
    [],
    null,
    7,
  ];
  for (const value of broken) expect(decodeClaims(JSON.stringify(value))).toBeNull();
  expect(decodeClaims("{")).toBeNull();
  expect(decodeClaims(null)).toBeNull();
});

test("admin holds every scope, the others themselves", () => {
  for (const scope of SCOPES) expect(hasScope({ scope: ["admin"] }, scope)).toBe(true);
  expect(hasScope({ scope: ["read"] }, "write")).toBe(false);
  expect(hasScope({ scope: ["write"] }, "read")).toBe(false);
  expect(hasScope({ scope: ["read", "write"] }, "admin")).toBe(false);
  expect(hasScope({ scope: [] }, "read")).toBe(false);
});
