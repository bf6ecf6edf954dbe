//! What the words around a name tell of it: how it is told from the same name of somebody else ("another Ann", "the
//! other Ann"), and that it is a person's.

use super::places::Places;
use super::spans::is_own_kin;
use super::when::FAR;
use crate::memory::role;
use crate::text::relations::Kind;
use crate::text::{Analysis, EntityKind};
use crate::words::{List, is_among, is_capital, is_small, is_stop, list, same};

/// What one has with persons.
const MEALS: &List = list!(
    "lunch dinner breakfast brunch supper coffee coffees drink drinks tea beer beers pint pints date"
);

/// What one writes to persons.
const LETTERS: &List = list!("message email mail text letter note card invitation invite reply");

/// What is written down of persons.
const SHEETS: &List = list!(
    "intake notes note call calls meeting appointment session file form report interview chat referral lesson profile visit checkup check-in consultation"
);

/// What one does to persons, and whom one is asked of.
const REACHED: &List =
    list!("call ask text phone ring message meet met congratulating congratulate");
const KNOWN: &List = list!("remember remembers know knows about");

const FELLOWS: &List = list!(
    "colleague coworker neighbour neighbor flatmate roommate housemate teammate classmate friend mate intern trainee student"
);
pub(super) const HUMANS: &List = list!("guy man woman girl boy lady bloke lad dude kid");

/// Who somebody is in a game, a queue or a house.
const WHO: &List = list!(
    "captain candidate tenant patient client customer winner owner manager teacher coach goalkeeper goalie striker boss leader landlord landlady nurse doctor tutor pupil applicant member guest host driver secretary treasurer chair president"
);
/// Tokens before "is" among which it is looked for.
const NEAR: u32 = 6;

/// What persons are asked about.
const LIVES: &List = list!("work live study");

/// How the word before a name tells its bearer from one who was meant before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Plain,
    /// "The other Ann".
    Other,
    /// "Another Ann".
    Another,
}

impl Told {
    /// Reads the word before `name`, which is a part of `text`.
    pub fn before(text: &str, name: &str) -> Told {
        let at = name.as_ptr() as usize - text.as_ptr() as usize;
        let before = text.get(..at.saturating_sub(1)).unwrap_or("");
        let space = before.bytes().rposition(|b| b == b' ');
        let word = before.get(space.map_or(0, |at| at + 1)..).unwrap_or("");
        let is = |known: &str| same(known, word);
        if is("other") {
            Told::Other
        } else if is("another") || is("different") || is("second") {
            Told::Another
        } else {
            Told::Plain
        }
    }
}

/// "That's Paulo, he …", "lunch with Paulo", "call Paulo, he …": whether words from one token to before another are told
/// to be somebody's name.
pub(super) fn is_person(places: &Places, (from, to): (u32, u32)) -> bool {
    const DAYS: &List = list!("monday tuesday wednesday thursday friday saturday sunday");
    let is = |token: u32, words: &List| places.is(token, words);
    let (last, before) = (from.wrapping_sub(1), from.wrapping_sub(2));
    // Each of what follows wants one of them; most names have another word before them.
    let leads = is(
        last,
        list!(", is 's ’s with to welcome had into called named does for about of from"),
    );
    if !leads && !is(last, REACHED) && !is(last, KNOWN) && !is(last, HUMANS) {
        return false;
    }
    let word = places.word(from);
    let short = || word.len() < 4 && word.chars().all(char::is_uppercase);
    // "That's Rome, she loves it" is none.
    let of_them = is(to, list!(","))
        && is(to + 1, list!("he she"))
        && is(to + 2, list!("'s ’s is has comes lives works"));
    let shown = || is(last, list!("is 's ’s")) && is(before, list!("that this it here")) && of_them;
    let met = || is(last, list!("with")) && is(before, MEALS);
    // "A message to Liesbeth, she works at …"
    let written = || is(last, list!("to")) && is(before, LETTERS) && of_them;
    // "Call Fatoumata, she's a technician", "who remembers Yaw? He …"
    let stops = is(to, list!(",")) || is_stop(places.word(to));
    // "Say hi to Thandiwe! She joined …"
    let greeted = || {
        (is(last, list!("to")) && is(before, list!("hi hello hey")) || is(last, list!("welcome")))
            && stops
            && is(to + 1, list!("he she"))
    };
    // "I had Henrike on the phone", "we had Piet over"
    let had = || {
        is(last, list!("had"))
            && (is(to, list!("over round")) && is(to + 1, list!("for"))
                || is(to, list!("on")) && is(to + 2, list!("phone line")))
    };
    // "Ask for Reinhilde, she …"
    let asked_for = || is(last, list!("for")) && is(before, list!("ask asked")) && of_them;
    let reached = || is(last, REACHED) || is(last, KNOWN) && places.word(to) == "?";
    // "Ask Anders about the brakes, he …"
    let consulted = || {
        is(last, list!("ask call text phone ring message"))
            && is(to, list!("about for if whether"))
            && (to + 1..to + NEAR + 2).any(|at| is(at, list!(",")) && is(at + 1, list!("he she")))
    };
    // "Invoices go to Lars. He's an accountant"
    let goes = || {
        is(last, list!("to"))
            && is(before, list!("go goes"))
            && is_stop(places.word(to))
            && is(to + 1, list!("he she"))
    };
    // "I ran into Milica at the market."
    let into = || {
        is(last, list!("into"))
            && is(before, list!("ran run running bumped bump"))
            && (stops
                || is(to, list!("at in on yesterday today again outside last and"))
                || places.word(to).is_empty())
    };
    let called = || {
        is(last, list!("called named")) && (is(before, list!("is 's ’s was")) || is(before, HUMANS))
    };
    // "He's called Eero", "this guy Mateo"
    let he = || {
        is(last, list!("called"))
            && is(before, list!("is 's ’s"))
            && is(from.wrapping_sub(3), list!("he she"))
    };
    // "There's a new girl in my team, Thandiwe, she comes from …"
    let beside = || {
        of_them
            && !is_capital(places.word(before))
            && (from.saturating_sub(FAR)..last).any(|at| is(at, HUMANS) || is(at, FELLOWS))
    };
    // "hosting an exchange student, Maximilian. Everybody calls him Maxi."
    let apposed = || {
        matches!(places.word(to), "." | "!")
            && (is(before, FELLOWS) || is(before, HUMANS) || is(before, WHO))
            && (to + 1..to + 5).any(|at| is(at, list!("he him she her")))
    };
    // "New alto, Bronagh! She's a midwife"
    let fragment = || {
        let begins = (from.saturating_sub(NEAR)..last)
            .rfind(|&at| matches!(places.word(at), "." | "!" | "?" | ":"));
        matches!(places.word(to), "." | "!")
            && is(to + 1, list!("he she"))
            && (begins.is_some() || from < NEAR)
            && is_fragment(places, begins.map_or(0, |at| at + 1)..last)
    };
    let guy = || {
        is(last, HUMANS)
            && is_small(places.word(last))
            && is(before, list!("a the this that young old nice lovely"))
    };
    let alone = || {
        let mut before = from.saturating_sub(FAR)..from;
        before.all(|token| role(places.word(token)).is_none())
    };
    let told = || (reached() || called()) && stops && is(to + 1, list!("he she")) && alone();
    // "Intake for Thandeka. She is 52."
    let day = to + u32::from(is(to, list!("today yesterday again")));
    let sheet = || {
        is(last, list!("for with about of from"))
            && is(before, SHEETS)
            && matches!(places.word(day), "." | ":" | "," | "!")
            && is(
                day + 1,
                list!("he she has lives works is speaks takes wants needs studies"),
            )
    };
    // "Where does Yewande work?"
    let asked = || is(last, list!("does")) && is(to + u32::from(is(to, list!("still"))), LIVES);
    (is(last, list!(",")) && (fragment() || beside() || apposed())
        || consulted()
        || goes()
        || sheet()
        || asked_for()
        || into()
        || shown()
        || met()
        || had()
        || written()
        || greeted()
        || told()
        || asked()
        || he()
        || guy())
        && !short()
        && !is_own_kin(word)
        && !is_among(word, DAYS)
}

