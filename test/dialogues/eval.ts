/**
 * `npm run eval:memory [-- --data FILE] [--seeds N] [--wrong] [--json]`: how many dialogues come out as they should, as they are
 * written and with other names and dates from N seeds (10), which is how well what was written for some names does with names it has
 * not seen. `--data` takes dialogues of one's own (README.md here has the format), `--wrong` says what differs.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { check } from "./check.ts";
import { openCore } from "./core-memory.ts";
import type { Dialogue } from "./dialogue.ts";
import { allDialogues } from "./dialogues.ts";
import { readDialogues } from "./read.ts";
import { replace } from "./replace.ts";

interface Share {
  right: number;
  of: number;
}

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    seeds: { type: "string" },
    json: { type: "boolean" },
    wrong: { type: "boolean" },
  },
});
const seeds = Number(values.seeds ?? 10);
if (!Number.isInteger(seeds) || seeds < 0)
  throw new RangeError(`--seeds ${values.seeds}: not a whole number`);
const dialogues =
  values.data === undefined ? allDialogues() : readDialogues(readFileSync(values.data, "utf8"), values.data);

async function isRight(dialogue: Dialogue): Promise<boolean> {
  const differences = await check(dialogue, openCore());
  if (differences.length > 0 && values.wrong)
    console.error(`${dialogue.file} ${dialogue.id}\n${differences.join("\n")}`);
  return differences.length === 0;
}

const groups = new Map<string, Share>();
const written: Share = { right: 0, of: 0 };
const renamed: Share = { right: 0, of: 0 };
for (const dialogue of dialogues) {
  if (await isRight(dialogue)) written.right++;
  written.of++;
  const group = groups.get(dialogue.file) ?? { right: 0, of: 0 };
  groups.set(dialogue.file, group);
  for (let seed = 1; seed <= seeds; seed++) {
    const right = Number(await isRight(replace(dialogue, seed)));
    for (const share of [renamed, group]) {
      share.right += right;
      share.of++;
    }
  }
}
if (values.json) {
  console.log(
    JSON.stringify({
      dialogues: dialogues.length,
      seeds,
      written,
      renamed,
      groups: Object.fromEntries(groups),
    }),
  );
} else {
  const line = (name: string, { right, of }: Share): void => {
    console.log(
      `${name.padEnd(24)} ${right} of ${of}${of > 0 ? `, ${((100 * right) / of).toFixed(1)}%` : ""}`,
    );
  };
  line("as written", written);
  line(`other names, ${seeds} seeds`, renamed);
  for (const [file, share] of groups) line(`  ${file.replace(".txt", "")}`, share);
}
