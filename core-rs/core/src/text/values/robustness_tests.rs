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

/// What dates and times are made of.
const WORDS: &str = "a an the of in on at to from until between and or next last this past coming monday friday \
    january may march mar dec 3 15 2019 19 7:30 8.30 9am 7 pm p.m. 1st 23rd thirty forty-five half quarter two three \
    hundred thousand million dozen couple few several days day week month years year hours minutes decade weekend \
    morning evening night noon tonight tomorrow yesterday now today christmas spring q1 h2 ago later after before since \
    every each other second daily twice once per o'clock - / , . : ( ) early late mid end 3/4 2019-03-04 20190304 3k 5m \
    1/2 point five minus 1,234 1.5e6 x 10^6 \u{bd} eod weekdays mondays more than around business cats";

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(2_000))]
    #[test]
    fn what_patterns_begin_with_leaves_out_none(words in proptest::collection::vec(0usize..1_000, 1..9)) {
        thread_local! {
            static READERS: std::cell::RefCell<[Reader; 2]> = std::cell::RefCell::new([Reader::new(), Reader::slow()]);
        }
        let all: Vec<&str> = WORDS.split_ascii_whitespace().collect();
        let text: Vec<&str> = words.iter().map(|&word| all[word % all.len()]).collect();
        let text = text.join(" ");
        let [quick, slow] = READERS.with_borrow_mut(|readers| readers.each_mut().map(|reader| {
            let mut found = Vec::new();
            reader.read(&text, AT, &mut |kind, start, end, json| {
                found.push((kind, start, end, json.to_vec()));
                true
            });
            found
        }));
        proptest::prop_assert_eq!(quick, slow, "{}", text);
    }
}
