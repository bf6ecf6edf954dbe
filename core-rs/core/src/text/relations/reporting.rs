//! What somebody says, thinks or wishes.

use super::super::upos::Upos;
use super::group::Group;
use super::object::{Complement, finite};
use super::relation::Modality;
use super::status::Context;
use super::verb::Verb;
use super::view::View;
use crate::words::list;

/// What comes after "Ann says that" is hers; after "I think" it is possible.
pub(crate) fn report(
    view: &View,
    verb: &Verb,
    subject: (usize, usize),
    found: &Complement,
    context: &mut Context,
) {
    // "I doubt he knows I'm vegan"
    let knows = list!(
        "know knows knew known remember remembers forget forgot realise realised realize realized noticed"
    );
    let supposed = context.modality == Modality::Possible && context.speaker.1 == 0;
    let told = supposed && opens(view, verb.end) || view.is_word(verb.end, ":");
    if told && view.among(verb.head, knows) {
        context.reported = None;
        return;
    }
    let doubts = view.tag(verb.head) == Upos::Verb
        && view.among(verb.head, list!("doubt doubts doubted deny denies denied"));
    let none = verb.negated || view.is(subject.0, Group::Not);
    if doubts && none || truth(view, verb, subject, found, context) {
        return;
    }
    let thinks = doubts || view.is(verb.head, Group::Think);
    // "I dreamt that I was married", "Say you live in Ulm"
    let said = found.clause || view.among(verb.end, list!("i we he she they you"));
    let supposes = said && view.among(verb.head, list!("dreamt dreamed imagined"))
        || view.is_word(verb.end, "you")
            && view.among(verb.head, list!("say suppose imagine assume"))
            && verb.modality == Modality::Commanded;
    let wishes = supposes || view.is(verb.head, Group::Wish);
    let says = view.is(verb.head, Group::Say);
    // "told me that": the clause is the last argument.
    let clause = if found.clause {
        Some(found.predicate)
    } else {
        let mut arguments = found.arguments[..found.extra].iter();
        arguments
            .find(|&&(start, _)| view.is(start, Group::That))
            .map(|&(start, _)| start)
            // "believe it", "believe it or not" say nothing of what comes.
            // "she told me, and she plays" tells no more of what she told.
            .or((found.count > 0
                && !view.is(found.objects[0].0, Group::It)
                && (!view.comma(found.end + usize::from(view.tag(found.end) == Upos::Adv))
                    // "I doubt Kim, who cooks, lives …"
                    || thinks && view.is(found.end + 1, Group::Which)))
            .then_some(found.end))
    };
    // "Before you suggest recipes: I'm allergic to peanuts."
    // "The narrator says: \"I live in Lisbon\""
    let opens = verb.end + usize::from(matches!(view.word(verb.end), "," | ":"));
    let quoted = says && clause.is_none() && view.is(opens, Group::Quote);
    let clause = clause.or(quoted.then_some(opens));
    let apart = !quoted
        && view.is_word(found.end, ":")
        && view.tag(subject.0.wrapping_sub(1)) == Upos::Sconj;
    let kept = context.keeps == Some(verb.head);
    // "keeps telling me how nice it is, and she lives in Aarhus"
    let how = view.among(found.end, list!("how why what where"));
    let kept = kept || says && !found.clause && how && !view.is(found.end + 1, Group::I);
    if !(thinks || wishes || says) || clause.is_none() || apart || kept {
        return;
    }
    // "Do you think I should move to Braga?"
    let asks = thinks && context.asked.is_some() && view.is_word(subject.0, "you");
    let own = view.is(subject.0, Group::I) || asks || supposes;
    *context = Context {
        speaker: if own { (0, 0) } else { subject },
        reported: clause,
        quoted: quoted && !own,
        modality: if wishes {
            Modality::Conditional
        } else if thinks || verb.negated {
            Modality::Possible
        } else {
            Modality::Asserted
        },
        negated: verb.negated && thinks || doubts,
        ..*context
    };
}

/// "I doubt that Tim, who lives in York, works at Acme": where what is doubted begins, which he lives in York is not.
pub(crate) fn held(view: &View, verb: &Verb, context: &mut Context) -> Option<usize> {
    let who = verb.start.wrapping_sub(1);
    let beside = view.is(who, Group::Which) && view.comma(who.wrapping_sub(1));
    let own = context.speaker.1 == 0;
    context.reported.take_if(|_| beside && own)
}

