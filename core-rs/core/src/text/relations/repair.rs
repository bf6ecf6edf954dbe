//! Tags that are put right before relations are looked for.

use super::super::analysis::EntityKind;
use super::super::token::Token;
use super::super::upos::Upos;
use super::Arena;
use super::fillers;
use super::group::{Form, Group};
use super::in_laws::in_laws;
use super::need::{LANGUAGES, is_medicine};
use super::third;
use super::typed;
use crate::words::{is_among, is_capital, list};

/// Fills `mended` with `tags`, with those put right that personal relations hang on: "my sister lives in" and
/// "allergic to dust" are often tagged as nouns and infinitives, a strange name as an adjective.
pub(super) fn tags(text: &str, tokens: &[Token], tags: &[Upos], arena: &mut Arena) {
    use Upos::{Adj, Adp, Adv, Aux, Cconj, Det, Noun, Part, Pron, Propn, Punct, Sconj, Verb};
    let Arena {
        groups,
        tags: mended,
        entities,
        ..
    } = arena;
    mended.clear();
    mended.extend_from_slice(tags);
    typed::mend(text, tokens, entities, (groups, mended));
    in_laws(text, tokens, groups, mended);
    third::mend(text, tokens, groups, mended);
    let is = |i: usize, group: Group| groups.get(i).is_some_and(|&word| word as u8 == group as u8);
    fillers::mark(text, tokens, groups, (tags, mended));
    // "Loic lives in Brest": a name that begins the sentence.
    let word = |at: usize| Token::word(tokens, text, at);
    let unknown = groups.first() == Some(&0)
        && !matches!(word(0), "Still" | "Also" | "Now" | "Currently" | "Already")
        && matches!(
            tags.first(),
            Some(Adj | Noun | Verb | Adv | Upos::Intj | Upos::X)
        )
        && (is_capital(word(0)) || entities.first() == Some(&Some(EntityKind::Person)));
    if unknown
        && is_verb(groups, 1)
        && word(1).ends_with('s')
        && tags.get(2) == Some(&Adp)
        && tags.get(3) == Some(&Propn)
        && let [first, second, ..] = &mut mended[..]
    {
        (*first, *second) = (Propn, Verb);
    }
    // "my boss is now Tadeo"
    let turned =
        |i: usize| i > 1 && word(i) == "now" && is(i - 1, Group::Be) && is(i - 2, Group::Kin);
    let speaks = (0..groups.len()).find(|&i| is(i, Group::Speak));
    let takes_noun = |i: usize| is(i, Group::Allergic) || is(i, Group::Promote);
    for (i, pair) in tags.windows(2).enumerate() {
        let group = groups.get(i + 1).map_or(0, |&word| word as u8);
        let kin = is(i, Group::Kin);
        let next = tags.get(i + 2).copied().unwrap_or(Punct);
        let ill = takes_noun(i) && is(i + 1, Group::To);
        // "works for Skoda.", "joined Adobe"
        let capital = || {
            let mut letters = word(i + 1).chars();
            letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
        };
        // "my bro Tom play drums"
        let verb = matches!(tags.get(i + 3), Some(Verb | Aux));
        let told = !verb && i > 1 && is(i - 1, Group::Kin) && is(i - 2, Group::My);
        let third = || (word(i + 1).ends_with('s') || told) && next == Noun;
        // "Ann and I both work": an adverb.
        if i > 0
            && is_verb(groups, i + 1)
            && word(i) == "both"
            && !matches!(tags.get(i - 1), Some(Verb | Adp))
        {
            if let Some([tag, verb, ..]) = mended.get_mut(i..) {
                (*tag, *verb) = (Adv, Verb);
            }
            continue;
        }
        let mend = match pair[1] {
            Aux | Verb | Adj | Adp
                if (is(i, Group::My) || matches!(word(i), "'s" | "’s"))
                    && is(i + 1, Group::Kin)
                    && (next != Noun || word(i + 2).ends_with('s')) =>
            {
                Noun
            }
            // "my cat Nils steals food"
            Propn if told && !capital() && word(i + 1).ends_with('s') && next == Noun => Verb,
            // "my new neighbour Samantha"
            Propn if is(i + 1, Group::Kin) && is_capital(word(i + 2)) && !capital() => Noun,
            // "my dog Waffles"
            Adj | Verb | Noun | Adp | Adv | Upos::X
                if kin
                    && i > 0
                    && (is(i - 1, Group::My)
                        || i > 1
                            && pair[1] == Noun
                            && next == Verb
                            && tags.get(i - 1) == Some(&Adj)
                            && is(i - 2, Group::My))
                    && capital()
                    && group == 0 =>
            {
                Propn
            }
            // "My boss is Ottoline, she …", but not "German"
            Adj if is(i, Group::Be)
                && i > 0
                && is(i - 1, Group::Kin)
                && group == 0
                && word(i + 2) == ","
                && matches!(word(i + 3), "he" | "she")
                && capital()
                && !is_of_nation(word(i + 1)) =>
            {
                Propn
            }
            // "My son has type 1 diabetes."
            Verb if is(i, Group::Have) && word(i + 1) == "type" && next == Upos::Num => Noun,
            // "My father-in-law turns 70", "Ron is 71 and lives alone", "the other one lives in Lyon"
            Noun if kin && word(i + 1) == "turns" && next == Upos::Num => Verb,
            Noun if pair[0] == Cconj && word(i + 1) == "lives" && word(i + 2) == "alone" => Verb,
            Noun if word(i) == "one" && word(i + 1) == "lives" && word(i + 2) == "in" => Verb,
            // "I'm going to study nursing at Lund"
            Verb if is(i, Group::Study) && word(i + 1).ends_with("ing") => match next {
                Adp | Punct => Noun,
                _ => continue,
            },
            // "I'm head chef now."
            Verb if is(i, Group::Be) && word(i + 1) == "head" && is_job(groups, i + 2) => Noun,
            // "… has given up law and studies medicine"
            Noun if pair[0] == Cconj
                && word(i + 1) == "studies"
                && matches!(next, Noun | Propn) =>
            {
                Verb
            }
            // "I am electrician."
            Adj if is(i, Group::Be)
                && is_job(groups, i + 1)
                && (matches!(next, Punct | Cconj) || matches!(word(i + 2), "in" | "at")) =>
            {
                Noun
            }
            // "Tom's a baker so he's up"
            Propn
                if is_job(groups, i + 1)
                    && !capital()
                    && (pair[0] == Det
                        || is(i, Group::Be)
                            && (matches!(next, Punct | Cconj)
                                || matches!(word(i + 2), "in" | "at"))) =>
            {
                Noun
            }
            // "I was about to move": one verb with what comes.
            Adj if matches!(word(i + 1), "about" | "due")
                && is(i + 2, Group::To)
                && tags.get(i + 3) == Some(&Verb) =>
            {
                Adv
            }
            // "speaks only German and English"
            Adj if speaks.is_some_and(|at| at <= i)
                && next != Noun
                && (capital()
                    || is_among(word(i + 1), LANGUAGES)
                    || matches!(word(i), "," | "and") && matches!(next, Punct | Cconj)) =>
            {
                Propn
            }
            // "don't take ibuprofen", whose ending is that of a participle
            Verb if is(i, Group::Take) && is(i + 1, Group::Medicine) => Noun,
            Adv if is(i, Group::Take) && is_medicine(word(i + 1)) => Noun,
            // "I no longer like it"
            Adp | Sconj if is(i, Group::Longer) && is(i + 1, Group::Like) => Verb,
            Noun | Propn
                if is_verb(groups, i + 1)
                    && !(pair[1] == Noun && is(i, Group::My))
                    && (matches!(pair[0], Propn | Pron)
                        || kin
                        || told && is_capital(word(i))
                        || entities.get(i) == Some(&Some(EntityKind::Person))
                        || is_subject(word(i))
                        || pair[0] == Cconj && word(i + 1) == "study"
                        || pair[0] == Cconj && next == Adp && word(i + 1).ends_with('s')
                        || pair[0] == Punct
                            && (tags.get(i + 3) == Some(&Propn)
                                || matches!(entities.get(i + 3), Some(Some(_)))))
                    && (matches!(next, Adp | Det | Pron)
                        || pair[1] == Noun && (matches!(next, Propn | Adj) || third())
                        || is_subject(word(i)) && (next == Noun || next == Verb && word(i + 2).ends_with("ing"))
                        // "I live in Kassel and study physics"
                        || pair[0] == Cconj && next == Noun && word(i + 1) == "study"
                        || pair[1] == Propn && next == Propn && !capital()) =>
            {
                Verb
            }
            // "Ann's not vegan any more"
            Verb if group == Group::Diet as u8
                && (is(i, Group::Be) || is(i, Group::Not))
                && !matches!(next, Noun | Det | Pron) =>
            {
                Adj
            }
            // "She's dating Anselm now"
            Noun if pair[0] == Aux && word(i + 1) == "dating" && is_capital(word(i + 2)) => Verb,
            // "Anouk quit Heineken"
            Noun if pair[0] == Propn
                && word(i + 1) == "quit"
                && (matches!(next, Propn | Det | Pron) || is_capital(word(i + 2))) =>
            {
                Verb
            }
            Noun | Propn
                if matches!(word(i + 1), "claims" | "reckons")
                    && (next == Pron || is_capital(word(i + 2))) =>
            {
                Verb
            }
            // "a broken left arm"
            Verb if matches!(pair[0], Adj | Noun | Verb)
                && i > 0
                && matches!(tags.get(i - 1), Some(Det | Pron))
                && word(i + 1) == "left"
                && next == Noun =>
            {
                Adj
            }
            // "bought a flat!"
            Adj if pair[0] == Det && next == Punct && word(i + 1) == "flat" => Noun,
            // "We're not engaged any more."
            Det if word(i + 1) == "any"
                && word(i + 2) == "more"
                && tags.get(i + 3) != Some(&Noun) =>
            {
                Adv
            }
            // "text me at …"
            Noun if group == Group::Reach as u8 && next == Pron => Verb,
            // "my height is", "I'm lactose intolerant"
            Adv if is(i, Group::My) && next == Aux => Noun,
            Verb if pair[0] == Aux && is(i + 2, Group::Allergic) => Noun,
            // "a dog called Pixel"
            Noun | Adj | Verb if is(i, Group::Named) && capital() => Propn,
            // "has asthma as well"
            Verb if is(i, Group::Have) && is(i + 1, Group::Illness) => Noun,
            // "Vinhos do Vale"
            Aux | Verb
                if [i, i + 1, i + 2]
                    .iter()
                    .all(|&at| matches!(entities.get(at), Some(Some(_)))) =>
            {
                Propn
            }
            // A name that is none: "moved to Shanghai this week".
            Adj | Verb | Noun if matches!(entities.get(i + 1), Some(Some(_))) && capital() => Propn,
            Part if ill || is(i + 1, Group::To) && !matches!(next, Verb | Aux | Adv) => Adp,
            Verb if i > 0 && is(i, Group::To) && takes_noun(i - 1) => Noun,
            Adj | Noun | Verb
                if (matches!(pair[0], Adp | Verb | Cconj)
                    || next == Cconj && word(i) == ","
                    || turned(i))
                    && matches!(next, Punct | Cconj | Adp | Adv)
                    && capital() =>
            {
                Propn
            }
            _ => continue,
        };
        if let Some(tag) = mended.get_mut(i + 1) {
            *tag = mend;
        }
    }
}

fn is_subject(word: &str) -> bool {
    is_among(word, list!("i we they"))
}

/// "German", "Polish", "Portuguese"
fn is_of_nation(word: &str) -> bool {
    const ENDINGS: [&str; 9] = ["an", "ish", "ese", "ch", "ic", "i", "ss", "ek", "sh"];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether a word says what somebody works as.
fn is_job(groups: &[u16], at: usize) -> bool {
    let word = groups.get(at).copied().unwrap_or(0);
    word >> 8 & Form::Job as u16 != 0
}

/// Whether a word can be a verb that tells of somebody's life.
fn is_verb(groups: &[u16], at: usize) -> bool {
    let group = groups.get(at).map_or(0, |&word| word as u8);
    (Group::Live as u8..=Group::Speak as u8).contains(&group)
        || (Group::Learn as u8..=Group::Follow as u8).contains(&group)
}
