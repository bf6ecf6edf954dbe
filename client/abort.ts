/** Who waits for one answer. */
export interface Waiting<Answer> {
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** The same, with `stop` called if `signal` aborts before it is settled. */
export function abortable<Answer>(
  waiting: Waiting<Answer>,
  signal: AbortSignal | undefined,
  stop: () => void,
): Waiting<Answer> {
  if (signal === undefined) return waiting;
  signal.addEventListener("abort", stop, { once: true });
  const done = (): void => signal.removeEventListener("abort", stop);
  return {
    resolve: (answer) => {
      done();
      waiting.resolve(answer);
    },
    reject: (error) => {
      done();
      waiting.reject(error);
    },
  };
}
