//! Relations of a message: subject, predicate, object and further arguments as spans of tokens, with
//! how they are meant. Patterns over tags, sentence by sentence.
//!
//! `lexicon` gives each word its group (`group`, `words`); `chunk` finds noun chunks, `verb` verb
//! phrases; `clause` joins them by `subject` (with `relative`, or `unsaid`, `third`) and `object` (and `phrase`), over what is put in between (`aside`) or stands before (`fronted`), `nominal` finds what needs
//! no verb, `mending` what corrects without one; `repair` (with `fillers`, `in_laws`) and `contractions` put tags right first; `status` reads polarity, modality and
//! tense, `personal`, `further`, `also` and `copula` by the table of `rules` (and `need`, `sense`, `whom`, `occupation`) the kinds (`kind`)
//! that a memory files. `view` is the sentence that all of them read.
//!
//! Cost: a bounded number of look-ups for each token; searches to the left and right are bounded by
//! constants, a sentence by [`view::MAX_TOKENS`]. The patterns start from ReVerb's (Fader et al.,
//! EMNLP 2011); confidences were set by the mean precision of each pattern on CaRB's dev part.

mod also;
mod appointment;
mod aside;
mod calling;
mod chunk;
mod clause;
mod contractions;
mod copula;
mod diet;
mod fillers;
mod framing;
mod fronted;
mod further;
mod group;
mod hollow;
mod in_laws;
mod injury;
mod introducing;
#[cfg(any(test, feature = "tables"))]
mod jobs;
mod kind;
mod lexicon;
mod mending;
mod need;
mod nominal;
mod object;
mod occupation;
mod own;
mod personal;
mod phrase;
mod reaching;
mod relation;
mod relative;
mod repair;
mod reporting;
mod rules;
mod sense;
mod sifting;
mod sink;
mod status;
mod subject;
mod taking_up;
mod third;
mod typed;
mod unsaid;
mod verb;
mod view;
mod whom;
#[cfg(any(test, feature = "tables"))]
pub(super) mod words;

#[cfg(test)]
mod personal_tests;
#[cfg(test)]
mod robustness_tests;

pub(crate) use calling::is_former;
pub use kind::Kind;
pub(crate) use lexicon::Lexicon;
pub(crate) use need::LANGUAGES;
pub use relation::{Implied, MAX_ARGUMENTS, Modality, Relation, Span, Tense};

use super::analysis::{EntityKind, Span as Entity};
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
    entities: Vec<Option<EntityKind>>,
    chunks: Vec<(u8, u8)>,
}

/// Appends the relations of `text` to `out`, sentence by sentence. There is a tag and a group (of the
/// lexicon) for each token; without tags there are no relations.
pub(crate) fn find(
    text: &str,
    tokens: &[Token],
    (tags, groups): (&[Upos], &[u16]),
    entities: &[Entity],
    arena: &mut Arena,
    out: &mut Vec<Relation>,
) {
    let mut from = 0;
    let mut rest = entities;
    // "Wait, that was wrong." is about what comes next.
    let mut mends = false;
    let mut topic = Span::NONE;
    while from < tokens.len() && out.len() < MAX_RELATIONS {
        let end = sentence::end_of_any(text, tokens, from);
        let cut = end.min(from + MAX_TOKENS).min(tags.len());
        let begin = core::mem::replace(&mut from, end);
        if let (Some(tokens), Some(tags), Some(groups)) = (
            tokens.get(begin..cut),
            tags.get(begin..cut),
            groups.get(begin..cut),
        ) {
            mark(tokens, &mut rest, &mut arena.entities);
            if !mends && is_silent(text, tokens, (tags, groups), &arena.entities) {
                topic = Span::NONE;
                continue;
            }
            arena.groups.clear();
            arena.groups.extend_from_slice(groups);
            repair::tags(text, tokens, tags, arena);
            contractions::find(text, tokens, arena);
            let mut view = View {
                text,
                tokens,
                tags: &arena.tags,
                groups: &arena.groups,
                entities: &arena.entities,
                chunks: &[],
            };
            chunk::find(&view, &mut arena.chunks);
            view.chunks = &arena.chunks;
            let limit = MAX_RELATIONS.min(out.len() + MAX_IN_SENTENCE);
            let base = begin as u32;
            let before = out.len();
            // "Olives? Can't stand them." "Jazz, I'm a huge fan."
            let stop = view.chunk(0).unwrap_or(0);
            let last = stop.wrapping_sub(1);
            // "Great news, I love it", "Last night, …" name nothing.
            let bare = stop == 1 || view.tag(0) == Upos::Noun;
            let empty = view.any(last, &[Group::Vague, Group::Time, Group::Day])
                || matches!(
                    view.word(last),
                    "Thanks" | "thanks" | "Congrats" | "Cheers" | "guys"
                )
                || !bare;
            let leads = view.comma(stop) && !view.named(last) && !view.is(last, Group::Kin);
            let mut sink = Sink {
                out,
                base,
                limit,
                topic,
            };
            if stop > 0 && leads && !empty {
                sink.topic = sink.span((0, stop));
            }
            further::to_whom(&view, &mut sink);
            let corrects = clause::find(&view, mends, &mut sink);
            introducing::find(&view, &mut sink);
            introducing::also_known(&view, &mut sink);
            introducing::without_verb(&view, &mut sink);
            topic = if stop > 0 && stop + 1 == view.len() && view.is_word(stop, "?") {
                sink.span((0, stop))
            } else {
                Span::NONE
            };
            let new = out.get(before..).unwrap_or(&[]);
            // "Switched, actually." corrects what it says itself.
            let ends = cut
                .checked_sub(begin + 2)
                .is_some_and(|at| view.is_word(at, "actually"));
            mends = corrects
                && !ends
                && new.iter().all(|relation| {
                    // "Oh wait, no." tells nothing.
                    let about = !relation.subject.is_empty();
                    relation.kind == Kind::Open
                        && (about || relation.modality == Modality::Commanded)
                });
        }
    }
    framing::quote(text, tokens, out);
}

/// Whether nothing in a sentence is what a pattern begins with, or changes how the next one is read: "Nice photo!"
fn is_silent(
    text: &str,
    tokens: &[Token],
    (tags, groups): (&[Upos], &[u16]),
    entities: &[Option<EntityKind>],
) -> bool {
    use Upos::{Adj, Adv, Intj, Noun, Num, Punct, Sym, X};
    let bare = |tag: &Upos| matches!(tag, Adj | Adv | Intj | Noun | Num | Punct | Sym | X);
    groups.iter().all(|&word| word == 0)
        && entities.iter().all(Option::is_none)
        && tags.iter().all(bare)
        && !tokens
            .iter()
            .any(|token| matches!(token.of(text), "?" | "wrong"))
}

/// Fills `marks` for the tokens of a sentence. `rest` are the entities from there on, in order.
fn mark(tokens: &[Token], rest: &mut &[Entity], marks: &mut Vec<Option<EntityKind>>) {
    marks.clear();
    for token in tokens {
        while let Some((first, after)) = rest.split_first()
            && first.end <= token.start
        {
            *rest = after;
        }
        marks.push(
            rest.first()
                .filter(|entity| entity.start <= token.start)
                .map(|entity| entity.kind),
        );
    }
}
