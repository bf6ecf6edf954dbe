//! What "is" makes of subject and object: names, ages, roles, professions.

use super::super::analysis::EntityKind;
use super::super::upos::Upos;
use super::calling::{self, owned, role};
use super::clause::Sink;
use super::contractions::is_years;
use super::group::Group;
use super::introducing::new_holder;
use super::kind::Kind;
use super::need::{is_dwelling, is_then, is_time, lived};
use super::object::Complement;
use super::occupation::{self, employed, hedges, is_praise, leads};
use super::own;
use super::reaching::contact;
use super::relation::{Relation, Tense};
use super::rules::NOUNS;
use super::view::View;
use crate::words::{DIGITS, begins, has_byte, list};

/// Copulas: "my sister is Ann", "I'm 30", "Ann is a nurse", "my email is …".
pub(crate) fn is(
    view: &View,
    found: &Complement,
    subject: (usize, usize),
    object: (usize, usize),
    relation: &mut Relation,
    sink: &mut Sink,
) {
    // "Bruges is where my dentist is", "where I am is Utrecht"
    let asks = view.same(subject.0.wrapping_sub(1), "where");
    if object.1 == 0 || view.is_word(object.0.wrapping_sub(1), "where") || asks {
        return;
    }
    // "our landlord is a guy named Steve"
    let object = match view.chunk(object.1 + 1) {
        Some(stop)
            if view.is(object.1, Group::Named) && view.named(stop - 1) && object.1 > object.0 =>
        {
            relation.object = sink.span((object.1 + 1, stop));
            (object.1 + 1, stop)
        }
        _ => object,
    };
    // "My birthday is next Friday"
    let next = view.is(subject.1.wrapping_sub(1), Group::Birthday)
        && object.1 == object.0 + 1
        && view.is(object.0, Group::Future)
        && is_time(view, (object.1, object.1 + 1));
    if next {
        relation.object = sink.span((object.0, object.1 + 1));
    }
    // "They are both 6", "She's only 34"
    let object = (object.0 + usize::from(hedges(view, object.0)), object.1);
    let end = view.chunk(object.0).unwrap_or(object.1);
    let head = end - 1;
    // "I'm a mum of two, Ada and Ben": who am neither.
    let first = found.objects[0];
    if found.count > 1 && object.0 > first.1 && view.named(head) && !view.named(first.1 - 1) {
        return;
    }
    let joined = found.preposition > 0;
    // "lactose intolerant"
    if view.is(object.1, Group::Allergic) {
        relation.kind = Kind::Condition;
        relation.object = sink.span((object.0, object.1 + 1));
    }
    let personal = !view.any(subject.0, &[Group::It, Group::Ask]);
    if contact(view, subject, object, relation, sink) {
        return;
    }
    if let Some((owner, noun)) = owned(view, subject) {
        // "my order number"
        let counts = view.is_word(noun, "number")
            && view.tag(noun - 1) == Upos::Noun
            && !view.is(noun - 1, Group::Phone);
        let mut nouns = NOUNS.iter().filter(|_| !counts);
        if view.is_word(noun, "age") && view.tag(noun - 1) != Upos::Noun {
            relation.kind = Kind::Age;
            relation.subject = sink.span(owner);
        } else if let Some((_, kind)) = nouns.find(|(group, _)| view.is(noun, *group)) {
            let called = *kind == Kind::Name && view.capital(object.0);
            if found.adjective && !called && !next {
                // "my job is hard"
                return;
            }
            relation.kind = *kind;
            if *kind == Kind::WorksAs && joined {
                occupation::was_at(view, found, (subject.0, noun), head, relation);
            }
            if *kind == Kind::Address && has_byte(view.word(object.0), b'@') {
                relation.kind = Kind::Email;
            }
            if *kind == Kind::LivesIn && !view.same(noun, "home") {
                relation.kind = Kind::From;
            }
            relation.subject = sink.span(owner);
            if *kind == Kind::Name
                && let Some((holder, noun)) = owned(view, owner)
            {
                role(view, holder, noun, object, relation, sink);
            }
        } else if view.is(found.preposition, Group::In)
            && is_dwelling(view.word(noun))
            && noun == subject.0 + 1
            && view.named(head)
            && !is_time(view, object)
        {
            // "my flat's in Leeds", but not "my summer house"
            relation.kind = Kind::LivesIn;
            relation.subject = sink.span(owner);
        } else if view.is(noun.wrapping_sub(1), Group::Favourite) {
            relation.kind = Kind::Favourite;
            relation.subject = sink.span(owner);
            relation.predicate = sink.span((noun, noun + 1));
        } else {
            if view.named(head) && !joined {
                role(view, owner, noun, object, relation, sink);
            }
            if !view.is(object.1, Group::Old) {
                own::trait_of(
                    view,
                    found,
                    (subject, object),
                    (owner, noun),
                    relation,
                    sink,
                );
            }
        }
    }
    if joined {
        return;
    }
    if view.named(head) {
        new_holder(view, subject, object, relation, sink);
    }
    // "She was Amara Nwosu before she married"
    if relation.tense == Tense::Past
        && !relation.negated
        && view.entity(head) == Some(EntityKind::Person)
        && calling::before_marriage(view, subject, object)
    {
        relation.kind = Kind::Alias;
        return;
    }
    // "home is Leeds"
    if view.same(subject.0, "home") && subject.1 == subject.0 + 1 && view.named(head) {
        relation.kind = Kind::LivesIn;
        relation.subject = Default::default();
        return;
    }
    if let Some((owner, noun)) = owned(view, object)
        && (personal || view.is(noun, Group::Birthday))
    {
        if view.is(noun.wrapping_sub(1), Group::Favourite) && subject.1 > subject.0 {
            // "Blue is my favourite colour"
            relation.kind = Kind::Favourite;
            relation.subject = sink.span(owner);
            relation.predicate = sink.span((noun, noun + 1));
            relation.object = sink.span(subject);
            return;
        }
        // "It's my birthday today", "today is my birthday"
        let day = if view.is(subject.0, Group::Day) {
            subject.0
        } else {
            object.1
        };
        if view.is(noun, Group::Birthday) && view.any(day, &[Group::Day, Group::Future]) {
            relation.kind = Kind::Birthday;
            relation.subject = sink.span(owner);
            relation.object = sink.span((day, day + 1));
            return;
        }
        // "Oslo is my home"
        if view.is(noun, Group::Home) && view.named(subject.1.wrapping_sub(1)) {
            let home = view.same(noun, "home");
            relation.kind = if home { Kind::LivesIn } else { Kind::From };
            (relation.subject, relation.object) = (sink.span(owner), sink.span(subject));
            return;
        }
        role(view, owner, noun, subject, relation, sink);
        occupation::serves(view, noun, (subject, object), relation, sink);
        // "my supervisor, well, my boss"
        let interjected = view.comma(end) && view.tag(end + 1) == Upos::Intj;
        if interjected
            && let Some(stop) = view.chunk(end + 3)
            && let Some((owner, noun)) = owned(view, (end + 3, stop))
        {
            role(view, owner, noun, subject, relation, sink);
        }
    } else if relation.kind != Kind::Open || !personal {
    } else if is_years(view.word(head))
        && view.is(found.end.max(end), Group::Old)
        && (object.0..head).any(|i| view.tag(i) == Upos::Num)
    {
        // "ninety-one years old"
        relation.kind = Kind::Age;
    } else if begins(view.word(object.0), DIGITS) && view.word(object.0).ends_with("yo") {
        relation.kind = Kind::Age;
    } else if view.tag(object.0) == Upos::Num && !view.named(head) {
        let years = is_years(view.word(object.0 + 1));
        let holder = subject.1.wrapping_sub(1);
        let person =
            view.tag(holder) == Upos::Pron || view.named(holder) || view.is(holder, Group::Kin);
        // "thirty-five"
        let joined = end == object.0 + 3
            && view.is_word(object.0 + 1, "-")
            && view.tag(object.0 + 2) == Upos::Num
            && view.word(object.0) != view.word(object.0 + 2)
            && !view.same(subject.0, "we")
            && !view.is(end, Group::In);
        // "I am 31 years"
        let whole = end == object.0 + 2
            && view.is_word(end - 1, "years")
            && matches!(view.tag(end), Upos::Punct | Upos::Cconj)
            && view.word(object.0).parse::<u8>().is_ok_and(|age| age > 9)
            && (view.is(holder, Group::Kin) || view.among(holder, list!("i he she")));
        let person = person && (relation.tense != Tense::Past || !is_then(view, subject.0, end));
        if (joined || whole || end == object.0 + 1)
            && person
            && lived(view, subject.0, object.0, end)
            || years && (view.is(head, Group::Old) || view.is_word(head, "y/o"))
        {
            relation.kind = Kind::Age;
        }
    } else if view.is(head, Group::Fan) {
        if view.is(end, Group::Of) {
            relation.kind = Kind::Likes;
            relation.object = sink.span((end + 1, object.1));
        }
    } else if view.is(subject.0, Group::I)
        && (view.named(head) && !view.is(object.0, Group::Article)
            || sink.base == 0 && is_greeted(view, subject.0, object, end))
    {
        relation.kind = Kind::Name;
    } else if view.is(end, Group::Of) && view.is_word(end + 1, "mine") {
        // "a friend of mine"
        role(view, (end + 1, end + 2), head, subject, relation, sink);
    } else if view.tag(head) == Upos::Noun {
        if employed(view, end, relation, sink) {
            return;
        }
        let we = view.same(subject.0, "we");
        let praised = head == object.0 + 1
            && view.among(
                head,
                list!("angel star legend saint hero genius gem darling treasure"),
            );
        let empty = view.any(head, &[Group::Vague, Group::Time]) || we || praised;
        if leads(view, object, relation, sink) {
            return;
        }
        let works = view.occupation(head) && !is_praise(view.word(head - 1));
        if view.is(object.0, Group::Article)
            && !empty
            && (!begins(view.word(object.0), "tT") || works && view.is_word(object.0 + 1, "new"))
        {
            relation.kind = if works { Kind::WorksAs } else { Kind::IsA };
        }
        // "I'm head chef now"
        let bare = !found.adjective && matches!(view.tag(object.0), Upos::Noun | Upos::Adj);
        let holder = subject.1.wrapping_sub(1);
        // "My brother is mechanic", but not "driver tonight"
        let ends = matches!(view.tag(end), Upos::Punct | Upos::Cconj) && end == object.0 + 1;
        let sort = view.tag(holder) != Upos::Noun || view.is(holder, Group::Kin) && ends;
        if works && (relation.kind != Kind::Open || bare && sort && !we) {
            // "a nurse", not "a nurse at the hospital"
            relation.kind = Kind::WorksAs;
            let mut from = object.0;
            for i in object.0..head {
                // "the new engineer", "a retired nurse"
                let former = view.is(i, Group::Resign) || view.is_word(i, "former");
                relation.ended |= former;
                if former || view.is_word(i, "new") {
                    from = i + 1;
                }
            }
            relation.object = sink.span((from, end));
        }
    }
}

/// "Hi, I'm Ludmila.": a name, where the tagger sees another word; but not "Hi, I'm Norwegian".
fn is_greeted(view: &View, subject: usize, object: (usize, usize), end: usize) -> bool {
    const PEOPLES: [&str; 5] = ["ian", "ish", "ese", "can", "ch"];
    let word = view.word(object.0);
    subject > 0
        && view.among(0, list!("hi hello hey"))
        && object.1 == object.0 + 1
        && view.capital(object.0)
        && matches!(view.tag(object.0), Upos::Adj | Upos::Noun)
        && matches!(view.tag(end), Upos::Punct | Upos::Cconj | Upos::X)
        && !PEOPLES.iter().any(|ending| word.ends_with(ending))
        && !view.any(object.0, &[Group::Diet, Group::Illness, Group::Single])
}
