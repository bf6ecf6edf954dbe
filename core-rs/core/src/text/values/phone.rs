//! Telephone numbers: groups of digits with spaces, hyphens, dots, slashes and brackets between
//! them, seven to fifteen digits in all (ITU-T E.164), an extension after them.
//!
//! What is not: cards (four groups of four), dates, sums, versions, decimals, and bare rows of
//! digits where no word of calling stands near. Cost: at most `REACH` lexemes a look.

use super::lexeme::Sort;
use super::lists::{List, list};
use super::scan::Scan;
use crate::json::put;
use crate::words::same;

/// The most lexemes of one number.
const REACH: usize = 28;
/// How far before a number a word of calling is looked for, lexemes.
const LOOK: usize = 8;
/// Digits of a number, ITU-T E.164 section 6 (with international prefix).
const FEWEST: usize = 7;
const MOST: usize = 15;
const CALLING: List = list!(
    "phone telephone tel call mobile cell fax whatsapp number text sms ring dial cellphone contact reach office home ph landline hotline telefon @ at"
);
const ACCOUNTS: List = list!(
    "account card acct order invoice id visa mastercard amex isbn serial tracking zip no pin code"
);

pub(crate) struct Phone {
    pub end: usize,
    /// Where the digits that are its normal form end.
    pub main: usize,
    pub plus: bool,
}

/// The telephone number at `i`.
pub(crate) fn phone(scan: &Scan, i: usize) -> Option<Phone> {
    let (mut at, plus) = start(scan, i)?;
    if scan.is_bare(at + 1) && scan.raw(at).len() < FEWEST {
        return None;
    }
    let first = at;
    let (mut digits, mut groups, mut longest, mut shortest) = (0, 0, 0, usize::MAX);
    let (mut signs, mut spaces) = (0, 0);
    let mut end = i;
    let mut open = scan.sign(i) == '(';
    let mut brackets = open;
    while at < i + REACH {
        if scan.sort(at) == Sort::Digits {
            let length = scan.raw(at).len();
            if digits + length > MOST + 1 {
                return None;
            }
            digits += length;
            groups += 1;
            longest = longest.max(length);
            shortest = shortest.min(length);
            at += 1;
            end = if open { end } else { at };
            continue;
        }
        let raw = scan.raw(at);
        let digits_next = |n: usize| scan.sort(at + n) == Sort::Digits;
        match raw {
            ")" if open || groups == 1 && scan.glued(at) => {
                open = false;
                brackets = true;
                at += 1;
                end = at;
                // `(123).456`, `(06)-123`
                at += usize::from(
                    matches!(scan.sign(at), '-' | '.')
                        && scan.glued(at)
                        && scan.sort(at + 1) == Sort::Digits,
                );
            }
            "(" if !open
                && scan.sort(at + 1) == Sort::Digits
                && scan.raw(at + 1).len() <= 4
                && scan.sign(at + 2) == ')' =>
            {
                open = true;
                at += 1;
            }
            "-" | "/" if digits_next(1) => {
                signs += 1;
                at += 1;
            }
            "." if scan.glued(at) && scan.glued(at + 1) && digits_next(1) => {
                signs += 1;
                at += 1;
            }
            _ => break,
        }
    }
    for j in first..end {
        spaces += usize::from(j > first && scan.at(j).gap);
    }
    let enough = (FEWEST..=MOST).contains(&digits) || plus && digits == MOST + 1;
    if open || !enough {
        return None;
    }
    let lone = groups == 1 && !plus && !brackets;
    let cards = groups == 4 && longest == 4 && digits >= 15;
    let dots = (first..end).any(|j| scan.sign(j) == '.');
    let slash = (first..end).any(|j| scan.sign(j) == '/');
    let date = groups == 3 && digits == 8 && (slash || signs == 2);
    let decimal = dots && groups == 2 && !brackets;
    let tiny = groups > 2 && longest < 3 && !(plus || brackets) && !calling(scan, i)
        || groups > 5 && shortest < 2 && !plus;
    if cards || date || decimal || tiny || longest < 2 {
        return None;
    }
    // A telephone number is not glued to letters, signs of sums or percent.
    let main = end;
    if let Some(after) = extension(scan, end) {
        end = after;
    } else if scan.glued(end)
        && (scan.sort(end) == Sort::Word
            || matches!(
                scan.sign(end),
                '=' | '%' | '*' | '+' | '°' | ':' | '$' | '€'
            ))
    {
        return None;
    }
    let pair = groups == 2 && signs == 1 && shortest >= 3 && digits >= 10;
    let plain = !(brackets || plus || pair) && signs + spaces < 2;
    let before = context(scan, i);
    if before == Some(false)
        || (lone || plain || spaces > 1 && !plus && !brackets)
            && before != Some(true)
            && !(lone && digits == 7 + 3)
    {
        return None;
    }
    Some(Phone { end, main, plus })
}

