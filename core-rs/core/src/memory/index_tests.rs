//! The index and recall against a naive scan of all turns.

use super::*;
use proptest::prelude::*;

const ROOM: usize = usize::MAX;

#[derive(Clone, Debug)]
struct Said {
    at: f64,
    speaker: Option<&'static str>,
    text: String,
}

fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, &mut Vec::new(), |word| {
        words.push(String::from_utf8(word.to_vec()).expect("folded words are UTF-8"));
    });
    words
}

/// `Index::recall` by scanning all turns; the first has the `seq` given.
fn naive_recall(
    turns: &[Said],
    first_seq: u64,
    query: &str,
    filter: &Filter,
    count: usize,
) -> Vec<Hit> {
    let docs: Vec<Vec<String>> = turns.iter().map(|turn| words(&turn.text)).collect();
    let n = docs.len() as f64;
    let mean = docs.iter().map(|doc| doc.len() as f64).sum::<f64>() / n.max(1.0);
    let mut terms: Vec<String> = Vec::new();
    for word in words(query) {
        if !terms.contains(&word) {
            terms.push(word);
        }
    }
    let mut hits = Vec::new();
    for (place, (turn, doc)) in turns.iter().zip(&docs).enumerate() {
        let mut score = 0.0;
        for term in &terms {
            let f = doc.iter().filter(|word| *word == term).count() as f64;
            if f > 0.0 {
                let df = docs.iter().filter(|doc| doc.contains(term)).count() as f64;
                let idf = (1.0 + (n - df + 0.5) / (df + 0.5)).ln();
                let norm = 0.9 * (1.0 - 0.75 + 0.75 * doc.len() as f64 / mean.max(1.0));
                score += idf * f * (0.9 + 1.0) / (f + norm);
            }
        }
        let said = filter.speaker.is_none_or(|name| turn.speaker == Some(name));
        if score > 0.0 && said && filter.since <= turn.at && turn.at <= filter.until {
            hits.push(Hit {
                seq: first_seq + place as u64,
                score,
            });
        }
    }
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(b.seq.cmp(&a.seq)));
    hits.truncate(count);
    hits
}

fn index_of(turns: &[Said], budget: usize) -> Index {
    let mut index = Index::new(budget);
    for (place, turn) in turns.iter().enumerate() {
        index.add(place as u64 + 1, turn.at, turn.speaker, &turn.text);
    }
    index
}

/// The index as its snapshot brings it back.
fn restored(index: &Index, budget: usize) -> Index {
    let mut copy = Index::new(budget);
    let mut bytes = Vec::new();
    index.write_departed(&mut bytes);
    assert!(copy.restore_departed(&bytes));
    for segment in index.segments() {
        bytes.clear();
        segment.write(&mut bytes);
        assert!(bytes.len() < 1_000_000);
        assert!(copy.restore_segment(Segment::read(&bytes).expect("sound")));
    }
    bytes.clear();
    index.write_open(&mut bytes);
    assert!(copy.restore_open(&bytes));
    copy
}

fn said() -> impl Strategy<Value = Said> {
    let word = prop_oneof![
        4 => prop::sample::select(vec!["the", "Ann", "BERLIN", "é", "e", "日本", "x1", "a-b"]).prop_map(String::from),
        1 => "[a-d]{1,2}",
    ];
    let speaker = prop::sample::select(vec![None, Some("user"), Some("bot")]);
    (prop::collection::vec(word, 0..8), speaker, 0..50_u32).prop_map(|(words, speaker, at)| Said {
        at: f64::from(at),
        speaker,
        text: words.join(" "),
    })
}

