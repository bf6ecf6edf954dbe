import fc from "fast-check";
import { expect, test } from "vitest";
import { findApiKey, parseApiKeys, sameBytes } from "./api-keys.ts";
import { API_KEY, API_KEYS, OTHER_KEY } from "./test-keys.ts";

test("a secret finds its key by hash", async () => {
  const keys = parseApiKeys(API_KEYS);
  expect((await findApiKey(API_KEY, keys))?.name).toBe("main");
  expect((await findApiKey(OTHER_KEY, keys))?.account).toBe("other");
  expect(await findApiKey("", keys)).toBeNull();
  expect(await findApiKey(`${API_KEY} `, keys)).toBeNull();
  expect(await findApiKey(API_KEY, [])).toBeNull();
});

test("a key's hash is no key", async () => {
  const keys = parseApiKeys(API_KEYS);
  for (const { sha256 } of JSON.parse(API_KEYS)) expect(await findApiKey(sha256, keys)).toBeNull();
});

test("the comparison is equality", () => {
  const bytes = fc.uint8Array({ maxLength: 4, max: 1 });
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      expect(sameBytes(a, b)).toBe(a.join() === b.join());
    }),
  );
});

test.each([
  "{}",
  "[{}]",
  '[{"name":"a","account":"A","scopes":[],"sha256":""}]',
  `[{"name":"a","account":"a","scopes":["root"],"sha256":"${"0".repeat(64)}"}]`,
  `[{"name":"a","account":"a","scopes":["read"],"sha256":"${"g".repeat(64)}"}]`,
  "nonsense",
])("a key ring with a hole is refused: %s", (json) => expect(() => parseApiKeys(json)).toThrow());
