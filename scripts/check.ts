/**
 * The checks that need neither Rust nor a browser, one line of verdict each.
 *
 *   npm run check               all of them
 *   npm run check -- stamp      some of them
 */
import { checkDeps } from "./checks/deps.ts";
import { checkFiles } from "./checks/files.ts";
import { checkSize } from "./checks/size.ts";
import { checkStamp } from "./checks/stamp.ts";
import type { Verdict } from "./checks/verdict.ts";

const CHECKS: Readonly<Record<string, () => Verdict | Promise<Verdict>>> = {
  stamp: checkStamp,
  deps: checkDeps,
  size: checkSize,
  files: checkFiles,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => CHECKS[name] === undefined);
if (unknown.length > 0) {
  console.error(`no check named ${unknown.join(", ")}; there are ${Object.keys(CHECKS).join(", ")}`);
  process.exit(2);
}
let failed = 0;
let passed = 0;
for (const [name, check] of Object.entries(CHECKS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const { ok, summary, problems } = await check();
  if (ok) passed += 1;
  else failed += 1;
  console.log(ok ? `ok   ${name}: ${summary}` : `FAIL ${name}:`);
  for (const problem of problems) console.log(`       ${problem}`);
}
console.log(`checks: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
