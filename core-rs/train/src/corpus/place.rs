//! Where words are in their text.

/// Byte offsets, the end not included.
pub type Place = (usize, usize);

/// Places of `forms` in `text`, searched one after the other. A form that is not there gets none.
pub fn align<'f>(text: &str, forms: impl Iterator<Item = &'f str>) -> Vec<Option<Place>> {
    let mut cursor = 0;
    forms
        .map(|form| {
            let start = cursor + text[cursor..].find(form)?;
            cursor = start + form.len();
            Some((start, cursor))
        })
        .collect()
}

/// A text built from words, for files that have none: the words as they are, one space after each
/// that says so. Returns the places of the words, without the spaces they may begin or end with.
pub fn build<'f>(words: impl Iterator<Item = (&'f str, bool)>) -> (String, Vec<Option<Place>>) {
    let mut text = String::new();
    let mut places = Vec::new();
    let mut space = false;
    for (form, space_after) in words {
        if std::mem::replace(&mut space, space_after) {
            text.push(' ');
        }
        let start = text.len() + form.len() - form.trim_start().len();
        text.push_str(form);
        let end = start + form.trim().len();
        places.push((start < end).then_some((start, end)));
    }
    (text, places)
}

/// The text in lower case, offsets kept: a letter whose small form has another length stays.
pub fn lower(text: &str) -> String {
    let small = |c: char| {
        let mut low = c.to_lowercase();
        match (low.next(), low.next()) {
            (Some(l), None) if l.len_utf8() == c.len_utf8() => l,
            _ => c,
        }
    };
    text.chars().map(small).collect()
}
