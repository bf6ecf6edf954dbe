//! Lists of words that rules ask for. A rule names its list by its words, `list!("am pm")`, which the
//! compiler turns into a number; the words themselves are in the model only.

/// A list, by its place in [`LISTS`].
#[derive(Clone, Copy)]
pub(crate) struct List(pub u8);

/// Every list that a rule asks for, in order; words are parted by spaces.
pub(crate) const LISTS: &[&str] = &[
    "- ) #",
    "/",
    "a",
    "a an",
    "a an minus negative",
    "a p",
    "account card acct order invoice id visa mastercard amex isbn serial tracking zip no pin code",
    "age",
    "am pm",
    "ampm",
    "and",
    "and or but for in to from more less each per total",
    "angle angles rotate rotated rotation rotates turn turned tilt tilted slope incline latitude longitude north south east west clockwise",
    "apart down asleep in for into over off",
    "at @ around circa about",
    "at of for in and or to",
    "between from - to and",
    "between from until till to -",
    "cent",
    "deg degs",
    "e",
    "fall spring",
    "ft feet foot",
    "good",
    "i not be have or you we",
    "in",
    "in inch inches",
    "in of since until till before after from to by during through between and this next last mid early late - / ~",
    "in since of until till before after from by during this next last",
    "in this last next the during of since every",
    "is to by convert",
    "ish",
    "just",
    "lunch dinner breakfast brunch supper",
    "m",
    "may",
    "may march mar",
    "may march mar sept sep dec jan jun jul",
    "may might can could should would must",
    "minus negative",
    "ms millisecond milliseconds",
    "number",
    "o",
    "of",
    "of i we you he she they that when it",
    "oh o",
    "old",
    "on",
    "on by until till from between since before after to and this next last th due date",
    "on by until till from since",
    "on in at from of past to or and for is works am pm a p if until till tonight sharp then with but so when o please oclock the though",
    "on in since of until till before after from to by during through between than around early mid late this next last year and or not but =",
    "on this next last every until by since before after",
    "one",
    "out",
    "over",
    "per",
    "percent percentage pct",
    "phone telephone tel call mobile cell fax whatsapp number text sms ring dial cellphone contact reach office home ph landline hotline telefon @ at",
    "point",
    "pound pounds mark marks crown crowns real",
    "present clock moment date time past half quarter",
    "q",
    "s",
    "second",
    "square sq",
    "square sq cubic cu",
    "st nd rd th",
    "sterling",
    "sun sat wed mon thu",
    "t at",
    "the",
    "the this that which no any every each another some which",
    "this that it",
    "to",
    "up due",
    "was were did had been ago went came saw got made took gave said told met left began started broke brought bought built caught chose cut drew drank drove ate fell felt found flew forgot grew heard held kept knew led lent lost meant paid put read ran sold sent set slept spoke spent stood swam taught thought threw understood woke wore won wrote became born happened last",
    "will ll shall gonna going is are am can could should would let lets must may might please need want plan tomorrow wo",
    "x * ×",
    "x ext extension",
    "yo",
    "yo y",
    "t",
    "turn turns turned turning",
];

/// The list of these words. Not in [`LISTS`]: the build ends with an index out of bounds.
pub(crate) const fn number(words: &str) -> List {
    let mut i = 0;
    while !same(LISTS[i].as_bytes(), words.as_bytes()) {
        i += 1;
    }
    List(i as u8)
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

macro_rules! list {
    ($words:expr) => {
        const { $crate::text::values::lists::number($words) }
    };
}
pub(crate) use list;
