import { expect, test } from "vitest";
import { ERROR_CODES, ERRORS, errorFrame, isErrorCode, problem, problemBody } from "./errors.ts";

test("the codes stand in the order that the core names them by", () => {
  expect(ERROR_CODES).toEqual([
    "bad_request",
    "too_large",
    "unauthorized",
    "forbidden",
    "not_found",
    "gone",
    "conflict",
    "rate_limited",
    "overloaded",
    "credit_needed",
    "limit_reached",
    "unsupported",
    "core_failed",
    "internal",
  ]);
});

test("every code has an error status, a title and words about it", () => {
  for (const code of ERROR_CODES) {
    const { status, title, meaning } = ERRORS[code];
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(title).not.toBe("");
    expect(meaning).toMatch(/\.$/);
  }
});

test("a problem is RFC 9457, with Retry-After in whole seconds", async () => {
  const answer = problem(
    "rate_limited",
    "slower",
    { retry_after_ms: 1_200, n: 4 },
    { ratelimit: '"messages";r=0' },
  );
  expect(answer.status).toBe(429);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.headers.get("retry-after")).toBe("2");
  expect(answer.headers.get("ratelimit")).toBe('"messages";r=0');
  expect(await answer.json()).toEqual({
    type: "/docs/errors#rate_limited",
    title: "Rate limited",
    status: 429,
    detail: "slower",
    code: "rate_limited",
    retry_after_ms: 1_200,
    n: 4,
  });
});

test("a 401 names its scheme (RFC 9110, section 11.6.1)", () => {
  expect(problem("unauthorized", "who?").headers.get("www-authenticate")).toBe("Bearer");
  expect(problem("forbidden", "no").headers.has("www-authenticate")).toBe(false);
});

test("frames and bodies carry what helps, and nothing that was not given", () => {
  expect(errorFrame("conflict", "a hole", { n: 9, expected: 7 })).toEqual({
    type: "error",
    code: "conflict",
    message: "a hole",
    n: 9,
    expected: 7,
  });
  expect(Object.keys(problemBody("internal", "x"))).toEqual(["type", "title", "status", "detail", "code"]);
});

test("only own names are codes", () => {
  expect(isErrorCode("gone")).toBe(true);
  for (const other of ["toString", "__proto__", "", 5, null, undefined])
    expect(isErrorCode(other)).toBe(false);
});
