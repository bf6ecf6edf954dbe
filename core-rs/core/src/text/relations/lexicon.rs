//! The closed classes the patterns look at, and one search over all of them.
//!
//! The rows below are what is meant; at compile time they become one blob of bytes in which words
//! of one length lie together, in order. A look-up is a binary search in the words of that length:
//! at most eight comparisons, no allocation. A word is in one group only: its tag tells the rest.

/// What a word is to the patterns. The number is what the arenas hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Group {
    None = 0,
    Be,
    Have,
    Do,
    Can,
    Should,
    Will,
    Would,
    Not,
    To,
    That,
    Of,
    By,
    As,
    In,
    And,
    Or,
    But,
    If,
    When,
    Which,
    Ask,
    I,
    My,
    Article,
    Say,
    Clitic,
    Quote,
    Particle,
    Time,
    Participle,
    Named,
    Including,
    Ago,
}

/// Groups and their words, lower case, apostrophes straight.
const ROWS: &[(Group, &str)] = &[
    (Group::Be, "be am is are was were been being 'm 're ai"),
    (Group::Have, "have has had having 've got gotten"),
    (Group::Do, "do does did"),
    (
        Group::Can,
        "can could may might ca maybe perhaps possibly probably",
    ),
    (Group::Should, "must should ought"),
    (Group::Will, "will shall 'll wo"),
    (Group::Would, "would 'd"),
    (
        Group::Not,
        "not n't never no nt hardly neither nor nobody nothing none",
    ),
    (Group::To, "to"),
    (Group::That, "that"),
    (Group::Of, "of"),
    (Group::By, "by"),
    (Group::As, "as"),
    (Group::In, "in"),
    (Group::And, "and &"),
    (Group::Or, "or"),
    (Group::But, "but"),
    (Group::If, "if unless whether"),
    (
        Group::When,
        "when where while because since although though until before after whereas once",
    ),
    (Group::Which, "who which whom"),
    (Group::Ask, "what why how whose"),
    (Group::I, "i we"),
    (Group::My, "my our his her their its your"),
    (Group::Article, "a an the"),
    (
        Group::Say,
        "say says said saying tell tells told claim claims claimed add adds added think thinks thought believe believes believed report reports reported hear heard state states stated announce announced announces explain explained explains note noted notes argue argued argues suggest suggested suggests",
    ),
    (Group::Clitic, "'s '"),
    (Group::Quote, "`` '' \" “ ”"),
    (Group::Particle, "up out down off over away back"),
    (
        Group::Time,
        "today yesterday tomorrow tonight now year years month months week weeks day days night morning evening afternoon weekend monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december hour hours minute minutes time times",
    ),
    (
        Group::Participle,
        "made known built born held taken given written seen found left sent brought bought sold led kept lost won told put set cut met paid laid thought taught caught shot struck run begun drawn driven eaten fallen grown hidden shown spoken stolen thrown worn based done gone become",
    ),
];

/// The longest word of the rows, bytes.
const LONGEST: usize = 12;

struct Table {
    bytes: [u8; COUNTS.1],
    groups: [u8; COUNTS.0],
    /// Words of each length: the first byte, the first group, how many.
    starts: [(u16, u16, u16); LONGEST + 1],
}

/// How many words and bytes the rows have.
const COUNTS: (usize, usize) = {
    let (mut words, mut bytes, mut row) = (0, 0, 0);
    while row < ROWS.len() {
        let text = ROWS[row].1.as_bytes();
        let mut i = 0;
        while i < text.len() {
            if text[i] == b' ' {
                words += 1;
            } else {
                bytes += 1;
            }
            i += 1;
        }
        words += 1;
        row += 1;
    }
    (words, bytes)
};

/// Whether the word of `length` at `a` in `x` comes before the one at `b` in `y`.
const fn before(x: &[u8], a: usize, y: &[u8], b: usize, length: usize) -> bool {
    let mut i = 0;
    while i < length {
        if x[a + i] != y[b + i] {
            return x[a + i] < y[b + i];
        }
        i += 1;
    }
    false
}

/// Puts all words of `length` into the table, in order, from byte `at` and group `word` on.
const fn fill(table: &mut Table, length: usize, at: usize, word: usize) -> usize {
    let (mut count, mut row) = (0, 0);
    while row < ROWS.len() {
        let text = ROWS[row].1.as_bytes();
        let mut from = 0;
        while from < text.len() {
            let mut to = from;
            while to < text.len() && text[to] != b' ' {
                to += 1;
            }
            if to - from == length {
                // Insertion sort: move greater words up by one place.
                let mut place = count;
                while place > 0
                    && before(text, from, &table.bytes, at + (place - 1) * length, length)
                {
                    let mut i = 0;
                    while i < length {
                        table.bytes[at + place * length + i] =
                            table.bytes[at + (place - 1) * length + i];
                        i += 1;
                    }
                    table.groups[word + place] = table.groups[word + place - 1];
                    place -= 1;
                }
                let mut i = 0;
                while i < length {
                    table.bytes[at + place * length + i] = text[from + i];
                    i += 1;
                }
                table.groups[word + place] = ROWS[row].0 as u8;
                count += 1;
            }
            from = to + 1;
        }
        row += 1;
    }
    count
}

static TABLE: Table = {
    let mut table = Table {
        bytes: [0; COUNTS.1],
        groups: [0; COUNTS.0],
        starts: [(0, 0, 0); LONGEST + 1],
    };
    let (mut length, mut at, mut word) = (1, 0, 0);
    while length <= LONGEST {
        let count = fill(&mut table, length, at, word);
        table.starts[length] = (at as u16, word as u16, count as u16);
        at += count * length;
        word += count;
        length += 1;
    }
    assert!(word == COUNTS.0, "a word is longer than LONGEST");
    table
};

/// The group of `word`, in any casing of ASCII; 0 for all others.
pub(crate) fn group(word: &str) -> u8 {
    let mut lower = [0; LONGEST];
    let mut length = 0;
    for c in word.chars() {
        let Some(place) = lower.get_mut(length) else {
            return 0;
        };
        *place = match c {
            '\u{2019}' => b'\'',
            '“' | '”' => b'"',
            _ if c.is_ascii() => c.to_ascii_lowercase() as u8,
            _ => return 0,
        };
        length += 1;
    }
    find(&lower[..length])
}

/// The group of a word in lower case.
fn find(word: &[u8]) -> u8 {
    let length = word.len();
    let Some(&(at, first, count)) = TABLE.starts.get(length) else {
        return 0;
    };
    let (mut low, mut high) = (0, usize::from(count));
    while low < high {
        let middle = (low + high) / 2;
        let from = usize::from(at) + middle * length;
        let other = TABLE.bytes.get(from..from + length).unwrap_or(&[]);
        match other.cmp(word) {
            core::cmp::Ordering::Less => low = middle + 1,
            core::cmp::Ordering::Greater => high = middle,
            core::cmp::Ordering::Equal => {
                let group = TABLE.groups.get(usize::from(first) + middle);
                return group.copied().unwrap_or(0);
            }
        }
    }
    0
}
