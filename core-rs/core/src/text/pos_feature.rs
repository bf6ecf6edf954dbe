//! Features of the part-of-speech tagger: templates over forms and the two tags before, hashed for
//! its weight table. Trainer and tagger call the same function.

use super::feature::{Casing, Feature, PLACES, pair};
use super::form::Form;
#[cfg(any(test, feature = "tables"))]
use super::{feature::around, form::BORDER};

/// The most features a token has.
pub const MAX_POS_FEATURES: usize = 48;
/// The number of what stands before the first tag.
pub const NO_TAG: u8 = 31;

/// What its templates' numbers are above: other features than those of the entities' tagger.
const OWN: u32 = 64;

/// The features of a token that it makes alone.
pub(crate) fn own(f: &Form) -> [Feature; 11] {
    let new = |id, a, b| Feature::new(OWN + id, a, b);
    [
        new(0, 0, 0),
        new(1, f.word, 0),
        new(2, f.suffixes[0], 0),
        new(3, f.suffixes[1], 0),
        new(4, f.suffixes[2], 0),
        new(5, f.suffixes[3], 0),
        new(6, f.prefixes[1], 0),
        new(7, f.prefixes[3], 0),
        new(8, f.long_shape, 0),
        new(23, u32::from(f.fine), 0),
        new(29, u32::from(f.coarse), 0),
    ]
}

/// The features of a token that a word beside it makes alone, by where it stands, as [`super::feature::around`] has
/// them from its second place on: so many of those that [`near`] gives count.
pub(crate) const NEAR: [([u32; 4], usize); PLACES - 1] = [
    ([14, 24, 37, 0], 3),
    ([15, 25, 36, 39], 4),
    ([16, 0, 0, 0], 1),
    ([17, 26, 0, 0], 2),
];

/// What a word makes of the templates `ids` of a token beside it.
pub(crate) fn near(f: &Form, ids: [u32; 4]) -> [Feature; 4] {
    let values = [f.word, u32::from(f.fine), f.suffixes[2], f.shape];
    core::array::from_fn(|i| Feature::new(OWN + ids[i], values[i], 0))
}

/// The features of a token that several words make.
#[inline(always)]
pub(crate) fn joint(
    [f, p, q, p2, q2]: [&Form; PLACES],
    first: bool,
    casing: Casing,
    mut put: impl FnMut(Feature),
) {
    let mut new = |id, a, b| put(Feature::new(OWN + id, a, b));
    let (c, d) = (u32::from(f.fine), u32::from(f.coarse));
    new(9, pair(casing as u32, u32::from(first)), f.shape & 0o777);
    new(18, p.word, f.word);
    new(19, f.word, q.word);
    new(20, p.word, q.word);
    new(21, p2.word, p.word);
    new(22, q.word, q2.word);
    new(27, c, u32::from(q.fine));
    new(28, u32::from(p.fine), c);
    new(30, u32::from(p.coarse), d);
    new(31, d, u32::from(q.coarse));
    new(38, f.suffixes[2], q.suffixes[1]);
    new(40, f.word, u32::from(q.coarse));
}

/// The features of a token that the two tags before it make.
#[inline(always)]
pub(crate) fn tagged(
    [f, _, q, ..]: [&Form; PLACES],
    (before, second): (u8, u8),
    mut put: impl FnMut(Feature),
) {
    let mut new = |id, a, b| put(Feature::new(OWN + id, a, b));
    let (t, t2) = (u32::from(before), u32::from(second));
    let (c, d) = (u32::from(f.fine), u32::from(f.coarse));
    new(10, t, 0);
    new(11, t2, t);
    new(12, t, f.word);
    new(13, t, q.word);
    new(32, t, c);
    new(33, pair(t, d), u32::from(q.coarse));
    new(34, pair(t2, t), d);
    new(35, t, f.suffixes[2]);
    new(41, pair(t2, t), f.word);
}

/// Calls `emit` with the hash of each feature of token `i`, in the order of their numbers; `before` and `second` are
/// the tags of the tokens one and two before it.
#[cfg(any(test, feature = "tables"))]
pub fn pos_features(
    forms: &[Form],
    i: usize,
    casing: Casing,
    context: (u8, u8),
    emit: impl FnMut(u32),
) {
    let mut hashes = [None; MAX_POS_FEATURES];
    let around = around(forms, i, &BORDER);
    let mut all = Vec::from(own(around[0]));
    for ((ids, count), form) in NEAR.into_iter().zip(&around[1..]) {
        all.extend(&near(form, ids)[..count]);
    }
    joint(around, i == 0, casing, |feature| all.push(feature));
    tagged(around, context, |feature| all.push(feature));
    for feature in all {
        hashes[(feature.id - OWN) as usize] = Some(feature.hash());
    }
    hashes.into_iter().flatten().for_each(emit);
}
