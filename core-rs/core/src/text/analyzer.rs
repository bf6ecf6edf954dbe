//! The analyzer: text in, encoded analysis out. Stateless between messages; its arenas are reused,
//! so that a message costs no allocation once they have grown to what messages need.

use super::alone::{Word, Words};
use super::analysis::{Gender, MAX_VALUES, Span};
use super::codec;
use super::codec_relations;
use super::feature::casing;
use super::meaning::{Meaning, Neighbours};
use super::model::{Model, ModelError};
use super::names::collect;
use super::relations::{self, Relation};
use super::sentence;
use super::shapes::Shapes;
use super::tagger;
use super::token::Token;
use super::tokenizer::tokenize;
use super::upos::Upos;
use super::values::{self, Zone};
use super::varint;
use super::vectors::{Adder, TextVector, Vectors};
use super::views::{Batch, Views};
use crate::json::write_raw;

/// A model and the arenas to use it with.
pub struct Analyzer {
    model: Model,
    arenas: Arenas,
}

pub(super) struct Arenas {
    tokens: Vec<Token>,
    tags: Vec<Upos>,
    genders: Vec<(u32, Gender)>,
    words: Words,
    shapes: Shapes,
    /// Those of a sentence.
    row: Vec<Word>,
    /// Of each token, see `relations::words`.
    groups: Vec<u16>,
    back: Vec<[u8; 8]>,
    labels: Vec<u8>,
    entities: Vec<Span>,
    values: Vec<u8>,
    arena: values::Arena,
    relations: Vec<Relation>,
    phrases: relations::Arena,
    adder: Adder,
    neighbours: Neighbours,
}

impl Analyzer {
    /// Takes the bytes of a model file and keeps them as they are.
    ///
    /// # Errors
    /// [`ModelError`] when the file is damaged or made for another build.
    pub fn new(model: Vec<u8>) -> Result<Analyzer, ModelError> {
        let model = Model::new(model)?;
        let arenas = Arenas {
            words: Words::new(&model),
            shapes: Shapes::default(),
            tokens: Vec::new(),
            tags: Vec::new(),
            genders: Vec::new(),
            row: Vec::new(),
            groups: Vec::new(),
            back: Vec::new(),
            labels: Vec::new(),
            entities: Vec::new(),
            values: Vec::new(),
            arena: values::Arena::new(),
            relations: Vec::new(),
            phrases: relations::Arena::default(),
            adder: Adder::default(),
            neighbours: Neighbours::default(),
        };
        Ok(Analyzer { model, arenas })
    }

    /// Whether it was made of this model file.
    pub fn is_of(&self, model: &[u8]) -> bool {
        self.model.bytes() == model
    }

    /// SHA-256 of the model's contents, lower-case hexadecimal.
    pub fn model_hash(&self) -> &str {
        self.model.hash()
    }

    /// Appends the encoded analysis of `text` to `out`. `at` is the message's time, Unix ms, and `zone`
    /// the clock it was written by: dates are read against them. Cost is linear in the text.
    pub fn analyze(&mut self, text: &str, at: f64, zone: Zone, out: &mut Vec<u8>) {
        self.batch().analyze(text, at, zone, out);
    }

    /// The analyzer for several texts, which need not find the model's parts anew.
    pub fn batch(&mut self) -> Batch<'_> {
        Batch {
            views: self.model.views(),
            arenas: &mut self.arenas,
        }
    }

    /// [`Analyzer::analyze`] for reading alone: without the vector, by which turns are recalled.
    pub fn read(&mut self, text: &str, at: f64, zone: Zone, out: &mut Vec<u8>) {
        let views = self.model.views();
        self.arenas.describe(&views, (text, at, zone), out);
        TextVector::NONE.encode(out);
    }

    /// What the words of a text add up to, by the model's table of vectors.
    pub fn vector(&mut self, text: &str) -> TextVector {
        let vectors = self.model.vectors();
        self.arenas.vector(vectors.as_ref(), text)
    }

    /// What a question means beside its words, by the model's table of vectors.
    pub fn meaning(&mut self, question: &str) -> Meaning {
        let vector = self.vector(question);
        let near = self.model.vectors().map_or_else(Vec::new, |vectors| {
            self.arenas.neighbours.of(&vectors, question)
        });
        Meaning { vector, near }
    }

    /// Writes the lemma of `word` to `out`, in lower case; a name is its own, as it is written.
    pub fn lemma(&self, word: &str, tag: Upos, out: &mut String) {
        match self.model.lemmas() {
            Some(lemmas) => lemmas.write(word, tag, out),
            None => out.clear(),
        }
    }

    /// The tokens of the last text.
    pub fn tokens(&self) -> &[Token] {
        &self.arenas.tokens
    }

    /// The part of speech of each token of the last text.
    pub fn tags(&self) -> &[Upos] {
        &self.arenas.tags
    }

    /// The entities of the last text.
    pub fn entities(&self) -> &[Span] {
        &self.arenas.entities
    }

    /// The relations of the last text.
    pub fn relations(&self) -> &[Relation] {
        &self.arenas.relations
    }
}

