//! The look-up map against counts that do not add up, and against a list.

use super::lookup::{Lookup, place, rest};

/// A map of 2^4 buckets with these hashes, no two of which share bucket and fingerprint.
fn map(hashes: &[u32]) -> (Vec<u8>, Vec<u32>) {
    let mut sorted = hashes.to_vec();
    sorted.sort_by_key(|&hash| place(hash, 4));
    let mut counts = [0u8; 16];
    for &hash in &sorted {
        counts[place(hash, 4).0 as usize] += 1;
    }
    let mut bytes = vec![0, 0];
    bytes.extend(counts.chunks(2).map(|two| two[0] | two[1] << 4));
    bytes.extend(sorted.iter().map(|&hash| place(hash, 4).1));
    (bytes, sorted)
}

#[test]
fn entries_are_found_where_a_list_has_them() {
    let (bytes, sorted) = map(&[1, 2, 3, 500, 70_000, u32::MAX]);
    let (lookup, entries, rest) = Lookup::split(&bytes, 4).expect("well formed");
    assert!(lookup.is_sound() && rest.is_empty());
    assert_eq!(entries, sorted.len());
    for hash in (0..2_000).chain([70_000, u32::MAX]) {
        let known = sorted.iter().position(|&h| place(h, 4) == place(hash, 4));
        assert_eq!(lookup.find(hash), known, "{hash}");
    }
}

#[test]
fn an_entry_tells_its_hash_with_what_was_left_out() {
    let (bytes, sorted) = map(&[1, 2, 3, 500, 70_000, 0xDEAD_BEEF, u32::MAX]);
    let (lookup, ..) = Lookup::split(&bytes, 4).expect("well formed");
    for (entry, &hash) in sorted.iter().enumerate() {
        assert_eq!(lookup.hash(entry, rest(hash, 4)), Some(hash));
    }
    assert_eq!(lookup.hash(sorted.len(), 0), None);
}

#[test]
fn false_counts_are_seen() {
    let (mut bytes, _) = map(&[1, 2, 3]);
    assert!(Lookup::split(&bytes, 3).is_none() && Lookup::split(&bytes, 17).is_none());
    assert!(Lookup::split(&bytes[..bytes.len() - 1], 4).is_none());
    bytes[0] = 1;
    bytes.push(0);
    assert!(Lookup::split(&bytes, 4).is_none_or(|(lookup, ..)| !lookup.is_sound()));
}
