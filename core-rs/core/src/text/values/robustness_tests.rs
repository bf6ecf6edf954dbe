//! Texts that no grammar was written for: every value has a length, no sum leaves its type.

use super::Reader;

/// Wednesday, 2024-05-15, 10:00 UTC.
const AT: f64 = 1_715_767_200_000.0;

/// What is read in `text`, an ASCII one; it must end.
fn parts(text: &str, at: f64) -> Vec<&str> {
    let mut found = Vec::new();
    let mut reader = Reader::new();
    reader.read(text, at, &mut |_, start, end, _| {
        assert!(start < end, "{text}");
        found.push(&text[start as usize..end as usize]);
        true
    });
    found
}

#[test]
fn a_full_stop_without_digits_of_its_own_is_no_number() {
    assert_eq!(parts("see a..5.6 there", AT), ["5", "6"]);
    assert_eq!(parts("it is .5 and (.25)", AT), [".5", ".25"]);
}

#[test]
fn numbers_and_times_without_measure_are_read() {
    let huge = [
        "in 99999999999999 years",
        "9999999999 seconds ago",
        "the 9999999999th Monday of May",
        "the 99999999th century",
        "from 5pm for 999999999999999 hours",
        "week 2147483647 of 9999",
        "3 million years before 1 May 0001",
    ];
    for at in [AT, 0.0, f64::NAN, f64::MAX, f64::NEG_INFINITY, 8.64e15] {
        for text in huge {
            parts(text, at);
        }
    }
}