fn calling(scan: &Scan, i: usize) -> bool {
    context(scan, i) == Some(true)
}

/// The nearest word before `i`: one of calling (true) or of other numbers (false).
fn context(scan: &Scan, i: usize) -> Option<bool> {
    let from = i.saturating_sub(LOOK);
    for j in (from..i).rev() {
        // "No, it's 555 1234", but "no. 5551234"
        let said_no = j + 1 < i && scan.sign(j + 1) != '.' && same(scan.raw(j), "no");
        if scan.is(j, ACCOUNTS) && !said_no {
            return Some(false);
        }
        if scan.is(j, CALLING) {
            let account = scan.is(j, list!("number")) && scan.is(j.wrapping_sub(1), ACCOUNTS);
            return Some(!account);
        }
    }
    None
}

/// A beginning: `+`, `(+`, `(`, or digits, with nothing of a word, a sum or a longer number before.
fn start(scan: &Scan, i: usize) -> Option<(usize, bool)> {
    let mut at = i;
    at += usize::from(scan.sign(at) == '(');
    let plus = scan.sign(at) == '+';
    at += usize::from(plus);
    if scan.sort(at) != Sort::Digits || plus && !scan.glued(at) {
        return None;
    }
    if scan.glued(i) && i > 0 {
        let before = scan.raw(i - 1);
        // `#Name#-(123) 456`, `OFFICE-1(516)733`
        let dash = before == "-"
            && !scan.at(i - 1).gap
            && i > 1
            && (scan.sort(i - 2) == Sort::Sign && scan.sign(i - 2) == '#'
                || scan.is(i - 2, CALLING));
        let free = matches!(before, ":" | "@" | ">" | "," | ";" | "'" | "\"" | "=" | "(")
            || dash
            || scan.sort(i - 1) == Sort::Word
                && (scan.sign(i) == '(' || plus)
                && scan.raw(i - 1).len() > 1;
        let sum = before == "=" || before == "(" && plus;
        if !free || sum || before == "(" && scan.sign(i) == '(' {
            return None;
        }
    } else if i > 0 && scan.sign(i - 1) == '+' {
        return None;
    }
    Some((at, plus))
}

/// `x123`, `ext. 123`
fn extension(scan: &Scan, i: usize) -> Option<usize> {
    if !scan.is(i, list!("x ext extension")) {
        return None;
    }
    let at = i + 1 + usize::from(scan.sign(i + 1) == '.');
    scan.integer(at).filter(|&(_, length)| length < 7)?;
    Some(at + 1)
}

/// Writes `"+15417543010"`: its digits, with a plus when it has one.
pub(crate) fn write(scan: &Scan, i: usize, phone: &Phone, out: &mut Vec<u8>) {
    put(out, b'"');
    if phone.plus {
        put(out, b'+');
    }
    for j in i..phone.main {
        out.extend(scan.raw(j).bytes().filter(u8::is_ascii_digit));
    }
    put(out, b'"');
}
