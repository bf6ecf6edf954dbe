//! Relations of a message: subject, predicate, object and further arguments as spans of tokens, with
//! how they are meant. Patterns over tags, sentence by sentence.
//!
//! `lexicon` gives each word its group (`group`, `words`); `chunk` finds noun chunks, `verb` verb
//! phrases; `clause` joins them by `subject` and `object` (and `phrase`), `nominal` finds what needs
//! no verb; `status` reads polarity, modality and tense, `personal`, `copula` and `rules` the kinds (`kind`)
//! that a memory files. `view` is the sentence that all of them read.
//!
//! Cost: a bounded number of look-ups for each token; searches to the left and right are bounded by
//! constants, a sentence by [`view::MAX_TOKENS`]. The patterns start from ReVerb's (Fader et al.,
//! EMNLP 2011); confidences were set by the mean precision of each pattern on CaRB's dev part.

mod chunk;
mod clause;
mod copula;
mod group;
mod kind;
mod lexicon;
mod nominal;
mod object;
mod own;
mod personal;
mod phrase;
mod relation;
mod rules;
mod status;
mod subject;
mod verb;
mod view;
#[cfg(any(test, feature = "tables"))]
pub(super) mod words;

#[cfg(test)]
mod personal_tests;
#[cfg(test)]
mod robustness_tests;

pub use kind::Kind;
pub(crate) use lexicon::Lexicon;
pub use relation::{Implied, MAX_ARGUMENTS, Modality, Relation, Span, Tense};

use super::analysis::Span as Entity;
use super::sentence;
use super::token::Token;
use super::upos::Upos;
use clause::{MAX_IN_SENTENCE, Sink};
use group::Group;
use view::{MAX_TOKENS, View};

/// The most relations of one message; what comes after is left out.
pub const MAX_RELATIONS: usize = 1_000;

/// Memory that is used again for each message.
#[derive(Debug, Default)]
pub(crate) struct Arena {
    groups: Vec<u16>,
    tags: Vec<Upos>,
    entities: Vec<bool>,
    ends: Vec<u8>,
    starts: Vec<u8>,
}

/// Appends the relations of `text` to `out`, sentence by sentence. `tags` has one tag for each
/// token; without tags there are no relations.
pub(crate) fn find(
    lexicon: &Lexicon,
    text: &str,
    tokens: &[Token],
    tags: &[Upos],
    entities: &[Entity],
    arena: &mut Arena,
    out: &mut Vec<Relation>,
) {
    let mut from = 0;
    let mut rest = entities;
    while from < tokens.len() && out.len() < MAX_RELATIONS {
        let end = sentence::end(text, tokens, from);
        let cut = end.min(from + MAX_TOKENS).min(tags.len());
        if let (Some(tokens), Some(tags)) = (tokens.get(from..cut), tags.get(from..cut)) {
            arena.groups.clear();
            let groups = tokens.iter().map(|token| lexicon.look_up(token.of(text)));
            arena.groups.extend(groups);
            mark(tokens, &mut rest, &mut arena.entities);
            repair(text, tokens, tags, arena);
            let mut view = View {
                text,
                tokens,
                tags: &arena.tags,
                groups: &arena.groups,
                entities: &arena.entities,
                ends: &[],
                starts: &[],
            };
            chunk::find(&view, &mut arena.ends, &mut arena.starts);
            view.ends = &arena.ends;
            view.starts = &arena.starts;
            let limit = MAX_RELATIONS.min(out.len() + MAX_IN_SENTENCE);
            let base = from as u32;
            clause::find(&view, &mut Sink { out, base, limit });
        }
        from = end;
    }
}

/// Fills `marks` for the tokens of a sentence. `rest` are the entities from there on, in order.
fn mark(tokens: &[Token], rest: &mut &[Entity], marks: &mut Vec<bool>) {
    marks.clear();
    for token in tokens {
        while let Some((first, after)) = rest.split_first()
            && first.end <= token.start
        {
            *rest = after;
        }
        marks.push(
            rest.first()
                .is_some_and(|entity| entity.start <= token.start),
        );
    }
}

/// Fills `mended` with `tags`, with those put right that personal relations hang on: "my sister lives in" and
/// "allergic to dust" are often tagged as nouns and infinitives, a strange name as an adjective.
fn repair(text: &str, tokens: &[Token], tags: &[Upos], arena: &mut Arena) {
    use Upos::{Adj, Adp, Adv, Aux, Cconj, Det, Noun, Part, Pron, Propn, Punct, Verb};
    let Arena {
        groups,
        tags: mended,
        entities,
        ..
    } = arena;
    mended.clear();
    mended.extend_from_slice(tags);
    let is = |i: usize, group: Group| groups.get(i).is_some_and(|&word| word as u8 == group as u8);
    // "Text me at …"
    if is(0, Group::Reach)
        && tags.get(1) == Some(&Pron)
        && let Some(first) = mended.first_mut()
    {
        *first = Verb;
    }
    let takes_noun = |i: usize| is(i, Group::Allergic) || is(i, Group::Promote);
    for (i, pair) in tags.windows(2).enumerate() {
        let group = groups.get(i + 1).map_or(0, |&word| word as u8);
        let kin = is(i, Group::Kin);
        let next = tags.get(i + 2).copied().unwrap_or(Punct);
        let ill = takes_noun(i) && is(i + 1, Group::To);
        // "works for Skoda.", "joined Adobe"
        let capital = || {
            let word = tokens.get(i + 1).map_or("", |token| token.of(text));
            let mut letters = word.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
        };
        let mend = match pair[1] {
            Noun | Propn
                if (Group::Live as u8..=Group::Speak as u8).contains(&group)
                    && (matches!(pair[0], Propn | Pron)
                        || kin
                        || pair[0] == Punct && tags.get(i + 3) == Some(&Propn))
                    && (matches!(next, Adp | Det | Pron)
                        || pair[1] == Noun && matches!(next, Propn | Adj)
                        || pair[1] == Propn && next == Propn && !capital()) =>
            {
                Verb
            }
            // "text me at …"
            Noun if group == Group::Reach as u8 && next == Pron => Verb,
            // "my height is", "I'm lactose intolerant"
            Adv if is(i, Group::My) && next == Aux => Noun,
            Verb if pair[0] == Aux && is(i + 2, Group::Allergic) => Noun,
            // A name that is none: "moved to Shanghai this week".
            Adj | Verb | Noun if entities.get(i + 1) == Some(&true) && capital() => Propn,
            Part if ill || is(i + 1, Group::To) && !matches!(next, Verb | Aux | Adv) => Adp,
            Verb if i > 0 && is(i, Group::To) && takes_noun(i - 1) => Noun,
            Adj | Noun | Verb
                if matches!(pair[0], Adp | Verb | Cconj)
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
