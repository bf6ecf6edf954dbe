/** Suites that run inside workerd, beside the Worker and its objects: real SQLite, real hibernation, crashes at named points. */
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { API_KEYS, TOKEN_KEYS } from "./worker/test-keys.ts";

export default defineConfig({
  define: { CRASH_POINTS: "true" },
  plugins: [
    cloudflareTest({
      wrangler: { configPath: "./wrangler.toml" },
      miniflare: { bindings: { API_KEYS, TOKEN_KEYS } },
    }),
  ],
  test: {
    include: ["{durable,worker,test}/**/*.object.test.ts"],
    testTimeout: 60_000,
    // The Worker writes a line a request; it is worth reading only where something failed.
    silent: "passed-only",
  },
});
