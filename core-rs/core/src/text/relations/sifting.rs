//! What a personal relation is once all its words are seen: one that tells nothing loses its kind, what is only
//! considered is possible, what was refused is not so.

use super::super::analysis::EntityKind;
use super::clause::Sink;
use super::group::Group;
use super::hollow::is_hollow;
use super::kind::Kind;
use super::object::Complement;
use super::phrase::{self, MAX_OBJECTS};
use super::relation::{Modality, Relation, Tense};
use super::verb::Verb;
use super::view::View;
use super::whom::is_department;
use crate::words::{List, is_among, list};

type Place = (usize, usize);

/// Takes its kind from a relation that tells nothing by it; what is only considered is possible.
pub(crate) fn sift(
    view: &View,
    verb: &Verb,
    found: &Complement,
    (subject, object): (Place, Place),
    relation: &mut Relation,
    sink: &mut Sink,
) {
    let head = view.word(object.1.wrapping_sub(1));
    let behind = found.arguments[..found.extra].first();
    // "I might sell my car": it is mine.
    let hedged = matches!(
        relation.modality,
        Modality::Possible | Modality::Conditional
    );
    let mine = relation.kind == Kind::Has && relation.ended && view.is(object.0, Group::My);
    if hedged && mine && view.is(verb.head, Group::Sell) {
        (relation.ended, relation.modality) = (false, Modality::Asserted);
        relation.tense = Tense::Present;
    } else if is_hollow(view, verb, found, (subject, object), relation) {
        relation.kind = Kind::Open;
    } else if relation.kind == Kind::Has
        && is_among(head, list!("passion interest obsession"))
        && let Some(&(at, end)) = behind
        && view.any(at, &[Group::For, Group::In, Group::With])
    {
        // "a passion for woodworking"
        relation.kind = Kind::Likes;
        relation.object = sink.span((at + 1, end));
    }
    // "an allergy to nuts and dust"
    if relation.kind == Kind::Condition
        && is_among(head, list!("allergy allergies"))
        && let Some(&(at, _)) = behind
        && at == object.1
        && (view.is(at, Group::To)
            || view.is(at, Group::On) && !view.is_word(at, "on") && !view.is(at + 1, Group::My))
    {
        let mut items = [(0, 0); MAX_OBJECTS];
        let (count, _) = phrase::list(view, at + 1, &mut items);
        relation.kind = Kind::AllergicTo;
        relation.arguments = Default::default();
        for &item in items[..count].iter().rev() {
            relation.object = sink.span(item);
            if item != items[0] {
                sink.push(*relation);
            }
        }
    }
    // "Just got back from Lisbon"
    let place = view.entity(object.1.wrapping_sub(1)) == Some(EntityKind::Location);
    if relation.kind == Kind::Open
        && view.is_word(found.preposition.wrapping_sub(1), "back")
        && view.is(found.preposition, Group::From)
        && view.any(verb.head, &[Group::Own, Group::Go, Group::Come])
        && place
        && view.past(verb.head)
    {
        relation.kind = Kind::Visited;
    }
    let said = |stems: &[&str]| {
        (verb.start..verb.head).any(|i| stems.iter().any(|stem| view.word(i).starts_with(stem)))
    };
    // "I can't imagine living there"
    if said(&["imagin"]) {
        relation.kind = Kind::Open;
    }
    let told = matches!(relation.modality, Modality::Asserted | Modality::Planned);
    if relation.kind == Kind::Open || relation.negated || !told {
        return;
    }
    // "I'm training to be a nurse"
    if relation.kind == Kind::WorksAs && said(&["training", "studying", "learning"]) {
        relation.modality = Modality::Planned;
    }
    // "I had to take ibuprofen": not for good.
    let begins = matches!(relation.kind, Kind::LivesIn | Kind::Goes | Kind::Visited)
        || relation.ended
        || relation.kind == Kind::Has && !view.is(verb.head, Group::Have);
    if view.is_word(verb.first, "had") && view.is(verb.first + 1, Group::To) && !begins {
        relation.modality = Modality::Obligation;
    }
    let tries = matches!(
        relation.kind,
        Kind::Has | Kind::LivesIn | Kind::WorksAt | Kind::Goes
    ) && said(&["tried", "trying"])
        && !view.gerund(verb.head);
    let forgot = relation.kind == Kind::Takes && said(&["forg"]);
    let habit = matches!(
        relation.kind,
        Kind::Eats | Kind::Drinks | Kind::Speaks | Kind::Plays | Kind::Takes
    );
    if habit && said(&["refuse"]) && !said(&["refused"]) {
        // "He refuses to eat meat"
        relation.negated = true;
    } else if said(&[
        "refus", "threaten", "offer", "forg", "fail", "declin", "nearly", "almost",
    ]) && !forgot
    {
        // "I refused to move to Rome"
        relation.kind = Kind::Open;
    } else if said(&["consider", "attempt", "contemplat"]) || tries {
        // "We're considering adopting a dog", "… selling our house": it is ours.
        if relation.ended && view.is(object.0, Group::My) {
            (relation.ended, relation.modality) = (false, Modality::Asserted);
        } else {
            relation.modality = Modality::Possible;
        }
    } else if relation.kind == Kind::Has
        && view.gerund(verb.head)
        && is_among(head, list!("baby twins triplets"))
    {
        // "We're having a baby!"
        relation.modality = Modality::Planned;
    }
}

/// "Married to my bed", "I moved to marketing": nobody's, and nowhere.
pub(crate) fn is_none(view: &View, object: (usize, usize), relation: &mut Relation) {
    let last = object.1.wrapping_sub(1);
    const THINGS: &List = list!(
        "job work bed phone desk computer laptop sofa couch pillow pizza burrito coffee wine car career studies \
        books music game games guitar dog cat"
    );
    let one = object.1 == object.0 + 1;
    let nobody = match relation.kind {
        // "Married to my sourdough starter", but not "to my best friend"
        Kind::MarriedTo => {
            let some = list!("friend love sweetheart man woman guy girl");
            let own = view.is(object.0, Group::My) || view.any(last - 1, &[Group::Clitic]);
            let who = view.named(last) || view.is(last, Group::Kin) || view.among(last, some);
            let thing = own && !who && !view.occupation(last);
            object.1 > object.0 + 1 && (thing || view.among(last, THINGS))
        }
        Kind::LivesIn => one && is_department(view.word(last)),
        _ => false,
    };
    if nobody {
        relation.kind = Kind::Open;
    }
}
