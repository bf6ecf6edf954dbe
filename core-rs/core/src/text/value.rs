//! Values: numbers in digits, e-mail addresses, URLs, handles and hashtags, with their normal
//! form as JSON. Each comes from one token, a minus sign apart.

use super::analysis::ValueKind;
use super::token::{Token, TokenKind};
use super::values::contact;

/// The most significant digits of a number: what every double keeps (IEEE 754: 15). A longer row
/// of digits is an identifier, not an amount.
const MAX_DIGITS: usize = 15;

/// A value's kind and place; the JSON goes to the buffer given.
pub(crate) struct Found {
    pub kind: ValueKind,
    pub start: u32,
    pub end: u32,
}

/// The value that token `i` makes, if any. `json` is cleared, then filled.
pub(crate) fn at(text: &str, tokens: &[Token], i: usize, json: &mut Vec<u8>) -> Option<Found> {
    let token = tokens.get(i)?;
    json.clear();
    let kind = match token.kind {
        TokenKind::Number => return number(text, tokens, i, json),
        TokenKind::Email => ValueKind::Email,
        TokenKind::Url => ValueKind::Url,
        TokenKind::Handle => ValueKind::Handle,
        TokenKind::Hashtag => ValueKind::Hashtag,
        _ => return None,
    };
    contact::write(kind, token.of(text), json);
    Some(Found {
        kind,
        start: token.start,
        end: token.end,
    })
}

fn number(text: &str, tokens: &[Token], i: usize, json: &mut Vec<u8>) -> Option<Found> {
    let token = tokens[i];
    // `5%`, `180ml` and `5pm` are other kinds of value than a plain number.
    if let Some(next) = tokens.get(i + 1).filter(|next| next.start == token.end)
        && (next.kind == TokenKind::Word || next.of(text) == "%")
    {
        return None;
    }
    let minus = i.checked_sub(1).map(|j| tokens[j]).filter(|sign| {
        let apart = i < 2 || tokens[i - 2].end < sign.start;
        sign.end == token.start && apart && matches!(sign.of(text), "-" | "\u{2212}")
    });
    let raw = token.of(text);
    if minus.is_some() {
        json.push(b'-');
    }
    push_number(raw, json).then_some(Found {
        kind: ValueKind::Number,
        start: minus.map_or(token.start, |sign| sign.start),
        end: token.end,
    })
}

/// Writes `1,000.50` as `1000.5`: no grouping, no needless zeros. False when it has too many digits.
fn push_number(raw: &str, json: &mut Vec<u8>) -> bool {
    let (whole, fraction) = raw.split_once('.').unwrap_or((raw, ""));
    let whole = whole.trim_start_matches(['0', ',']);
    let fraction = fraction.trim_end_matches('0');
    let digits = whole.bytes().filter(u8::is_ascii_digit).count() + fraction.len();
    if digits > MAX_DIGITS {
        return false;
    }
    if whole.is_empty() {
        json.push(b'0');
    }
    json.extend(whole.bytes().filter(u8::is_ascii_digit));
    if !fraction.is_empty() {
        json.push(b'.');
        json.extend_from_slice(fraction.as_bytes());
    }
    true
}
