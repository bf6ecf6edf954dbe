//! What a message asks of somebody: "Where do you live?", so that "In Graz." can answer it (`answering.rs`).

use super::following::{MORE, follow};
use super::questions::read;
use super::several::{MOST, earlier, is_told_alone};
use super::units::Units;
use super::unmarked::{asks, is_bare, is_bare_since, is_plain, is_since, is_strange, likes_it};
use super::whether::{asks_after, handed_back, is_by_the_way, named_off, whether};
use crate::memory::role_place;
use crate::text::relations::Kind;
use crate::text::{Analysis, EntityKind, Gender};
use crate::words::{List, boxed, has_byte, holds, is_among, letters, list};

/// Words of a question that are looked at.
const WORDS: usize = 24;

/// UTF-8 bytes of the words that are kept of a question.
const WORDS_BYTES: usize = 256;
/// Messages that a question waits for its answer.
pub(super) const LATE: u8 = 3;

/// A question that waits for an answer: what of whom.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Asked {
    /// [`Kind::Open`] where nothing was asked.
    pub kind: Kind,
    pub of: Whom,
    /// A yes to it is a fact.
    pub plain: bool,
    /// It asks whether something is so.
    pub whether: bool,
    /// It asks what was so: "Where did you study?"
    pub past: bool,
    /// It asks since when something is so, which it takes for granted.
    pub since: bool,
    /// It has no kind of its own: "And your sister?", "And to Tunis?"
    pub follows: bool,
    /// Messages since then.
    pub age: u8,
    /// The name of the attribute that is asked for ("your *favourite colour*"), or what may be so ("in *Bonn*").
    pub words: Box<str>,
    /// What else the message asks the one spoken to, before that.
    pub also: Vec<Kind>,
}

/// Whom a question is about.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Whom {
    /// The one spoken to.
    #[default]
    You,
    /// Somebody who was spoken of.
    Third(Gender),
    /// Who has a role, by its place in the table, for the one spoken to: "your dog".
    Role(u8),
    /// Who has it for somebody who was spoken of: "Ann's boss", "his wife".
    Theirs(u8),
}

/// Words that ask.
pub(super) const ASKING: &List = list!("where who what which when how");

impl Asked {
    /// Reads the last question of a message, or the one before it if the last is a short one that adds to it ("Still
    /// Ghent?").
    pub fn by(text: &str, analysis: &Analysis) -> Asked {
        let unmarked = asks(text);
        if !has_byte(text, b'?') && !unmarked {
            return Asked::default();
        }
        let mut units = Units::new(text);
        let mut words: Vec<&str> = Vec::with_capacity(WORDS);
        let people = analysis
            .entities
            .iter()
            .any(|entity| entity.kind == EntityKind::Person)
            || is_strange(text, analysis);
        let mut asked = Asked::default();
        let mut also = Vec::new();
        for (at, &(start, end)) in analysis.tokens.iter().enumerate() {
            let word = units.slice(start, end).unwrap_or("");
            match word.bytes().next() {
                // "Where do you live? Still Ghent?"
                Some(b'?') => {
                    if asked.kind != Kind::Open && asked.of == Whom::You && !asked.whether {
                        also.push(asked.kind);
                    } else {
                        also.clear();
                    }
                    let mut last = words.clone();
                    let kinds = earlier(&mut last, people);
                    // What is asked last has to be known, else it may be what is answered.
                    if !kinds.is_empty() && read(&last, people).is_some() {
                        also.extend(kinds);
                        words = last;
                    }
                    let first = at - words.len();
                    let read = read(&words, people)
                        .map(|(asked, from)| {
                            (asked, (first + from, first + named_off(&words).len()))
                        })
                        .or_else(|| whether(&words, first as u32, analysis))
                        .or_else(|| {
                            let (asked, run) = follow(&words, people)?;
                            // "I'm at the shop. What else?"
                            let other = first > 4 || !analysis.relations.is_empty();
                            if run.len() == 2
                                && other
                                && is_among(words.last().unwrap_or(&""), MORE)
                            {
                                return None;
                            }
                            Some((asked, (first + run.start, first + run.end)))
                        })
                        // "Would you rather live in Nuuk or in Dubai?" is a game.
                        .filter(|_| !holds(&words, list!("rather")))
                        .map(|(asked, run)| Asked {
                            words: boxed(of(text, analysis, run)),
                            ..asked
                        });
                    let bare_since = is_bare_since(&words);
                    let bare = bare_since.then(|| Asked {
                        whether: true,
                        ..Asked::default()
                    });
                    let handed = read.as_ref().is_some_and(|read| {
                        read.follows && read.of == Whom::You && read.words.is_empty()
                    });
                    let handed = handed && asked.kind == Kind::Open;
                    let handed = handed
                        .then(|| handed_back(&words, text, analysis))
                        .flatten();
                    let read = handed.or(bare).or(read).map(|read| Asked {
                        follows: read.follows || read.kind == Kind::Open && likes_it(&words),
                        ..read
                    });
                    let visits = read.as_ref().is_some_and(|read| read.kind == Kind::Visited);
                    let since = read.as_ref().is_some_and(|read| {
                        read.whether
                            && match read.kind {
                                Kind::Open => bare_since,
                                _ => is_since(&words),
                            }
                    });
                    // "… Still Ghent?", but not "… And who's this?"
                    let aside = is_by_the_way(&words);
                    let short = words.len() <= 3 && !holds(&words, ASKING) || aside;
                    let read = read.filter(|read| {
                        !aside || read.kind != Kind::Open || asked.kind == Kind::Open
                    });
                    // "How's your mum?" asks nothing that is kept, but "she" is she.
                    let read = read.or_else(|| {
                        let roles = words
                            .iter()
                            .filter(|word| role_place(word).is_some())
                            .count();
                        let mut pairs = words.windows(2);
                        let role = pairs.find_map(|pair| match pair {
                            [your, role] if is_among(your, list!("your ur")) && roles == 1 => {
                                role_place(role)
                            }
                            _ => None,
                        });
                        let of = match role {
                            Some(role) => Whom::Role(role),
                            None if people && asks_after(&words) => Whom::Third(Gender::Unknown),
                            None => return None,
                        };
                        Some(Asked {
                            of,
                            ..Asked::default()
                        })
                    });
                    asked = Asked {
                        // "Have you ever been to Cairo?"
                        plain: is_plain(&words) || visits || since,
                        since,
                        ..read.unwrap_or(if short { asked } else { Asked::default() })
                    };
                    words.clear();
                }
                Some(b'.' | b'!') => words.clear(),
                // "Before I book: any allergies?"
                Some(b':') if word.len() == 1 => words.clear(),
                _ if words.len() < WORDS => words.push(word),
                // The last ones are looked at.
                _ => {
                    words.remove(0);
                    words.push(word);
                }
            }
        }
        let first = analysis.tokens.len() - words.len();
        if unmarked
            && is_bare(&words)
            && let Some((found, from)) = read(&words, people)
        {
            let run = (first + from, analysis.tokens.len());
            asked = Asked {
                words: boxed(of(text, analysis, run)),
                plain: is_plain(&words),
                ..found
            };
        }
        also.truncate(MOST);
        also.retain(|kind| is_told_alone(*kind));
        if !is_told_alone(asked.kind) || asked.of != Whom::You || also.contains(&asked.kind) {
            also.clear();
        }
        Asked { also, ..asked }
    }

