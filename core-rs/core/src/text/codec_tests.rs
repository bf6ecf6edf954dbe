//! The storage format: what is written is read, and any bytes are safe to read.

use super::relations::{self, Implied, Kind, Modality, Relation, Tense};
use super::*;
use proptest::prelude::*;

const KINDS: [EntityKind; 3] = [
    EntityKind::Person,
    EntityKind::Location,
    EntityKind::Organization,
];

/// Spans that ascend without overlap, from gaps and lengths.
fn spans(count: usize) -> impl Strategy<Value = Vec<(u32, u32)>> {
    prop::collection::vec((0u32..300, 1u32..150), 0..count).prop_map(|pairs| {
        let mut last = 0;
        let place = |(gap, length): (u32, u32)| {
            let start = last + gap;
            last = start + length;
            (start, last)
        };
        pairs.into_iter().map(place).collect()
    })
}

fn analyses() -> impl Strategy<Value = Analysis> {
    let json = prop::collection::vec(any::<u8>(), 0..20);
    let kinds = prop::collection::vec((0usize..3, 0u8..12, json), 8);
    (spans(40), spans(8), spans(8), kinds, any::<[bool; 2]>()).prop_map(
        |(tokens, names, values, kinds, [truncated, tagged])| {
            let entity = |(&(start, end), kind): (&(u32, u32), &(usize, u8, Vec<u8>))| Span {
                kind: KINDS[kind.0],
                start,
                end,
            };
            let value = |(&(start, end), kind): (&(u32, u32), &(usize, u8, Vec<u8>))| Value {
                kind: ValueKind::from_byte(kind.1).expect("one of twelve"),
                start,
                end,
                json: kind.2.clone(),
            };
            let tag = |i: usize| Upos::from_byte((i * 7 % 17) as u8).expect("one of 17");
            Analysis {
                genders: (0..if tagged { tokens.len() } else { 0 })
                    .filter(|token| token % 3 == 1)
                    .map(|token| {
                        (
                            token as u32,
                            if token % 2 == 0 {
                                Gender::Female
                            } else {
                                Gender::Male
                            },
                        )
                    })
                    .collect(),
                tags: (0..if tagged { tokens.len() } else { 0 })
                    .map(tag)
                    .collect(),
                entities: names.iter().zip(&kinds).map(entity).collect(),
                values: values.iter().zip(&kinds).map(value).collect(),
                relations: if tagged {
                    related(tokens.len() as u32, &kinds)
                } else {
                    Vec::new()
                },
                vector: if tagged {
                    vector(&kinds)
                } else {
                    TextVector::NONE
                },
                tokens,
                truncated,
            }
        },
    )
}

/// A vector, or none.
fn vector(seeds: &[(usize, u8, Vec<u8>)]) -> TextVector {
    let mut bytes = [0; TextVector::BYTES];
    for (byte, seed) in bytes.iter_mut().zip(seeds.iter().flat_map(|seed| &seed.2)) {
        *byte = *seed;
    }
    Some(TextVector(bytes))
        .filter(|vector| vector.table().is_some())
        .unwrap_or_default()
}

/// Relations between tokens, of every kind and shape.
fn related(tokens: u32, seeds: &[(usize, u8, Vec<u8>)]) -> Vec<Relation> {
    let one = |seed: &(usize, u8, Vec<u8>)| {
        let bytes = |i: usize| seed.2.get(i).copied().unwrap_or(0);
        let span = |i: usize| {
            let start = u32::from(bytes(i)) % tokens;
            let end = (start + 1 + u32::from(bytes(i + 1)) % 4).min(tokens);
            relations::Span { start, end }
        };
        let some = |i: usize| {
            if bytes(i) & 1 == 1 {
                span(i)
            } else {
                relations::Span::NONE
            }
        };
        let mut relation = Relation {
            subject: span(0),
            predicate: span(1),
            object: span(2),
            tail: some(3),
            reported_by: some(4),
            kind: Kind::from_byte(bytes(5) % 35).expect("one of 35"),
            modality: Modality::from_byte(bytes(6) % 7).expect("one of 7"),
            implied: Implied::from_byte(bytes(7) % 3).expect("one of 3"),
            tense: Tense::from_byte(bytes(8)),
            negated: bytes(9) & 1 == 1,
            ended: bytes(10) & 1 == 1,
            corrects: bytes(11) & 1 == 1,
            confidence: bytes(12),
            ..Relation::default()
        };
        for i in 0..usize::from(bytes(13) % 5) {
            relation.arguments[i] = span(i);
        }
        relation
    };
    if tokens == 0 {
        return Vec::new();
    }
    seeds.iter().map(one).collect()
}

fn encoded(analysis: &Analysis) -> Vec<u8> {
    let mut bytes = Vec::new();
    analysis.encode(&mut bytes);
    bytes
}

