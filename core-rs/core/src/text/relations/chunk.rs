//! Noun chunks: the shortest runs of words that can be a subject or an object.
//!
//! A pronoun is one alone; else a run of determiners, possessives, numbers, adjectives, nouns,
//! symbols and hyphens that ends in a noun, with participles before a noun; else a short quotation.
//! Look-ahead is bounded by [`QUOTED`].

use super::super::steps;
use super::super::upos::Upos;
use super::group::Group;
use super::view::View;
use crate::words::list;

/// Nouns that a time ends in.
pub(crate) const TIMES: [Group; 3] = [Group::Time, Group::Future, Group::Day];
/// The longest quotation that is one chunk, tokens between the quotes.
const QUOTED: usize = 8;

/// Fills `chunks` (see [`View`]) for the sentence.
pub(crate) fn find(view: &View, chunks: &mut Vec<(u8, u8)>) {
    let n = view.len();
    chunks.clear();
    chunks.resize(n + 1, (0, 0));
    let mut i = 0;
    while i < n {
        steps::count(1);
        let end = end(view, i);
        if end > i {
            // A sentence has at most 200 tokens.
            chunks[i].0 = end as u8;
            chunks[end].1 = i as u8 + 1;
            i = end;
        } else {
            i += 1;
        }
    }
}

/// Whether `i` can stand inside a chunk.
fn material(view: &View, i: usize) -> bool {
    use Upos::{Adj, Det, Noun, Num, Propn, Sym, X};
    matches!(view.tag(i), Adj | Det | Noun | Num | Propn | Sym | X) || view.is(i, Group::My)
}

fn nominal(view: &View, i: usize) -> bool {
    matches!(
        view.tag(i),
        Upos::Noun | Upos::Propn | Upos::Num | Upos::Sym | Upos::X
    )
}

/// Four digits.
fn year(view: &View, i: usize) -> bool {
    let word = view.word(i);
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

/// The end of the quotation that opens at `i`.
fn quotation(view: &View, i: usize) -> Option<usize> {
    // "Ann said "I live in Oslo"" is told by her.
    let told = view.is(i + 1, Group::I) && view.verbal(i + 2);
    if !view.is(i, Group::Quote) || view.tag(i + 1) == Upos::Punct || told {
        return None;
    }
    (i + 2..view.len().min(i + 2 + QUOTED))
        .find(|&k| view.is(k, Group::Quote))
        .filter(|&k| view.tag(k - 1) != Upos::Punct)
        .map(|k| k + 1)
}

/// The end of the chunk at `from`, or `from`.
fn end(view: &View, from: usize) -> usize {
    use Upos::{Adj, Adv, Cconj, Det, Noun, Num, Part, Pron, Propn, Punct, Verb};
    if view.tag(from) == Pron
        && !view.is(from, Group::My)
        && !view.any(from, &[Group::Which, Group::Ask, Group::That])
    {
        let there = view.same(from, "there");
        return from + usize::from(!there);
    }
    // "30 years old today"
    if view.is(from, Group::Old) && view.any(from.wrapping_sub(1), &TIMES) {
        return from;
    }
    let mut last = from;
    let mut noun = false;
    let mut i = from;
    let mut settled = false;
    while i < view.len() {
        steps::count(1);
        if let Some(end) = quotation(view, i) {
            last = end;
            i = end;
            noun = true;
            continue;
        }
        let next = i + 1;
        let tag = view.tag(i);
        // "a cat last week", "got her yesterday"
        if (noun || view.is_word(i.wrapping_sub(1), "her") && i == from + 1)
            && view.any(i, &[Group::Future, Group::Day])
        {
            break;
        }
        // "Bodo two days ago", "April 2024 Ann", "yesterday Ann"
        let before = i.wrapping_sub(1);
        let apart = match tag {
            // "a conference two days ago", "at Eataly three evenings a week"
            Num => {
                let often = view.word(next).strip_suffix('s');
                let often = often.is_some_and(|word| {
                    matches!(word, "evening" | "morning" | "afternoon" | "night")
                });
                noun && (view.tag(before) == Propn && (often || view.any(next, &TIMES))
                    || view.any(next, &TIMES) && view.is(next + 1, Group::Ago)
                    || (often || view.any(next, &TIMES)) && view.is(next + 1, Group::Article))
            }
            Propn => {
                noun && view.tag(before) == Num && year(view, before)
                    || i == from + 1 && view.any(from, &[Group::Day, Group::Future])
                    // "I'm sure Mia works …"
                    || i > from
                        && view.tag(before) == Adj
                        && view.is(from.wrapping_sub(1), Group::Be)
                        && (next..next + 3).any(|k| view.verbal(k))
            }
            _ => false,
        };
        // "No doubt Mia works …", "I'm not sure my sister …"
        let opens = i > from && view.is_word(before, "doubt")
            || i == from + 1 && view.among(before, list!("sure certain convinced"));
        let apart = apart || opens && matches!(tag, Propn | Pron | Det);
        if apart && !(tag == Num && view.any(before, &TIMES)) {
            break;
        }
        let inside = match tag {
            // A determiner or possessive after a noun begins another chunk.
            Det => {
                // "vegetarian these days"
                let late = i > from && view.tag(i - 1) == Adj && view.is(i, Group::It);
                !noun && !late && !view.any(i, &[Group::Which, Group::Ask])
            }
            Pron => !noun && view.is(i, Group::My),
            Part => {
                let joins = noun && view.is(i, Group::Clitic);
                if joins {
                    noun = false;
                }
                joins
            }
            Adv => {
                !noun
                    && (matches!(view.tag(next), Adj | Num)
                        || view.tag(next) == Adv && view.tag(next + 1) == Adj)
            }
            Verb => {
                (i > from && view.tag(i - 1) != Noun && view.tag(i - 1) != Propn
                    || view.is_word(i.wrapping_sub(1), "-")
                    || i == from
                        && (i == 0
                            || i == 1 && view.tag(0) == Cconj
                            || view.participle(i) && view.tag(i - 1) == Upos::Adp)
                        // "Met Bob"
                        && !(view.is(i, Group::Meet) && view.tag(next) == Propn))
                    && (view.participle(i) || view.gerund(i))
                    && (matches!(view.tag(next), Noun | Propn | Adj) || view.is_word(next, "-"))
            }
            Cconj => {
                i > from && view.tag(i - 1) == Adj && view.tag(next) == Adj && material(view, next)
            }
            Punct if i > from => {
                view.is_word(i, "-") && (material(view, next) || view.tag(next) == Verb)
                    || view.comma(i)
                        && (view.tag(i - 1) == Adj
                            && view.tag(next) == Adj
                            && !view.is(i - 1, Group::Diet)
                            || view.tag(i - 1) == Num && year(view, next))
            }
            _ => material(view, i),
        };
        if !inside {
            break;
        }
        if nominal(view, i) {
            (noun, settled) = (true, true);
            last = next;
        } else if tag == Adj && view.tag(from) == Det && !noun {
            // "the rich", as long as no noun follows.
            last = next;
            settled = true;
        }
        i = next;
    }
    if view.any(last.wrapping_sub(1), &TIMES) && view.is(last, Group::Ago) {
        last += 1;
    }
    let alone = last == from + 1 && view.tag(from) == Det;
    if (settled || last > from) && !alone {
        return last;
    }
    // "this", "all", "her" alone
    if view.tag(from) == Pron && view.is(from, Group::My) {
        return from + 1;
    }
    if view.tag(from) == Det && !view.is(from, Group::Article) {
        return from + 1;
    }
    from
}
