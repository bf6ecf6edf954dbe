/** A run whose texts are not in the log, whole and in order, writes no figure: the check can fail. */
import { connect } from "lean-agentic";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Product, startProduct, testTexts } from "../test/harness/index.ts";
import { verify } from "./verify.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.server.stop());

test("what was sent is read back after kill -9; a text more, less, other or elsewhere is an error", async () => {
  const session = await product.createSession();
  const texts = testTexts(20, 7);
  const client = await connect({ url: product.server.url, token: session.token });
  for (const text of texts) await client.send(text, { reply: "ack" });
  client.close();
  expect(await verify(product, [{ session, texts }])).toEqual({ sessions: 1, messages: 20 });
  await expect(verify(product, [{ session, texts: [...texts, "more"] }])).rejects.toThrow(
    "20 messages in the log",
  );
  await expect(verify(product, [{ session, texts: texts.slice(1) }])).rejects.toThrow(
    "20 messages in the log",
  );
  await expect(verify(product, [{ session, texts: texts.with(3, "other") }])).rejects.toThrow("not those");
  await expect(verify(product, [{ session, texts: texts.toReversed() }])).rejects.toThrow("not those");
});
