//! Features of the part-of-speech tagger: templates over forms and the two tags before, hashed for
//! its weight table. Trainer and tagger call the same function.

use super::feature::{Casing, hash, pair};
use super::form::{BORDER, Form};

/// The most features a token has.
pub const MAX_POS_FEATURES: usize = 48;
/// The number of what stands before the first tag.
pub const NO_TAG: u8 = 31;

/// Calls `emit` with the hash of each feature of token `i`; `before` and `second` are the tags of
/// the tokens one and two before it.
#[inline(always)]
pub fn pos_features(
    forms: &[Form],
    i: usize,
    casing: Casing,
    (before, second): (u8, u8),
    mut emit: impl FnMut(u32),
) {
    let at = |offset: isize| {
        i.checked_add_signed(offset)
            .and_then(|k| forms.get(k))
            .unwrap_or(&BORDER)
    };
    let (f, p, q, p2, q2) = (at(0), at(-1), at(1), at(-2), at(2));
    let (t, t2) = (u32::from(before), u32::from(second));
    let s3 = f.shape & 0o777;
    let (c, cp, cq) = (u32::from(f.fine), u32::from(p.fine), u32::from(q.fine));
    let (d, dp, dq) = (
        u32::from(f.coarse),
        u32::from(p.coarse),
        u32::from(q.coarse),
    );
    let mut put = |id: u32, a: u32, b: u32| emit(hash(64 + id, a, b));
    put(0, 0, 0);
    put(1, f.word, 0);
    put(2, f.suffixes[0], 0);
    put(3, f.suffixes[1], 0);
    put(4, f.suffixes[2], 0);
    put(5, f.suffixes[3], 0);
    put(6, f.prefixes[1], 0);
    put(7, f.prefixes[3], 0);
    put(8, f.long_shape, 0);
    put(9, pair(casing as u32, u32::from(i == 0)), s3);
    put(10, t, 0);
    put(11, t2, t);
    put(12, t, f.word);
    put(13, t, q.word);
    put(14, p.word, 0);
    put(15, q.word, 0);
    put(16, p2.word, 0);
    put(17, q2.word, 0);
    put(18, p.word, f.word);
    put(19, f.word, q.word);
    put(20, p.word, q.word);
    put(21, p2.word, p.word);
    put(22, q.word, q2.word);
    put(23, c, 0);
    put(24, cp, 0);
    put(25, cq, 0);
    put(26, u32::from(q2.fine), 0);
    put(27, c, cq);
    put(28, cp, c);
    put(29, d, 0);
    put(30, dp, d);
    put(31, d, dq);
    put(32, t, c);
    put(33, pair(t, d), dq);
    put(34, pair(t2, t), d);
    put(35, t, f.suffixes[2]);
    put(36, q.suffixes[2], 0);
    put(37, p.suffixes[2], 0);
    put(38, f.suffixes[2], q.suffixes[1]);
    put(39, q.shape, 0);
    put(40, f.word, dq);
    put(41, pair(t2, t), f.word);
}
