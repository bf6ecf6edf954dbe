//! What a sentence sets its facts in: "did I tell you that …", "in my novel …", "as a nurse, I …".

use super::super::token::Token;
use super::super::upos::Upos;
use super::clause::Sink;
use super::group::Group;
use super::kind::Kind;
use super::personal::CONFIDENCE;
use super::relation::{Modality, Relation, Tense};
use super::status::Context;
use super::verb::Verb;
use super::view::View;
use crate::words::{DIGITS, List, begins, ends, has_byte, has_part, is_among, is_stop, list};

/// Quotes of a message that are looked at, and words before one among which it is told who said it.
/// Tokens before a verb in which a bracket may open.
const BRACKETED: usize = 10;
const QUOTES: usize = 16;
/// Words among which a story is asked for.
const STORY: usize = 24;
/// Words in which it is.
const ASKED: usize = 8;
const NEAR: usize = 10;
/// Words behind "as a nurse" among which "I" is looked for.
const FAR: usize = 8;

/// "Did I ever tell you that I love …?", "did you know Ann plays …?": what comes is told, not asked. `first` is the verb
/// that asks.
pub(crate) fn recounts(view: &View, first: usize) -> bool {
    if !view.among(first, list!("did have has")) {
        return false;
    }
    let mut verb = first + 2;
    while view.among(verb, list!("ever already not n't never")) {
        verb += 1;
    }
    let own = view.among(first + 1, list!("i we"));
    let told = own && view.among(verb, list!("tell told mention mentioned"));
    let you = view.among(first + 1, list!("you u"));
    let heard = || you && view.among(verb, list!("know hear heard"));
    if !(told || heard()) {
        return false;
    }
    // "When did I tell you …?" asks when; "… or not?" whether; "that Tom who …" whom.
    let asks = (0..first).any(|i| view.any(i, &[Group::Ask, Group::Which]));
    let doubts = (verb..view.len()).any(|i| view.any(i, &[Group::Or, Group::Which]));
    if asks || doubts {
        return false;
    }
    // Whoever is told it.
    let mut from = verb + 1;
    if own {
        from += usize::from(view.is_word(from, "to"));
        from += usize::from(view.among(from, list!("you u guys")));
    }
    if view.is(from, Group::That) && view.tag(from + 1) != Upos::Punct {
        return true;
    }
    // "Did I tell you I moved?", but not "did you know Ann when she lived here?", "did you hear Tom play?"
    view.chunk(from).is_some_and(|end| {
        let verb = end + usize::from(view.tag(end) == Upos::Adv);
        let told = view.tag(verb) == Upos::Aux || view.past(verb) || view.word(verb).ends_with('s');
        view.verbal(verb) && (own || told || view.is(from, Group::I))
    })
}

/// "I wish I could, but I work", "the doctor says it's arthritis, so I have arthritis": whether who speaks turns to
/// what is so, and whether they say it themself.
pub(crate) fn turns(view: &View, subject: usize) -> (bool, bool) {
    // "but then I remember …"
    let then = view.among(subject.wrapping_sub(1), list!("then now"));
    let joint = subject.wrapping_sub(1 + usize::from(then));
    let comma = view.comma(joint.wrapping_sub(1));
    let so = view.is(joint, Group::And) || view.is_word(joint, "so");
    // "I dreamt I lived in Rome and now I live there"
    let now = then && view.is(joint, Group::And) && view.is_word(joint + 1, "now");
    let own = view.is(subject, Group::I);
    let but = own && (view.is(joint, Group::But) || now);
    (but, but || own && so && comma)
}

/// "In my novel, Ann lives in Oslo": so it is there alone.
pub(crate) fn fiction(view: &View) -> bool {
    const WORKS: &List = list!(
        "novel story film movie book dream comic script screenplay musical manga series sitcom show"
    );
    // "Write me a story about a keeper named Eudora who …", "let's do a scene: …"
    let asked = list!("write tell make invent let's lets let do play");
    let works = list!("story poem tale scene sketch limerick song roleplay");
    let begins = (0..view.len().min(ASKED)).any(|k| view.among(k, asked));
    let told = begins
        && (1..view.len().min(STORY)).any(|i| {
            view.among(i, works)
                && (i + 1..i + 6).any(|k| {
                    view.any(k, &[Group::About, Group::Of]) || view.among(k, list!(": which where"))
                })
                && !(i + 1..i + 4).any(|k| view.is(k, Group::My))
        });
    if told {
        return true;
    }
    let first = usize::from(!matches!(view.word(0), "In" | "in"));
    let owned =
        view.any(first + 1, &[Group::My, Group::Article]) || view.is_word(first + 1, "this");
    let said = matches!(view.word(first), "In" | "in") && owned;
    // "in the film industry" is none.
    let mut near = first + 2..first + 5;
    said && near.any(|i| {
        // "In the novel I'm reading, …", but not "in the film my wife made"
        let next = view.comma(i + 1) || view.tag(i + 1) == Upos::Propn || view.is(i + 1, Group::I);
        view.among(i, WORKS) && next
    })
}

