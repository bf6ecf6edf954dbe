//! The rules of one text: what is found lies on character borders, in order; what is encoded can be
//! decoded; JSON is JSON; the steps are linear in the bytes.

use super::super::chars::{char_at, is_gap};
use super::super::relations::{self, Lexicon, MAX_RELATIONS, Relation};
use super::super::steps;
use super::super::token::Token;
use super::super::values::{Reader, Zone};
use super::super::{Analysis, Analyzer, Meaning, Upos, Value, ValueKind};
use crate::json::Cursor;
use crate::session::analysis_json;

/// The most steps that a byte costs in the analyzer: a token of one byte costs all its features,
/// from each word the grammars of values and relations look a bounded way ahead.
const ANALYZER_STEPS: u64 = 5_600;
/// In the values alone.
const VALUE_STEPS: u64 = 1_500;
/// In the relations alone.
const RELATION_STEPS: u64 = 4_000;
/// Steps of an empty text.
const BASE_STEPS: u64 = 500;

/// A zone with a change of the clocks, and one that no place has.
const BERLIN: [f64; 4] = [0.0, 60.0, 1_711_846_800_000.0, 120.0];
const STRANGE: [f64; 4] = [f64::MIN, f64::MAX, 1.0, f64::NAN];

/// All that reads text, with the memory that it uses again for each.
pub struct Readers {
    analyzer: Analyzer,
    values: Reader,
    words: (u32, Vec<u8>),
    relation_arena: relations::Arena,
    encoded: Vec<u8>,
}

impl Readers {
    pub fn new(analyzer: Analyzer) -> Readers {
        Readers {
            analyzer,
            values: Reader::new(),
            words: relations::words::section(),
            relation_arena: relations::Arena::default(),
            encoded: Vec::new(),
        }
    }

    /// Reads `text` in every way there is, and checks every rule.
    pub fn check(&mut self, text: &str, at: f64) {
        for zone in [&[][..], &BERLIN, &STRANGE] {
            self.analysis(text, at, zone);
        }
        self.values_alone(text, at);
        let meaning = self.analyzer.meaning(text);
        if meaning.vector.table().is_some() {
            assert_eq!(Meaning::decode(&meaning.encode()), meaning);
        }
        // A tagger may say anything.
        let tags = self.analyzer.tags();
        let turned = tags.iter().enumerate();
        let turned = turned.map(|(i, &tag)| Upos::ALL[(tag as usize + i * i) % 17].0);
        self.relations(text, &turned.collect::<Vec<_>>());
    }

    /// Reads `text` once, and gives the steps of the analyzer, and of values and relations alone.
    pub fn steps(&mut self, text: &str) -> [u64; 3] {
        let analyzer = self.analysis(text, 0.0, &BERLIN);
        let values = self.values_alone(text, 0.0);
        let tags = self.analyzer.tags().to_vec();
        [analyzer, values, self.relations(text, &tags)]
    }

    fn analysis(&mut self, text: &str, at: f64, zone: &[f64]) -> u64 {
        self.encoded.clear();
        let spent = counted(text, ANALYZER_STEPS, || {
            self.analyzer
                .analyze(text, at, Zone::new(zone), &mut self.encoded);
        });
        let analysis = Analysis::decode(&self.encoded).expect("what is encoded can be decoded");
        assert!(analysis.fits(text), "offsets on borders, in order");
        assert_eq!(analysis.tags, self.analyzer.tags());
        assert_eq!(analysis.tags.len(), analysis.tokens.len());
        assert_eq!(analysis.entities, self.analyzer.entities());
        assert_eq!(analysis.relations, self.analyzer.relations());
        let mut again = Vec::new();
        analysis.encode(&mut again);
        assert_eq!(again, self.encoded, "encoded again it is the same");
        covers(text, self.analyzer.tokens());
        for value in &analysis.values {
            is_json(&value.json);
        }
        for relation in &analysis.relations {
            lies_on(relation, analysis.tokens.len());
        }
        is_json(analysis_json(text, &analysis, Some(&self.analyzer)).as_bytes());
        spent
    }

