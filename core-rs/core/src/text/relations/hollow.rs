//! What matches a rule and tells nothing worth keeping of anybody: "you've got guts", "I had my hair cut",
//! "I love how you did it", "you're a star".

use super::super::analysis::EntityKind;
use super::super::upos::Upos;
use super::group::Group;
use super::kind::Kind;
use super::need::{LANGUAGES, is_time};
use super::object::{Complement, finite};
use super::occupation::is_praise;
use super::relation::{Modality, Relation, Tense};
use super::verb::Verb;
use super::view::View;
use super::whom;
use crate::words::{List, is_among, is_capital, list, same};

type Place = (usize, usize);

/// Whether what a rule made of a relation is hollow.
pub(crate) fn is_hollow(
    view: &View,
    verb: &Verb,
    found: &Complement,
    (subject, object): (Place, Place),
    relation: &Relation,
) -> bool {
    if object.1 == 0 && relation.kind != Kind::Died {
        return false;
    }
    let head = view.chunk(object.0).unwrap_or(object.1).wrapping_sub(1);
    let word = view.word(head);
    let asks = view.is(verb.end, Group::Ask) || view.is(verb.head + 1, Group::Ask);
    let you = subject.1 > 0 && view.same(subject.1 - 1, "you");
    let lauded = you && lauds(view, (object.0, head + 1));
    let own = view.is(subject.0, Group::I);
    match relation.kind {
        // "lost four kilos", "we might sell the house"
        Kind::Has if relation.ended => {
            let weight = list!("kilo kilos kg pounds lbs lb stone inches");
            let open = matches!(
                relation.modality,
                Modality::Possible | Modality::Conditional
            );
            let loses =
                view.word(verb.head).starts_with("los") && relation.modality != Modality::Asserted;
            open || loses
                || is_time(view, object)
                || is_empty(view, object, head)
                || view.tag(object.0) == Upos::Num && is_among(word, weight)
        }
        Kind::Has => {
            let begun = relation.modality == Modality::Asserted;
            let got = you && view.is_word(verb.head, "got");
            whom::caused(view, verb, object)
                || is_empty(view, object, head)
                || is_time(view, object)
                || lauded && is_among(word, VIRTUES)
                || you && is_among(word, list!("people"))
                // "you've got a seat", "I've got cake"
                || got && view.is(object.0, Group::Article) && !view.is(head, Group::Kin)
                || begun && is_among(word, TREATS)
                || begun && is_among(word, OCCASIONS)
                // "had the salmon"
                || view.is_word(verb.head, "had") && is_among(word, DISHES)
        }
        // "Everyone we love was there", "I love your haircut"
        Kind::Likes | Kind::Dislikes => {
            let yours = own && view.same(object.0, "your") && !view.is(head, Group::Kin);
            asks || yours
                || view.is(object.0, Group::Me) && relation.modality == Modality::Asked
                || found.clause
                || finite(view, object.0)
        }
        Kind::AllergicTo => is_among(word, JOKES),
        Kind::Goes => {
            view.is(head, Group::Ago)
                || is_time(view, object)
                || is_among(word, list!("way bed sleep gone again"))
                || view.among(object.0.wrapping_sub(1), list!("over through"))
                || view.any(verb.head, &[Group::Plan]) && !view.gerund(verb.head)
        }
        Kind::LivesIn | Kind::WorksAt | Kind::WorksAs if relation.ended => false,
        // "Imagine living in Leeds, working as a nurse": no town does.
        Kind::LivesIn | Kind::WorksAt | Kind::WorksAs
            if view.entity(subject.1.wrapping_sub(1)) == Some(EntityKind::Location)
                && verb.bare
                && view.comma(verb.start.wrapping_sub(1)) =>
        {
            true
        }
        // "moving her to St Anne's", "move into sales"
        Kind::LivesIn => {
            let fields = list!(
                "teaching sales management consulting marketing research finance tech politics law"
            );
            let field = view.is(object.0.wrapping_sub(1), Group::Into) && is_among(word, fields);
            // "I moved to another team"
            let parts = list!("team department desk class project shift ward section group");
            let inside = view.is(verb.head, Group::Move)
                && is_among(word, parts)
                && !view.is(object.1, Group::In);
            // "I live in hope", "in fear of the postman"
            let states = list!(
                "hope fear dread denial sin peace harmony poverty luxury comfort style squalor misery exile past moment present chaos pain debt terror shame awe"
            );
            keen_on(view, verb) || field || inside || is_among(word, states) && !is_capital(word)
        }
        // "I haven't studied at all this week"
        Kind::StudiesAt if view.same(object.0, "all") && !view.is_word(object.0 + 1, "-") => true,
        // "works in this weather", "in shifts"
        Kind::WorksAt => {
            let this = view.among(object.0, list!("this that these those"));
            let how =
                list!("weather heat rain dark shifts pairs teams groups peace silence person");
            // "works at his backhand", but not "at her salon"
            let skills = list!(
                "backhand forehand serve swing technique form temper fitness patience marriage relationship game craft grades"
            );
            let own = view.is(found.preposition, Group::At)
                && view.is(object.0, Group::My)
                && (is_among(word, skills) || is_among(word, LANGUAGES));
            keen_on(view, verb) || this || own || is_among(word, how)
        }
        // "Losing my job was a bummer", "you're the best coach and guide"
        Kind::WorksAs => {
            let done = view.gerund(subject.0.wrapping_sub(1))
                && !view.is(subject.0.wrapping_sub(2), Group::Be)
                && subject.1 == verb.start;
            let first = found.objects[0].0.min(object.0);
            let guides = is_among(word, list!("guide mentor host coach"));
            keen_on(view, verb) || done || you && guides && lauds(view, (first, head + 1))
        }
        // "I'm not sure from your note", "away from the office"
        Kind::From => {
            let before = found.preposition.wrapping_sub(1);
            let apart = view.tag(before) == Upos::Adj && !view.capital(before) && !view.named(head)
                || view.among(before, list!("away far back absent"));
            // "coming over from Leicester"
            let particle = view.among(verb.end, list!("over up down home in out"));
            let timed = found.arguments[..found.extra]
                .iter()
                .any(|&time| is_time(view, time));
            let travels = view.is(verb.head, Group::Come)
                && (view.gerund(verb.head) && (timed || particle)
                    || view.is_word(verb.end, "back"));
            // "the one from my birthday"
            let mine = view.is(object.0, Group::My)
                && is_among(
                    word,
                    list!("birthday school work wedding gym office past childhood"),
                );
            let class = is_among(word, list!("class course team party group"));
            travels || mine || class || found.preposition > 0 && apart
        }
        Kind::IsA => {
            let little = object.1 - object.0 <= 2
                || view.among(object.0 + 1, list!("little young small tiny"));
            let grown = list!("kid child teen teenager baby boy girl");
            let some = list!(
                "friend listener inspiration person human soul guy girl woman man mom mum dad parent"
            );
            lauded && is_among(word, some)
                || own && little && relation.tense == Tense::Past && is_among(word, grown)
                || own && word == "mix" && view.is(head + 1, Group::Of)
                || is_among(word, list!("lot mess inspiration delight boost joy"))
        }
        // "I'll die of shame", "mine died": which, nobody says
        Kind::Died => {
            let which = list!("mine ours yours theirs hers");
            own || subject.1 == subject.0 + 1 && view.among(subject.0, which)
        }
        // "Watching Breaking Bad"
        Kind::Dating => view.capital(verb.head) && verb.head > verb.start,
        // "my best memory was when we won", but not "When Harry Met Sally"
        Kind::Favourite => asks && !view.capital(verb.end),
        Kind::Meets => {
            let some = list!(
                "people someone somebody anyone anybody folks others everyone guys lots investors"
            );
            is_among(word, some) && !view.any(object.1, &[Group::Named, Group::From])
        }
        Kind::Studies => {
            view.entity(head) == Some(EntityKind::Location)
                && view.is(object.0.wrapping_sub(1), Group::In)
                || is_among(word, list!("much ton tons lots plenty"))
                    && !view.is(head + 1, Group::Of)
        }
        _ => false,
    }
}

