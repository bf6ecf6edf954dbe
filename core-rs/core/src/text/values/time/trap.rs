//! Traps: what reads like a date or time and is none in ordinary text.

use super::super::civil::Grain;
use super::super::lexeme::Sort as Lex;
use super::super::lists::{List, list};
use super::super::ordinal;
use super::super::scan::Scan;
use super::super::vocabulary::Class;
use super::{Sort, Val};
use crate::text::Upos;
use crate::words::{self, is_among};

/// Prepositions that make a number or a short name a date.
const PLACED: List = list!(
    "on in since of until till before after from to by during through between than around early mid late this next last year and or not but ="
);

/// What a part of the day is a sort of.
const SORTS: &words::List = words::list!(
    "shift shifts person owl owls club clubs school nurse porter guard bus train market walk sky"
);

/// Whether a value that begins at `i` may stand where it does.
pub(crate) fn stands(scan: &Scan, i: usize, value: &Val) -> bool {
    let end = value.end;
    let length = end - i;
    let before = |words: List| i > 0 && scan.is(i - 1, words);
    if scan.is(i, list!("to")) && (before(list!("up due")) || i > 0 && scan.sign(i - 1) == '-') {
        return false;
    }
    if value.sort == Sort::Duration && value.grain == Grain::Quarter && scan.is(end, list!("of")) {
        return false;
    }
    let small = scan.raw(i).bytes().all(|b| b.is_ascii_lowercase());
    if scan.sort(i) == Lex::Digits && !free(scan, i, value) {
        return false;
    }
    if scan.sort(end - 1) == Lex::Digits {
        let more = scan.glued(end) && scan.glued(end + 1) && scan.sort(end + 1) == Lex::Digits;
        if scan.in_longer(end - 1) || more && matches!(scan.sign(end), '-' | '/' | '.' | ':') {
            return false;
        }
    }
    if scan.is(i, list!("a")) && scan.is(i + 1, list!("second")) && length == 2 {
        return scan.sort(end) != Lex::Word && !before(list!("just"));
    }
    // `the 5`, `the first`, `29th`: days only where a day is spoken of.
    let the = usize::from(scan.is(i, list!("the")));
    let ordinal = scan.is(i + the + 1, list!("st nd rd th")) && scan.glued(i + the + 1);
    let whole = ordinal::ordinal(scan, i + the).map_or(i + the + 1, |found| found.0) == end;
    if value.sort == Sort::Day && value.date.1 == 0 && whole && !scan.has(i + the, Class::Holiday) {
        let number = scan.sort(i + the) == Lex::Digits || ordinal::ordinal(scan, i + the).is_some();
        if number && !(ordinal && the == 1) {
            let closed =
                scan.sort(end) != Lex::Word || scan.is(end, list!("at of for in and or to"));
            return closed && before(list!("on by until till from since"));
        }
    }
    // "the night shift", "a morning person"
    if length == 1 + the && scan.has(i + the, Class::Part) && is_among(scan.raw(end), SORTS) {
        return false;
    }
    // `the week 31` is a week of its number.
    if the == 1
        && length == 2
        && (scan.sort(end) == Lex::Digits
            || scan.has(i + 1, Class::Unit)
                && scan.is(end, list!("of i we you he she they that when it")))
        && value.sort != Sort::Duration
        && !ordinal
    {
        return false;
    }
    if length > 1 {
        return true;
    }
    if scan.sort(i) == Lex::Digits && value.sort == Sort::Period {
        let year = scan
            .integer(i)
            .is_some_and(|(n, _)| (1500..=2100).contains(&n));
        let counted = scan.sort(end) == Lex::Word && !before(PLACED);
        return year
            && !counted
            && !before(list!("- ) #"))
            && !scan.has(i.wrapping_sub(1), Class::Currency);
    }
    if scan.is(i, list!("may march mar sept sep dec jan jun jul")) && small {
        return before(list!(
            "in since of until till before after from by during this next last"
        ));
    }
    // Small letters make words of these.
    if scan.is(i, list!("sun sat wed mon thu")) && small {
        return before(list!("on this next last every until by since before after"))
            && !matches!(scan.tag(i), Some(Upos::Verb | Upos::Noun));
    }
    if scan.is(i, list!("fall spring")) {
        return before(list!("in this last next the during of since every"))
            && scan.tag(i) != Some(Upos::Verb)
            && !scan.is(end, list!("apart down asleep in for into over off"));
    }
    if scan.is(i, list!("lunch dinner breakfast brunch supper")) {
        return false;
    }
    if scan.is(i, list!("present clock moment date time past half quarter")) {
        return false;
    }
    !(scan.has(i, Class::Part) && before(list!("good")))
}

/// Whether digits at `i` begin a group of their own: no part of a name, an amount, a longer row.
fn free(scan: &Scan, i: usize, value: &Val) -> bool {
    let dated = value.sort == Sort::Day && value.date.0 > 0 && value.end >= i + 5;
    if scan.in_name(i) && !dated {
        return false;
    }
    if !scan.glued(i) || i == 0 {
        return true;
    }
    let row = i > 1 && scan.sort(i - 2) == Lex::Digits && scan.glued(i - 1);
    !(matches!(scan.sign(i - 1), '$' | '#' | '£' | '€')
        || row && matches!(scan.sign(i - 1), '-' | '/' | '.' | ':' | ','))
}
