//! The storage format: what is written is read, and any bytes are safe to read.

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
                tags: (0..if tagged { tokens.len() } else { 0 })
                    .map(tag)
                    .collect(),
                tokens,
                entities: names.iter().zip(&kinds).map(entity).collect(),
                values: values.iter().zip(&kinds).map(value).collect(),
                truncated,
            }
        },
    )
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
fn wrong_bytes_are_named() {
    assert_eq!(Analysis::decode(&[]), Err(CodecError::Short));
    assert_eq!(
        Analysis::decode(&[3, 0, 0, 0, 0]),
        Err(CodecError::Version(3))
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
