//! Verbs whose subject is not said: commands, "just moved to Berlin", and where what stands before is none; requests
//! that say what they ask to keep.

use super::super::analysis::EntityKind;
use super::super::upos::Upos;
use super::clause::Sink;
use super::group::Group;
use super::object::Complement;
use super::relation::Modality;
use super::relative::relative;
use super::subject::Subjects;
use super::verb::Verb;
use super::view::View;
use crate::words::{List, is_among, list, same};

/// A base form that begins the sentence, but for interjections, "please", "do n't".
pub(crate) fn command(view: &View, verb: &Verb) -> bool {
    let polite = |i| {
        matches!(
            view.tag(i),
            Upos::Intj | Upos::Punct | Upos::Adv | Upos::Cconj
        )
    };
    // "I'm Rosalind, but please call me Roz"
    let from = verb.start.saturating_sub(4);
    // "For the test: pretend Ann works at Globex."
    let wish = view.is(verb.head, Group::Wish);
    let joint = |&i: &usize| {
        view.is(i, Group::But) || view.is(i, Group::And) || wish && view.is_word(i, ":")
    };
    let from = (from..verb.start).rfind(joint).map_or(from, |at| at + 1);
    (from == 0 || view.any(from - 1, &[Group::But, Group::And]) || view.is_word(from - 1, ":"))
        && (from..verb.start).all(polite)
        && view.tag(verb.head) == Upos::Verb
        && (view.tag(verb.first) == Upos::Verb || view.is(verb.first, Group::Do))
        && !own(view, verb)
        && is_base(view, verb.first)
}

/// "Still work at Umicore", "love root vegetables", "quit Musgrave this morning": who says so does.
fn own(view: &View, verb: &Verb) -> bool {
    let object = verb.first + 1;
    let light = |i| matches!(view.tag(i), Upos::Punct | Upos::Intj);
    let begins = (0..verb.first).all(light) || view.comma(verb.first.wrapping_sub(1));
    if !is_base(view, verb.first) {
        return false;
    }
    let plain = begins && verb.first == verb.head;
    if plain && view.among(verb.head, list!("love hate adore enjoy")) {
        let other = list!(
            "your yourself it this that these those the you how when what him her them to me us"
        );
        let noun =
            matches!(view.tag(object), Upos::Noun | Upos::Propn | Upos::Adj) || view.gerund(object);
        let word = view.word(object).starts_with(char::is_alphabetic);
        return word && (noun || view.is(object, Group::My)) && !view.among(object, other);
    }
    let day = |i: usize| {
        view.any(i, &[Group::Day, Group::Time]) || view.among(i, list!("today yesterday last this"))
    };
    if plain && view.among(verb.head, list!("quit")) {
        return view.named(object) && (object..view.len()).any(day);
    }
    let place = view.chunk(object + 1).map_or(object, |end| end - 1);
    let named = view.named(place) && view.entity(place) != Some(EntityKind::Person);
    let fits = view.is(verb.head, Group::Live) && view.is(object, Group::In)
        || view.is(verb.head, Group::Work) && view.any(object, &[Group::At, Group::For]);
    // "Live in Gdynia since I was child", but not "Live in Rome like the Romans"
    let since = plain && view.among(place + 1, list!("since for now with and but"));
    (view.same(0, "still") || since) && fits && named && !view.is(object + 1, Group::My)
}

/// "Just moved to Berlin": the speaker, who is not said.
pub(crate) fn silent(view: &View, verb: &Verb) -> bool {
    if own(view, verb) {
        return true;
    }
    let light = |i| matches!(view.tag(i), Upos::Intj | Upos::Punct | Upos::Adv);
    // "am from Peru"
    if view.same(verb.first, "am") {
        return (0..verb.start).all(light);
    }
    let stands = view.is(verb.head, Group::Stand) && verb.negated;
    (verb.start < 4 && (0..verb.start).all(light)
        || stands && view.comma(verb.start.wrapping_sub(1)))
        && (view.past(verb.first)
            || stands
            || view.is_word(verb.first, "been") && view.gerund(verb.head)
            || view.gerund(verb.first) && view.same(0, "still")
            // "Living in Porto since Thursday", but not "… is expensive"
            || view.gerund(verb.first)
                && view.any(verb.head, &[Group::Live, Group::Work, Group::Study])
                && !(verb.end..view.len()).any(|i| view.verbal(i) && !view.gerund(i)))
        && (view.tag(verb.first) == Upos::Verb
            || view.is(verb.head, Group::Stand)
            || view.is_word(verb.first, "been"))
        && !view.comma(verb.end)
        || verb.start < 4 && (0..verb.start).all(light) && is_at_work(view, verb)
}

