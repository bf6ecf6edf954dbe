/** After a load: kill -9, restart, read every log back over HTTP, compare with what was sent. */
import { createHash } from "node:crypto";
import { type Product, readLog, type TestSession } from "../test/harness/index.ts";

/** What a load sent to a session, in order. */
export interface Sent {
  session: TestSession;
  texts: readonly string[];
}

function digest(texts: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${Buffer.byteLength(text)}:`).update(text);
  return hash.digest("hex");
}

/** Throws when a log does not hold exactly what was sent: count, order (`seq` from 1 without holes), texts. */
export async function verify(
  product: Product,
  all: readonly Sent[],
): Promise<{ sessions: number; messages: number }> {
  await product.server.kill();
  await product.server.restart();
  let messages = 0;
  for (const { session, texts } of all) {
    const found: string[] = [];
    for await (const line of readLog(product, session)) {
      found.push(line.text);
      if (line.seq !== found.length)
        throw new Error(`${session.id}: seq ${line.seq} where ${found.length} was due`);
    }
    if (found.length !== texts.length) {
      throw new Error(`${session.id}: ${found.length} messages in the log, ${texts.length} were answered`);
    }
    if (digest(found) !== digest(texts))
      throw new Error(`${session.id}: the log's texts are not those that were sent`);
    messages += found.length;
  }
  return { sessions: all.length, messages };
}
