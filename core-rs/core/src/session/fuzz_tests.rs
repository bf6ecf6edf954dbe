//! Whatever bytes come in: no trap, and no change by what is refused.

use super::replay_tests::{analyses, batch, parts, restored, say, stream};
use super::*;
use proptest::prelude::*;

/// Bytes that were changed at some places, cut or drawn out.
fn damage(mut bytes: Vec<u8>, places: &[(usize, u8)], cut: Option<usize>) -> Vec<u8> {
    for &(place, value) in places {
        let length = bytes.len().max(1);
        if let Some(byte) = bytes.get_mut(place % length) {
            *byte ^= value;
        }
    }
    if let Some(cut) = cut {
        bytes.truncate(cut % (bytes.len() + 1));
    }
    bytes
}

/// As `damage`, with the checksum of a snapshot's part made good again.
fn damage_part(part: &[u8], places: &[(usize, u8)], cut: Option<usize>) -> Vec<u8> {
    let records = damage(part[8..].to_vec(), places, cut);
    let mut part = part[..4].to_vec();
    let sum = crate::words::hash(&records, 0);
    part.extend_from_slice(&((sum ^ sum >> 32) as u32).to_le_bytes());
    part.extend_from_slice(&records);
    part
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Nothing that comes in makes the core trap, and what it refuses leaves it as it was.
    #[test]
    fn whatever_comes_in_is_answered(
        stream in stream(),
        noise in prop::collection::vec(any::<u8>(), 0..200),
        places in prop::collection::vec((any::<usize>(), 1..=255_u8), 1..4),
        cut in prop::option::weighted(0.3, any::<usize>()),
    ) {
        let mut session = Session::new();
        let mut records = Vec::new();
        for said in &stream {
            records.push(say(&mut session, said, 0).record().to_vec());
        }
        let hash = session.state_hash();
        let frame = damage(batch(&stream[0], 1), &places, cut);
        for bytes in [&noise, &frame] {
            let opened = session.open(bytes, "p", f64::NAN);
            prop_assert!(!opened.is_empty());
            session.read(10, &[]);
            session.open(bytes, "p", f64::NAN);
            session.apply_pending(&noise);
            prop_assert_eq!(session.state_hash(), hash.clone());
        }
        session.open(&batch(&stream[0], 0), "", 0.0);
        let outcome = session.apply_pending(&damage(analyses(&stream[0]), &places, cut));
        if outcome.last_seq == 0 {
            prop_assert_eq!(session.state_hash(), hash.clone());
        }
        let hash = session.state_hash();
        for record in records.iter().chain([&noise]) {
            let mut folded = restored(&parts(&session), INDEX_BYTES);
            if folded.fold(&damage(record.clone(), &places, cut)).is_err() {
                prop_assert_eq!(folded.state_hash(), hash.clone());
            }
        }
        let part = &parts(&session)[0];
        let mut other = Session::new();
        let fresh = other.state_hash();
        for bytes in [&noise, &damage(part.clone(), &places, cut), &damage_part(part, &places, cut)] {
            if other.restore_part(bytes).is_ok() && other.is_restored() {
                other.state_hash();
                say(&mut other, &stream[0], 0);
                other = Session::new();
            } else {
                prop_assert_eq!(other.state_hash(), fresh.clone());
            }
        }
    }
}
