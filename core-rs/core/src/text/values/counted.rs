//! Values that count something, and plain numbers.

use super::super::analysis::ValueKind;
use super::super::token::TokenKind;
use super::super::upos::Upos;
use super::lexeme::Sort;
use super::scan::Scan;
use super::vocabulary::Class;
use super::{Kinds, NUMBERS, amount, decimal, fraction, numeral, ordinal, phone, quantity};

/// The longest value that counts something, or a number.
pub(super) fn counted(
    scan: &Scan,
    kinds: Kinds,
    i: usize,
    json: &mut Vec<u8>,
) -> Option<(ValueKind, usize)> {
    let lexeme = scan.at(i);
    let numeric = lexeme.sort == Sort::Digits
        || lexeme.classes & NUMBERS != 0
        || lexeme.sort == Sort::Sign && matches!(scan.raw(i), "-" | "−" | "." | "(" | "+")
        || scan.is(i, "a an minus negative");
    let mut best: Option<(ValueKind, usize)> = None;
    if numeric {
        if kinds.has(ValueKind::Phone)
            && let Some(phone) = phone::phone(scan, i)
        {
            phone::write(scan, i, &phone, json);
            return Some((ValueKind::Phone, phone.end));
        }
        let first = fraction::number(scan, i);
        let amount = first.and_then(|first| {
            let money = || amount::money(scan, i, Some(first)).map(|a| (ValueKind::Money, a));
            let percent = || amount::percent(scan, i, Some(first)).map(|a| (ValueKind::Percent, a));
            let quantity = || quantity::quantity(scan, &first).map(|a| (ValueKind::Quantity, a));
            kinds
                .has(ValueKind::Money)
                .then(money)
                .flatten()
                .or_else(|| kinds.has(ValueKind::Percent).then(percent).flatten())
                .or_else(|| kinds.has(ValueKind::Quantity).then(quantity).flatten())
        });
        if let Some((kind, amount)) = amount {
            amount.write(json);
            return Some((kind, amount.end));
        }
        if let Some(first) = first.filter(|_| kinds.has(ValueKind::Number))
            && plain(scan, kinds, i, &first)
        {
            decimal::write(first.value, json);
            best = Some((ValueKind::Number, first.end));
        }
        if kinds.has(ValueKind::Ordinal)
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
    if kinds.has(ValueKind::Money)
        && lexeme.classes & (Class::Currency.bit() | Class::Prefix.bit()) != 0
    {
        let found = amount::money(scan, i, None)
            .or_else(|| kinds.names().then(|| amount::name(scan, i)).flatten());
        if let Some(amount) = found {
            amount.write(json);
            return Some((ValueKind::Money, amount.end));
        }
    }
    if kinds.has(ValueKind::Percent)
        && let Some(amount) = amount::percent(scan, i, None)
    {
        amount.write(json);
        return Some((ValueKind::Percent, amount.end));
    }
    if kinds.names()
        && kinds.has(ValueKind::Quantity)
        && let Some(amount) = quantity::alone(scan, i)
    {
        amount.write(json);
        return Some((ValueKind::Quantity, amount.end));
    }
    if kinds.names()
        && kinds.has(ValueKind::Ordinal)
        && let Some(end) = ordinal::relative(scan, i, json)
    {
        return Some((ValueKind::Ordinal, end));
    }
    None
}

/// Whether a number stands for itself: `one` may be a pronoun, digits may be part of a name.
pub(super) fn plain(scan: &Scan, kinds: Kinds, i: usize, number: &numeral::Numeral) -> bool {
    // In a message a version or a date in digits is no row of numbers.
    let token = scan.tokens.get(scan.at(i).token as usize);
    if kinds == Kinds::ALL && token.is_some_and(|token| token.kind == TokenKind::Digits) {
        return false;
    }
    if scan.in_longer(number.end - 1) && number.digits && scan.sort(number.end - 1) == Sort::Digits
    {
        return false;
    }
    if number.end == i + 1 && scan.is(i, "one") {
        let tag = scan.tag(i);
        let pronoun = i > 0
            && scan.is(
                i - 1,
                "the this that which no any every each another some which",
            )
            || matches!(tag, Some(Upos::Pron | Upos::Noun | Upos::Det));
        return !pronoun && !scan.is(i + 1, "may might can could should would must");
    }
    true
}
