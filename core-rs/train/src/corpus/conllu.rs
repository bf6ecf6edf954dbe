//! Numbered words: CoNLL-U, and the same with fewer columns (number, form, then what the file has).
//! `3-4` gives the written form of the words 3 and 4 that it stands before; `8.1` is a word that is
//! not written. Source: <https://universaldependencies.org/format.html>.
//!
//! The raw text is `# text = `; without it the written forms are joined by a space, but for those
//! whose last column says `SpaceAfter=No`.

use super::Fault;
use super::place::{Place, align, build};
use super::table::{Block, Row};

/// A word, in its row.
pub struct Word<'c> {
    pub row: Row<'c>,
    /// Nothing when the text has the word in another spelling.
    pub place: Option<Place>,
}

impl<'c> Word<'c> {
    pub fn form(&self) -> &'c str {
        self.row.fields[1]
    }
}

/// A sentence and its words; ranges and words that are not written are left out.
pub struct Sentence<'c> {
    pub text: String,
    /// Whether the file has no raw text.
    pub built: bool,
    pub words: Vec<Word<'c>>,
}

/// What a row's number says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    Word(usize),
    /// First and last word of a written form.
    Range(usize, usize),
    NotWritten,
}

fn number(field: &str) -> Option<Number> {
    if let Some((first, last)) = field.split_once('-') {
        return Some(Number::Range(first.parse().ok()?, last.parse().ok()?));
    }
    if let Some((before, place)) = field.split_once('.') {
        let digits = |part: &str| part.parse::<usize>().is_ok();
        return (digits(before) && digits(place)).then_some(Number::NotWritten);
    }
    field.parse().ok().map(Number::Word)
}

/// Whether a file's words are numbered: those of its first sentence are, and more than a label
/// follows.
pub fn is_numbered(blocks: &[Block]) -> bool {
    let numbered = |row: &Row| row.fields.len() > 2 && number(row.fields[0]).is_some();
    blocks
        .first()
        .is_some_and(|block| block.rows.iter().all(numbered))
}

/// The sentences of a file whose words are numbered.
///
/// # Errors
/// When a row has no number, or a number that does not follow, or no form.
pub fn sentences(blocks: Vec<Block<'_>>) -> Result<Vec<Sentence<'_>>, Fault> {
    blocks.into_iter().map(sentence).collect()
}

/// A written form and the number of words in it.
struct Surface<'c> {
    form: &'c str,
    words: usize,
    space_after: bool,
}

fn sentence(block: Block<'_>) -> Result<Sentence<'_>, Fault> {
    let mut written: Vec<Surface> = Vec::new();
    let mut words = Vec::new();
    // The last word of the range that is open.
    let mut within = 0;
    for row in block.rows {
        let fail = |cause: &str| Fault::at(row.line, cause);
        let field = row.fields[0];
        let number = number(field).ok_or_else(|| fail("no word number in the first column"))?;
        if number == Number::NotWritten {
            continue;
        }
        let form = *row.fields.get(1).ok_or_else(|| fail("no word"))?;
        let space_after = !row
            .fields
            .last()
            .is_some_and(|misc| misc.split('|').any(|part| part == "SpaceAfter=No"));
        let next = words.len() + 1;
        let words_in_it = match number {
            Number::Range(first, last) if first == next && last >= first && within < next => {
                within = last;
                last + 1 - first
            }
            Number::Word(at) if at == next => usize::from(at > within),
            _ => return Err(fail(&format!("the word number {field} does not follow"))),
        };
        if words_in_it > 0 {
            written.push(Surface {
                form,
                words: words_in_it,
                space_after,
            });
        }
        if let Number::Word(_) = number {
            words.push(Word { row, place: None });
        }
    }
    let built = block.text.is_none();
    let (text, places) = match block.text {
        Some(text) => (
            text.to_owned(),
            align(text, written.iter().map(|form| form.form)),
        ),
        None => build(written.iter().map(|form| (form.form, form.space_after))),
    };
    let mut rest = words.iter_mut();
    for (form, place) in written.iter().zip(places) {
        set_places(&mut rest, form.words, &text, place);
    }
    Ok(Sentence { text, built, words })
}

/// Places the next `count` words in the written form at `place`.
fn set_places<'w, 'c: 'w>(
    words: &mut impl Iterator<Item = &'w mut Word<'c>>,
    count: usize,
    text: &str,
    place: Option<Place>,
) {
    let within: Vec<&mut Word> = words.take(count).collect();
    let Some((start, end)) = place else {
        return;
    };
    let forms = within.iter().map(|word| word.form().trim());
    let places = align(&text[start..end], forms);
    for (word, place) in within.into_iter().zip(places) {
        word.place = place.map(|(from, to)| (start + from, start + to));
    }
}
