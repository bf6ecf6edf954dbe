//! Addresses: tokens that are e-mail addresses, URLs, handles and hashtags, with their normal form.

use super::super::analysis::ValueKind;
use super::super::token::{Token, TokenKind};
use super::json::character;
use crate::json::put;

/// The kind of value a token is by itself.
pub(crate) fn kind(text: &str, token: &Token) -> Option<ValueKind> {
    let raw = token.of(text);
    match token.kind {
        TokenKind::Email => {
            // RFC 5321 section 4.1.2: no two full stops on end, none at an end.
            let before = text.get(..token.byte_start as usize).unwrap_or("");
            let dots = raw.as_bytes().windows(2).any(|pair| pair == b"..");
            (!dots && !before.ends_with('.')).then_some(ValueKind::Email)
        }
        TokenKind::Url => host_named(raw).then_some(ValueKind::Url),
        TokenKind::Handle => Some(ValueKind::Handle),
        TokenKind::Hashtag => Some(ValueKind::Hashtag),
        // Names of hosts under a national domain the tokenizer does not know: `abc.com.sa`.
        TokenKind::Word => national(raw).then_some(ValueKind::Url),
        _ => None,
    }
}

/// Whether the host after a scheme is one: `localhost`, or a name with a full stop in it.
fn host_named(url: &str) -> bool {
    let (start, end) = host(url);
    let host = url.as_bytes().get(start..end).unwrap_or(&[]);
    let dot = host.iter().position(|&b| b == b'.');
    start == 0
        || host.eq_ignore_ascii_case(b"localhost")
        || dot.is_some_and(|dot| host[dot..].iter().any(|&b| b != b'.'))
}

/// Whether a dotted word ends in a commercial, network or organisation part and a country's.
pub(crate) fn national(raw: &str) -> bool {
    let mut labels = raw.rsplit('.');
    let country = labels.next().is_some_and(|label| label.len() == 2);
    let kind = labels
        .next()
        .is_some_and(|label| matches!(label, "com" | "co" | "net" | "org" | "gov" | "edu" | "ac"));
    country && kind && labels.next().is_some_and(|label| !label.is_empty())
}

/// Writes the normal form of an address of `kind`.
pub(crate) fn write(kind: ValueKind, raw: &str, out: &mut Vec<u8>) {
    // Domains are case-insensitive (RFC 4343), the local part of an address and a path are not.
    // Handles and hashtags are, on the services that have them.
    let (from, to) = match kind {
        ValueKind::Email => (position(raw, 0, b"@"), raw.len()),
        ValueKind::Url => {
            let path = position(raw, host(raw).0, b"/?#");
            (0, path)
        }
        _ => (0, raw.len()),
    };
    put(out, b'"');
    for (place, c) in raw.char_indices() {
        let lower = (from..to).contains(&place);
        if lower && !c.is_ascii() {
            c.to_lowercase().for_each(|low| character(low, out));
        } else {
            character(if lower { c.to_ascii_lowercase() } else { c }, out);
        }
    }
    put(out, b'"');
}

/// Where the host of a URL begins, 0 without a scheme, and where it ends, without its port.
fn host(url: &str) -> (usize, usize) {
    let scheme = url.as_bytes().windows(3).position(|w| w == b"://");
    let start = scheme.map_or(0, |at| at + 3);
    (start, position(url, start, b"/?#:"))
}

/// The first of some signs at or after byte `from`, or the end.
fn position(text: &str, from: usize, signs: &[u8]) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or(&[]);
    let found = rest.iter().position(|byte| signs.contains(byte));
    found.map_or(text.len(), |at| from + at)
}
