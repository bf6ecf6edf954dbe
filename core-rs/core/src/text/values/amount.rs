//! Amounts of something, and how they are written; percent and money are read here.

use super::currency::{BITCOIN, SATOSHI, letters};
use super::decimal;
use super::fraction::number;
use super::json::Object;
use super::lexeme::Sort;
use super::lists::list;
use super::numeral::{Numeral, digits};
use super::quantity::Measure;
use super::scan::Scan;
use super::unit;
use super::vocabulary::{Class, Vocabulary};
use crate::json::{put, write_raw};

/// An amount with what it is of, before it is written.
#[derive(Clone, Copy)]
pub(crate) struct Amount {
    pub end: usize,
    /// Not a number: the unit stands alone.
    pub value: f64,
    pub of: Of,
}

#[derive(Clone, Copy)]
pub(crate) enum Of {
    Percent,
    /// A currency's code.
    Money(i32),
    Measure(Measure),
}

impl Amount {
    pub(crate) fn write(&self, words: &Vocabulary, out: &mut Vec<u8>) {
        if let Of::Percent = self.of {
            decimal::write(self.value, out);
            return;
        }
        let mut object = Object::new(out);
        if !self.value.is_nan() {
            object.number("amount", self.value);
        }
        match self.of {
            Of::Money(code) => {
                let letters = letters(code);
                object.string("currency", core::str::from_utf8(&letters).unwrap_or(""));
            }
            Of::Measure(measure) => {
                let out = object.key("unit");
                put(out, b'"');
                let prefix = match measure.power {
                    2 => "square ",
                    3 => "cubic ",
                    _ => "",
                };
                write_raw(out, prefix.as_bytes());
                let name = measure
                    .name
                    .map_or_else(|| words.spelled(unit::name(measure.unit)), str::as_bytes);
                write_raw(out, name);
                if let Some(per) = measure.per {
                    write_raw(out, b" per ");
                    write_raw(out, per.as_bytes());
                }
                put(out, b'"');
            }
            Of::Percent => {}
        }
        object.end();
    }
}

/// `5%`, `five per cent`, `percent of 10`.
pub(crate) fn percent(scan: &Scan, i: usize, first: Option<Numeral>) -> Option<Amount> {
    if let Some(first) = first {
        let end = percent_word(scan, first.end)?;
        return Some(Amount {
            end,
            value: first.value,
            of: Of::Percent,
        });
    }
    // Most words are dismissed by their first letter.
    let start = scan.text.as_bytes().get(scan.at(i).start as usize);
    if !matches!(start, Some(b'p' | b'P')) {
        return None;
    }
    let of = percent_word(scan, i).filter(|&end| scan.is(end, list!("of")))?;
    let amount = number(scan, of + 1)?;
    Some(Amount {
        end: amount.end,
        value: amount.value,
        of: Of::Percent,
    })
}

fn percent_word(scan: &Scan, i: usize) -> Option<usize> {
    if scan.sign(i) == '%' || scan.is(i, list!("percent percentage pct")) {
        Some(i + 1)
    } else if scan.is(i, list!("per")) && scan.is(i + 1, list!("cent")) {
        Some(i + 2)
    } else {
        None
    }
}

/// A hyphen, as in `3-inch`, may stand before a unit; a hyphen after a gap may not.
pub(crate) fn unit_start(scan: &Scan, i: usize) -> usize {
    i + usize::from(scan.sign(i) == '-' && scan.glued(i) && scan.glued(i + 1))
}

pub(crate) fn currency(scan: &Scan, i: usize) -> Option<(usize, i32)> {
    let (end, code) = scan.phrase(i, Class::Currency)?;
    let raw = scan.raw(i);
    let small =
        end == i + 1 && scan.has(i, Class::Capital) && raw.bytes().any(|b| b.is_ascii_lowercase());
    (!small && !scan.in_longer_word(end - 1)).then_some((end, code))
}

impl Scan<'_> {
    /// Whether more letters are glued to the word at `i` (signs before digits do not count).
    fn in_longer_word(&self, i: usize) -> bool {
        self.sort(i) == Sort::Word && self.glued(i + 1) && self.sort(i + 1) == Sort::Word
    }
}

