import { expect, test, vi } from "vitest";
import { addressOf } from "./address.ts";
import { backoff } from "./backoff.ts";
import { claimsOf, Tokens } from "./token.ts";

const jwt = (claims: object) =>
  `e30.${btoa(JSON.stringify(claims)).replaceAll("+", "-").replaceAll("/", "_")}.c2ln`;

test("a token's claims are read where it is a JWT, and are nothing where it is not", () => {
  expect(claimsOf(jwt({ sub: "acme.chat", exp: 5, scope: ["??>>"] }))).toEqual({ sub: "acme.chat", exp: 5 });
  for (const none of ["", "a", "a.b.c", `a.${btoa("null")}.c`]) expect(claimsOf(none)).toEqual({});
});

test("a callback is asked once until the token is near its end, or refused", async () => {
  vi.useFakeTimers({ now: 1_000_000 });
  let asked = 0;
  const tokens = new Tokens(() => jwt({ exp: 1_000 + ++asked * 600 }));
  const first = await tokens.current();
  expect(await tokens.current()).toBe(first);
  expect(tokens.renewIn).toBe(540_000);
  vi.setSystemTime(1_540_001);
  expect(tokens.renewIn).toBe(0);
  expect(await tokens.current()).not.toBe(first);
  tokens.discard();
  await tokens.current();
  expect(asked).toBe(3);
  vi.useRealTimers();
});

test("a callback that throws is asked again the next time", async () => {
  let asked = 0;
  const tokens = new Tokens(() => {
    if (++asked === 1) throw new Error("not now");
    return "t";
  });
  await expect(tokens.current()).rejects.toThrow("not now");
  expect(await tokens.current()).toBe("t");
});

test("the address is the server's URL and the session's id, however they are given", () => {
  const expected = {
    http: "https://h.example:8443/base/v1/sessions/eu_acme.a~b",
    socket: "wss://h.example:8443/base/v1/sessions/eu_acme.a~b/socket",
    session: "eu_acme.a~b",
  };
  const token = jwt({ sub: "eu_acme.a~b" });
  expect(addressOf("https://h.example:8443/base/", token)).toEqual(expected);
  expect(addressOf("wss://h.example:8443/base/v1/sessions/eu_acme.a~b/socket", "t")).toEqual(expected);
  expect(addressOf("https://h.example:8443/base", "t", "eu_acme.a~b")).toEqual(expected);
  expect(addressOf("http://127.0.0.1:1", token).socket).toBe(
    "ws://127.0.0.1:1/v1/sessions/eu_acme.a~b/socket",
  );
  expect(() => addressOf("http://127.0.0.1:1", "t")).toThrow("bad_request");
});

test("backoff is anything up to a bound that doubles, and ends at 30 s", () => {
  expect(backoff(0, () => 1)).toBe(200);
  expect(backoff(3, () => 0.5)).toBe(800);
  expect(backoff(50, () => 1)).toBe(30_000);
  expect(backoff(9, () => 0)).toBe(0);
});
