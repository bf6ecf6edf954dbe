//! Lemmas: the dictionary form of a word with a given part of speech. Irregular forms
//! by the closed tables of the model's section `LEMM` (made of `lemma_table`), the rest by the rules of English spelling (final `e`,
//! doubled consonants, `y` to `i`: Quirk et al. 1985, 3.5 to 3.10, 5.80, 7.75). A look-up reads one
//! table, the rules the last characters.

use super::little::number as number_at;
use super::upos::Upos;

/// Words longer than this, in bytes, are their own lemma.
const LIMIT: usize = 40;

/// Letters that a row of forms begins with.
pub(crate) const LETTERS: usize = 26;
/// Rows of the section: function words of each tag, then verbs, nouns and adjectives by letter.
pub(crate) const ROWS: usize = Upos::COUNT + 3 * LETTERS;

/// The irregular forms. Layout of the section: per row, and one more, its place u16, little endian ·
/// the rows, `lemma form form …;lemma …`.
#[derive(Clone, Copy)]
pub(crate) struct Lemmas<'m> {
    places: &'m [[u8; 2]],
    rows: &'m [u8],
}

impl<'m> Lemmas<'m> {
    /// The section in `bytes`; nothing when it is cut short.
    pub(crate) fn new(bytes: &'m [u8]) -> Option<Lemmas<'m>> {
        let (places, rows) = bytes.split_at_checked(2 * ROWS + 2)?;
        Some(Lemmas {
            places: places.as_chunks().0,
            rows,
        })
    }

    fn place(&self, i: usize) -> usize {
        number_at(self.places, i)
    }

    /// Whether the rows are in order and none is beyond the end.
    pub(crate) fn is_sound(&self) -> bool {
        (0..ROWS).all(|i| self.place(i) <= self.place(i + 1)) && self.place(ROWS) == self.rows.len()
    }

    /// Writes the lemma of `word` to `out`, in lower case; a name is its own, as it is written.
    pub(crate) fn write(&self, word: &str, tag: Upos, out: &mut String) {
        out.clear();
        if tag == Upos::Propn {
            return out.push_str(word);
        }
        let lower: String = word.chars().flat_map(char::to_lowercase).collect();
        if lower.len() > LIMIT {
            return out.push_str(&lower);
        }
        let (table, rule): (Option<usize>, fn(&str, &mut String)) = match tag {
            Upos::Verb | Upos::Aux => (Some(0), verb),
            Upos::Noun => (Some(1), noun),
            // Only forms of the table: most words in -er and -est are no comparatives.
            Upos::Adj | Upos::Adv => (Some(2), same),
            Upos::Num => (None, number),
            _ => (None, same),
        };
        let letter = usize::from(lower.bytes().next().unwrap_or(0).wrapping_sub(b'a'));
        let row = table.filter(|_| letter < LETTERS);
        let row = row.map(|table| Upos::COUNT + table * LETTERS + letter);
        let known = self.find(tag as usize, &lower);
        match known.or_else(|| self.find(row?, &lower)) {
            Some(known) => out.push_str(known),
            None => rule(&lower, out),
        }
    }

    /// The lemma of `word` in a row.
    fn find(&self, row: usize, word: &str) -> Option<&'m str> {
        let rows = self.rows.get(self.place(row)..self.place(row + 1))?;
        for row in rows.split(|&b| b == b';') {
            let mut forms = row.split(|&b| b == b' ');
            let lemma = forms.next()?;
            if forms.any(|form| form == word.as_bytes()) {
                return core::str::from_utf8(lemma).ok();
            }
        }
        None
    }
}

fn same(word: &str, out: &mut String) {
    out.push_str(word);
}

/// Thousands are grouped in writing only.
fn number(word: &str, out: &mut String) {
    let grouped = word.bytes().any(|b| b.is_ascii_digit());
    out.extend(word.chars().filter(|&c| c != ',' || !grouped));
}

fn noun(word: &str, out: &mut String) {
    const ALONE: [&str; 7] = ["ss", "us", "is", "'s", "as", "os", "news"];
    if word.len() < 4 || ALONE.iter().any(|end| word.ends_with(end)) {
        // Words in -as and -os are plurals when a longer stem is left: `pizzas`, `videos`.
        let stem = word
            .strip_suffix('s')
            .filter(|stem| stem.len() > 3 && (stem.ends_with('a') || stem.ends_with('o')));
        return out.push_str(stem.unwrap_or(word));
    }
    plural(word, out);
}

