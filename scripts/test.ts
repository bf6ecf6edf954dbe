/**
 * `npm test`: everything that needs neither Rust nor a browser. Says in a line each what it leaves out, and ends
 * with the sum over all runners: `N passed, N failed`. Exits with 1 when anything failed.
 */
import { chromiumPath } from "../test/browser/chromium.ts";
import { BROWSER_SUITE, buildAssets, conclude, runChecks, runVitest, suites } from "./runners.ts";
import { which } from "./wasm/toolchain.ts";

await buildAssets();
const tallies = [await runChecks()];
for (const suite of suites()) if (suite !== BROWSER_SUITE) tallies.push(await runVitest(suite));
const rust = which("cargo") === null ? "there is no cargo here" : "cargo test --workspace, or npm run ci";
const browser = chromiumPath() === null ? "there is no Chromium here" : "npm run test:browser, or npm run ci";
console.log(`\nleft out: the Rust tests (${rust})`);
console.log(`left out: the browser tests (${browser})`);
conclude(tallies);
