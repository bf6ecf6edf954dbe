//! Injuries: "a broken arm", "shin splints", "I sprained my ankle".

use super::super::upos::Upos;
use super::clause::Sink;
use super::group::Group;
use super::kind::Kind;
use super::relation::{Modality, Relation, Tense};
use super::verb::Verb;
use super::view::View;
use crate::words::{List, is_among, list, same};

const PARTS: &List = list!(
    "arm leg wrist ankle foot toe toes finger fingers thumb hand hip knee shoulder elbow rib ribs collarbone nose jaw \
     skull pelvis tibia fibula femur kneecap shin heel tailbone bone bones muscle ligament ligaments tendon hamstring \
     meniscus calf groin achilles acl cuff disc disk vertebra"
);
const HURT: &List = list!(
    "broken sprained torn fractured dislocated ruptured twisted bruised cracked herniated slipped pulled"
);
const SIDES: &List = list!("left right big little upper lower rotator");

/// "A broken left arm", but not "a broken table leg".
pub(crate) fn is_injury(view: &View, start: usize, last: usize) -> bool {
    let before = view.word(last.wrapping_sub(1));
    match view.word(last) {
        "splints" => same(before, "shin"),
        "elbow" if same(before, "tennis") => true,
        part => {
            let side = |&i: &usize| view.among(i, SIDES) || view.among(i, PARTS);
            let hurt = (start..last).rev().find(|i| !side(i));
            is_among(part, PARTS) && hurt.is_some_and(|i| view.among(i, HURT))
        }
    }
}

/// "I broke my leg", "my brother has torn his hamstring", but not "he broke my nose", nor what is long ago.
pub(crate) fn injured(
    view: &View,
    verb: &Verb,
    (subject, object): ((usize, usize), (usize, usize)),
    relation: &mut Relation,
    sink: &Sink,
) -> bool {
    const VERBS: &List =
        list!("broke broken fractured sprained dislocated tore torn ruptured twisted");
    const LONG_AGO: &List = list!(
        "year years months summer winter kid child childhood teenager school once twice had 'd"
    );
    let last = object.1.wrapping_sub(1);
    let part = view.word(last);
    // "She twisted my arm", "broke my hand off"
    let hurts = view.among(verb.head, VERBS) && is_among(part, PARTS);
    if !hurts || view.chunk(object.0) != Some(object.1) || view.is_word(object.1, "off") {
        return false;
    }
    let end = view.chunk(subject.0).unwrap_or(subject.1).wrapping_sub(1);
    let who = view.word(end);
    let other = view.tag(end) != Upos::Pron && (view.is(end, Group::Kin) || view.named(end));
    let own = match view.word(object.0) {
        "my" => subject.1 == 0 || same(who, "i"),
        "his" => same(who, "he") || other,
        "her" => same(who, "she") || other,
        _ => false,
    };
    let past = relation.tense == Tense::Past || view.same(verb.head, "tore");
    let happened =
        past && relation.modality == Modality::Asserted && !(relation.negated || relation.ended);
    // "In 2019", "when I was nine"
    let past = |i: usize| {
        let word = view.word(i);
        is_among(word, LONG_AGO)
            || word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
            || view.is(i, Group::Be)
                && (view.tag(i + 1) == Upos::Num
                    || view.among(i + 1, list!("a in at little young small about")))
    };
    if !own || !happened || (0..view.len()).any(past) {
        return false;
    }
    relation.kind = Kind::Condition;
    relation.object = sink.span(object);
    true
}