/// Takes off the ending of a plural noun or of the third person.
fn plural(word: &str, out: &mut String) {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        out.push_str(stem);
        return out.push('y');
    }
    if let Some(stem) = word.strip_suffix("es") {
        const HISSING: [&str; 6] = ["ss", "sh", "ch", "x", "zz", "o"];
        if HISSING.iter().any(|end| stem.ends_with(end)) {
            return out.push_str(stem);
        }
    }
    out.push_str(word.strip_suffix('s').unwrap_or(word));
}

fn verb(word: &str, out: &mut String) {
    if let Some(stem) = word.strip_suffix("ied").filter(|stem| stem.len() > 1) {
        out.push_str(stem);
        return out.push('y');
    }
    for ending in ["ing", "in'", "ed"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.bytes().any(is_vowel)
            && stem.len() > 1
        {
            return restore(stem, out);
        }
    }
    if word.len() > 3 && !word.ends_with("ss") && !word.ends_with("us") {
        return plural(word, out);
    }
    out.push_str(word);
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// A stem before `-ed` or `-ing`: takes back a doubled consonant, gives back a final `e`.
fn restore(stem: &str, out: &mut String) {
    out.push_str(stem);
    let bytes = stem.as_bytes();
    let at = |back: usize| {
        bytes
            .len()
            .checked_sub(back)
            .and_then(|i| bytes.get(i))
            .copied()
            .unwrap_or(0)
    };
    let (last, before, third) = (at(1), at(2), at(3));
    if last == before && !is_vowel(last) {
        // `call`, `miss`, `buzz`, `stuff` are double themselves; `control` is not.
        let kept = matches!(last, b's' | b'z' | b'f') || last == b'l' && !longer(bytes);
        if !kept {
            out.pop();
        }
        return;
    }
    const WITH_E: [&str; 19] = [
        "at", "iz", "is", "as", "os", "us", "ur", "ir", "or", "ar", "ns", "rs", "ls", "dg", "rg",
        "ng", "nc", "bl", "tl",
    ];
    const WITHOUT: [&str; 20] = [
        "eat", "oat", "eas", "ear", "oar", "air", "our", "oor", "ocus", "onus", "tor", "vor",
        "nor", "bor", "ring", "ang", "long", "ing", "eir", "hair",
    ];
    let two = |list: &[&str]| list.iter().any(|end| stem.ends_with(end));
    let e = match last {
        b'v' | b'c' | b'u' => true,
        b'g' if before == b'a' || before == b'd' || before == b'r' || before == b'e' => true,
        b'e' | b'a' | b'o' | b'i' | b'y' | b'w' | b'x' | b'h' => false,
        _ if two(&WITHOUT) => {
            stem.ends_with("eas") || stem.ends_with("chang") || stem.ends_with("rrang")
        }
        b'l' if !is_vowel(before) && before != b'r' && before != b'w' => true,
        b's' => before != b's',
        b'z' => true,
        _ if two(&WITH_E) && last != b'g' => true,
        // One vowel between consonants, in a stem of one syllable: `hope`, `use`, `write`.
        _ => {
            is_vowel(before)
                && before != b'y'
                && !is_vowel(third)
                && (!longer(bytes) || silent(stem))
        }
    };
    if e {
        out.push('e');
    }
}

/// Whether there is a vowel before the last syllable.
fn longer(bytes: &[u8]) -> bool {
    let mut groups = 0;
    let mut inside = false;
    for &byte in bytes {
        let vowel = is_vowel(byte);
        groups += usize::from(vowel && !inside);
        inside = vowel;
    }
    groups > 1
}

/// Ends of longer stems that lost an `e`.
fn silent(stem: &str) -> bool {
    const ENDS: [&str; 22] = [
        "quir", "pir", "plet", "cret", "vid", "cid", "sid", "lud", "nid", "rid", "tin", "fin",
        "bin", "min", "clin", "duc", "pon", "som", "sum", "plor", "nor", "pos",
    ];
    ENDS.iter().any(|end| stem.ends_with(end))
}