/// `$ 5 million`, `5 dollars 50`, `USD 200`, `50 cents`, `30 MUSD`.
pub(crate) fn money(scan: &Scan, i: usize, first: Option<Numeral>) -> Option<Amount> {
    let make = |end, value, code| {
        Some(Amount {
            end,
            value,
            of: Of::Money(code),
        })
    };
    let Some(first) = first else {
        let (at, code) = currency(scan, i)?;
        // `USD 200`; a name in full stands after its amount.
        let amount = digits(scan, at).map(|plain| number(scan, at).unwrap_or(plain))?;
        let named = scan.sort(at - 1) == Sort::Word && scan.raw(at - 1).len() > 3;
        if named && !scan.is(at - 1, list!("sterling")) || taken(scan, amount.end) {
            return None;
        }
        let (end, value) = hundredths(scan, &amount, amount.end, true);
        return make(end, value, code);
    };
    let at = unit_start(scan, first.end);
    if let Some((end, code)) = scan.phrase(at, Class::Minor) {
        let size = if code == SATOSHI { 1e8 } else { 100.0 };
        let code = if code == SATOSHI { BITCOIN } else { code };
        return make(end, first.value / size, code);
    }
    if let Some((end, code)) = currency(scan, at) {
        // `10 $ 30 $` has two, `75 USD million` one.
        if let Some(exponent) = scan.value(end, Class::Scale) {
            return make(end + 1, decimal::scale(first.value, exponent), code);
        }
        let (end, value) = hundredths(scan, &first, end, false);
        return make(end, value, code);
    }
    // `30 MUSD`, `120 MEUR`
    let raw = scan.raw(at);
    let code = raw.strip_prefix(['M', 'K'])?;
    let (word, _) = scan.words.look_up(code);
    let value = scan.words.value(word, Class::Currency)?;
    let exponent = if raw.starts_with('M') { 6 } else { 3 };
    (code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())).then_some(())?;
    make(at + 1, decimal::scale(first.value, exponent), value)
}

/// Whether a currency of its own follows an amount: `30 $` after `10 $`.
fn taken(scan: &Scan, end: usize) -> bool {
    scan.sort(end) == Sort::Sign
        && scan.has(end, Class::Currency)
        && scan.sort(end + 1) != Sort::Digits
}

/// Adds what follows a whole amount of a currency that ends before `end`: `and forty-five cents`,
/// ` 50`. `sign`: the currency stood before the amount, so only `and fifty` can follow.
fn hundredths(scan: &Scan, first: &Numeral, end: usize, sign: bool) -> (usize, f64) {
    let none = (end, first.value);
    let and = scan.is(end, list!("and"));
    let at = end + usize::from(and);
    if !first.whole || scan.sort(end) == Sort::Sign || sign && scan.sort(at) == Sort::Digits {
        return none;
    }
    let Some(more) = number(scan, at).filter(|n| n.whole && (1.0..100.0).contains(&n.value)) else {
        return none;
    };
    if scan.in_longer(more.end - 1) || sign && !and {
        return none;
    }
    let total = first.value + more.value / 100.0;
    if let Some((end, _)) = scan.phrase(more.end, Class::Minor) {
        return (end, total);
    }
    // A number of other things has a noun after it.
    let closed = scan.sort(more.end) != Sort::Word
        && !matches!(scan.sign(more.end), '-' | '/' | '$' | '%' | ':')
        || scan.is(
            more.end,
            list!("and or but for in to from more less each per total"),
        );
    if closed { (more.end, total) } else { none }
}

/// A currency's name that stands alone.
pub(crate) fn name(scan: &Scan, i: usize) -> Option<Amount> {
    let (end, code) = currency(scan, i)?;
    let spelled = scan.sort(i) == Sort::Word && scan.raw(i).len() > 2;
    let pound = scan.is(end - 1, list!("pound pounds mark marks crown crowns real"));
    (spelled && !pound).then_some(Amount {
        end,
        value: f64::NAN,
        of: Of::Money(code),
    })
}
