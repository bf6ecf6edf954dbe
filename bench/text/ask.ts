/** Starts a child process for a task, so that no library has another's garbage or compiled code beside it. */
import { fork } from "node:child_process";
import { join } from "node:path";
import type { Answers, Task } from "./task.ts";

export function ask<T extends Task>(task: T): Promise<Answers[T["do"]]> {
  const { promise, resolve, reject } = Promise.withResolvers<Answers[T["do"]]>();
  const child = fork(join(import.meta.dirname, "child.ts"), {
    execArgv: ["--expose-gc"],
    // Dates without a zone are then the wall clock's, as the cases give them.
    env: { ...process.env, TZ: "UTC" },
  });
  child.once("message", ({ result }: { result: Answers[T["do"]] }) => resolve(result));
  child.once("error", reject);
  // After an answer this changes nothing.
  child.once("exit", (code) => reject(new Error(`${task.library}, ${task.do}: ended with ${code}`)));
  child.send(task);
  return promise;
}
