//! The terms of words: what is left without the most common ones, as stems.
//!
//! A word is folded, an irregular form becomes its base, the stem of that is the term. [`signs`] are read
//! from the same words.

use super::folding::{MAX_WORD_BYTES, each_word};
use super::hash_table::{HashTable, hash};
use super::letters::split;
use super::stem::stem;
use crate::json::write_raw;
use std::sync::OnceLock;

/// Signs of a turn, as bits: it asks something; says I or we; names a time; has a capitalised name;
/// is an assistant's.
pub mod signs {
    pub const ASKS: u8 = 1;
    pub const FIRST_PERSON: u8 = 2;
    pub const TIME: u8 = 4;
    pub const NAME: u8 = 8;
    pub const ASSISTANT: u8 = 16;
}

/// Words that say nothing of what a turn is about; those of one letter are what contractions leave.
const STOP: &str = "a an the and or but if then else of to in on at by for from with about into as is \
am are was were be been being do does did doing have has had having you your yours he him his she her \
hers it its they them their theirs that these those there here what which who whom whose where when \
why how not no nor so than too very can could will would shall should might must also s t d ll m \
re ve don didn doesn isn aren wasn weren won wouldn couldn shouldn haven hasn hadn up out over off \
down again more most some any each other such own same only";
const STOP_FIRST_PERSON: &str = "i my we me our ours mine us";
/// Words of times. `this` and `just` are stop words too.
const TIMES: &str = "yesterday tonight tomorrow ago last next weekend month year years monday tuesday \
wednesday thursday friday saturday sunday january february april june july august september october \
november december recently since";
const STOP_TIMES: &str = "this just";
/// Forms that have no stem in common: the base first.
const IRREGULAR: &str = "go went gone;child children;man men;woman women;person people;buy bought;get \
got gotten;take took taken;see saw seen;make made;give gave given;find found;think thought;bring \
brought;teach taught;catch caught;tell told;say said;meet met;lose lost;win won;run ran;begin began \
begun;write wrote written;speak spoke spoken;choose chose chosen;feel felt;keep kept;leave left;hear \
heard;hold held;sell sold;send sent;spend spent;stand stood;sing sang sung;swim swam swum;drive drove \
driven;eat ate eaten;fall fell fallen;fly flew flown;grow grew grown;know knew known;throw threw \
thrown;wear wore worn;break broke broken;build built;foot feet;tooth teeth;mouse mice;life lives;wife \
wives;lead led;pay paid;sleep slept;become became;come came;draw drew drawn;ride rode ridden;rise rose \
risen;sit sat;understand understood;wake woke woken;fight fought;forget forgot forgotten;hide hid \
hidden;shoot shot;steal stole stolen;stick stuck;lie lay;dream dreamt;learn learnt";
/// What is known of a word.
#[derive(Clone, Copy)]
struct Known {
    word: &'static str,
    /// The base of an irregular form.
    base: Option<&'static str>,
    stop: bool,
    signs: u8,
}

/// The words above, by a hash table: one look-up a word.
#[derive(Default)]
struct Lexicon {
    table: HashTable,
    words: Vec<Known>,
}

impl Lexicon {
    fn shared() -> &'static Lexicon {
        static SHARED: OnceLock<Lexicon> = OnceLock::new();
        SHARED.get_or_init(|| {
            let mut all = Lexicon::default();
            all.list(STOP, true, 0);
            all.list(STOP_FIRST_PERSON, true, signs::FIRST_PERSON);
            all.list(TIMES, false, signs::TIME);
            all.list(STOP_TIMES, true, signs::TIME);
            for row in split(IRREGULAR, b';') {
                let mut forms = split(row, b' ');
                let base = forms.next();
                forms.for_each(|word| all.add(word, base, false, 0));
            }
            all
        })
    }

    fn list(&mut self, words: &'static str, stop: bool, signs: u8) {
        split(words, b' ').for_each(|word| self.add(word, None, stop, signs));
    }

    fn add(&mut self, word: &'static str, base: Option<&'static str>, stop: bool, signs: u8) {
        let Lexicon { table, words } = self;
        table.insert(word.as_bytes(), words.len() as u32, &|i, seed| {
            hash(
                words.get(i as usize).map_or(&[], |w| w.word.as_bytes()),
                seed,
            )
        });
        words.push(Known {
            word,
            base,
            stop,
            signs,
        });
    }

    fn find(&self, word: &[u8]) -> Option<Known> {
        let is = |i: u32| {
            self.words
                .get(i as usize)
                .is_some_and(|w| w.word.as_bytes() == word)
        };
        let found = self.table.find(word, is)?;
        self.words.get(found as usize).copied()
    }
}

/// Calls `word` with the term of each word of `text`, empty for a stop word, and the word itself; gives the
/// signs of the words.
pub fn each_term(text: &str, word: &mut dyn FnMut(&[u8], &[u8])) -> u8 {
    let mut found = 0;
    let [mut buffer, mut term] = [(); 2].map(|()| Vec::with_capacity(MAX_WORD_BYTES));
    each_word(text, &mut buffer, &mut |folded| {
        found |= read_word(folded, &mut term);
        word(&term, folded);
    });
    found
}

/// Makes the term of a folded word, empty for a stop word; gives the word's signs.
pub fn read_word(folded: &[u8], term: &mut Vec<u8>) -> u8 {
    term.clear();
    let known = Lexicon::shared().find(folded);
    if known.is_none_or(|known| !known.stop) {
        let base = known.and_then(|known| known.base);
        write_raw(term, base.map_or(folded, str::as_bytes));
        stem(term);
    }
    let year = if is_year(folded) { signs::TIME } else { 0 };
    known.map_or(0, |known| known.signs) | year
}

/// Whether a word is a number that is hardly read twice, as most of five digits or more. It is its own term and has no
/// signs.
pub fn is_long_number(word: &[u8]) -> bool {
    word.len() > 4 && word.iter().all(u8::is_ascii_digit)
}

fn is_year(word: &[u8]) -> bool {
    word.len() == 4 && word.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> (Vec<String>, u8) {
        let mut found = Vec::new();
        let signs = each_term(text, &mut |term, _| {
            found.push(String::from_utf8_lossy(term).into_owned());
        });
        found.retain(|term| !term.is_empty());
        (found, signs)
    }

    #[test]
    fn a_term_is_the_stem_of_a_words_base() {
        assert_eq!(terms("The children were running.").0, ["child", "run"]);
        assert_eq!(terms("She went; he goes, WENT!").0, ["go", "goe", "go"]);
        assert_eq!(terms("Don't they?").0, [""; 0]);
    }

    #[test]
    fn the_words_tell_signs() {
        assert_eq!(terms("we met").1, signs::FIRST_PERSON);
        assert_eq!(terms("last year").1, signs::TIME);
        assert_eq!(terms("in 1999").1, signs::TIME);
        assert_eq!(terms("it rained 19 days").1, 0);
    }
}