/// "I'm allergic to cats, so maybe we sit outside?": what is asked begins with "so".
pub(crate) fn turns_to_ask(view: &View, at: usize) -> bool {
    let other = (0..at).any(|i| view.among(i, list!("you your u ur youre")));
    !other
        && view.among(at, list!("so but and"))
        && view.among(
            at + 1,
            list!("maybe perhaps can could should shall may would do does is are any"),
        )
}

/// "Can we go somewhere else because I'm vegan?": the reason is not asked; nor is "can u drive, i live in Oslo now".
pub(crate) fn reason(view: &View, from: usize, subject: usize) -> bool {
    let you = (from + 1..from + 3).any(|i| view.among(i, list!("you u")));
    let apart = you && from < 3 && view.comma(subject.wrapping_sub(1));
    let story = |i: usize| view.among(i, list!("pretend imagine guess say suppose ?"));
    let told = apart && !(from..view.len()).any(story);
    view.is(subject, Group::I)
        && (told
            || view.among(from, list!("can could shall should may would"))
                && view.among(from + 1, list!("we i you u"))
                && (from..subject).any(|i| view.among(i, list!("because bc cuz cos coz bcs"))))
}

/// "In the film, Ann dies", but not "I love the ending"; "in my dream, I fly".
pub(crate) fn of_fiction(view: &View, subject: usize) -> bool {
    let scene = (1..view.len().min(STORY)).any(|i| view.among(i, list!("scene roleplay")));
    let mine = scene || (0..3).any(|i| view.is(i, Group::My) && !view.is_word(i + 1, "book"));
    !view.is(subject, Group::I) || mine
}

/// "According to my aunt, he lives in Vienna."
pub(crate) fn according(view: &View) -> Option<(usize, usize)> {
    let said = view.same(0, "according") && view.is(1, Group::To);
    Some((2, view.chunk(2).filter(|_| said)?))
}

/// "As a nurse with two kids, I get …", "speaking as a vegan, I …": what who speaks is.
pub(crate) fn as_one(view: &View, context: &Context, sink: &mut Sink) {
    let begins = |&i: &usize| i == 0 || view.among(i - 1, list!("speaking and but")) && i < 3;
    let Some(at) = (0..view.len().min(3)).find(|i| view.is(*i, Group::As) && begins(i)) else {
        return;
    };
    let Some(end) = view.chunk(at + 1) else {
        return;
    };
    // "a nurse", not "a former nurse"; what many are for a while is no job.
    let article = matches!(view.word(at + 1), "a" | "an") && end == at + 3;
    let role = view.among(
        end - 1,
        list!("driver cook singer writer manager leader lead player dancer"),
    );
    let kind = match () {
        _ if role => return,
        _ if view.occupation(end - 1) => Kind::WorksAs,
        _ if view.is(end - 1, Group::Diet) => Kind::Diet,
        _ => return,
    };
    let near = end..view.len().min(end + FAR);
    let Some(who) = near.clone().find(|&i| view.is(i, Group::I)) else {
        return;
    };
    // "As a pilot I'd earn more" supposes it, "as a nurse I met once said" tells of another, "as a doctor I trust him" too.
    let supposes = [
        Group::Would,
        Group::Might,
        Group::Will,
        Group::Can,
        Group::Should,
        Group::Like,
    ];
    const OTHERS: &List =
        list!("met know knew saw see had once trust rate admire think consider want wanted");
    let bare = (end..who).all(|i| !view.verbal(i));
    let known = sink.out.iter().any(|relation| relation.kind == kind);
    if article
        && bare
        && view.verbal(who + 1)
        && (!view.any(who + 1, &supposes) || kind == Kind::Diet && view.is(who + 2, Group::Not))
        && !view.among(who + 1, OTHERS)
        && !view.past(who + 1)
        && (!view.verbal(who + 2) || view.gerund(who + 2))
        && context.asked.is_none()
        && !context.condition
        && !known
    {
        sink.push(Relation {
            subject: sink.span((who, who + 1)),
            predicate: sink.span((at, at + 1)),
            object: sink.span((at + 1, end)),
            kind,
            tense: Tense::Present,
            confidence: CONFIDENCE,
            ..Relation::default()
        });
    }
}

