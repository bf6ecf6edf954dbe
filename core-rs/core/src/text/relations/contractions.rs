//! What `'s` is short for.

use super::super::analysis::EntityKind;
use super::super::token::Token;
use super::super::upos::Upos;
use super::Arena;
use super::group::Group;
use super::need::is_dwelling;
use crate::words::{has_byte, is_among, list};

/// What of somebody is told by a name, a time or a number.
const TOLD: [Group; 7] = [
    Group::Named,
    Group::Birthday,
    Group::Email,
    Group::Phone,
    Group::Job,
    Group::Home,
    Group::Address,
];

/// What is said with "is" of somebody.
const PARTICIPLES: [Group; 5] = [
    Group::Marry,
    Group::Engage,
    Group::Named,
    Group::Divorce,
    Group::Known,
];

/// What somebody has done.
const HAVING: [Group; 9] = [
    Group::Move,
    Group::Join,
    Group::Leave,
    Group::Own,
    Group::Sell,
    Group::Go,
    Group::Come,
    Group::Start,
    Group::Stop,
];

/// "Years", "yrs".
pub(super) fn is_years(word: &str) -> bool {
    word.starts_with("year") || is_among(word, list!("yrs yr yo y/o"))
}

/// "She's 34", "Ann's allergic", "he's moved": what `'s` is short for. A possessive stays one.
pub(super) fn find(text: &str, tokens: &[Token], arena: &mut Arena) {
    use Upos::{Adj, Adp, Adv, Aux, Cconj, Det, Noun, Num, Part, Pron, Propn, Punct, Sconj, Verb};
    for i in 1..arena.tags.len() {
        let group = |at: usize| arena.groups.get(at).map_or(0, |&word| word as u8);
        let word = |at: usize| Token::word(tokens, text, at);
        let tag = |at: usize| arena.tags.get(at).copied().unwrap_or(Punct);
        // "shes", "thats"
        let bare = word(i) == "s" && tag(i) == Aux;
        if !bare && (group(i) != Group::Clitic as u8 || word(i).len() == 1) {
            continue;
        }
        let mut next = i + 1;
        while tag(next) == Adv && next < i + 3 {
            next += 1;
        }
        let after = tag(next + 1);
        let stops = matches!(
            after,
            Punct | Adp | Cconj | Sconj | Adv | Part | Pron | Aux | Verb
        );
        let is = |groups: &[Group]| groups.iter().any(|&one| one as u8 == group(next));
        let favourite = i > 1 && group(i - 2) == Group::Favourite as u8;
        let named = favourite || group(i - 1) == Group::Named as u8;
        // "I took Sara's my bad"
        let starts = !(0..i).any(|at| tag(at) == Verb);
        let told = favourite || TOLD.iter().any(|&one| one as u8 == group(i - 1));
        let short = match tag(i) {
            Aux | Verb => true,
            Part => match tag(next) {
                // "my birthday's next Friday"
                Adj => stops || told && is(&[Group::Future]),
                // "my sister's here", "Helga's no longer my boss"
                Adp | Pron | Punct | Det if next > i + 1 => true,
                // "Sara's my boss now"
                Pron if group(next) == Group::My as u8 => starts,
                Det => group(next) == Group::Article as u8 || after == Det,
                Num | Upos::Sym => told || stops || is_years(word(next + 1)),
                _ if told && has_byte(word(next), b'@') => true,
                // "My birthday's June 17."
                Propn if group(i - 1) == Group::Birthday as u8 => starts && after == Num,
                Propn | Noun if named => matches!(after, Punct | Cconj | Sconj),
                // "my brother's Rasmus, the tall one", "my brother's Rasmus, he …", but not "my brother's Honda"
                Propn => {
                    let mine = i > 1 && group(i - 2) == Group::My as u8;
                    let person = arena.entities.get(next) == Some(&Some(EntityKind::Person));
                    let sort = list!("tall short older younger oldest youngest eldest middle");
                    let one = word(next + 2) == "the"
                        && is_among(word(next + 3), sort)
                        && word(next + 4) == "one"
                        && matches!(word(next + 5), "" | "." | "!");
                    let he = is_among(word(next + 2), list!("he she"));
                    mine && starts
                        && person
                        && group(i - 1) == Group::Kin as u8
                        && word(next + 1) == ","
                        && (one || he)
                }
                // "her dad's from Cusco"
                Adp => {
                    let home = group(next) == Group::In as u8 && is_dwelling(word(i - 1));
                    let from = group(next) == Group::From as u8 && after == Propn && starts;
                    home || from || group(i - 1) == Group::Birthday as u8
                }
                Noun => stops && is(&[Group::Diet, Group::Single, Group::Allergic]),
                Verb => word(next).ends_with("ing") || is(&PARTICIPLES) || is(&HAVING),
                _ => false,
            },
            _ => false,
        };
        if !short {
            continue;
        }
        let has = tag(next) == Verb && is(&HAVING)
            || is_among(word(next), list!("been got had lived worked studied"));
        let full = if has { Group::Have } else { Group::Be };
        if let (Some(tag), Some(group)) = (arena.tags.get_mut(i), arena.groups.get_mut(i)) {
            (*tag, *group) = (Aux, full as u16);
        }
    }
}
