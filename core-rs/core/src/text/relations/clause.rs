//! Clauses: each verb phrase with its subject, its objects, and how it is meant.

use super::super::analysis::EntityKind;
use super::super::steps;
use super::super::upos::Upos;
use super::framing;
use super::fronted;
use super::group::Group;
use super::kind::Kind;
use super::object::{self, Complement};
use super::phrase;
use super::relation::{Implied, Modality, Relation, Span, Tense};
use super::reporting;
use super::status::{self, Context};
use super::subject::{self, Subjects, inverted};
use super::taking_up::starts_later;
use super::unsaid::{and_moved, command, disagrees, goes_on_hanging, silent};
use super::verb::{self, Verb};
use super::view::View;
use super::{also, aside, calling, mending, nominal, personal, relative, third, whom};
use crate::words::list;

pub(crate) use super::sink::{MAX_IN_SENTENCE, Sink};

/// Finds all relations of the sentence. `mends`: the one before puts something right, and says not what. Returns
/// whether this one does.
pub(crate) fn find(view: &View, mends: bool, sink: &mut Sink) -> bool {
    let mut context = status::context(view);
    context.corrects |= mends;
    if let Some(whom) = framing::according(view).or_else(|| reporting::rumour(view)) {
        (context.speaker, context.reported) = (whom, Some(whom.1));
    }
    let mut last = Subjects::default();
    let mut plan = Subjects::default();
    let mut verbs = false;
    let mut hangs = Modality::Asserted;
    // "Sold the car and moved to Perth", "lives in Perth, works at …"
    let (mut hushed, mut thirds) = (false, false);
    let mut i = 0;
    while i < view.len() {
        steps::count(1);
        if let Some(end) = view.chunk(i) {
            nominal::find(view, i, end, &context, sink);
            i = end;
            continue;
        }
        // "I'm planning, don't laugh, to move to Perth"
        let resumes = plan.count > 0 && aside::resumes(view, i);
        let at = if resumes {
            Some(verb::run(view, i))
        } else {
            verb::at(view, i)
        };
        let Some(mut verb) = at else {
            i += 1;
            continue;
        };
        let mut found = object::find(view, &verb).unwrap_or_else(|| Complement::none(verb.end));
        let mut subjects = subject::told(view, &verb, &last);
        if resumes {
            (verb.modality, subjects) = (Modality::Planned, core::mem::take(&mut plan));
        } else if view.is(verb.head, Group::Plan) && !verb.negated && aside::pauses(view, verb.end)
        {
            plan = subjects;
        }
        fronted::object(view, &verb, &subjects, &mut found);
        // "Blunt question, are you single?"
        let somebody = |i: usize| {
            view.is(i, Group::Kin) || view.entity(i).is_some() || view.tag(i) == Upos::Pron
        };
        let leads = view.comma(i.wrapping_sub(1)) && view.tag(verb.end) == Upos::Pron;
        let led = leads && !(0..i).any(somebody);
        if (subjects.count == 0 || led) && context.asked == Some(i) && view.is(i, Group::Be) {
            (subjects, found) = inverted(view, &verb);
        }
        if goes_on_hanging(view, &verb, hangs) {
            verb.modality = hangs;
        }
        if disagrees(view, &verb, &subjects) {
            subjects = Subjects::default();
        }
        let nobody = Subjects::one(0, 0);
        let another = thirds && third::goes_on(view, &verb);
        let works =
            view.any(verb.head, &[Group::Work, Group::Live]) && view.tag(verb.end) == Upos::Adp;
        let joined = (verb.bare || works) && view.comma(verb.start.wrapping_sub(1));
        let goes_on = another || hushed && joined && last.count == 0;
        if subjects.count > 0 && !(goes_on && (another || works || view.gerund(verb.head))) {
            let before = sink.out.len();
            relate(view, &mut verb, &subjects, found, &mut context, sink);
            // "Speaking of Rome, we …"
            let mut new = sink.out.iter().skip(before);
            let led = subjects.first().0 >= verb.end && context.asked.is_none();
            if led && new.all(|relation| relation.kind == Kind::Open) {
                sink.out.truncate(before);
            }
            hangs = verb.modality;
            // "moved out and moved to …": what is past is no participle.
            if !verb.bare || verb.tense == Tense::Past {
                last = third::of_named(view, &verb, &subjects, found.objects[0]);
            }
        } else if command(view, &verb) {
            verb.modality = Modality::Commanded;
            relate(view, &mut verb, &nobody, found, &mut context, sink);
        } else if goes_on
            || silent(view, &verb)
            || third::silent(view, &verb)
            || hushed && and_moved(view, &verb, &found, sink)
        {
            hushed = true;
            thirds = another || third::silent(view, &verb);
            let before = sink.out.len();
            relate(view, &mut verb, &nobody, found, &mut context, sink);
            // What is not about a person is not about the speaker.
            let switches = matches!(view.word(verb.head), "gave" | "switched");
            let mut new = sink.out.iter().skip(before);
            if !switches && new.all(|relation| relation.kind == Kind::Open) {
                sink.out.truncate(before);
            }
        }
        i = verb.end;
        verbs = true;
    }
    if !verbs {
        also::verbless(view, &context, sink);
    }
    framing::as_one(view, &context, sink);
    calling::one_person(view, sink);
    whom::divorced(view, sink);
    if context.corrects && (!verbs || view.is(0, Group::Actually)) {
        mending::corrected(view, sink);
    }
    if let Some((start, end)) = mending::at_once(view).or_else(|| mending::remade(view)) {
        mending::stand_in(start, end, sink);
    }
    context.corrects
}

