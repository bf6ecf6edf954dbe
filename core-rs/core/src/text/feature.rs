//! The tagger's features: templates over forms, hashed for the weight table.
//!
//! Trainer and tagger call the same function, so what is learnt is what is read.

#[cfg(any(test, feature = "tables"))]
use super::form::BORDER;
use super::form::Form;

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
pub fn casing<'f>(forms: impl Iterator<Item = &'f Form> + Clone) -> Casing {
    let (upper, small) = forms.clone().fold((0u32, 0u32), |(u, s), form| {
        (u + u32::from(form.upper), s + u32::from(form.small))
    });
    let first = forms.clone().find(|form| form.upper > 0 || form.small > 0);
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

/// A feature: the number of its template, and its values.
#[derive(Clone, Copy)]
pub(crate) struct Feature {
    pub id: u32,
    values: (u32, u32),
}

impl Feature {
    #[inline(always)]
    pub fn new(id: u32, a: u32, b: u32) -> Feature {
        let values = (a, b);
        Feature { id, values }
    }

    /// Its hash; a table of 2^n cells takes its n high bits. Multiplicative hashing (Knuth, vol. 3, 6.4) in two rounds.
    #[inline(always)]
    pub fn hash(self) -> u32 {
        let (a, b) = self.values;
        let key = (u64::from(a) << 32 | u64::from(b))
            ^ u64::from(self.id).wrapping_mul(0xA076_1D64_78BD_642F);
        let hash = (key ^ key >> 29).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        ((hash ^ hash >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93) >> 32) as u32
    }
}

/// Two values in one.
#[inline(always)]
pub(crate) fn pair(a: u32, b: u32) -> u32 {
    a.wrapping_mul(0x85EB_CA6B).rotate_left(13) ^ b
}

/// The form at `i` of a sentence and those around it: itself, before, after, two before, two after.
#[inline(always)]
pub(crate) fn around<'f, T>(row: &'f [T], i: usize, border: &'f T) -> [&'f T; 5] {
    [0, -1, 1, -2, 2].map(|offset| {
        i.checked_add_signed(offset)
            .and_then(|k| row.get(k))
            .unwrap_or(border)
    })
}

/// How many places [`around`] has.
pub(crate) const PLACES: usize = 5;

/// The features of a token that it makes alone.
pub(crate) fn own(f: &Form, domain: u32) -> [Feature; 20] {
    let new = Feature::new;
    let (c, d) = (u32::from(f.fine), u32::from(f.coarse));
    let s3 = f.shape & 0o777;
    [
        new(0, 0, 0),
        new(1, f.word, 0),
        new(2, f.shape, 0),
        new(3, f.long_shape, 0),
        new(22, f.prefixes[0], 0),
        new(23, f.prefixes[1], 0),
        new(24, f.prefixes[2], 0),
        new(25, f.prefixes[3], 0),
        new(26, f.suffixes[0], 0),
        new(27, f.suffixes[1], 0),
        new(28, f.suffixes[2], 0),
        new(29, f.suffixes[3], 0),
        new(39, domain, 0),
        new(40, domain, f.word),
        new(42, domain, f.shape),
        new(43, c, 0),
        new(48, c, s3),
        new(49, d, 0),
        new(54, d, s3),
        new(55, domain, c),
    ]
}

/// The features of a token that a word beside it makes alone, by where it stands, as [`around`] has them from its
/// second place on: so many of those that [`near`] gives count.
pub(crate) const NEAR: [([u32; 5], usize); PLACES - 1] = [
    ([5, 14, 30, 44, 50], 5),
    ([6, 15, 31, 45, 51], 5),
    ([7; 5], 1),
    ([8; 5], 1),
];

/// What a word makes of the templates `ids` of a token beside it.
pub(crate) fn near(f: &Form, ids: [u32; 5]) -> [Feature; 5] {
    let values = [
        f.word,
        f.shape,
        f.suffixes[2],
        u32::from(f.fine),
        u32::from(f.coarse),
    ];
    core::array::from_fn(|i| Feature::new(ids[i], values[i], 0))
}

