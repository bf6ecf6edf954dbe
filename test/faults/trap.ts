/** Pipelines messages of which one makes a core built with the feature `trap` fail, and checks what became of the others. */
import { type Frame, type Product, RawSocket } from "../harness/index.ts";
import { drawInputs } from "./input.ts";
import { checkStored } from "./stored.ts";

const MESSAGES = 50;
const MARKED = 25;
const MARK = "\u0001trap:session\u0001";

/** All but the marked message must be answered and stored, in order. */
export async function trapAndCheck(product: Product, seed: number): Promise<string[]> {
  const session = await product.createSession();
  const inputs = await drawInputs(MESSAGES, seed);
  const socket = await RawSocket.open(product.socketUrl(session), { token: session.token });
  socket.send({ type: "hello", producer: "p" });
  await socket.next("hello");
  const answers: Frame[] = [];
  const done = new Promise<void>((resolve) => {
    socket.listen((frame) => {
      if (answers.push(frame) === MESSAGES) resolve();
    });
    setTimeout(resolve, 5_000).unref();
  });
  inputs.forEach((input, i) => {
    const text = i + 1 === MARKED ? `${input.text} ${MARK}` : input.text;
    socket.send({ type: "message", n: i + 1, ...input, text, reply: "ack" });
  });
  await done;
  await socket.close();

  const violations: string[] = [];
  const acked = answers.filter((frame) => frame.type === "ack").length;
  const failed = answers.filter((frame) => frame.code === "core_failed").map((frame) => frame.n);
  if (acked !== MESSAGES - 1)
    violations.push(`trap: ${acked} acks for ${MESSAGES - 1} messages that did not trap`);
  if (failed.join() !== String(MARKED)) violations.push(`trap: core_failed for n ${failed.join() || "none"}`);
  const kept = inputs.filter((_, i) => i + 1 !== MARKED);
  // The record of the marked message holds no event, so the log's `n` skips it: the log over HTTP is what counts.
  const stored = await checkStored(product, session, kept);
  violations.push(...stored.filter((violation) => !violation.startsWith("SQLite: a record of n")));
  return violations;
}
