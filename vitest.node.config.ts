/** Suites that run in Node: the tests beside the code, all but those with a runner of their own. */
import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{protocol,durable,worker,client,bench,scripts,test}/**/*.test.ts"],
    // A word before `.test.ts` names another runner: `store.object.test.ts`.
    exclude: [...configDefaults.exclude, "**/*.*.test.ts", "test/harness/**"],
    environment: "node",
    // Some go through more than a thousand dialogues, on machines that are shared.
    testTimeout: 60_000,
  },
});