/// What stands in quotes, of "I", and nobody is said to have said is no fact: "write: "I am 81 and live alone"".
pub(crate) fn quote(text: &str, tokens: &[Token], relations: &mut [Relation]) {
    const SAID: &List = list!(
        "said say told tell telling replied answered wrote texted explained shouted admitted introduced bio me"
    );
    if !text.bytes().any(|byte| matches!(byte, b'"' | 0xe2))
        || !(has_byte(text, b'"') || has_part(text, "“"))
    {
        return;
    }
    let word = |at: usize| Token::word(tokens, text, at);
    // The tokens of the marks.
    let mut quotes = [(0, 0); QUOTES];
    let (mut count, mut opened) = (0, None);
    for at in 0..tokens.len() {
        let mark = word(at);
        // "My TV is 55\" wide": inches.
        let inches = at.checked_sub(1).is_some_and(|before| {
            let joined = tokens.get(before).map(|token| token.end)
                == tokens.get(at).map(|token| token.start);
            joined && ends(word(before), DIGITS) && opened.is_none()
        });
        let both = matches!(mark, "\"" | "''" | "``") && !inches;
        match opened {
            Some(start) if both || mark == "”" => {
                if let Some(quote) = quotes.get_mut(count) {
                    *quote = (start, at);
                }
                (count, opened) = (count + 1, None);
            }
            None if both || mark == "“" => opened = Some(at),
            _ => {}
        }
    }
    for relation in relations {
        let subject = relation.subject.start as usize;
        let own = is_among(word(subject), list!("i i'm we my our im ive"));
        let said = relation.modality != Modality::Asserted || !relation.reported_by.is_empty();
        if relation.kind == Kind::Open || said {
            continue;
        }
        let inside = quotes.iter().find(|quote| {
            let last = relation.extent().end as usize;
            quote.0 < subject && last <= quote.1
        });
        // "Ann is 12. How old is …?" is what the homework says.
        let whole = |quote: &&(usize, usize)| (quote.0..quote.1).any(|at| word(at) == "?");
        let inside = inside.filter(|quote| own || whole(quote));
        let told = |&(start, end): &(usize, usize)| {
            let before = (start.saturating_sub(NEAR)..start).rev();
            let same = before.take_while(|&at| !is_stop(word(at)));
            let mut near = same.chain(end..end + NEAR / 2);
            // "which a pupil wrote: …" is the pupil's.
            let mine = |at: usize| {
                let before = at.saturating_sub(3)..at;
                let alone = at.checked_sub(1).is_none_or(|i| begins(word(i), ".!?:"));
                is_among(word(at), list!("bio introduced"))
                    || alone && is_among(word(at), list!("me"))
                    || before
                        .into_iter()
                        .any(|i| is_among(word(i), list!("i i've ive my")))
            };
            start == 0 || near.any(|at| is_among(word(at), SAID) && mine(at))
        };
        if inside.is_some_and(|quote| !told(quote)) {
            relation.modality = Modality::Conditional;
        }
    }
}

/// "Can students (I study at Yale) get …?": what I am, in brackets, is not asked.
pub(crate) fn in_brackets(view: &View, from: usize, at: usize) -> bool {
    let mut before = (from.max(at.saturating_sub(BRACKETED))..at).rev();
    let opens = before.find(|&i| matches!(view.word(i), "(" | ")"));
    let Some(open) = opens.filter(|&i| view.is_word(i, "(")) else {
        return false;
    };
    let said = open > 0 && view.any(open - 1, &[Group::Say, Group::Think]);
    let close = (at..view.len().min(at + 2 * BRACKETED)).find(|&i| view.is_word(i, ")"));
    let asked = close.is_none_or(|close| view.is_word(close - 1, "?"));
    view.is(open + 1, Group::I) && !said && !asked
}

/// "Before I was living in Cebu, now I live in Osaka": that is over.
pub(crate) fn before(view: &View, verb: &Verb) -> bool {
    let turn = |i: usize| view.comma(i) && view.is_word(i + 1, "now");
    view.same(0, "before") && verb.tense == Tense::Past && (verb.end..view.len()).any(turn)
}
