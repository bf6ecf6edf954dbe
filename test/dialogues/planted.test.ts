/**
 * The dialogues can fail: with the body of merging, undoing, forgetting or of the times of a question emptied, some do, and
 * they are the ones that are about it.
 */
import { expect, it } from "vitest";
import { createCore } from "../../core-rs/wasm/pkg-trap/create_core.js";
import { check } from "./check.ts";
import { compiled, openCore } from "./core-memory.ts";
import { allDialogues } from "./dialogues.ts";

const module = compiled("pkg-trap");
const dialogues = allDialogues();

/** Ids of the dialogues that fail with a fault. */
async function failing(fault: string | null): Promise<string[]> {
  const open = openCore(false, () => {
    const core = createCore(module);
    if (fault !== null && !core.plant(fault)) throw new Error(`no fault ${fault}`);
    return core;
  });
  const failed: string[] = [];
  for (const dialogue of dialogues) {
    if ((await check(dialogue, open)).length > 0) failed.push(dialogue.id);
  }
  return failed;
}

it("none fails in the core that faults are planted in, without one", async () => {
  expect(await failing(null)).toEqual([]);
});

it.each([
  ["merge", "merge-by-hand", "short-for"],
  ["undo", "merge-undone", "merge-in-turn-undone"],
  ["forget", "forgets-move", "forgets-alias"],
  ["as_of", "known-later", "phone-slip"],
])("an emptied %s is seen", async (fault, ...about) => {
  const failed = await failing(fault);
  expect(failed).toEqual(expect.arrayContaining(about));
  expect(failed.length).toBeLessThan(dialogues.length / 2);
});