    /// Values of a text by itself.
    fn values_alone(&mut self, text: &str, at: f64) -> u64 {
        let mut found = Analysis::default();
        let spent = counted(text, VALUE_STEPS, || {
            let mut keep = keep(&mut found.values);
            self.values.read(text, at, &mut keep);
        });
        assert!(found.fits(text), "offsets on borders, in order");
        spent
    }

    /// Relations with the tokens and entities of the text that was analyzed last.
    fn relations(&mut self, text: &str, tags: &[Upos]) -> u64 {
        let tokens = self.analyzer.tokens();
        let entities = self.analyzer.entities();
        let mut found: Vec<Relation> = Vec::new();
        let lexicon = Lexicon::new(&self.words.1, self.words.0).expect("a sound section");
        let spent = counted(text, RELATION_STEPS, || {
            let words = (tags, &lexicon.groups(text, tokens)[..]);
            let arena = &mut self.relation_arena;
            relations::find(text, tokens, words, entities, arena, &mut found);
        });
        assert!(found.len() <= MAX_RELATIONS);
        for relation in &found {
            lies_on(relation, tokens.len());
        }
        spent
    }
}

/// The steps of `work`, which are at most so many for each byte of the text.
fn counted(text: &str, per_byte: u64, work: impl FnOnce()) -> u64 {
    steps::take();
    work();
    let spent = steps::take();
    let bytes = text.len() as u64;
    assert!(
        spent <= per_byte * bytes + BASE_STEPS,
        "{spent} steps of {bytes} bytes"
    );
    spent
}

/// Puts what is emitted into `values`, its JSON checked.
fn keep(values: &mut Vec<Value>) -> impl FnMut(ValueKind, u32, u32, &[u8]) -> bool {
    |kind, start, end, json| {
        is_json(json);
        let json = json.to_vec();
        values.push(Value {
            kind,
            start,
            end,
            json,
        });
        true
    }
}

/// The relation's spans are of this many tokens.
pub(crate) fn lies_on(relation: &Relation, tokens: usize) {
    let spans = [
        relation.subject,
        relation.predicate,
        relation.tail,
        relation.object,
        relation.reported_by,
    ];
    for span in spans.into_iter().chain(relation.arguments) {
        let none = span == relations::Span::NONE;
        assert!(none || span.start < span.end && span.end as usize <= tokens);
    }
    let arguments = relation.arguments.iter();
    let mut last = arguments.skip_while(|span| !span.is_empty());
    assert!(last.all(|span| span.is_empty()), "empty ones are last");
    assert!(relation.confidence <= 100);
}

/// Between tokens there is nothing but what separates them, and both ways of counting agree.
fn covers(text: &str, tokens: &[Token]) {
    let (mut byte, mut units) = (0, 0);
    let places = tokens.iter().map(|token| (token.byte_start, Some(token)));
    for (start, token) in places.chain([(text.len() as u32, None)]) {
        while byte < start {
            let c = char_at(text, byte as usize).expect("tokens start on borders");
            assert!(is_gap(c), "{c:?} is in no token");
            byte += c.len_utf8() as u32;
            units += c.len_utf16() as u32;
        }
        assert_eq!(byte, start, "in order");
        let Some(token) = token else { return };
        let inside = text.get(start as usize..token.byte_end as usize);
        let inside = inside.expect("tokens lie on borders");
        assert_eq!(token.start, units);
        units += inside.encode_utf16().count() as u32;
        assert_eq!(token.end, units);
        byte = token.byte_end;
    }
}

fn is_json(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("JSON is UTF-8");
    let mut cursor = Cursor::new(text);
    let whole = cursor.value().map(drop).and_then(|()| cursor.end());
    assert_eq!(whole, Ok(()), "{text}");
}
