//! Values of each kind in sentences of our own, traps, hostile texts, zones.

use super::*;
use proptest::prelude::*;
use std::sync::LazyLock;

/// Wednesday, 2024-05-15, 10:00 UTC.
const AT: f64 = 1_715_767_200_000.0;

fn language() -> Language<'static> {
    static SECTIONS: LazyLock<[(u32, Vec<u8>); 2]> = LazyLock::new(tables::sections);
    let [(bits, words), (tables, patterns)] = &*SECTIONS;
    Language::new((words, *bits), (patterns, *tables)).expect("sound sections")
}

fn values_in(text: &str, zone: Zone) -> Vec<(ValueKind, String, String)> {
    let mut tokens = Vec::new();
    super::super::tokenizer::tokenize(text, &mut tokens);
    let reading = Reading {
        text,
        tokens: &tokens,
        tags: &[],
        at: AT,
        zone,
    };
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut found = Vec::new();
    find(
        &reading,
        &language(),
        &mut Arena::new(),
        &mut |kind, start, end, json| {
            let part = String::from_utf16(&units[start as usize..end as usize]).expect("borders");
            found.push((kind, part, String::from_utf8(json.to_vec()).expect("UTF-8")));
            true
        },
    );
    found
}

fn check(text: &str, kind: ValueKind, span: &str, json: &str) {
    let found = values_in(text, Zone::default());
    assert!(
        found.contains(&(kind, span.to_owned(), json.to_owned())),
        "{text}: {found:?}"
    );
}

fn none(text: &str) {
    assert_eq!(values_in(text, Zone::default()), [], "{text}");
}

#[test]
fn amounts() {
    use ValueKind::{Money, Number, Ordinal, Percent, Phone, Quantity};
    check(
        "we sold two hundred and six jars",
        Number,
        "two hundred and six",
        "206",
    );
    check(
        "about three quarters of them",
        Number,
        "three quarters",
        "0.75",
    );
    check("she came twenty-third", Ordinal, "twenty-third", "23");
    check("up by 4.5 per cent", Percent, "4.5 per cent", "4.5");
    check(
        "he owes me €12.50",
        Money,
        "€12.50",
        r#"{"amount":12.5,"currency":"EUR"}"#,
    );
    check(
        "it was forty swiss francs",
        Money,
        "forty swiss francs",
        r#"{"amount":40,"currency":"CHF"}"#,
    );
    check(
        "for 80 cents",
        Money,
        "80 cents",
        r#"{"amount":0.8,"currency":"USD"}"#,
    );
    check(
        "a 12-mile walk",
        Quantity,
        "12-mile",
        r#"{"amount":12,"unit":"mile"}"#,
    );
    check(
        "Ann is 34 years old",
        Quantity,
        "34 years old",
        r#"{"amount":34,"unit":"year"}"#,
    );
    check(
        "it was 31 degrees celsius",
        Quantity,
        "31 degrees celsius",
        r#"{"amount":31,"unit":"celsius"}"#,
    );
    check(
        "call +44 20 7946 0958 today",
        Phone,
        "+44 20 7946 0958",
        r#""+442079460958""#,
    );
}

#[test]
fn dates() {
    use ValueKind::{Datetime, Duration};
    check(
        "I moved on 3 June 2019",
        Datetime,
        "3 June 2019",
        r#"{"from":1559520000000,"to":1559606400000,"grain":"day"}"#,
    );
    check(
        "see you tomorrow at 7am",
        Datetime,
        "tomorrow at 7am",
        r#"{"from":1715842800000,"to":1715846400000,"grain":"hour"}"#,
    );
    check(
        "it took an hour and a half",
        Duration,
        "an hour and a half",
        r#"{"seconds":5400}"#,
    );
    check(
        "we jog every other Tuesday",
        Datetime,
        "every other Tuesday",
        r#"{"every":{"unit":"week","count":2,"weekday":1}}"#,
    );
    check(
        "since 2010 she sings",
        Datetime,
        "since 2010",
        r#"{"from":1262304000000,"to":null,"grain":"year","mod":"since"}"#,
    );
}

