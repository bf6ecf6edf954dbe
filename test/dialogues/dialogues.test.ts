/** Every dialogue, three times: as it is written, with other names and dates, and with a crash before every step. */
import { describe, expect, it } from "vitest";
import { check } from "./check.ts";
import { openCore } from "./core-memory.ts";
import { allDialogues } from "./dialogues.ts";
import { replace } from "./replace.ts";

const SEED = Number(process.env.DIALOGUES_SEED ?? 20_261_126);
const dialogues = allDialogues();

describe.each(dialogues.map((dialogue) => [`${dialogue.file} ${dialogue.id}`, dialogue] as const))(
  "%s",
  (_, dialogue) => {
    it("as written", async () => {
      expect(await check(dialogue, openCore())).toEqual([]);
    });

    it(`with other names, seed ${SEED}`, async () => {
      expect(await check(replace(dialogue, SEED), openCore())).toEqual([]);
    });

    it("with crashes", async () => {
      expect(await check(dialogue, openCore(true))).toEqual([]);
    });
  },
);
