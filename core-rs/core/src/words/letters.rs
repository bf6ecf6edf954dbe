//! What the letters of a word tell. Each is one function, called: written out at each of their many places they
//! would be a twentieth of the core's code.

/// Whether two words are the same, in any case of ASCII letters.
#[inline(never)]
pub fn same(word: &str, other: &str) -> bool {
    word.eq_ignore_ascii_case(other)
}

/// A text of its own.
#[inline(never)]
pub fn owned(text: &str) -> String {
    text.to_owned()
}

/// A text of its own that does not grow.
#[inline(never)]
pub fn boxed(text: &str) -> Box<str> {
    text.into()
}

/// A text with its ASCII letters small.
#[inline(never)]
pub fn lower(text: &str) -> String {
    text.to_ascii_lowercase()
}

/// Whether a word begins with an upper-case letter.
#[inline(never)]
pub fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a letter or digit is in a text: it is no mark.
#[inline(never)]
pub fn has_letters(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// Whether a text holds another as it is. The standard library's search is faster in long texts, and 3 KB.
pub fn has_part(text: &str, part: &str) -> bool {
    let mut parts = text.as_bytes().windows(part.len().max(1));
    part.is_empty() || parts.any(|bytes| bytes == part.as_bytes())
}

/// The digits of ASCII.
pub const DIGITS: &str = "0123456789";

/// Whether a word begins with a lower-case letter.
#[inline(never)]
pub fn is_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// Whether a word ends a sentence.
#[inline(never)]
pub fn is_stop(word: &str) -> bool {
    matches!(word, "." | "!" | "?")
}

/// Whether a text begins with one of some signs.
#[inline(never)]
pub fn begins(text: &str, signs: &str) -> bool {
    is_one(text.chars().next(), signs)
}

/// Whether a text ends with one of some signs.
#[inline(never)]
pub fn ends(text: &str, signs: &str) -> bool {
    is_one(text.chars().next_back(), signs)
}

#[inline(never)]
fn is_one(sign: Option<char>, signs: &str) -> bool {
    signs.chars().any(|one| Some(one) == sign)
}

/// Whether an upper-case letter is in a text.
#[inline(never)]
pub fn has_capital(text: &str) -> bool {
    text.contains(char::is_uppercase)
}

/// Whether a sign of ASCII is in a text.
#[inline(never)]
pub fn has_byte(text: &str, sign: u8) -> bool {
    text.bytes().any(|byte| byte == sign)
}

/// Whether a number is one of some.
#[inline(never)]
pub fn has(numbers: &[u32], one: u32) -> bool {
    numbers.contains(&one)
}

/// Whether a digit is in a text.
#[inline(never)]
pub fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// A text's parts between characters of another sort, as of `str::split`: empty ones too.
pub struct Runs<'t> {
    rest: Option<&'t str>,
    is_part: fn(char) -> bool,
}

/// The parts of a text whose characters are of a sort that all ASCII letters are of.
pub fn runs(text: &str, is_part: fn(char) -> bool) -> Runs<'_> {
    Runs {
        rest: Some(text),
        is_part,
    }
}

/// The runs of letters in a text.
pub fn letters(text: &str) -> Runs<'_> {
    runs(text, char::is_alphabetic)
}

impl<'t> Iterator for Runs<'t> {
    type Item = &'t str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'t str> {
        let text = self.rest.take()?;
        let mut all = text.char_indices();
        let is_end = |&(_, c): &(usize, char)| !c.is_ascii_alphabetic() && !(self.is_part)(c);
        let Some((end, _)) = all.find(is_end) else {
            return Some(text);
        };
        self.rest = Some(all.as_str());
        text.get(..end)
    }
}

/// A text's parts between signs of ASCII, as of `str::split`.
pub struct Split<'t> {
    rest: Option<&'t str>,
    at: u8,
}

pub fn split(text: &str, at: u8) -> Split<'_> {
    let rest = Some(text);
    Split { rest, at }
}

impl<'t> Iterator for Split<'t> {
    type Item = &'t str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'t str> {
        let text = self.rest.take()?;
        let Some(end) = text.bytes().position(|byte| byte == self.at) else {
            return Some(text);
        };
        self.rest = text.get(end + 1..);
        text.get(..end)
    }
}
