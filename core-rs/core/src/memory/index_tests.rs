//! The index and recall against a naive scan of all turns.

use super::naive_recall::{ROOM, Said, index_of, naive_recall, recall, same};
use super::*;
use crate::text::{Meaning, Near, Neighbour, TextVector, stem_hash};
use proptest::prelude::*;

/// Of the storage form.
const VERSION: u8 = 4;

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
        assert!(copy.restore_segment(Segment::read(&bytes, VERSION).expect("sound")));
    }
    bytes.clear();
    index.write_open(&mut bytes);
    assert!(copy.restore_open(&bytes, VERSION));
    copy
}

fn said() -> impl Strategy<Value = Said> {
    let word = prop_oneof![
        4 => prop::sample::select(vec!["the", "Ann", "BERLIN", "é", "e", "日本", "x1", "a-b", "went", "runs", "user", "I", "yesterday", "so?"]).prop_map(String::from),
        1 => "[a-d]{1,2}",
    ];
    let speaker = prop::sample::select(vec![None, Some("user"), Some("bot")]);
    (
        prop::collection::vec(word, 0..8),
        speaker,
        0..50_u32,
        meant(),
    )
        .prop_map(|(words, speaker, at, vector)| Said {
            at: f64::from(at) * 3_600_000.0,
            speaker,
            text: words.join(" "),
            vector,
        })
}

/// No vector, or one of two tables.
fn meant() -> impl Strategy<Value = TextVector> {
    (0..3_u8, any::<u8>(), prop::array::uniform32(any::<u8>())).prop_map(|(table, scale, row)| {
        let mut vector = TextVector::NONE;
        if let ([number, _, size, components @ ..], 1..) = (&mut vector.0, table) {
            (*number, *size, *components) = (table, scale | 1, row);
        }
        vector
    })
}

/// A vector, and stems near others; of those that turns have, mostly.
fn meanings() -> impl Strategy<Value = Meaning> {
    let stem = || {
        let stems = [
            "ann", "berlin", "e", "x1", "go", "run", "user", "a", "b", "d", "zzz",
        ];
        prop::sample::select(stems.to_vec()).prop_map(|stem| stem_hash(stem.as_bytes()))
    };
    let neighbour = (stem(), any::<u8>()).prop_map(|(stem, nearness)| Neighbour { stem, nearness });
    let neighbours = prop::collection::vec(neighbour, 0..5);
    let near = (stem(), neighbours).prop_map(|(stem, neighbours)| Near { stem, neighbours });
    (meant(), prop::collection::vec(near, 0..6)).prop_map(|(vector, near)| Meaning { vector, near })
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
            since: f64::from(since) * 3_600_000.0,
            until: f64::from(until) * 3_600_000.0,
            speaker,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn recall_is_what_a_scan_of_all_turns_finds(
        turns in prop::collection::vec(said(), 0..60),
        query in "(the |Ann |berlin |E |日 |a |zzz |x1 |when |who |running |going |user |you say ){0,5}",
        meaning in meanings(),
        filter in filters(),
        count in 1..20_usize,
        assistant in any::<bool>(),
    ) {
        let mut turns = turns;
        for turn in turns.iter_mut().filter(|turn| assistant && turn.speaker == Some("bot")) {
            turn.speaker = Some("assistant");
        }
        let index = index_of(&turns, ROOM);
        let question = (&*query, &meaning);
        let expected = naive_recall(&turns, 1, question, &filter, count);
        let found = recall(&index, question, &filter, count);
        prop_assert!(same(&found, &expected), "{found:?} {expected:?}");
        prop_assert_eq!(recall(&restored(&index, ROOM), question, &filter, count), found);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    /// Several sealed parts, of which the oldest leave.
    #[test]
    fn recall_is_a_scan_of_the_turns_that_are_left(
        some in prop::collection::vec(said(), 40..80),
        query in "(the |Ann |berlin |d |日 ){1,4}",
        mut meaning in meanings(),
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
        meaning.vector = TextVector::NONE;
        let question = (&*query, &meaning);
        let expected = naive_recall(left, gone as u64 + 1, question, &filter, 30);
        let found = recall(&index, question, &filter, 30);
        prop_assert!(same(&found, &expected), "{found:?} {expected:?}");
        let copy = restored(&index, budget);
        prop_assert_eq!(recall(&copy, question, &filter, 30), found);
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
        vector: TextVector::NONE,
    };
    // The last four have fewer neighbours.
    let turns: Vec<Said> = (0..2_100).map(|_| turn("same words")).collect();
    let hits = index_of(&turns, ROOM).recall("words", &Meaning::default(), &Filter::default(), 3);
    assert_eq!(
        hits.iter().map(|hit| hit.seq).collect::<Vec<_>>(),
        [2_096, 2_095, 2_094]
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
    assert_eq!(
        index.recall("\u{0}", &Meaning::default(), &Filter::default(), 5),
        []
    );
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

/// Version 1 of snapshots had neither stems nor signs.
#[test]
fn a_part_of_the_first_version_is_indexed_anew() {
    let turns: Vec<Said> = (0..1_100)
        .map(|i| Said {
            at: f64::from(i),
            speaker: Some("a"),
            text: format!("I ran {i} times. Why?"),
            vector: TextVector::NONE,
        })
        .collect();
    let index = index_of(&turns, ROOM);
    let segment = index.segments().next().expect("sealed");
    let text: usize = turns
        .iter()
        .take(segment.turns.len())
        .map(|turn| turn.text.len())
        .sum();
    let mut bytes = Vec::new();
    segment.write(&mut bytes);
    let count = segment.turns.len();
    // seq, lengths, and the columns before the words.
    let words = 8 + 16 + count * (8 + 4 + 4);
    bytes[words..words + 2 * count].fill(7);
    let signs = words + count * (2 + 2);
    bytes.drain(signs..signs + count);
    // What stands before the words' table: no vectors then.
    let vectors = signs + text + 4 + 1;
    bytes.drain(vectors..vectors + 4);
    assert_eq!(Segment::read(&bytes, 1).as_ref(), Some(segment));
}

#[test]
fn broken_storage_is_refused() {
    let turns: Vec<Said> = (0..1_100)
        .map(|i| Said {
            at: f64::from(i),
            speaker: Some("a"),
            text: format!("word{i} é"),
            vector: TextVector::NONE,
        })
        .collect();
    let index = index_of(&turns, ROOM);
    let mut bytes = Vec::new();
    index.segments().next().expect("sealed").write(&mut bytes);
    for cut in [0, 7, 8, 20, 100, 10_000, bytes.len() / 2] {
        assert!(Segment::read(&bytes[..cut], VERSION).is_none(), "{cut}");
    }
    // Flipped bytes are refused, or give a part that reads without a trap.
    for place in (0..bytes.len()).step_by(97) {
        let mut damaged = bytes.clone();
        damaged[place] ^= 0x55;
        if let Some(segment) = Segment::read(&damaged, VERSION) {
            let mut index = Index::new(ROOM);
            index.restore_segment(segment);
            index.recall(
                "word5 e word900",
                &Meaning::default(),
                &Filter::default(),
                10,
            );
            index.digest().finish();
            index.mentioning(0);
        }
    }
}
