//! Words as people type them who are in a hurry, or learn the language, and beginnings that are often tagged wrongly.

use super::super::token::Token;
use super::super::upos::Upos;
use super::group::{Form, Group};
use crate::words::{is_among, is_capital, list, same};

/// Puts their tags and groups right, before the others are.
pub(super) fn mend(text: &str, tokens: &[Token], groups: &mut [u16], tags: &mut [Upos]) {
    use Upos::{Adj, Adp, Adv, Aux, Cconj, Det, Intj, Noun, Pron, Propn, Punct, Verb, X};
    let word = |at: usize| Token::word(tokens, text, at);
    // "Mum moved to Whitby", "Dad lives in Cork"
    if is_among(
        word(0),
        list!("mum mom dad mummy mommy daddy grandma grandpa granny"),
    ) && matches!(tags.first(), Some(Aux | Adj | Verb | X | Intj | Adv))
        && is_capital(word(0))
        && let [first, ..] = &mut *tags
    {
        *first = Noun;
    }
    let group = |at: usize| groups.get(at).map_or(0, |&word| word as u8);
    let pronoun = tags.get(1) == Some(&Pron);
    let reaches = group(0) == Group::Reach as u8 || group(0) == Group::Email as u8;
    let home = tags.get(1) == Some(&Aux) && same(word(0), "home");
    if let [first, ..] = &mut *tags {
        // "Text me at …"
        if reaches && pronoun {
            *first = Verb;
        }
        // "home is Leeds"
        if home {
            *first = Noun;
        }
    }
    for i in 0..tags.len() {
        let tag = |at: usize| tags.get(at).copied().unwrap_or(Punct);
        let is = |at: usize, group: Group| {
            groups
                .get(at)
                .is_some_and(|&word| word as u8 == group as u8)
        };
        let before = i.wrapping_sub(1);
        let begins = i == 0 || tag(before) == Punct;
        let (mended, group) = match word(i) {
            // "works @ Allegro", "lives w/ Ann"
            "@" if is_among(word(before), list!("work works working"))
                && is_capital(word(i + 1)) =>
            {
                (Adp, Some(Group::At))
            }
            // "My sister works @ Bosch"
            "works" | "work" if word(i + 1) == "@" && is_capital(word(i + 2)) => (Verb, None),
            "w" | "W" if word(i + 1) == "/" => (Adv, None),
            "/" if matches!(word(before), "w" | "W") => (Adp, Some(Group::With)),
            // "she is form Jamaica"
            "form"
                if (is(before, Group::Be) || is(before, Group::Come))
                    && is_capital(word(i + 1)) =>
            {
                (Adp, Some(Group::From))
            }
            // "hi. am from Peru"
            "am" | "Am" if begins && tag(i) != Aux && !is_among(word(i + 1), list!("i")) => {
                (Aux, None)
            }
            // "evry day"
            "evry" | "evrey" | "eveery" | "evey" => (Det, None),
            // "allergic to cats SORRY"
            typed
                if i > 0
                    && matches!(tag(i), Adj | Noun | Propn)
                    && matches!(tag(before), Noun | Propn | Adj)
                    && is_among(typed, list!("sorry please thanks")) =>
            {
                (Intj, None)
            }
            // "studies at Durham and rings whenever …"
            _ if tag(i) == Noun
                && tag(before) == Cconj
                && word(i).ends_with('s')
                && is_among(word(i + 1), list!("whenever when because while")) =>
            {
                (Verb, None)
            }
            // "he is cook so …"
            _ if tag(i) == Verb
                && is(before, Group::Be)
                && groups
                    .get(i)
                    .is_some_and(|&word| word >> 8 & Form::Job as u16 != 0)
                && (matches!(tag(i + 1), Punct | Cconj)
                    || is_among(word(i + 1), list!("so in at"))) =>
            {
                (Noun, None)
            }
            _ => continue,
        };
        if let Some(tag) = tags.get_mut(i) {
            *tag = mended;
        }
        if let (Some(group), Some(place)) = (group, groups.get_mut(i)) {
            *place = group as u16;
        }
    }
}