/// What somebody is praised for.
const VIRTUES: &List = list!("heart soul taste eye smile attitude spirit system community voice");

/// What one is only said to be allergic to.
pub(super) const JOKES: &List =
    list!("commitment work mondays mornings responsibility effort change drama nonsense");

/// What one has today and nobody asks for later.
const OCCASIONS: &List =
    list!("work school class classes lunch dinner breakfast brunch supper plans");

/// What there is for whoever comes.
const TREATS: &List = list!("cake pizza pie soup salad dessert cookies");

/// What one has had for a meal.
const DISHES: &List = list!(
    "salmon steak pizza pasta ramen lasagna soup salad burger burgers fish chicken beef lamb pork rice noodles curry \
     sandwich sandwiches dessert cake pie ribs shrimp shrimps wings fries special buffet taco tacos sushi omelette \
     pancakes waffles meal"
);

/// "I'm keen on counselling or working in health": nobody says that they do.
fn keen_on(view: &View, verb: &Verb) -> bool {
    const KEEN: &List = list!(
        "keen interested thinking thought considering fond passionate dreaming focused into idea imagine"
    );
    let joint = verb.start.wrapping_sub(1);
    let near = joint.saturating_sub(5)..joint;
    view.gerund(verb.first)
        && view.any(joint, &[Group::And, Group::Or])
        && near.clone().any(|i| view.among(i, KEEN))
        && !near.into_iter().any(|i| view.comma(i))
}

/// "guts", "a couple of questions", "your back".
fn is_empty(view: &View, object: Place, head: usize) -> bool {
    let counts = view.among(
        head,
        list!("couple bunch number plenty lots lot kind sort type few ton tons"),
    );
    let last = match view.chunk(head + 2) {
        Some(end) if counts && view.is(head + 1, Group::Of) => end - 1,
        _ => head,
    };
    let word = view.word(last);
    let plural = word.strip_suffix('s').unwrap_or("");
    let empty = list!(
        "guts courage skill talent attitude belief faith respect purpose strength word handle track hold comment \
         concern response reply attention obligation misfortune pleasure honor honour privilege patience knowledge \
         clue compliment feedback excuse hackle comfort proof warning hope fact suggestion gut misgiving doubt worry \
         revelation insight help news reminder memories adventure incident plan touch count mind temper sleep"
    );
    // "cooking skills", "little ones"
    let alone = last == object.0 || view.tag(last - 1) != Upos::Noun;
    let one = list!("one ones love");
    let small = view.among(last.wrapping_sub(1), list!("little new"));
    let back = same(word, "back") && view.is(object.0, Group::My) && last == object.0 + 1;
    view.is(last, Group::Vague)
        || alone && (is_among(word, empty) || is_among(plural, empty))
        || is_among(word, one) && !small
        || back
        || last > head && view.any(last, &[Group::Vague, Group::Time])
}

/// "such a good heart", "a great friend", "an absolute star"
fn lauds(view: &View, object: Place) -> bool {
    (object.0..object.1).any(|i| {
        is_praise(view.word(i))
            || view.among(i, list!(
                    "such right people amazing awesome wonderful incredible fantastic lovely perfect true best solid caring \
                     kind inspiring beautiful terrific superb"
                ),
            )
    })
}