    /// What is asked where `before` was asked before: the new question, if it is one; the old one, for a while.
    pub fn after(self, before: Asked) -> Asked {
        let waits = before.kind != Kind::Open && before.age < LATE;
        match (self.kind, self.follows) {
            (Kind::Open, _) if self.since => self,
            (Kind::Open, false) if waits && self.of == Whom::You => Asked {
                age: before.age + 1,
                ..before
            },
            (Kind::Open, true) if waits && self.words.is_empty() => Asked {
                of: self.of,
                plain: self.plain,
                age: 0,
                ..before
            },
            // "But you, do you like it?"
            (Kind::Open, true)
                if waits && before.kind == Kind::Likes && is_among(&self.words, list!("it")) =>
            {
                Asked { age: 0, ..before }
            }
            (Kind::Open, true)
                if waits && letters(&self.words).any(|word| is_among(word, MORE)) =>
            {
                // "Anyone else?"
                let one =
                    letters(&self.words).any(|word| is_among(word, list!("anyone anybody who")));
                let more = one && before.kind == Kind::LivesWith
                    || !one
                        && matches!(
                            before.kind,
                            Kind::AllergicTo
                                | Kind::Speaks
                                | Kind::Plays
                                | Kind::Takes
                                | Kind::Dislikes
                                | Kind::Condition
                        );
                match more {
                    true => Asked {
                        age: 0,
                        whether: false,
                        plain: false,
                        ..before
                    },
                    false => Asked::default(),
                }
            }
            (Kind::Open, true) if waits && is_among(&self.words, list!("where")) => Asked {
                kind: match before.kind {
                    Kind::Studies => Kind::StudiesAt,
                    Kind::WorksAs => Kind::WorksAt,
                    kind => kind,
                },
                age: 0,
                whether: false,
                ..before
            },
            (Kind::Open, true) if waits => Asked {
                words: self.words,
                plain: self.plain,
                whether: true,
                age: 0,
                ..before
            },
            (Kind::Open, true) => Asked::default(),
            _ => self,
        }
    }
}

/// The text of a run of tokens, nothing if it is long.
fn of<'t>(text: &'t str, analysis: &Analysis, (from, to): (usize, usize)) -> &'t str {
    let run = analysis.tokens.get(from..to).unwrap_or(&[]);
    match (run.first(), run.last()) {
        (Some(first), Some(last)) => Units::new(text)
            .slice(first.0, last.1)
            .filter(|words| words.len() <= WORDS_BYTES)
            .unwrap_or(""),
        _ => "",
    }
}
