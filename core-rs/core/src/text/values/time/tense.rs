//! Whether the clause around a date speaks of the past: by its nearest verb.

use super::super::lexeme::Sort;
use super::super::lists::{List, list};
use super::super::scan::Scan;
use crate::text::Upos;
use crate::words::{self, is_among};

/// How far a verb is looked for, lexemes.
const LOOK: usize = 14;
const PAST: List = list!(
    "was were did had been ago went came saw got made took gave said told met left began started broke brought bought built caught chose cut drew drank drove ate fell felt found flew forgot grew heard held kept knew led lent lost meant paid put read ran sold sent set slept spoke spent stood swam taught thought threw understood woke wore won wrote became born happened last"
);
const FUTURE: List = list!(
    "will ll shall gonna going is are am can could should would let lets must may might please need want plan tomorrow wo"
);

/// What [`PAST`], which is part of the model, has not.
const MORE: &words::List = words::list!("tore rode rang sang shook stole fought froze hid shot");

/// True when the nearest verb before (then after) lexeme `i` in its sentence is one of the past.
pub(crate) fn past(scan: &Scan, i: usize) -> bool {
    // "I've accepted a job, starting on June 1"
    let starts = |j: usize| is_among(scan.raw(j), words::list!("starting beginning"));
    let near = i.saturating_sub(LOOK)..i;
    if (i.saturating_sub(2)..=i).any(starts)
        && near
            .into_iter()
            .any(|j| is_among(scan.raw(j), words::list!("accepted signed")))
    {
        return false;
    }
    let stop = |j: usize| {
        scan.sort(j) == Sort::Sign
            && matches!(scan.sign(j), '.' | '!' | '?' | ';')
            && scan.at(j + 1).gap
    };
    let tense = |j: usize| {
        if scan.sort(j) != Sort::Word {
            return None;
        }
        if scan.is(j, FUTURE) {
            return Some(false);
        }
        let raw = scan.raw(j);
        let tagged = matches!(scan.tag(j), None | Some(Upos::Verb | Upos::Aux));
        let regular = raw.len() > 4 && raw.ends_with("ed") && scan.at(j).classes == 0;
        ((scan.is(j, PAST) || regular || is_among(raw, MORE)) && tagged).then_some(true)
    };
    let before = (i.saturating_sub(LOOK)..i).rev().take_while(|&j| !stop(j));
    let after = (i..i + LOOK).take_while(|&j| !stop(j));
    before.chain(after).find_map(tense).unwrap_or(false)
}
