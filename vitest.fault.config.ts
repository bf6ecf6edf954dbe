/** Suites that start raw workerd, kill it and restart it: one after another, in Node. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{bench,client,test}/**/*.fault.test.ts", "test/harness/*.test.ts"],
    environment: "node",
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 120_000,
    // A killed server is the subject here, so nothing is retried.
    retry: 0,
  },
});
