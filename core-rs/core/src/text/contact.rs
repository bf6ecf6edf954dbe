//! Scanners for what stays whole: URLs, e-mail addresses, handles, hashtags.
//!
//! Every function takes a start and returns the end of the longest match, or nothing. Their cost
//! is bounded by the run they look at; the tokenizer keeps a watermark so that no run of address
//! characters is looked at twice.

use super::chars::{char_at, is_gap, is_word};
use super::steps;
use crate::words::{List, is_among, list};

/// Top-level domains accepted in an address without a scheme. The generic ones and the large
/// national ones; those that are English words are left out (`it`, `in`, `me`, `is`, …), so that a
/// missing space after a full stop is not read as a link.
const DOMAINS: &List = list!(
    "com org net edu gov mil int info biz io dev app ai tv ly co uk de fr ca au eu nl ru jp cn br es se \
    ch pl nz ie za kr mx gg xyz"
);

/// The longest local part of an e-mail address, RFC 5321 section 4.5.3.1.1.
const LOCAL_LIMIT: usize = 64;

const SCHEMES: [&str; 4] = ["https://", "http://", "ftp://", "www."];

/// The end of a URL with a scheme, or starting with `www.`.
pub(crate) fn url(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    // Most words are told by their first letter.
    if !matches!(bytes.get(at)? | 0x20, b'h' | b'f' | b'w') {
        return None;
    }
    let head = SCHEMES.iter().find(|scheme| {
        bytes
            .get(at..at + scheme.len())
            .is_some_and(|b| b.eq_ignore_ascii_case(scheme.as_bytes()))
    })?;
    let body = at + head.len();
    // Asked before the tail is looked at, which another scheme may stand in: `http:///http:///`.
    char_at(text, body).filter(|&first| is_word(first))?;
    let end = url_tail(text, body);
    (end > body).then_some(end)
}

/// Runs to the end of the URL characters and gives back closing punctuation that belongs to the
/// sentence, not to the address.
fn url_tail(text: &str, from: usize) -> usize {
    let mut end = from;
    let (mut open, mut close) = (0usize, 0usize);
    for c in text[from..].chars() {
        steps::count(1);
        if is_gap(c)
            || matches!(
                c,
                '<' | '>' | '"' | '\\' | '`' | '{' | '}' | '|' | '“' | '”'
            )
        {
            break;
        }
        open += usize::from(c == '(');
        close += usize::from(c == ')');
        end += c.len_utf8();
    }
    while let Some(last) = text[from..end].chars().next_back() {
        steps::count(1);
        let unbalanced = last == ')' && close > open;
        if !unbalanced
            && !matches!(
                last,
                '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | ']' | '*' | '…'
            )
        {
            break;
        }
        close -= usize::from(last == ')');
        end -= last.len_utf8();
    }
    end
}

/// The kind of address found by [`address`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Address {
    Email,
    Url,
    /// Dotted names that are no address one could write to or open: `alt.animals.cat`, and e-mail
    /// addresses cut short with dots, `franz...@gmail.com`.
    Name,
}

/// What a run of address characters turned out to be.
pub(crate) struct Run {
    /// Kind and end of the match, if the run starts one.
    pub found: Option<(Address, usize)>,
    /// Where the run ends: no match starts before here.
    pub end: usize,
}

/// Looks at the run of `[A-Za-z0-9._%+-]` at `at`: an e-mail address, a bare domain, or neither.
pub(crate) fn address(text: &str, at: usize) -> Run {
    let bytes = text.as_bytes();
    let mut end = at;
    let mut dots = false;
    while let Some(&byte) = bytes.get(end).filter(|&&byte| is_local(byte)) {
        dots |= byte == b'.';
        end += 1;
    }
    steps::count(end - at + 1);
    let found = if bytes.get(end) == Some(&b'@') {
        let cut = bytes[at..end].ends_with(b"...");
        let kind = if cut { Address::Name } else { Address::Email };
        email_end(bytes, at, end).map(|e| (kind, e))
    } else if !dots {
        None
    } else {
        bare_domain(text, at, end)
            .map(|e| (Address::Url, e))
            .or_else(|| dotted_name(text, at, end).map(|e| (Address::Name, e)))
    };
    Run { found, end }
}

fn is_local(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'%' | b'+' | b'-')
}

/// `at..sign` is the local part, `sign` the `@`.
fn email_end(bytes: &[u8], at: usize, sign: usize) -> Option<usize> {
    let local = &bytes[at..sign];
    if local.len() > LOCAL_LIMIT || local.ends_with(b".") && !local.ends_with(b"...") {
        return None;
    }
    let mut end = sign + 1;
    while bytes
        .get(end)
        .is_some_and(|&b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')
    {
        end += 1;
    }
    steps::count(end - sign);
    while end > sign + 1 && matches!(bytes[end - 1], b'.' | b'-') {
        end -= 1;
    }
    let domain = &bytes[sign + 1..end];
    let dot = domain.iter().rposition(|&b| b == b'.')?;
    let top = &domain[dot + 1..];
    let whole = dot > 0 && top.len() >= 2 && top.iter().all(u8::is_ascii_alphabetic);
    (whole && !domain.windows(2).any(|pair| pair == b"..")).then_some(end)
}

/// A host name with a known top-level domain inside `at..run`, with port and path after it.
fn bare_domain(text: &str, at: usize, run: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut host = run;
    while host > at && !bytes[host - 1].is_ascii_alphanumeric() {
        host -= 1;
    }
    let name = &text[at..host];
    let dot = name.rfind('.')?;
    let (labels, top) = (&name[..dot], &name[dot + 1..]);
    let known = is_among(top, DOMAINS);
    let cased = top.bytes().all(|b| b.is_ascii_lowercase())
        || !name.bytes().any(|b| b.is_ascii_lowercase());
    let formed = labels
        .split('.')
        .all(|l| !l.is_empty() && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
        && labels.bytes().any(|b| b.is_ascii_alphabetic());
    if !(known && cased && formed) {
        return None;
    }
    if host == run && matches!(bytes.get(run), Some(b'/')) {
        return Some(url_tail(text, run));
    }
    match char_at(text, host) {
        Some(c) if is_word(c) => None,
        _ => Some(host),
    }
}

/// Three or more words of small letters joined by full stops, as newsgroups and packages have.
fn dotted_name(text: &str, at: usize, run: usize) -> Option<usize> {
    let name = text[at..run].trim_end_matches(['.', '-']);
    let end = at + name.len();
    let label = |l: &str| l.len() > 1 && l.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    let formed = name.split('.').all(label) && name.bytes().filter(|&b| b == b'.').count() > 1;
    (formed && !char_at(text, end).is_some_and(is_word)).then_some(end)
}

/// The end of `@name`, with one letter at least; the caller has seen that no word character stands before it.
pub(crate) fn handle(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut end = at + 1;
    while bytes
        .get(end)
        .is_some_and(|&b| b.is_ascii_alphanumeric() || b == b'_')
    {
        end += 1;
    }
    steps::count(end - at);
    let named = bytes[at + 1..end].iter().any(u8::is_ascii_alphabetic);
    (named && !char_at(text, end).is_some_and(is_word)).then_some(end)
}

/// The end of `#topic`: word characters and underscores, one letter at least (`#1` is a number).
pub(crate) fn hashtag(text: &str, at: usize) -> Option<usize> {
    let mut end = at + 1;
    let mut lettered = false;
    for c in text[end..].chars() {
        steps::count(1);
        if !is_word(c) && c != '_' {
            break;
        }
        lettered |= c.is_alphabetic();
        end += c.len_utf8();
    }
    lettered.then_some(end)
}