/// Whether a clause begins at `i`: "that …", "he lives".
fn opens(view: &View, i: usize) -> bool {
    let that = view.is(i, Group::That);
    view.chunk(i + usize::from(that)).is_some_and(|stop| {
        that || finite(view, stop) || view.comma(stop) && view.is(stop + 1, Group::Which)
    })
}

/// "It isn't true that …", "it's a lie that …", "I'm not sure that …", "it's time that …": how what comes is said to be.
fn truth(
    view: &View,
    verb: &Verb,
    subject: (usize, usize),
    found: &Complement,
    context: &mut Context,
) -> bool {
    let end = found.objects[0].1;
    let word = end.wrapping_sub(1);
    let it = view.is(subject.0, Group::It);
    let so = it && view.among(word, list!("true case"));
    let not = it && view.among(word, list!("untrue false lie myth nonsense rubbish"));
    let open = it && view.among(word, list!("possible likely unlikely doubtful"))
        || verb.negated && view.among(word, list!("sure certain convinced"));
    // "It's high time that …", but not "it's the first time that …"
    let alone = found.objects[0].0 == word || view.is_word(word.wrapping_sub(1), "high");
    let time = it && alone && view.is_word(word, "time");
    if !view.is(verb.head, Group::Be) || !(so || not || open || time) || !opens(view, end) {
        return false;
    }
    // "It's no lie that …", "it's not just true that …"
    let just = (verb.first..end)
        .any(|i| view.is(i, Group::Not) && view.among(i + 1, list!("just only merely simply")));
    let denied = verb.negated && !just || view.is(found.objects[0].0, Group::Not);
    // "It isn't true that I always …"
    let negated = not != denied && !open;
    let all = (end..end + 6).any(|i| view.among(i, list!("always only just all never every")));
    *context = Context {
        speaker: (0, 0),
        reported: Some(end),
        modality: match () {
            _ if time => Modality::Conditional,
            _ if open || negated && all => Modality::Possible,
            _ => verb.modality,
        },
        negated,
        ..*context
    };
    true
}

/// "You know Ann lives in Ely, right?", "turns out she's married?!": what is told, though it is asked whether it is known.
pub(crate) fn tells_news(view: &View) -> bool {
    let n = view.len();
    let first = (0..n.min(3)).find(|&i| view.among(i, list!("you turns")));
    first.is_some_and(|i| {
        let right = view.is_word(n.wrapping_sub(2), "right") && n > 5;
        let asks = view.among(i.wrapping_sub(1), list!("do did"));
        let know = view.is_word(i + 1, "know") && right && !view.is(i + 2, Group::Which) && !asks;
        know || view.is_word(i + 1, "out")
    })
}

/// "…, remember?" asks nothing, nor does "I study law remember?" `i` is the mark.
pub(crate) fn reminds(view: &View, i: usize) -> bool {
    let before = i.wrapping_sub(2);
    let told = view.is(0, Group::I) && matches!(view.tag(before), Upos::Noun | Upos::Propn);
    view.is_word(i.wrapping_sub(1), "remember") && i > 2 && (view.comma(before) || told)
}

/// "I don't like it anymore, strange no?": whether the adjective at `i` begins such a remark.
pub(crate) fn comments(view: &View, i: usize) -> bool {
    view.tag(i) == Upos::Adj
        && view.among(i + 1, list!("no right huh eh"))
        && view.is_word(i + 2, "?")
}

/// "Dev do u work at Acme": whether a verb stands between who is called and "you".
pub(crate) fn calls(view: &View, i: usize) -> bool {
    let begins = matches!(view.tag(i.wrapping_sub(2)), Upos::Punct | Upos::Intj);
    begins && i > 0 && view.named(i - 1) && view.among(i + 1, list!("u you"))
}

/// "Rumour has it that …": whose words come behind.
pub(crate) fn rumour(view: &View) -> Option<(usize, usize)> {
    let at = (0..view.len().min(3)).find(|&i| view.among(i, list!("rumour rumor word legend")))?;
    let has = view.among(at + 1, list!("has")) && view.is_word(at + 2, "it");
    has.then_some((at, at + 3))
}

