/** Suites that run inside workerd with a core built to trap on marked texts (`core-rs/wasm/pkg-trap`). */
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: [{ find: /^(.*core-rs\/wasm\/pkg)\/(.*)$/, replacement: "$1-trap/$2" }],
  },
  plugins: [cloudflareTest({ wrangler: { configPath: "./wrangler.toml" } })],
  test: { include: ["test/**/*.trap.test.ts"], testTimeout: 60_000, silent: "passed-only" },
});