#[test]
fn version_1_stays_readable() {
    // Written down once: a log holds such bytes.
    let bytes = [
        1, 0, 3, 12, 9, 23, 2, // "Ann" at 0, 2 units after 1, 5 units after 3 + 2
        1, 0, 0, 3, // one person, 0..3
        1, 2, 4, 2, 2, b'1', b'2', // one number, 4..6
    ];
    let analysis = Analysis::decode(&bytes).expect("version 1");
    assert_eq!(analysis.tokens, [(0, 3), (4, 6), (11, 16)]);
    assert_eq!(
        analysis.entities,
        [Span {
            kind: EntityKind::Person,
            start: 0,
            end: 3
        }]
    );
    assert_eq!(analysis.values[0].json, b"12");
    assert_eq!(encoded(&analysis), bytes);
}

#[test]
fn version_2_stays_readable() {
    // "Ann" with its tag, one person; no values.
    let bytes = [2, 0, 1, 12, 11, 1, 0, 0, 3, 0];
    let analysis = Analysis::decode(&bytes).expect("version 2");
    assert_eq!(analysis.tags, [Upos::Propn]);
    assert!(analysis.relations.is_empty());
}

#[test]
fn version_3_has_no_vector() {
    assert_eq!(
        Analysis::decode(&[3, 0, 0, 0, 0, 0]),
        Ok(Analysis::default())
    );
    assert_eq!(
        Analysis::decode(&[4, 0, 0, 0, 0, 0]),
        Err(CodecError::Short)
    );
    let with = |vector: &[u8]| Analysis::decode(&[&[4, 0, 0, 0, 0, 0], vector].concat());
    assert_eq!(with(&[0]), Ok(Analysis::default()));
    // Of another length, and one that is none.
    let invalid = Err(CodecError::Invalid("vector"));
    assert_eq!(with(&[3, 1, 0, 9]), invalid);
    assert_eq!(with(&[[35].as_slice(), &[0; 35]].concat()), invalid);
}

#[test]
fn a_relation_beyond_the_tokens_is_refused() {
    let bytes = [3, 0, 1, 12, 11, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1];
    assert_eq!(
        Analysis::decode(&bytes),
        Err(CodecError::Invalid("relation"))
    );
}

#[test]
fn wrong_bytes_are_named() {
    assert_eq!(Analysis::decode(&[]), Err(CodecError::Short));
    assert_eq!(
        Analysis::decode(&[5, 0, 0, 0, 0]),
        Err(CodecError::Version(5))
    );
    assert_eq!(
        Analysis::decode(&[2, 0, 1, 4, 17, 0, 0]),
        Err(CodecError::Invalid("part of speech"))
    );
    assert_eq!(
        Analysis::decode(&[1, 2, 0, 0, 0]),
        Err(CodecError::Invalid("flag"))
    );
    assert_eq!(
        Analysis::decode(&[1, 0, 0, 0, 0, 0]),
        Err(CodecError::Trailing)
    );
    // A count that the bytes cannot hold allocates nothing.
    assert_eq!(
        Analysis::decode(&[1, 0, 255, 255, 255, 255, 15]),
        Err(CodecError::Short)
    );
    assert_eq!(
        Analysis::decode(&[1, 0, 0, 1, 3, 0, 1, 0]),
        Err(CodecError::Invalid("entity kind"))
    );
}

#[test]
fn spans_that_do_not_fit_the_text_are_seen() {
    let at = |start, end| Analysis {
        tokens: vec![(start, end)],
        ..Analysis::default()
    };
    assert!(at(0, 2).fits("😀"));
    assert!(!at(0, 1).fits("😀"));
    assert!(!at(1, 2).fits("😀"));
    assert!(!at(0, 3).fits("😀"));
    let twice = Analysis {
        tokens: vec![(0, 2), (1, 3)],
        ..Analysis::default()
    };
    assert!(!twice.fits("abc"));
}

proptest! {
    #[test]
    fn what_is_written_is_read(analysis in analyses()) {
        prop_assert_eq!(Analysis::decode(&encoded(&analysis)), Ok(analysis));
    }

    #[test]
    fn any_bytes_are_safe(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Analysis::decode(&bytes);
    }

    /// A changed byte gives an error or another sound analysis, never a panic.
    #[test]
    fn a_changed_byte_is_safe(analysis in analyses(), at in any::<prop::sample::Index>(), to: u8) {
        let mut bytes = encoded(&analysis);
        let place = at.index(bytes.len());
        bytes[place] = to;
        if let Ok(other) = Analysis::decode(&bytes) {
            prop_assert_eq!(Analysis::decode(&encoded(&other)), Ok(other));
        }
    }

    #[test]
    fn a_cut_is_an_error(analysis in analyses(), at in any::<prop::sample::Index>()) {
        let bytes = encoded(&analysis);
        prop_assert!(Analysis::decode(&bytes[..at.index(bytes.len())]).is_err());
    }
}