/// "We could ask Thandiwe about printing. Her brother …", "You mentioned Ayumi. Is she …": a word in which the tagger saw no
/// name.
pub(super) fn is_reached(places: &Places, token: u32) -> bool {
    let is = |token: u32, words: &List| places.is(token, words);
    let speaks = |at: u32| {
        let asked = u32::from(is(at, list!("is does has")));
        is(at, list!("his her")) || is(at + asked, list!("he she"))
    };
    let to = token + 1;
    let far = if is(to, list!("about for if whether")) {
        to + NEAR + 2
    } else {
        to + 1
    };
    let mut ends = (to..far).filter(|&at| is_stop(places.word(at)));
    (is(token.wrapping_sub(1), REACHED) || is(token.wrapping_sub(1), list!("mention mentioned")))
        && ends.any(|at| speaks(at + 1))
}

/// Whether words are a noun or two without a verb, as "new alto": small letters behind the first.
fn is_fragment(places: &Places, words: core::ops::Range<u32>) -> bool {
    let mut rest = words.clone().skip(1);
    (1..4).contains(&words.end.saturating_sub(words.start))
        && rest.all(|at| is_small(places.word(at)))
        && !places.any(
            words,
            list!("is are was were am be met saw hi hey hello thanks bye yes no ok"),
        )
}

/// "Cormac might have shingles, … He's 61", "The captain is Lucjan. He's 24.": whether a word that the tagger saw in no name
/// is that of whom "he" speaks: nobody else is named.
pub(super) fn is_spoken_of(places: &Places, analysis: &Analysis, token: u32) -> bool {
    let is = |at: u32, words: &List| places.is(at, words);
    let stops = |at: u32| is_stop(places.word(at));
    let he = |at: u32| is(at, list!("he she"));
    let mut relations = analysis.relations.iter();
    let personal = relations.any(|relation| {
        relation.subject.start == token && !matches!(relation.kind, Kind::Open | Kind::Has)
    });
    let begins = (token == 0 || stops(token - 1)) && personal;
    let be = token.wrapping_sub(1);
    let human = |at: u32| is(at, WHO) || is(at, FELLOWS) || is(at, HUMANS);
    let told = || {
        let shown = is(be, list!("is 's ’s")) && stops(token + 1) && he(token + 2);
        shown && (be.saturating_sub(NEAR)..be).any(human)
    };
    if !begins && !told() || !analysis.entities.is_empty() && named(analysis) {
        return false;
    }
    let end = token + FAR / 2;
    let clause = |at: &u32| stops(at - 1) || is(at - 1, list!(", and but so because"));
    let pronoun = (token + 2..end).find(|at| he(*at) && clause(at));
    pronoun.is_some_and(|pronoun| {
        let mut between = token..pronoun;
        !between.any(|at| {
            is(at, list!("it its they their them his her him")) || role(places.word(at)).is_some()
        })
    })
}

fn named(analysis: &Analysis) -> bool {
    let mut names = analysis.entities.iter();
    names.any(|name| name.kind == EntityKind::Person)
}

/// Whether he or she is spoken of behind a place of the text: a firm is neither.
pub(super) fn says_he(places: &Places, from: u32) -> bool {
    let from = places.token_at(from);
    places.any(from..from + FAR, list!("he him she her"))
}
