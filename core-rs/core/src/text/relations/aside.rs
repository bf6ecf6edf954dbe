//! What is put in between: "Ann, who snores, lives in York", "Ann – you know her – moved".

use super::super::steps;
use super::super::upos::Upos;
use super::group::Group;
use super::relative::relative;
use super::subject::{Subjects, widen};
use super::view::View;
use crate::words::list;

/// The longest phrase between two commas that a subject is looked for behind.
const PARENTHESIS: usize = 20;

/// A dash between words, and no hyphen in one.
pub(super) fn dash(view: &View, i: usize) -> bool {
    let ends = |at: usize| view.tokens.get(at).map_or(0, |token| token.end);
    let begins = |at: usize| view.tokens.get(at).map_or(0, |token| token.start);
    let apart = || i > 0 && begins(i) > ends(i - 1) && begins(i + 1) > ends(i);
    match view.word(i) {
        "–" | "—" | "--" => true,
        "-" => apart(),
        _ => false,
    }
}

/// Whether a comma, a dash or a bracket at `i` parts what comes from what was.
pub(super) fn pauses(view: &View, i: usize) -> bool {
    view.comma(i) || view.is_word(i, "(") || dash(view, i)
}

/// Where a pair of dashes opens that closes at `at`.
pub(super) fn dashes(view: &View, at: usize) -> Option<usize> {
    let mut before = at.saturating_sub(PARENTHESIS)..at;
    before.rfind(|&i| dash(view, i)).filter(|_| dash(view, at))
}

/// "– I hope –", "– or so he says –", "(allegedly)": whether what stands between puts in doubt what is told.
pub(super) fn doubted(view: &View, from: usize, to: usize) -> bool {
    let hangs = [Group::Say, Group::Think, Group::Wish, Group::Plan];
    let doubts = list!(
        "allegedly supposedly reportedly apparently probably possibly maybe perhaps hear used did"
    );
    (from..to).any(|i| view.any(i, &hangs) || view.among(i, doubts))
}

/// What stands before a pair of commas that ends at `end`: "*Bob*, a nurse, left", "*Bob*, who …,", "*Bob*, it turns out,".
pub(super) fn around(view: &View, end: usize) -> Option<Subjects> {
    let mut verbs = 0;
    for k in (end.saturating_sub(PARENTHESIS)..end).rev() {
        steps::count(1);
        if view.comma(k) {
            let says = list!("turns seems happens know see hear gather understand remember");
            // "Bob, now living in York,"
            let next = k + 1 + usize::from(view.tag(k + 1) == Upos::Adv);
            let opens = view.any(k + 1, &[Group::Which, Group::Ask])
                || view.participle(next)
                || view.gerund(next)
                || view.tag(next) == Upos::Adp
                || view.is(k + 1, Group::As)
                || view.among(k + 1, list!("it i you")) && view.among(k + 2, says)
                || view
                    .chunk(next)
                    .is_some_and(|end| verbs == 0 || relative(view, end));
            // "A friend of mine, Kim, lives …", "the woman I told you about, Kim, lives …"
            let named = view.chunk(k + 1) == Some(end) && view.named(end - 1);
            let who = view.chunk(0).unwrap_or(1) - 1;
            let somebody = view.is(0, Group::Article)
                && view.among(who, list!("woman man guy girl boy lady person one friend"));
            let hangs = view.chunk_before(k).is_some()
                || somebody && matches!(view.tag(k.wrapping_sub(1)), Upos::Adp | Upos::Verb);
            if named && hangs && !view.named(k - 1) {
                return Some(Subjects::one(k + 1, end));
            }
            let start = widen(view, view.chunk_before(k).filter(|_| opens)?);
            // "I met Bob, who cooks, moved …", "in the USA, I hear, is …"
            let before = start.wrapping_sub(1);
            let clause = [Group::Say, Group::Think, Group::Know, Group::Be];
            let object = view.tag(before) == Upos::Verb
                && !view.any(before, &clause)
                && !view.among(before, list!("hear heard doubt"));
            if view.tag(before) == Upos::Adp {
                return Some(Subjects::default());
            }
            return Some(Subjects::one(start, k)).filter(|_| !object);
        }
        verbs += usize::from(view.verbal(k));
    }
    None
}

/// "…, to move to Perth" behind a comma: whether a verb at `i` goes on with a plan.
pub(super) fn resumes(view: &View, i: usize) -> bool {
    i > 1 && view.verbal(i) && view.is(i - 1, Group::To) && pauses(view, i - 2)
}

/// Behind an aside at `i`, where one stands behind `verb`: "is, by the way, a nurse", "lives – you know where – in York".
pub(super) fn behind(view: &View, verb: usize, i: usize) -> usize {
    let parts = [Group::Be, Group::Live, Group::Work, Group::Move];
    let mut ends = i + 2..view.len().min(i + 10);
    let open = list!("as by believe unlike of though however it you");
    let dashed = dash(view, i);
    let opens = dashed || view.comma(i) && view.among(i + 1, open);
    if !opens || !view.any(verb, &parts) {
        return i;
    }
    let end = ends.find(|&at| {
        if dashed {
            dash(view, at)
        } else {
            view.comma(at)
        }
    });
    // "I live – lived, I mean – in York"
    let mended = |&end: &usize| {
        let again = (i..end).any(|k| view.group(k) == view.group(verb));
        dashed && (again || doubted(view, i, end))
    };
    end.filter(|end| !mended(end)).map_or(i, |end| end + 1)
}
