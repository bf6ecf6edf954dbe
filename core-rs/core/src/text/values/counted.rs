//! Values that count something, and plain numbers.

use super::super::analysis::ValueKind;
use super::super::token::TokenKind;
use super::super::upos::Upos;
use super::lexeme::Sort;
use super::lists::list;
use super::scan::Scan;
use super::vocabulary::Class;
use super::{NUMBERS, amount, decimal, fraction, numeral, ordinal, phone, quantity};

/// The longest value that counts something, or a number.
pub(super) fn counted(scan: &Scan, i: usize, json: &mut Vec<u8>) -> Option<(ValueKind, usize)> {
    let lexeme = scan.at(i);
    let numeric = lexeme.sort == Sort::Digits
        || lexeme.classes & NUMBERS != 0
        || lexeme.sort == Sort::Sign && matches!(scan.sign(i), '-' | '−' | '.' | '(' | '+')
        || scan.is(i, list!("a an minus negative"));
    let mut best: Option<(ValueKind, usize)> = None;
    if numeric {
        if let Some(phone) = phone::phone(scan, i) {
            phone::write(scan, i, &phone, json);
            return Some((ValueKind::Phone, phone.end));
        }
        let first = fraction::number(scan, i);
        let bare = first.is_some_and(|first| first.digits && scan.is_bare(first.end));
        let amount = first.filter(|_| !bare).and_then(|first| {
            let money = amount::money(scan, i, Some(first)).map(|a| (ValueKind::Money, a));
            let percent = || amount::percent(scan, i, Some(first)).map(|a| (ValueKind::Percent, a));
            let quantity = || quantity::quantity(scan, &first).map(|a| (ValueKind::Quantity, a));
            money.or_else(percent).or_else(quantity)
        });
        if let Some((kind, amount)) = amount {
            amount.write(scan.words, json);
            return Some((kind, amount.end));
        }
        if let Some(first) = first.filter(|first| plain(scan, i, first)) {
            decimal::write(first.value, json);
            best = Some((ValueKind::Number, first.end));
        }
        if !bare
            && let Some((end, value)) = ordinal::ordinal(scan, i)
            && best.is_none_or(|b| b.1 < end)
        {
            json.clear();
            decimal::write(value, json);
            best = Some((ValueKind::Ordinal, end));
        }
        if best.is_some() {
            return best;
        }
    }
    let named = lexeme.classes & (Class::Currency.bit() | Class::Prefix.bit()) != 0;
    let money = || amount::money(scan, i, None).or_else(|| amount::name(scan, i));
    let percent = || amount::percent(scan, i, None).map(|a| (ValueKind::Percent, a));
    let quantity = || quantity::alone(scan, i).map(|a| (ValueKind::Quantity, a));
    let amount = named.then(money).flatten();
    let amount = amount.map(|a| (ValueKind::Money, a));
    if let Some((kind, amount)) = amount.or_else(percent).or_else(quantity) {
        amount.write(scan.words, json);
        return Some((kind, amount.end));
    }
    let end = ordinal::relative(scan, i, json)?;
    Some((ValueKind::Ordinal, end))
}

/// Whether a number stands for itself: `one` may be a pronoun, digits may be part of a name.
fn plain(scan: &Scan, i: usize, number: &numeral::Numeral) -> bool {
    // In a message a version or a date in digits is no row of numbers.
    let token = scan.tokens.get(scan.at(i).token as usize);
    if token.is_some_and(|token| token.kind == TokenKind::Digits) {
        return false;
    }
    if scan.in_longer(number.end - 1) && number.digits && scan.sort(number.end - 1) == Sort::Digits
    {
        return false;
    }
    if number.end == i + 1 && scan.is(i, list!("one")) {
        let tag = scan.tag(i);
        let pronoun = i > 0
            && scan.is(
                i - 1,
                list!("the this that which no any every each another some which"),
            )
            || matches!(tag, Some(Upos::Pron | Upos::Noun | Upos::Det));
        return !pronoun && !scan.is(i + 1, list!("may might can could should would must"));
    }
    true
}
