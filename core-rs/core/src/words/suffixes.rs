//! The tables of the English stemmer; `stem` names their source.

/// What a word is or ends with, and what stands for that.
pub(super) type Row = (&'static [u8], &'static [u8]);

/// The suffixes of a step, longest first, and what stands for them.
pub(super) struct Step {
    pub rows: &'static [Row],
    /// The last two letters of each.
    pub ends: [[u8; 2]; MOST],
    /// A bit for each letter that one has last, and before it: most words end with others.
    last: u32,
    before: u32,
}

/// The most suffixes of a step.
const MOST: usize = 24;

impl Step {
    const fn of(rows: &'static [Row]) -> Step {
        let (mut ends, mut i) = ([[0; 2]; MOST], 0);
        let (mut last, mut before) = (0, 0);
        while i < rows.len() {
            let suffix = rows[i].0;
            ends[i] = [suffix[suffix.len() - 2], suffix[suffix.len() - 1]];
            last |= 1 << (ends[i][1] & 31);
            before |= 1 << (ends[i][0] & 31);
            i += 1;
        }
        Step {
            rows,
            ends,
            last,
            before,
        }
    }

    /// Whether a word with these last letters may end with one of them.
    pub fn may_end(&self, [before, last]: [u8; 2]) -> bool {
        self.last & 1 << (last & 31) != 0 && self.before & 1 << (before & 31) != 0
    }
}

/// Step 2 (in R1).
pub(super) const STEP_2: Step = Step::of(&[
    (b"ization", b"ize"),
    (b"ational", b"ate"),
    (b"fulness", b"ful"),
    (b"ousness", b"ous"),
    (b"iveness", b"ive"),
    (b"tional", b"tion"),
    (b"biliti", b"ble"),
    (b"lessli", b"less"),
    (b"entli", b"ent"),
    (b"ation", b"ate"),
    (b"alism", b"al"),
    (b"aliti", b"al"),
    (b"ousli", b"ous"),
    (b"iviti", b"ive"),
    (b"fulli", b"ful"),
    (b"enci", b"ence"),
    (b"anci", b"ance"),
    (b"abli", b"able"),
    (b"izer", b"ize"),
    (b"ator", b"ate"),
    (b"alli", b"al"),
    (b"bli", b"ble"),
    (b"ogi", b"og"),
    (b"li", b""),
]);
/// Step 3 (in R1).
pub(super) const STEP_3: Step = Step::of(&[
    (b"ational", b"ate"),
    (b"tional", b"tion"),
    (b"alize", b"al"),
    (b"icate", b"ic"),
    (b"iciti", b"ic"),
    (b"ative", b""),
    (b"ical", b"ic"),
    (b"ness", b""),
    (b"ful", b""),
]);
/// Step 4 (in R2).
pub(super) const STEP_4: Step = Step::of(&[
    (b"ement", b""),
    (b"ance", b""),
    (b"ence", b""),
    (b"able", b""),
    (b"ible", b""),
    (b"ment", b""),
    (b"ant", b""),
    (b"ent", b""),
    (b"ism", b""),
    (b"ate", b""),
    (b"iti", b""),
    (b"ous", b""),
    (b"ive", b""),
    (b"ize", b""),
    (b"ion", b""),
    (b"al", b""),
    (b"er", b""),
    (b"ic", b""),
]);
/// Words with a stem of their own, and those that stay as they are.
pub(super) const WHOLE: &[Row] = &[
    (b"skis", b"ski"),
    (b"skies", b"sky"),
    (b"dying", b"die"),
    (b"lying", b"lie"),
    (b"tying", b"tie"),
    (b"idly", b"idl"),
    (b"gently", b"gentl"),
    (b"ugly", b"ugli"),
    (b"early", b"earli"),
    (b"only", b"onli"),
    (b"singly", b"singl"),
    (b"sky", b"sky"),
    (b"news", b"news"),
    (b"howe", b"howe"),
    (b"atlas", b"atlas"),
    (b"cosmos", b"cosmos"),
    (b"bias", b"bias"),
    (b"andes", b"andes"),
];
/// The longest of them, and the letters that they end with.
pub(super) const WHOLE_LENGTH: usize = 6;
pub(super) const WHOLE_ENDS: &[u8] = b"sgye";
/// Words that step 1a makes and the rest leaves.
pub(super) const AFTER_1A: [&[u8]; 8] = [
    b"inning", b"outing", b"canning", b"herring", b"earring", b"proceed", b"exceed", b"succeed",
];
/// Beginnings after which R1 starts, whatever they are.
pub(super) const PREFIXES: [&[u8]; 3] = [b"gener", b"commun", b"arsen"];