fn filters() -> impl Strategy<Value = Filter<'static>> {
    let speaker = prop::sample::select(vec![None, Some("user"), Some("nobody")]);
    (speaker, 0..30_u32, 20..60_u32, any::<bool>()).prop_map(|(speaker, since, until, open)| {
        if open {
            return Filter {
                speaker,
                ..Filter::default()
            };
        }
        Filter {
            since: f64::from(since),
            until: f64::from(until),
            speaker,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn recall_is_what_a_scan_of_all_turns_finds(
        turns in prop::collection::vec(said(), 0..60),
        query in "(the |Ann |berlin |E |日 |a |zzz |x1 ){0,5}",
        filter in filters(),
        count in 1..20_usize,
    ) {
        let index = index_of(&turns, ROOM);
        let expected = naive_recall(&turns, 1, &query, &filter, count);
        prop_assert_eq!(index.recall(&query, &filter, count), expected.clone());
        prop_assert_eq!(restored(&index, ROOM).recall(&query, &filter, count), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    /// Several sealed parts, of which the oldest leave.
    #[test]
    fn recall_is_a_scan_of_the_turns_that_are_left(
        some in prop::collection::vec(said(), 40..80),
        query in "(the |Ann |berlin |d |日 ){1,4}",
        filter in filters(),
        budget in prop::sample::select(vec![ROOM, 100_000, 60_000, 0]),
    ) {
        let turns: Vec<Said> = some.iter().cycle().take(3_500).cloned().collect();
        let index = index_of(&turns, budget);
        prop_assert!(index.segments().len() <= 3);
        let gone = index.departed_turns() as usize;
        prop_assert_eq!(gone > 0, budget < ROOM);
        prop_assert_eq!(index.turns() as usize, turns.len() - gone);
        prop_assert_eq!(index.first_seq() as usize, gone + 1);
        let left = &turns[gone..];
        let expected = naive_recall(left, gone as u64 + 1, &query, &filter, 30);
        prop_assert_eq!(index.recall(&query, &filter, 30), expected.clone());
        let copy = restored(&index, budget);
        prop_assert_eq!(copy.recall(&query, &filter, 30), expected);
        // The hash covers what left.
        let whole = index_of(&turns, ROOM).digest().finish();
        prop_assert_eq!(index.digest().finish(), whole.clone());
        prop_assert_eq!(copy.digest().finish(), whole);
        for (place, turn) in turns.iter().enumerate() {
            let found = index.turn(place as u64 + 1);
            prop_assert_eq!(found.is_some(), place >= gone);
            if let Some(found) = found {
                prop_assert_eq!((found.at, found.speaker, found.text), (turn.at, turn.speaker, &*turn.text));
            }
        }
        prop_assert!(index.turn(0).is_none() && index.turn(turns.len() as u64 + 1).is_none());
    }
}

#[test]
fn ties_go_to_the_newer_turn() {
    let turn = |text: &str| Said {
        at: 0.0,
        speaker: None,
        text: text.into(),
    };
    let turns: Vec<Said> = (0..2_100).map(|_| turn("same words")).collect();
    let hits = index_of(&turns, ROOM).recall("words", &Filter::default(), 3);
    assert_eq!(
        hits.iter().map(|hit| hit.seq).collect::<Vec<_>>(),
        [2_100, 2_099, 2_098]
    );
}

#[test]
fn mentions_are_found_across_parts() {
    let mut index = Index::new(ROOM);
    let mut expected = Vec::new();
    for seq in 1..=3_000_u64 {
        index.add(seq, 0.0, None, "text");
        if seq % 7 == 0 {
            index.mention(Mention {
                entity: 300,
                start: 0,
                end: 4,
            });
            index.mention(Mention {
                entity: 300,
                start: 1,
                end: 2,
            });
            expected.push(seq);
        } else {
            index.mention(Mention {
                entity: 3,
                start: 2,
                end: 3,
            });
        }
    }
    for index in [&restored(&index, ROOM), &index] {
        assert_eq!(index.mentioning(300), expected);
        assert_eq!(index.mentioning(301), []);
        let turn = index.turn(14).expect("there");
        let mentions: Vec<_> = Turns::mentions(turn.mentions).collect();
        assert_eq!(mentions, [(300, 0, 4), (300, 1, 1)]);
    }
    // A mention is no word.
    assert_eq!(index.recall("\u{0}", &Filter::default(), 5), []);
}

#[test]
fn a_part_fills_up_by_bytes_and_by_terms_too() {
    let mut index = Index::new(ROOM);
    let long = "word ".repeat(13_000);
    for seq in 1..=10 {
        index.add(seq, 0.0, None, &long);
    }
    assert!(index.segments().len() >= 3);
    // Whatever comes, a part's storage form stays under 1 MiB: the worst is many short different words.
    let mut index = Index::new(ROOM);
    for seq in 0..30_u32 {
        let text: String = (0..16_384)
            .map(|i| char::from_u32(0x4E00 + (i * 7 + seq * 13) % 20_000).unwrap_or('x'))
            .collect();
        index.add(u64::from(seq) + 1, 0.0, None, &text);
    }
    assert!(index.segments().len() > 10);
    restored(&index, ROOM);
}

#[test]
fn broken_storage_is_refused() {
    let turns: Vec<Said> = (0..1_100)
        .map(|i| Said {
            at: f64::from(i),
            speaker: Some("a"),
            text: format!("word{i} é"),
        })
        .collect();
    let index = index_of(&turns, ROOM);
    let mut bytes = Vec::new();
    index.segments().next().expect("sealed").write(&mut bytes);
    for cut in [0, 7, 8, 20, 100, 10_000, bytes.len() / 2] {
        assert!(Segment::read(&bytes[..cut]).is_none(), "{cut}");
    }
    // Flipped bytes are refused, or give a part that reads without a trap.
    for place in (0..bytes.len()).step_by(97) {
        let mut damaged = bytes.clone();
        damaged[place] ^= 0x55;
        if let Some(segment) = Segment::read(&damaged) {
            let mut index = Index::new(ROOM);
            index.restore_segment(segment);
            index.recall("word5 e word900", &Filter::default(), 10);
            index.digest().finish();
            index.mentioning(0);
        }
    }
}