#[test]
fn a_weekday_fits_the_tense() {
    check(
        "I will call on Friday",
        ValueKind::Datetime,
        "Friday",
        r#"{"from":1715904000000,"to":1715990400000,"grain":"day","alternative":{"from":1715299200000,"to":1715385600000}}"#,
    );
    check(
        "I called him on Friday",
        ValueKind::Datetime,
        "Friday",
        r#"{"from":1715299200000,"to":1715385600000,"grain":"day","alternative":{"from":1715904000000,"to":1715990400000}}"#,
    );
}

#[test]
fn ordinary_words_are_no_values() {
    none("you may not march in the sun");
    none("we sat there and the leaves fall down");
    none("no one knows which one it was");
    none("it may rain, so spring up");
    none("the present was nice");
}

#[test]
fn a_local_day_begins_at_local_midnight() {
    // Berlin: summer time began on 2024-03-31 at 01:00 UTC.
    let berlin = [0.0, 60.0, 1_711_846_800_000.0, 120.0];
    let found = values_in("it broke on 31 March 2024", Zone::new(&berlin));
    assert_eq!(
        found[0].2,
        r#"{"from":1711839600000,"to":1711922400000,"grain":"day"}"#
    );
    let zone = Zone::new(&berlin);
    // 02:30 is never shown: the earlier offset reads it as 01:30 UTC.
    assert_eq!(zone.local_to_utc(1_711_852_200), 1_711_848_600);
    for utc in [0, 1_711_846_799, 1_711_846_800, 1_720_000_000] {
        assert_eq!(zone.local_to_utc(zone.utc_to_local(utc)), utc);
    }
}

#[test]
fn the_calendar_holds() {
    for day in [-719_162, -1, 0, 11_016, 19_782, 2_932_896] {
        let (y, m, d) = civil::date(day);
        assert_eq!(civil::days(y, m, d), day);
    }
    assert_eq!(civil::date(civil::easter(2024)), (2024, 3, 31));
    assert_eq!(civil::valid(2023, 2, 29), None);
}

const HOSTILE: [&str; 14] = [
    "1 ",
    "and ",
    "1/",
    "-1",
    "the ",
    "one hundred and ",
    "may ",
    "from 1 to ",
    "3 pm ",
    "next ",
    "every ",
    "$1 ",
    "two thirds ",
    "(1)",
];

#[test]
fn cost_is_linear() {
    let steps = |text: &str| {
        steps::take();
        values_in(text, Zone::default());
        steps::take()
    };
    for piece in HOSTILE {
        let half = piece.repeat(8_192 / piece.len());
        let (one, two) = (steps(&half), steps(&(half.clone() + &half)));
        assert!(two < one * 22 / 10 + 4_000, "{piece:?}: {one}, then {two}");
        assert!(two < 1_500 * 16_384, "{piece:?}: {two}");
    }
}

const WORDS: [&str; 40] = [
    "one", "and", "a", "half", "hundred", "million", "thirds", "may", "friday", "next", "last",
    "week", "of", "the", "to", "from", "between", "5", "31", "2019", "/", "-", ":", "30", "pm",
    "at", "morning", "every", "in", "ago", "$", "%", "km", "year", "old", "first", ".", "since",
    "99999999", "easter",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn any_text_is_read(text in ".{0,120}") {
        values_in(&text, Zone::default());
    }

    #[test]
    fn any_row_of_words_is_read(picks in prop::collection::vec((0usize..40, any::<bool>()), 0..40)) {
        let mut text = String::new();
        for (pick, gap) in picks {
            text.push_str(WORDS[pick]);
            if gap {
                text.push(' ');
            }
        }
        values_in(&text, Zone::default());
    }
}

#[test]
fn timestamps() {
    use ValueKind::Datetime;
    check(
        "it ran at 2026-06-05T14:30:00Z again",
        Datetime,
        "2026-06-05T14:30:00Z",
        r#"{"from":1780669800000,"to":1780669860000,"grain":"minute"}"#,
    );
    let berlin = [0.0, 60.0, 1_711_846_800_000.0, 120.0];
    let found = values_in("2024-05-16T09:00Z", Zone::new(&berlin));
    assert!(
        found[0].2.starts_with(r#"{"from":1715850000000,"#),
        "{found:?}"
    );
    let found = values_in("2024-05-16T09:00", Zone::new(&berlin));
    assert!(
        found[0].2.starts_with(r#"{"from":1715842800000,"#),
        "{found:?}"
    );
}
