/** wink-nlp (MIT) with its English web model: tokens, sentences, parts of speech, sentiment, entities by patterns. */
import type { Entry, Library } from "../library.ts";

async function load(): Promise<Library> {
  const { default: winkNLP } = await import("wink-nlp");
  const { default: model } = await import("wink-eng-lite-web-model");
  const nlp = winkNLP(model);
  const { its } = nlp;
  return {
    read(text) {
      const doc = nlp.readDoc(text);
      return [doc.entities().out(its.detail), doc.tokens().out(its.pos)];
    },
  };
}

export const wink: Entry = {
  title: "wink-nlp with wink-eng-lite-web-model",
  does: "`readDoc` with the whole pipe, `entities()`, parts of speech",
  packages: ["wink-nlp", "wink-eng-lite-web-model"],
  load,
  page: `import winkNLP from "wink-nlp"; import model from "wink-eng-lite-web-model"; export { model, winkNLP };`,
  files: [],
  without: {
    entities: "its entities are dates, times, money, numbers, addresses and the like: no names",
    dates: "it marks the words of a date and gives no value",
  },
};