/// "Sold the car and moved to Perth", of a message's first sentence, in which nobody else is spoken of.
pub(crate) fn and_moved(view: &View, verb: &Verb, found: &Complement, sink: &Sink) -> bool {
    let others = list!("his her their he she they almost nearly never not");
    let place = found.objects[0].1.wrapping_sub(1);
    let town = view.is(verb.head, Group::Move)
        && found.preposition == verb.end
        && view.entity(place) == Some(EntityKind::Location);
    let work = view.any(verb.head, &[Group::Start, Group::Join]) && view.named(place);
    let joined = view.any(verb.start.wrapping_sub(1), &[Group::And, Group::Or]);
    sink.base == 0
        && joined
        && view.past(verb.first)
        && (town || work)
        && !(0..verb.start).any(|i| {
            let person = view.entity(i) == Some(EntityKind::Person);
            person || view.among(i, others) || view.is(i, Group::Kin)
        })
}

/// "Starting at Siemens on Monday!", "been at Siemens for years"
fn is_at_work(view: &View, verb: &Verb) -> bool {
    let word = view.word(verb.first);
    let firm = view.chunk(verb.end + 1).filter(|&end| {
        view.is(verb.end, Group::At) && view.entity(end - 1) == Some(EntityKind::Organization)
    });
    let Some(end) = firm.filter(|_| verb.head == verb.first) else {
        return false;
    };
    let timed = view.any(
        end,
        &[Group::On, Group::In, Group::For, Group::Future, Group::Time],
    );
    let alone = view.tag(end) == Upos::Punct && end + 1 >= view.len();
    (same(word, "starting") || same(word, "been")) && (timed || alone)
}

/// "… as we call him, lives in Cork": not we.
pub(crate) fn disagrees(view: &View, verb: &Verb, subjects: &Subjects) -> bool {
    let (start, end) = subjects.first();
    let third = view.tag(verb.first) == Upos::Verb
        && view.word(verb.first).ends_with('s')
        && view.group(verb.first) >= Group::Live as u8;
    // "As someone who lives in Cork, I …"
    let who = relative(view, verb.start.wrapping_sub(1));
    third && !who && end == start + 1 && view.is(start, Group::I)
}

/// "She'd quit, move to Swindon and then become a gardener", "I'm buying a castle and marrying Ben": what the verb before
/// hangs on, or is planned, goes for this one.
pub(crate) fn goes_on_hanging(view: &View, verb: &Verb, hangs: Modality) -> bool {
    let open = hangs == Modality::Conditional;
    let comes = open || hangs == Modality::Planned;
    let before = verb.start.wrapping_sub(1);
    let joined = view.any(before, &[Group::And, Group::Or]) || comes && view.comma(before);
    let taste = view.any(verb.first, &[Group::Like, Group::Dislike]);
    let alike = view.among(verb.first, list!("open put set cut let shut"));
    let now = view.among(verb.start, list!("now still currently already"));
    let hanging = is_infinitive(view, verb.first)
        || comes && alike
        || open && verb.bare && view.gerund(verb.head);
    joined && !taste && hanging && (comes && !now || verb.first == verb.start)
}

/// A verb's base form, as it stands behind "would" and "will".
fn is_infinitive(view: &View, verb: usize) -> bool {
    view.tag(verb) == Upos::Verb && is_base(view, verb)
}

fn is_base(view: &View, verb: usize) -> bool {
    !view.past(verb)
        && !view.gerund(verb)
        && !view.participle(verb)
        && !view.word(verb).ends_with('s')
}

/// "Can you remember that I'm vegan?" asks nothing: its verb, where the auxiliary at `i` begins such a request. What
/// others are to be told is said too.
pub(crate) fn keeps(view: &View, i: usize) -> Option<usize> {
    const KEEP: &List = list!("remember note save record store add log write mark include mention");
    const HOLD: &List = list!("make take keep bear set");
    const TELL: &List = list!("tell let inform warn email text message notify remind");
    const OPEN: &List = list!("where when what who whom whose which how why if whether");
    let request = view.among(i, list!("can could would will")) && view.is_word(i + 1, "you");
    let at = (i + 2..i + 5).find(|&at| view.tag(at) == Upos::Verb)?;
    let verb = view.word(at);
    let held = is_among(verb, HOLD) && view.among(at + 2, list!("note mind reminder"));
    let next = at + 1 + 2 * usize::from(held) + usize::from(view.is_word(at + 1, "down"));
    // "Write a story about a man who …", "remember that time I …" say nothing.
    let that = view.is_word(next, "that") && view.tag(next) != Upos::Det;
    let clause = that || view.among(next, list!("i my we our"));
    // "Can you tell I'm tired?", "tell me I'm right"
    let whom = !clause && (is_among(verb, list!("remind")) || !view.among(next, list!("me us")));
    let kept = held || is_among(verb, KEEP);
    let told = is_among(verb, TELL) && whom;
    // "Tell him where I live"
    let open = (at + 1..at + 5).any(|at| view.among(at, OPEN));
    (request && !open && (kept && clause || told)).then_some(at)
}
