//! How a verb phrase is meant: negated, asked, planned, reported, past.

use super::super::steps;
use super::super::upos::Upos;
use super::group::Group;
use super::relation::{Modality, Tense};
use super::unsaid::keeps;
use super::verb::Verb;
use super::view::View;
use super::{framing, mending, own, reporting};
use crate::words::{begins, list};

/// How far behind a verb "any more" is looked for.
const BEHIND: usize = 10;

/// What the whole sentence says about its verbs.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Context {
    /// Verbs from here on are asked about.
    pub asked: Option<usize>,
    /// The verb of a request to keep what comes: "can you *remember* that …?"
    pub keeps: Option<usize>,
    pub corrects: bool,
    /// "If I get it, I will move": what is planned hangs on something.
    pub condition: bool,
    /// It is so in a novel, in a dream.
    pub fiction: bool,
    /// The speaker of what comes from `reported` on.
    pub speaker: (usize, usize),
    pub reported: Option<usize>,
    /// In their words: "I" is they.
    pub quoted: bool,
    /// How what is reported is meant, and whether "I don't think" turns it about.
    pub modality: Modality,
    pub negated: bool,
}

impl Context {
    /// How a sentence means what it tells without a verb.
    pub fn modality(&self) -> Modality {
        match self.fiction {
            true => Modality::Conditional,
            false => Modality::Asserted,
        }
    }
}

/// Reads what the marks and the first words say.
pub(crate) fn context(view: &View) -> Context {
    let n = view.len();
    let asking = |i: usize| view.word(i).starts_with('?') && !reporting::reminds(view, i);
    let last = (n.saturating_sub(2)..n).any(asking) && !reporting::tells_news(view);
    let asks = |i: usize| {
        view.tag(i) == Upos::Aux
            && !view.word(i).ends_with("ing")
            // "Has three daughters."
            && view.chunk(i + 1).is_some_and(|end| {
                end < n && (last || view.tag(end) != Upos::Punct || view.tag(i + 1) == Upos::Pron)
            })
            && (i == 0
                || matches!(view.tag(i - 1), Upos::Punct | Upos::Cconj | Upos::Intj)
                || reporting::calls(view, i)
                || view.any(i - 1, &[Group::Ask, Group::Which]))
    };
    steps::count(n);
    // "Did you hear, Ann moved!"
    let tells =
        |i: usize| !last && view.is_word(i + 1, "you") && view.among(i + 2, list!("hear know see"));
    let first = (0..n).find(|&i| asks(i));
    let keeps = first.and_then(|i| keeps(view, i));
    let recounts = framing::recounts(view, first.unwrap_or(0));
    let inverted = first.filter(|&i| !tells(i) && keeps.is_none());
    let asked = match inverted {
        _ if recounts => None,
        Some(i) if last && own::is_tag(view, i) => Some(0),
        Some(i) if last || i < 2 || reporting::calls(view, i) => {
            Some(i - usize::from(i > 0 && view.any(i - 1, &[Group::Ask, Group::Which])))
        }
        // "I play squash, what about you?"
        _ if !last => None,
        _ => {
            let clause = |&i: &usize| {
                let verb = matches!(view.tag(i + 1), Upos::Aux | Upos::Verb);
                let you = view.among(i, list!("you u")) && (verb || view.is_word(i + 1, "?"));
                // "I live in Lund, anyone around?"
                let any = view.among(i, list!("any anyone anybody want fancy hbu wbu"))
                    || view.among(i, list!("does is"))
                        && view.among(i + 1, list!("that it this"))
                        && !view.among(i + 2, list!("right correct true so ok okay"));
                let asks = (you || any)
                    || reporting::comments(view, i)
                    || framing::turns_to_ask(view, i)
                    || view.any(i, &[Group::Ask, Group::Which]);
                // "…, and who talks to the printer now?"
                let joint = i > 1 && view.any(i - 1, &[Group::And, Group::But]);
                let before = i.wrapping_sub(1 + usize::from(joint));
                // "… :( anybody need a room?"
                let face = view.word(before).len() > 1 && begins(view.word(before), ":;");
                i > 0 && asks && (view.comma(before) || face)
            };
            let clause = (0..n).rfind(clause);
            clause.or(keeps.is_none().then_some(0))
        }
    };
    // "No, …", "oh wait no, …"
    let wait = (0..3).find(|&i| view.same(i, "wait"));
    let begin = wait.map_or(0, |at| at + 1 + usize::from(view.comma(at + 1)));
    let no = view.is(begin, Group::Not) && view.comma(begin + 1);
    let mends = |i: usize| {
        let alone = view.tag(i + 1) == Upos::Punct || view.is(i + 1, Group::Not);
        view.is(i, Group::Actually)
            // "Sorry for the long silence" mends nothing.
            && (alone || !view.same(i, "sorry"))
            && (i < 2 || i < 4 && view.tag(i) != Upos::Noun)
            || i > 0 && view.is_word(i, "actually") && matches!(view.word(i - 1), ":" | "," | "-")
    };
    // "Argh, wrong digit, it's …"
    let wrong = (0..n.min(4)).find(|&i| view.is_word(i, "wrong"));
    let wrong = wrong.is_some_and(|at| {
        matches!(view.tag(at + 1), Upos::Noun | Upos::Adj) && !(0..at).any(|i| view.verbal(i))
    });
    let corrects = no || wrong || mending::denies(view) || (0..n.min(8)).any(mends);
    let condition = |i: usize| {
        let before = i.wrapping_sub(1);
        let object = view.verbal(before) || view.is(before, Group::Me);
        view.is(i, Group::If) && !object && !begins(view.word(i), "wW")
    };
    Context {
        asked,
        keeps,
        corrects,
        condition: (0..n).any(condition),
        fiction: framing::fiction(view),
        ..Context::default()
    }
}