/// The features of a token of which most have the same: it is not the first, and in no list.
pub(crate) fn placed(f: &Form, first: bool, domain: u32) -> [Feature; 2] {
    let listed = pair(domain, u32::from(f.gazetteer));
    [
        Feature::new(17, u32::from(first), f.shape & 0o77),
        Feature::new(41, listed, f.shape & 0o777),
    ]
}

/// The features that the shapes of three neighbours make of the first one's token, the middle one's and the last one's.
pub(crate) fn in_row(
    [a, b, c]: [u32; 3],
    casing: Casing,
) -> ([Feature; 1], [Feature; 2], [Feature; 1]) {
    let new = Feature::new;
    (
        [new(19, pair(b, c), a)],
        [new(4, casing as u32, b & 0o777), new(16, pair(a, c), b)],
        [new(18, pair(a, b), c)],
    )
}

/// The features of a token that several words make, but those of [`listed`] and of [`in_row`].
#[inline(always)]
pub(crate) fn joint([f, p, q, p2, q2]: [&Form; PLACES], mut put: impl FnMut(Feature)) {
    let mut new = |id, a, b| put(Feature::new(id, a, b));
    let s3 = f.shape & 0o777;
    let (c, d) = (u32::from(f.fine), u32::from(f.coarse));
    new(9, p.word, f.word);
    new(10, f.word, q.word);
    new(11, p.word, q.word);
    new(12, p2.word, p.word);
    new(13, q.word, q2.word);
    new(20, p.word, s3);
    new(21, q.word, s3);
    new(46, u32::from(p.fine), c);
    new(47, c, u32::from(q.fine));
    new(52, u32::from(p.coarse), d);
    new(53, d, u32::from(q.coarse));
}

/// The features of a token that lists of names make, if it or one beside it is in any.
#[inline(always)]
pub(crate) fn listed([f, p, q, ..]: [&Form; PLACES], casing: Casing) -> Option<[Feature; 7]> {
    let new = Feature::new;
    let s3 = f.shape & 0o777;
    let [g, gp, gq] = [f, p, q].map(|form| u32::from(form.gazetteer));
    (g | gp | gq != 0).then_some([
        new(32, g, 0),
        new(33, gp, 0),
        new(34, gq, 0),
        new(35, g, s3),
        new(36, g, gp << 8 | gq),
        new(37, p.word, g),
        new(38, g, casing as u32),
    ])
}

/// Calls `emit` with the hash of each feature of token `i`, in the order of their numbers, prefixes and suffixes in
/// turns: training draws which to leave out in this order.
#[cfg(any(test, feature = "tables"))]
pub fn features(forms: &[Form], i: usize, sentence: Sentence, emit: impl FnMut(u32)) {
    let mut hashes = [None; MAX_FEATURES];
    let around = around(forms, i, &BORDER);
    let mut all = Vec::from(own(around[0], sentence.domain));
    for ((ids, count), form) in NEAR.into_iter().zip(&around[1..]) {
        all.extend(&near(form, ids)[..count]);
    }
    all.extend(listed(around, sentence.casing).into_iter().flatten());
    all.extend(placed(around[0], i == 0, sentence.domain));
    let [f, p, q, p2, q2] = around.map(|form| form.shape);
    all.extend(in_row([f, q, q2], sentence.casing).0);
    all.extend(in_row([p, f, q], sentence.casing).1);
    all.extend(in_row([p2, p, f], sentence.casing).2);
    joint(around, |feature| all.push(feature));
    for feature in all {
        let place = match feature.id {
            id @ 22..=25 => 2 * id - 22,
            id @ 26..=29 => 2 * id - 29,
            id => id,
        };
        hashes[place as usize] = Some(feature.hash());
    }
    hashes.into_iter().flatten().for_each(emit);
}
