//! The tagger's features: templates over forms, hashed for the weight table.
//!
//! Trainer and tagger call the same function, so what is learnt is what is read.

use super::form::{BORDER, Form};

/// How a sentence is cased: it tells what a capital letter is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Casing {
    /// No letters of two cases.
    None = 0,
    Lower,
    /// More than three letters in four are capitals.
    Upper,
    /// The only capital begins the sentence.
    First,
    Mixed,
}

/// The casing of a sentence.
pub fn casing(forms: &[Form]) -> Casing {
    let (upper, small) = forms.iter().fold((0u32, 0u32), |(u, s), form| {
        (u + u32::from(form.upper), s + u32::from(form.small))
    });
    let first = forms.iter().find(|form| form.upper > 0 || form.small > 0);
    let leads = first.is_some_and(|form| form.shape & 7 == 1 && form.upper == 1);
    match (upper, small) {
        (0, 0) => Casing::None,
        (0, _) => Casing::Lower,
        _ if upper > 3 * small => Casing::Upper,
        (1, _) if leads => Casing::First,
        _ => Casing::Mixed,
    }
}

/// The domain the tagger is asked for at run time. Others exist in training only.
pub const WEB: u32 = 0;

/// What all tokens of a sentence share.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    pub casing: Casing,
    /// The corpus a training sentence is from; [`WEB`] at run time.
    pub domain: u32,
}

/// The most features a token has.
pub const MAX_FEATURES: usize = 64;

/// The hash of template `id` with values `a` and `b`; a table of 2^n cells takes its n high bits.
/// Multiplicative hashing (Knuth, vol. 3, 6.4) in two rounds.
#[inline(always)]
pub(crate) fn hash(id: u32, a: u32, b: u32) -> u32 {
    let key =
        (u64::from(a) << 32 | u64::from(b)) ^ u64::from(id).wrapping_mul(0xA076_1D64_78BD_642F);
    let hash = (key ^ key >> 29).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((hash ^ hash >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93) >> 32) as u32
}

/// Two values in one.
#[inline(always)]
pub(crate) fn pair(a: u32, b: u32) -> u32 {
    a.wrapping_mul(0x85EB_CA6B).rotate_left(13) ^ b
}

/// Calls `emit` with the hash of each feature of token `i`.
#[inline(always)]
pub fn features(forms: &[Form], i: usize, sentence: Sentence, mut emit: impl FnMut(u32)) {
    let at = |offset: isize| {
        i.checked_add_signed(offset)
            .and_then(|k| forms.get(k))
            .unwrap_or(&BORDER)
    };
    let (f, p, q, p2, q2) = (at(0), at(-1), at(1), at(-2), at(2));
    let casing = sentence.casing as u32;
    let s2 = f.shape & 0o77;
    let s3 = f.shape & 0o777;
    let mut put = |id: u32, a: u32, b: u32| emit(hash(id, a, b));
    put(0, 0, 0);
    put(1, f.word, 0);
    put(2, f.shape, 0);
    put(3, f.long_shape, 0);
    put(4, casing, s3);
    put(5, p.word, 0);
    put(6, q.word, 0);
    put(7, p2.word, 0);
    put(8, q2.word, 0);
    put(9, p.word, f.word);
    put(10, f.word, q.word);
    put(11, p.word, q.word);
    put(12, p2.word, p.word);
    put(13, q.word, q2.word);
    put(14, p.shape, 0);
    put(15, q.shape, 0);
    put(16, pair(p.shape, q.shape), f.shape);
    put(17, u32::from(i == 0), s2);
    put(18, pair(p2.shape, p.shape), f.shape);
    put(19, pair(q.shape, q2.shape), f.shape);
    put(20, p.word, s3);
    put(21, q.word, s3);
    for k in 0..4 {
        put(22 + k as u32, f.prefixes[k], 0);
        put(26 + k as u32, f.suffixes[k], 0);
    }
    put(30, p.suffixes[2], 0);
    put(31, q.suffixes[2], 0);
    let (g, gp, gq) = (
        u32::from(f.gazetteer),
        u32::from(p.gazetteer),
        u32::from(q.gazetteer),
    );
    if g | gp | gq != 0 {
        put(32, g, 0);
        put(33, gp, 0);
        put(34, gq, 0);
        put(35, g, s3);
        put(36, g, gp << 8 | gq);
        put(37, p.word, g);
        put(38, g, casing);
    }
    let domain = sentence.domain;
    put(39, domain, 0);
    put(40, domain, f.word);
    put(41, pair(domain, g), s3);
    put(42, domain, f.shape);
    let (c, d) = (u32::from(f.fine), u32::from(f.coarse));
    let (cp, dp) = (u32::from(p.fine), u32::from(p.coarse));
    let (cq, dq) = (u32::from(q.fine), u32::from(q.coarse));
    put(43, c, 0);
    put(44, cp, 0);
    put(45, cq, 0);
    put(46, cp, c);
    put(47, c, cq);
    put(48, c, s3);
    put(49, d, 0);
    put(50, dp, 0);
    put(51, dq, 0);
    put(52, dp, d);
    put(53, d, dq);
    put(54, d, s3);
    put(55, domain, c);
}
