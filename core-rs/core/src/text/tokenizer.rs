//! Text to tokens, after Universal Dependencies English-EWT, with three wishes of our own: money,
//! handles and hashtags stay whole.
//!
//! One pass. Each position asks the scanners in order; what they look at beyond a token's end is
//! either bounded by a constant or remembered by a watermark, so the cost is linear in the text.

use super::chars::{char_at, is_currency, is_gap, is_ideograph, is_word, utf16_units};
use super::contact::{self, Address};
use super::emoji;
use super::number;
use super::steps;
use super::token::{Token, TokenKind};
use super::word;

/// Appends the tokens of `text`, in order, without overlap. Offsets are on character borders.
/// Texts beyond 4 GiB are cut there; the caller's limits are far below.
pub fn tokenize(text: &str, out: &mut Vec<Token>) {
    let mut tokenizer = Tokenizer {
        text,
        counted: 0,
        units: 0,
        no_address_before: 0,
        out,
    };
    tokenizer.run();
}

struct Tokenizer<'t, 'o> {
    text: &'t str,
    /// Bytes whose UTF-16 units are in `units`.
    counted: usize,
    units: u32,
    /// No bare domain or e-mail address starts before this byte.
    no_address_before: usize,
    out: &'o mut Vec<Token>,
}

impl Tokenizer<'_, '_> {
    fn run(&mut self) {
        let mut at = 0;
        let mut previous = ' ';
        while let Some(c) = char_at(self.text, at) {
            steps::count(1);
            if is_gap(c) {
                at += c.len_utf8();
                previous = c;
                continue;
            }
            if let Some(end) = self.plain(at) {
                (at, previous) = (end, 'a');
                continue;
            }
            at = self.token(at, c, previous);
            previous = self.text[..at].chars().next_back().unwrap_or(' ');
        }
    }

    /// Most of a text: a run of letters before a space or a mark that nothing goes on after. Emits what [`Self::token`]
    /// would, without asking what else it might be, and returns where it ends.
    fn plain(&mut self, at: usize) -> Option<usize> {
        let rest = self.text.as_bytes().get(at..)?;
        let letters = rest.iter().position(|byte| !byte.is_ascii_alphabetic());
        let length = letters.unwrap_or(rest.len());
        let ends = matches!(
            rest.get(length),
            None | Some(b' ' | b'\n' | b',' | b'!' | b'?' | b';' | b')' | b'"')
        );
        steps::count(length);
        if length == 0 || !ends {
            return None;
        }
        Some(self.parts(at, at + length))
    }

    /// Emits the token or tokens that start with `c` at `at`, and returns where they end.
    fn token(&mut self, at: usize, c: char, previous: char) -> usize {
        let text = self.text;
        if !is_word(previous)
            && let Some((end, kind)) = self.whole(at, c)
        {
            return self.emit(at, end, kind);
        }
        if c.is_ascii_digit()
            && let Some(group) = number::group(text, at)
        {
            return self.emit(at, group.end, group.kind);
        }
        if is_word(c) {
            return self.words(at);
        }
        // After a number a clitic is a token of its own too: `1590's`.
        if previous.is_ascii_digit()
            && let Some(end) = word::lone_clitic(text, at)
        {
            return self.emit(at, end, TokenKind::Word);
        }
        if let Some(end) = emoji::emoji(text, at) {
            return self.emit(at, end, TokenKind::Emoji);
        }
        self.emit(at, sign_end(text, at, c), TokenKind::Symbol)
    }

    /// What stays whole at a place where no word goes on.
    fn whole(&mut self, at: usize, c: char) -> Option<(usize, TokenKind)> {
        let text = self.text;
        let found = match c {
            '@' => contact::handle(text, at).map(|end| (end, TokenKind::Handle)),
            '#' => contact::hashtag(text, at).map(|end| (end, TokenKind::Hashtag)),
            '.' => text
                .as_bytes()
                .get(at + 1)
                .filter(|b| b.is_ascii_digit())
                .and_then(|_| number::group(text, at).map(|group| (group.end, group.kind))),
            ':' | ';' | '=' | '<' => emoji::emoticon(text, at).map(|end| (end, TokenKind::Symbol)),
            '\'' | '\u{2019}' => word::lone_clitic(text, at).map(|end| (end, TokenKind::Word)),
            _ if is_currency(c) => number::money(text, at).map(|end| (end, TokenKind::Money)),
            _ => None,
        };
        if found.is_some() || !c.is_ascii_alphanumeric() {
            return found;
        }
        if let Some(end) = contact::url(text, at) {
            return Some((end, TokenKind::Url));
        }
        if at < self.no_address_before {
            return None;
        }
        let run = contact::address(text, at);
        self.no_address_before = run.end;
        run.found.map(|(kind, end)| {
            let kind = match kind {
                Address::Email => TokenKind::Email,
                Address::Url => TokenKind::Url,
                Address::Name => TokenKind::Word,
            };
            (end, kind)
        })
    }

    /// The word at `at`, split into its parts.
    fn words(&mut self, at: usize) -> usize {
        let text = self.text;
        let end = word::end(text, at);
        if is_ideograph(char_at(text, at).unwrap_or(' ')) {
            return self.emit(at, end, TokenKind::Word);
        }
        self.parts(at, end)
    }

    /// The parts of the word at `at..end`.
    fn parts(&mut self, at: usize, end: usize) -> usize {
        let text = self.text;
        let mut cuts = [0; word::PARTS];
        let count = word::splits(&text[at..end], &mut cuts);
        let mut from = at;
        for cut in &cuts[..count] {
            self.emit(from, at + cut, TokenKind::Word);
            from = at + cut;
        }
        self.emit(from, end, TokenKind::Word)
    }

    fn emit(&mut self, from: usize, to: usize, kind: TokenKind) -> usize {
        let start = self.units_at(from);
        let end = self.units_at(to);
        if let (Ok(byte_start), Ok(byte_end)) = (u32::try_from(from), u32::try_from(to)) {
            self.out.push(Token {
                byte_start,
                byte_end,
                start,
                end,
                kind,
            });
        }
        to
    }

    /// UTF-16 units before byte `at`. Called with ascending places only.
    fn units_at(&mut self, at: usize) -> u32 {
        let bytes = &self.text.as_bytes()[self.counted..at];
        steps::count(bytes.len());
        self.units += utf16_units(bytes);
        self.counted = at;
        self.units
    }
}

/// The end of a sign: runs of the same mark are one token (`...`, `!!!`, `----`), as are mixed
/// exclamation and question marks, doubled quotes and angle brackets.
fn sign_end(text: &str, at: usize, first: char) -> usize {
    let mut end = at;
    let joins = |c: char| match first {
        '!' | '?' => matches!(c, '!' | '?'),
        '.' | '-' | '=' | '*' | '_' | '~' | '+' | '#' | '<' | '>' | '`' | '…' | '—' | '–'
        | '\'' => c == first,
        _ => false,
    };
    for c in text[at..].chars() {
        steps::count(1);
        if end > at && !joins(c) {
            break;
        }
        end += c.len_utf8();
    }
    end
}