/// "If so, then I'm an astronaut", "I feel like I weigh 200 kg", "if I get the job I move to Oslo": how what is said is not
/// so.
pub(crate) fn supposes(
    view: &View,
    verb: &Verb,
    subject: usize,
    condition: bool,
) -> Option<Modality> {
    let before = subject - 1;
    let then =
        condition && view.is_word(before, "then") && !view.is(before.wrapping_sub(1), Group::But);
    let like = view.is_word(before, "like")
        && view.among(
            before.wrapping_sub(1),
            list!("feel feels felt looks sounds seems"),
        );
    // "if I win I live in Rome", and not "if you need me I live next door"
    let wins = view.is(1, Group::I)
        && view.among(2, list!("win pass"))
        && (view.is(3, Group::I) || view.comma(3));
    let comes = condition
        && (wins
            || view.among(verb.head, list!("buy sell marry adopt"))
            || view.any(
                verb.head,
                &[Group::Move, Group::Join, Group::Start, Group::Leave],
            ))
        && verb.start == verb.head
        && !view.past(verb.head)
        && view.is(0, Group::If)
        && subject > 2
        && !view.among(1, list!("my nothing all everything"))
        && !view.is_word(before, "but");
    // "I act as though I own it", "the rumour that Ann moved", "a dream in which I fly"
    let though = view.is_word(before, "though") && view.is(before.wrapping_sub(1), Group::As);
    let noun = before.wrapping_sub(1);
    let noun = noun.wrapping_sub(usize::from(view.tag(noun) == Upos::Adp));
    let idea = view.any(before, &[Group::That, Group::Which])
        && view.among(noun, list!("rumour rumor idea claim dream nightmare myth theory suggestion possibility hope chance"));
    // "The day I marry, …", "the moment I live in Ely, …"
    let mut next = verb.end..view.len() + 1;
    let next = next.find(|&i| view.tag(i) == Upos::Punct || view.verbal(i));
    // "the day I work is long"
    let ends = next.is_some_and(|i| !view.verbal(i) || view.tag(i - 1) == Upos::Pron);
    let day = ends
        && view.among(before, list!("day moment minute second"))
        && view.is(before.wrapping_sub(1), Group::Article)
        && view.tag(before.wrapping_sub(2)) == Upos::Punct
        && !view.past(verb.first);
    let then = then || though || day;
    let like = like || idea;
    match () {
        _ if then || comes => Some(Modality::Conditional),
        _ if like => Some(Modality::Possible),
        _ => None,
    }
}

/// "She said that it's a whim, and although I doubted it, I started …": whether who speaks goes on with what is so, behind
/// another clause of their own. "I dreamt I was late, because I work at Lidl": what one adds of now is no dream.
pub(crate) fn turned(view: &View, verb: &Verb, subject: usize, context: &Context) -> bool {
    // "It isn't true that I moved; I only …", "I doubt that he cooks, but he …"
    let before = subject.wrapping_sub(1);
    let punct = subject > 0 && view.tag(before) == Upos::Punct && !view.is(before, Group::Quote);
    // "… because I'm vegan"
    let parts = view.is(before, Group::But) || view.among(before, list!("because since"));
    // "I'm not sure that he's right: I live …"
    let colon = view.is_word(before, ":") && context.modality == Modality::Possible;
    let own = context.speaker.1 == 0 && colon;
    if context.reported.is_some_and(|from| from < before)
        && (context.negated && (parts || punct) || own)
    {
        return true;
    }
    let Some(from) = context
        .reported
        .filter(|_| view.is(subject, Group::I) && subject > 0)
    else {
        return false;
    };
    let behind = list!("so although though while since when after");
    let joint = |k: usize| {
        let and = view.is(k + 1, Group::And) && view.among(k + 2, behind);
        view.comma(k) && (and || view.is(k + 1, Group::But) || view.is_word(k + 1, "so"))
    };
    let before = subject - 1;
    let joined =
        view.comma(before) || view.is(before, Group::And) || view.is_word(before, "because");
    let dreams = |k: usize| view.among(k, list!("dreamt dreamed"));
    let now = (from.saturating_sub(2)..=from).any(dreams)
        && !view.past(verb.first)
        && !view.is(verb.first, Group::Would);
    view.comma(before) && (from..before).any(joint) || now && joined
}
