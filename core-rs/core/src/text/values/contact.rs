//! Addresses: tokens that are e-mail addresses, URLs, handles and hashtags, with their normal form.

use super::super::analysis::ValueKind;
use super::super::token::{Token, TokenKind};
use super::json::character;

/// The kind of value a token is by itself.
pub(crate) fn kind(token: &Token) -> Option<ValueKind> {
    match token.kind {
        TokenKind::Email => Some(ValueKind::Email),
        TokenKind::Url => Some(ValueKind::Url),
        TokenKind::Handle => Some(ValueKind::Handle),
        TokenKind::Hashtag => Some(ValueKind::Hashtag),
        _ => None,
    }
}

/// Writes the normal form of an address of `kind`.
pub(crate) fn write(kind: ValueKind, raw: &str, out: &mut Vec<u8>) {
    // Domains are case-insensitive (RFC 4343), the local part of an address and a path are not.
    // Handles and hashtags are, on the services that have them.
    let (from, to) = match kind {
        ValueKind::Email => (raw.find('@').unwrap_or(0), raw.len()),
        ValueKind::Url => (0, host_end(raw)),
        _ => (0, raw.len()),
    };
    out.push(b'"');
    for (place, c) in raw.char_indices() {
        let lower = (from..to).contains(&place);
        if lower && !c.is_ascii() {
            c.to_lowercase().for_each(|low| character(low, out));
        } else {
            character(if lower { c.to_ascii_lowercase() } else { c }, out);
        }
    }
    out.push(b'"');
}

/// Where scheme and host of a URL end.
fn host_end(url: &str) -> usize {
    let host = url
        .as_bytes()
        .windows(3)
        .position(|w| w == b"://")
        .map_or(0, |at| at + 3);
    url[host..]
        .find(['/', '?', '#'])
        .map_or(url.len(), |at| host + at)
}