impl Arenas {
    /// Appends the encoded analysis of a text without its vector.
    pub(super) fn describe(
        &mut self,
        views: &Views,
        (text, at, zone): (&str, f64, Zone),
        out: &mut Vec<u8>,
    ) {
        #[cfg(feature = "trap")]
        trap(text);
        self.tokens.clear();
        // A token has a byte at least. Room for all at once: growing by halves leaves holes behind.
        self.tokens.reserve_exact(text.len());
        self.tags.clear();
        self.tags.reserve_exact(text.len());
        tokenize(text, &mut self.tokens);
        let mut truncated = self.tag(views, text);
        let count = self.find_values(views, (text, at, zone), &mut truncated);
        truncated |= self.find_relations(text);
        codec::begin(codec::VERSION, truncated, out);
        let places = self.tokens.iter().map(|token| (token.start, token.end));
        codec::encode_tokens(places, self.tokens.len(), out);
        codec::encode_tags(&self.tags, &self.genders, out);
        codec::encode_entities(&self.entities, out);
        varint::put(count, out);
        write_raw(out, &self.values);
        codec_relations::encode(&self.relations, out);
    }

    pub(super) fn vector(&mut self, vectors: Option<&Vectors>, text: &str) -> TextVector {
        vectors.map_or(TextVector::NONE, |table| self.adder.add(table, text))
    }

    /// Fills `tags` and `entities`, sentence by sentence; true when there were too many entities.
    fn tag(&mut self, views: &Views, text: &str) -> bool {
        self.entities.clear();
        self.genders.clear();
        self.groups.clear();
        let (Some(taggers), Some(lexicon)) = (&views.taggers, &views.relations) else {
            return false;
        };
        self.groups.reserve_exact(self.tokens.len());
        let mut from = 0;
        let mut truncated = false;
        while from < self.tokens.len() {
            let end = sentence::end(text, &self.tokens, from);
            let tokens = &self.tokens[from..end];
            self.row.clear();
            for i in 0..tokens.len() {
                let known = (taggers, lexicon);
                let group = self.words.read(text, (tokens, i), known, &mut self.row);
                self.groups.push(group);
            }
            taggers.gazetteer.tag(&mut self.row);
            let casing = casing(self.row.iter().map(|word| &word.form));
            let tags = &mut self.tags;
            taggers.pos.tag(&self.words, &self.row, casing, tags);
            tagger::decode(
                (&taggers.cells, views.transitions),
                (&self.words, &mut self.shapes),
                &self.row,
                casing,
                &mut self.back,
                &mut self.labels,
            );
            let tags = self.tags.get(from..).unwrap_or(&[]);
            truncated |= collect(text, tokens, (&self.labels, tags), &mut self.entities);
            if let Some(genders) = &taggers.genders {
                genders.tell(text, tokens, (&self.labels, tags), from, &mut self.genders);
            }
            from = end;
        }
        truncated
    }

    /// Fills `values` with encoded values and returns how many.
    fn find_values(
        &mut self,
        views: &Views,
        (text, at, zone): (&str, f64, Zone),
        truncated: &mut bool,
    ) -> u32 {
        self.values.clear();
        let Some(language) = &views.values else {
            return 0;
        };
        let mut count = 0;
        let mut previous = 0;
        let reading = values::Reading {
            text,
            tokens: &self.tokens,
            tags: &self.tags,
            at,
            zone,
        };
        let out = &mut self.values;
        let emit = &mut |kind, start, end, json: &[u8]| {
            if count == MAX_VALUES as u32 {
                *truncated = true;
                return false;
            }
            codec::encode_value(kind, (start, end), previous, json, out);
            previous = start;
            count += 1;
            true
        };
        values::find(&reading, language, &mut self.arena, emit);
        count
    }

    /// Fills `relations`; true when there were too many.
    fn find_relations(&mut self, text: &str) -> bool {
        self.relations.clear();
        relations::find(
            text,
            &self.tokens,
            (&self.tags, &self.groups),
            &self.entities,
            &mut self.phrases,
            &mut self.relations,
        );
        self.relations.len() >= relations::MAX_RELATIONS
    }
}

/// Test builds trap on a marked text, as a fault in the analyzer would.
#[cfg(feature = "trap")]
fn trap(text: &str) {
    assert!(
        !text.contains("\u{1}trap:analyzer\u{1}"),
        "trap asked for by the text"
    );
}
