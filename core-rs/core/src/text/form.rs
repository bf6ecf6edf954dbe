//! Normal forms: what the tagger sees of a token. Hashes, shapes, affixes; no text.

use super::steps;
use super::token::{Token, TokenKind};

/// The tagger's view of one token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// The word in lower case, digits as 0; links and handles are one word each.
    pub word: u32,
    /// The word in lower case without the sign of a hashtag, as lists and clusters have it.
    pub lower: u32,
    /// Shape with runs collapsed, eight classes of three bits, the first lowest.
    pub shape: u32,
    /// Shape of the first ten characters.
    pub long_shape: u32,
    /// The first one to four characters of the word; 0 beyond its length.
    pub prefixes: [u32; 4],
    /// The last one to four characters.
    pub suffixes: [u32; 4],
    /// Gazetteer tags, see [`super::gazetteer`].
    pub gazetteer: u8,
    /// Clusters, see [`super::cluster`]; 0 for none.
    pub fine: u16,
    pub coarse: u8,
    /// Counts that the casing of a sentence is made of: capital and small letters, 255 at most.
    pub upper: u8,
    pub small: u8,
}

/// What stands before the first and after the last token.
pub const BORDER: Form = Form {
    word: 1,
    lower: 1,
    shape: 0,
    long_shape: 0,
    prefixes: [0; 4],
    suffixes: [1; 4],
    gazetteer: 0,
    fine: 0,
    coarse: 0,
    upper: 0,
    small: 0,
};

impl AsMut<Form> for Form {
    fn as_mut(&mut self) -> &mut Form {
        self
    }
}

impl Form {
    /// Whether the token has a letter or a digit, as far as its shape tells.
    pub fn is_lettered(&self) -> bool {
        let digit = (0..8).any(|k| self.shape >> (3 * k) & 7 == 3);
        digit || self.upper > 0 || self.small > 0
    }
}

const SEED: u32 = 0x811C_9DC5;

/// One step of FNV-1a over characters (Fowler, Noll, Vo), widened by a rotation.
fn mix(hash: u32, c: char) -> u32 {
    (hash ^ c as u32).wrapping_mul(0x0100_0193).rotate_left(5)
}

/// Shape classes.
fn class(c: char) -> u32 {
    match c {
        'A'..='Z' => 1,
        'a'..='z' => 2,
        '0'..='9' => 3,
        '-' => 4,
        '.' => 5,
        '\'' | '\u{2019}' => 6,
        _ if c.is_ascii() => 7,
        _ if c.is_uppercase() => 1,
        _ if c.is_alphabetic() => 2,
        _ => 7,
    }
}

fn lower(c: char) -> char {
    if c.is_ascii() {
        c.to_ascii_lowercase()
    } else {
        c.to_lowercase().next().unwrap_or(c)
    }
}

/// The form of `token`, without gazetteer tags and clusters. Linear in the token's length.
pub fn form(text: &str, token: &Token) -> Form {
    of(token.of(text), token.kind)
}

/// The form of a token of a kind that is a word.
pub(crate) fn of(word: &str, kind: TokenKind) -> Form {
    let raw = match kind {
        TokenKind::Url | TokenKind::Email => "<url>",
        TokenKind::Handle => "<user>",
        _ => word,
    };
    let mut form = BORDER;
    let (mut word, mut plain) = (SEED, SEED);
    let mut last = ['\0'; 4];
    let (mut classes, mut previous) = (0u32, 0u32);
    for (i, c) in raw.chars().enumerate() {
        steps::count(1);
        let low = lower(c);
        let folded = if low.is_ascii_digit() { '0' } else { low };
        let class = class(c);
        word = mix(word, folded);
        if i > 0 || kind != TokenKind::Hashtag {
            plain = mix(plain, low);
        }
        last = [last[1], last[2], last[3], folded];
        if i < 4 {
            form.prefixes[i] = word;
        }
        if i < 10 {
            form.long_shape |= class << (3 * i);
        }
        if class != previous && classes < 8 {
            form.shape |= class << (3 * classes);
            classes += 1;
        }
        previous = class;
        form.upper = form.upper.saturating_add(u8::from(class == 1));
        form.small = form.small.saturating_add(u8::from(class == 2));
    }
    form.word = word;
    form.lower = plain;
    let mut suffix = SEED;
    for (k, &c) in last.iter().rev().enumerate() {
        suffix = if c == '\0' { 0 } else { mix(suffix, c) };
        form.suffixes[k] = suffix;
        if c == '\0' {
            form.suffixes[k..].fill(0);
            break;
        }
    }
    form
}

/// Hash of a row of words, for gazetteer entries of several words. Start with 0.
pub fn phrase(before: u32, word: u32) -> u32 {
    (before.rotate_left(7) ^ word).wrapping_mul(0x9E37_79B1)
}

/// The `lower` of a form, for a word that is one token.
pub fn word_hash(word: &str) -> u32 {
    letters_hash(word.chars())
}

/// [`word_hash`] of a word that is given letter by letter.
pub fn letters_hash(letters: impl Iterator<Item = char>) -> u32 {
    letters.fold(SEED, |hash, c| mix(hash, lower(c)))
}
