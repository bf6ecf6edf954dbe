//! "My mother-in-law": one noun of several tokens.

use super::super::token::Token;
use super::super::upos::Upos;
use super::group::Group;
use crate::words::same;

/// "My mother-in-law Greta", "my brother in law": one noun.
pub(super) fn in_laws(text: &str, tokens: &[Token], groups: &mut [u16], tags: &mut [Upos]) {
    let word = |at: usize| Token::word(tokens, text, at);
    for law in 2..tags.len() {
        let last = tokens.get(law).filter(|token| token.end - token.start == 3);
        if last.is_none() || !same(word(law), "law") {
            continue;
        }
        let hyphen = usize::from(word(law - 1) == "-");
        let Some(kin) = law.checked_sub(2 + 2 * hyphen) else {
            continue;
        };
        let group = groups.get(kin).copied().unwrap_or(0);
        if group as u8 != Group::Kin as u8 || word(kin + 1 + hyphen) != "in" {
            continue;
        }
        for at in kin + 1..=law {
            if let (Some(tag), Some(place)) = (tags.get_mut(at), groups.get_mut(at)) {
                (*tag, *place) = (Upos::Noun, if at == law { group } else { 0 });
            }
        }
    }
}