/// Sets polarity, modality, tense; returns whether what is said has ended.
pub(crate) fn read(view: &View, verb: &mut Verb, subject: usize, context: &Context) -> bool {
    let mut ended = false;
    let mut future = false;
    let mut helped = false;
    let mut would = false;
    let before = subject.saturating_sub(2)..subject;
    if subject > 0
        && let Some(at) = before.clone().find(|&i| view.is(i, Group::If))
    {
        // "I asked Kim if she lives in Seoul"
        let asking = |word: &str| word.starts_with("ask") || word.starts_with("wonder");
        let asks = (at.saturating_sub(4)..at).any(|i| view.verbal(i) && asking(view.word(i)));
        verb.modality = if asks {
            Modality::Asked
        } else {
            Modality::Conditional
        };
    } else if subject > 0
        && let Some(supposed) = reporting::supposes(view, verb, subject, context.condition)
    {
        verb.modality = supposed;
    } else if subject > 0
        && view.word(subject - 1).starts_with("hop")
        && view.is(subject - 1, Group::Plan)
        || before
            .into_iter()
            .any(|i| view.is(i, Group::Might) && !is_month(view, i))
    {
        verb.modality = Modality::Possible;
    }
    // "Don't let her take aspirin"
    if subject > 0 && view.is_word(subject - 1, "let") {
        verb.modality = Modality::Commanded;
    }
    for i in verb.start.saturating_sub(1)..verb.end + 2 {
        steps::count(1);
        let inside = (verb.start..verb.end).contains(&i);
        let group = view.group(i);
        let is = |other: Group| group == other as u8;
        // "I want to live in Rome", "i want live in Rome"
        let joins =
            i < verb.head && (view.is(i + 1, Group::To) || is(Group::Plan) && i + 1 == verb.head);
        if is(Group::Longer) && view.is(i.wrapping_sub(1), Group::Not) {
            (verb.negated, ended) = (true, true);
        } else if !inside {
            continue;
        } else if is(Group::Might) {
            verb.modality = Modality::Possible;
        } else if view.word(i) == "had" && joins && i == verb.first {
            // "We had to move": it came to that.
        } else if joins
            && view.among(i, list!("supposed meant due about"))
            && (helped || view.is_word(i, "meant"))
        {
            // "was supposed to start", "meant to buy": did not, as far as is said; "is supposed to": should. "I'm supposed
            // to take insulin" does, "I was only supposed to live in Rome for a year" did.
            verb.modality = match view.word(i) {
                _ if view.is_word(i - 1, "only") => verb.modality,
                _ if view.past(verb.first) || !helped => Modality::Conditional,
                "due" | "about" => Modality::Planned,
                _ if view.is(verb.head, Group::Take) => verb.modality,
                _ if view.any(verb.head, &[Group::Move, Group::Start, Group::Go]) => {
                    Modality::Planned
                }
                _ if view.any(verb.head, &[Group::Live, Group::Be]) => Modality::Possible,
                _ => Modality::Obligation,
            };
        } else if is(Group::Should) || joins && (is(Group::Need) || is(Group::Have)) {
            verb.modality = Modality::Obligation;
        } else if is(Group::Will) || joins && (is(Group::Plan) || would && is(Group::Like)) {
            verb.modality = Modality::Planned;
            future = true;
        } else if matches!(view.word(i), "almost" | "nearly") && i < verb.head {
            // "almost moved": did not.
            verb.modality = Modality::Conditional;
        } else if view.word(i).len() == 2 && view.is_word(i + 1, "been") {
            // "she'd been a teacher"
        } else if is(Group::Would) {
            would = true;
            verb.modality = Modality::Conditional;
        } else if i < verb.head && (is(Group::Stop) || is(Group::Used) && joins && !helped) {
            ended = true;
        }
        helped |= is(Group::Be);
    }
    // "If I win tonight I'm buying a castle", but not "if you ask me, I'm moving", "not sure if I told you, I'm …"
    let own = |i: usize| {
        let who = view.among(i + 1, list!("i we he she it they"));
        view.is(i, Group::If) && who && view.verbal(i + 2)
    };
    let begins = |i: usize| i == 0 || view.tag(i - 1) == Upos::Punct;
    let coming = verb.modality == Modality::Asserted
        && view.is(verb.first, Group::Be)
        && view.gerund(verb.head)
        // "We're going to the game if we get tickets"
        && ((0..subject).any(|i| own(i) && begins(i)) || (verb.end..view.len()).any(own))
        && !(0..subject).any(|i| view.is_word(i, "because"));
    if context.condition && (verb.modality == Modality::Planned || coming) {
        verb.modality = Modality::Conditional;
    }
    // "I was going to move but it fell through"
    let was = view.past(verb.first) && view.is(verb.first, Group::Be);
    let but = || (verb.end..view.len()).any(|i| view.is(i, Group::But));
    if verb.modality == Modality::Planned && was && but() {
        verb.modality = Modality::Conditional;
    }
    // "I've got an exam on the 20th" is of now.
    let got = view.is_word(verb.head, "got");
    let perfect = view.is(verb.first, Group::Have) && verb.head > verb.first && !got;
    let infinitive = view.is(verb.first + 1, Group::To);
    verb.tense = if view.past(verb.first) && !verb.bare
        || ended && view.is(verb.first, Group::Used)
        || perfect && !infinitive && !view.gerund(verb.head)
    {
        Tense::Past
    } else if future {
        Tense::Future
    } else if verb.bare {
        Tense::None
    } else {
        Tense::Present
    };
    if verb.negated {
        let behind = verb.end..view.len().min(verb.end + BEHIND);
        ended |= behind.into_iter().any(|i| {
            view.is(i, Group::Anymore)
                // "I am not more in Oslo"
                || view.is_word(i, "more") && view.is(i - 1, Group::Not)
                || view.is_word(i, "any") && matches!(view.word(i + 1), "more" | "longer")
        });
    }
    if context.reported.is_some_and(|from| verb.start >= from) {
        if context.modality != Modality::Asserted {
            verb.modality = context.modality;
        }
        verb.negated ^= context.negated;
    }
    if context.asked.is_some_and(|from| {
        verb.start >= from
            && !framing::reason(view, from, subject)
            && !framing::in_brackets(view, from, verb.start)
    }) {
        verb.modality = Modality::Asked;
    }
    ended |= framing::before(view, verb);
    let fiction = context.fiction && framing::of_fiction(view, subject);
    if fiction && verb.modality == Modality::Asserted {
        verb.modality = Modality::Conditional;
    }
    if context.keeps == Some(verb.head) {
        verb.modality = Modality::Commanded;
    }
    ended
}

/// "Since May", "since may 2022": no "may".
fn is_month(view: &View, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    let since = view.is_word(before, "since");
    let dated = since || view.capital(i) || view.tag(i + 1) == Upos::Num;
    dated && matches!(view.tag(before), Upos::Adp | Upos::Sconj) && i > 0
}