fn relate(
    view: &View,
    verb: &mut Verb,
    subjects: &Subjects,
    mut found: Complement,
    context: &mut Context,
    sink: &mut Sink,
) {
    let (from, to) = subjects.first();
    let (but, own) = framing::turns(view, from);
    if but || reporting::turned(view, verb, from, context) {
        context.reported = None;
    }
    let held = reporting::held(view, verb, context);
    let before = from.wrapping_sub(1);
    let neither = view.among(before, list!("neither"))
        || view.verbal(before) && view.among(before.wrapping_sub(1), list!("neither nor"));
    verb.negated |= neither;
    let ended = status::read(view, verb, from, context);
    if own {
        context.reported = None;
    }
    // "No one came", but "no I work at …"
    let lone = to == from + 1 && view.tag(from) == Upos::Pron && !view.is_word(from, "one");
    let of = from > 1 && view.is(from - 1, Group::Of) && view.is(from - 2, Group::Not);
    // "Not even Tim lives in York"
    let not = from.wrapping_sub(1 + usize::from(view.is_word(before, "even")));
    let none = of || from > 0 && view.is(not, Group::Not) && !view.verbal(not) && !lone;
    if let Some((start, end)) = relative::leading(view, from).filter(|_| !none) {
        found.argument(start, end);
    }
    starts_later(view, verb, &mut found);
    let ahead = (verb.end..found.end + 2).any(|i| view.is(i, Group::Future));
    if ahead && verb.tense == Tense::Present && view.gerund(verb.head) {
        verb.tense = Tense::Future;
        if verb.modality == Modality::Asserted {
            verb.modality = Modality::Planned;
        }
    }
    // "a photographer based in Olinda"
    let mut all = subjects.spans.iter().take(subjects.count);
    let apart = view.any(verb.head, &subject::PLACED)
        && view.chunk_before(verb.start).is_some()
        && all.all(|span| span.1 != verb.start);
    let inner = apart
        || to == verb.start
            && from > 0
            && !view.among(from, list!("i he she we they"))
            && (view.verbal(from - 1) || view.tag(from - 1) == Upos::Adp);
    let passive = verb.bare
        && view.participle(verb.head)
        && (calling::is_named(view, (from, to), verb.head, &found, inner)
            || found.preposition > 0 && (inner || view.comma(to) && to + 1 == verb.start));
    let led = from > verb.head && view.any(verb.head, &fronted::BEGINS);
    if !passive && verb.bare && (view.past(verb.head) || led) {
        verb.tense = Tense::Past;
    }
    let within = |&start: &usize| {
        let closes = |i: usize| view.is(i, Group::Quote);
        verb.start >= start && !(context.quoted && (start + 1..verb.start).any(closes))
    };
    let speaker = context.reported.filter(within);
    let mut relation = Relation {
        implied: if passive { Implied::Is } else { Implied::None },
        predicate: sink.span((verb.start, found.predicate)),
        tail: sink.span(found.tail),
        reported_by: speaker.map_or(Span::NONE, |_| sink.span(context.speaker)),
        modality: verb.modality,
        tense: verb.tense,
        ended,
        corrects: context.corrects,
        ..Relation::default()
    };
    // "my favourite colour is turquoise, not green"
    let not = view.comma(found.end)
        && view.is(found.end + 1, Group::Not)
        && view
            .chunk(found.end + 2)
            .is_some_and(|end| view.tag(end) == Upos::Punct);
    // "I moved to Oslo, actually": a change.
    let changes = [Group::Move, Group::Join, Group::Start, Group::Own];
    relation.corrects &= !view.any(verb.head, &changes);
    // "No, he works at Condor now": so he did not before.
    let now = (verb.start..=found.end).any(|i| view.is_word(i, "now"));
    relation.corrects = (relation.corrects || not && verb.tense == Tense::Present) && !now;
    for (place, &argument) in relation.arguments.iter_mut().zip(&found.arguments) {
        *place = sink.span(argument);
    }
    for &subject in &subjects.spans[..subjects.count] {
        // Without an object there is one relation all the same.
        for &object in &found.objects[..found.count.max(1)] {
            relation.subject = sink.span(subject);
            relation.object = sink.span(object);
            // "nobody came", "I have no dog"
            relation.negated = verb.negated
                || none
                || view.is(subject.0, Group::Not) && subject.1 > 0
                || view.is(object.0, Group::Not) && object.1 > 0;
            relation.confidence = match (object.1, subject.1) {
                (_, 0) => 25,
                (0, _) => 30,
                _ => 50,
            };
            let mut relation = relation;
            personal::refine(view, verb, &found, (subject, object), &mut relation, sink);
            // "Ann said "I live in Lisbon""
            if context.quoted && speaker.is_some() && view.is(subject.0, Group::I) {
                relation.subject = sink.span(context.speaker);
            }
            // "We live in Bristol, three kids and a hamster"
            let placed = matches!(
                relation.kind,
                Kind::LivesIn | Kind::WorksAt | Kind::StudiesAt | Kind::From
            );
            // "works as a joiner and smells of sawdust"
            let other = object != found.objects[0];
            if other
                && relation.kind == Kind::WorksAs
                && !view.is(object.0, Group::Article)
                && !view.occupation(object.1 - 1)
            {
                continue;
            }
            // "two kids, 5 and 8"
            let lone = object.1 == object.0 + 1 && view.tag(object.0) == Upos::Num;
            // "who has asthma, and Pavel, who …"
            let person = view.entity(object.1.wrapping_sub(1)) == Some(EntityKind::Person);
            if other && relation.kind == Kind::Has && (lone || person) {
                continue;
            }
            // "She lives with us": and we with her.
            if relation.kind == Kind::LivesWith && view.is(object.0, Group::Me) && subject.1 > 0 {
                sink.push(Relation {
                    subject: relation.object,
                    object: relation.subject,
                    ..relation
                });
            }
            let named = |place: (usize, usize)| place.1 > 0 && view.named(place.1 - 1);
            if placed
                && other
                && named(found.objects[0])
                && !(named(object) && view.tag(object.1) != Upos::Verb)
            {
                continue;
            }
            if view.is(verb.head, Group::Date) && subjects.count == 2 && object.1 == 0 {
                relation.kind = Kind::Dating;
            }
            whom::each_other(subjects, subject, &mut relation, sink);
            sink.push(relation);
            mending::but_rather(view, object.1, &relation, sink);
            if placed || relation.kind == Kind::Born {
                phrase::same_of(view, object, &relation, sink);
            }
        }
    }
    reporting::report(view, verb, (from, to), &found, context);
    context.reported = held.or(context.reported);
}
