//! Tokens after UD English-EWT, and SPEC L5: offsets count UTF-16 units on character borders.

use super::*;
use proptest::prelude::*;

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenize(text, &mut tokens);
    tokens
}

/// The tokens' texts, joined by `|`.
fn row(text: &str) -> String {
    let parts: Vec<&str> = tokens(text).iter().map(|token| token.of(text)).collect();
    parts.join("|")
}

#[test]
fn contractions_split() {
    assert_eq!(row("I don't know"), "I|do|n't|know");
    assert_eq!(row("She’s here, we'LL see"), "She|’s|here|,|we|'LL|see");
    assert_eq!(row("couldn't've"), "could|n't|'ve");
    assert_eq!(row("cannot gonna dont"), "can|not|gon|na|do|nt");
    assert_eq!(row("the dogs' O'Neil, 60's"), "the|dogs|'|O'Neil|,|60|'s");
}

#[test]
fn hyphens_split_except_after_prefixes() {
    assert_eq!(row("a well-known e-mail"), "a|well|-|known|e-mail");
    assert_eq!(row("one-on-one"), "one|-|on|-|one");
    assert_eq!(row("and/or w/o"), "and|/|or|w/o");
}

#[test]
fn abbreviations_keep_their_full_stop() {
    assert_eq!(
        row("Mr. Smith of the U.S. Army."),
        "Mr.|Smith|of|the|U.S.|Army|."
    );
    assert_eq!(row("W. Bush had plan B."), "W.|Bush|had|plan|B|.");
    assert_eq!(row("at 5 p.m. on No. 4"), "at|5|p.m.|on|No.|4");
}

#[test]
fn addresses_stay_whole() {
    assert_eq!(
        row("see https://a.org/x_(y)?q=1, or www.b.com."),
        "see|https://a.org/x_(y)?q=1|,|or|www.b.com|."
    );
    assert_eq!(
        row("(mail ann.lee@x-y.co.uk!)"),
        "(|mail|ann.lee@x-y.co.uk|!|)"
    );
    assert_eq!(
        row("hi @jo_1: #Brexit2016 #1"),
        "hi|@jo_1|:|#Brexit2016|#|1"
    );
    assert_eq!(row("try example.com/a.b."), "try|example.com/a.b|.");
    assert_eq!(row("the end.Then no link"), "the|end|.|Then|no|link");
}

#[test]
fn kinds_are_told_apart() {
    let kinds = |text| {
        tokens(text)
            .iter()
            .map(|token| token.kind)
            .collect::<Vec<_>>()
    };
    use TokenKind::{
        Digits, Email, Emoji, Handle, Hashtag, Money, Number, Symbol, Time, Url, Word,
    };
    assert_eq!(kinds("a@b.co c.com @d #e"), [Email, Url, Handle, Hashtag]);
    assert_eq!(
        kinds("1,000.5 10:30 $5 7€ 9/11"),
        [Number, Time, Money, Money, Digits]
    );
    assert_eq!(kinds("hm 👍🏽 :-)"), [Word, Emoji, Symbol]);
}

#[test]
fn numbers_stay_whole_and_units_leave_them() {
    assert_eq!(row("1,234,567 or 1,2"), "1,234,567|or|1|,|2");
    assert_eq!(row("5pm 10kg 20th 3D"), "5|pm|10|kg|20th|3D");
    assert_eq!(
        row("713-853-3989 345-9945 5-10 1/2"),
        "713-853-3989|345-9945|5|-|10|1|/|2"
    );
    assert_eq!(row("11/28/2000 at 10:30:05"), "11/28/2000|at|10:30:05");
    assert_eq!(row("$12.50, £.99"), "$12.50|,|£.99");
}

#[test]
fn emoji_sequences_are_one_token() {
    assert_eq!(row("👨‍👩‍👧🇩🇪🇫🇷❤️"), "👨‍👩‍👧|🇩🇪|🇫🇷|❤️");
    assert_eq!(row("ok :) <3 wow!!! ..."), "ok|:)|<3|wow|!!!|...");
}

#[test]
fn offsets_count_utf16_units() {
    let text = "😀 Zoë";
    let places: Vec<_> = tokens(text).iter().map(|t| (t.start, t.end)).collect();
    assert_eq!(places, [(0, 2), (3, 6)]);
}

#[test]
fn other_scripts_and_controls() {
    assert_eq!(row("a\0b\u{feff} \u{202e}c"), "a|b|c");
    assert_eq!(row("東京 שלום"), "東|京|שלום");
    assert_eq!(row(""), "");
}

/// Offsets ascend, do not overlap, lie on borders, and count what they say.
fn check(text: &str) {
    let mut end = (0, 0);
    for token in tokens(text) {
        let (from, to) = (token.byte_start as usize, token.byte_end as usize);
        assert!(
            end.0 <= from && from < to && end.1 <= token.start,
            "{token:?} in {text:?}"
        );
        assert!(text.is_char_boundary(from) && text.is_char_boundary(to));
        let units = |at: usize| text[..at].encode_utf16().count() as u32;
        if text.len() < 2_000 {
            assert_eq!((units(from), units(to)), (token.start, token.end));
        }
        end = (to, token.end);
    }
}

/// Pieces that the scanners look for, to be put together at random.
const PIECES: [&str; 44] = [
    "a", "B", "é", "'", "’", "s", "n't", "-", ".", "..", ",", "1", "12", "123", "2000", "$", "€",
    ":", "/", "@", "#", "_", "&", "(", ")", " ", "\n", "\0", "http://", "www.", ".com", "x@y.zz",
    "😀", "\u{200d}", "🇩", "\u{301}", "東", "ש", "\u{202e}", "pm", "U.", "Mr.", "<3", "%",
];

proptest! {
    #[test]
    fn offsets_hold_for_any_string(text in ".{0,300}") {
        check(&text);
    }

    #[test]
    fn offsets_hold_for_any_mix_of_pieces(picks in prop::collection::vec(0..PIECES.len(), 0..120)) {
        let text: String = picks.iter().map(|&i| PIECES[i]).collect();
        check(&text);
    }

    /// All that is not a gap is in some token.
    #[test]
    fn nothing_is_lost(picks in prop::collection::vec(0..PIECES.len(), 0..120)) {
        let text: String = picks.iter().map(|&i| PIECES[i]).collect();
        let inside: usize = tokens(&text).iter().map(|t| t.of(&text).chars().count()).sum();
        let gaps = text.chars().filter(|&c| super::chars::is_gap(c)).count();
        prop_assert_eq!(inside + gaps, text.chars().count());
    }
}
