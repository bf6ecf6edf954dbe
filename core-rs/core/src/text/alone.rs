//! What a word is to the taggers whatever stands beside it: its form and its clusters, its group among the words of
//! relations, its tag when it has one only, and the sums of the features that it makes alone. Three tokens of four in
//! a conversation have been read before, so an analyzer keeps them by the word.

use super::feature::{self, PLACES, WEB};
use super::form::{self, BORDER, Form, word_hash};
use super::model::Model;
use super::pos_feature;
use super::relations::Lexicon;
use super::spelling;
use super::sum::{Eight, Sixteen, Wide};
use super::token::{Token, TokenKind};
use super::upos::Upos;
use super::views::Taggers;
use crate::words::{WordCache, is_long_number};

/// Words that an analyzer keeps, a power of two. 210 bytes each.
const KEPT: usize = 8_192;

/// A word. Its sums are of the features that it makes of its own token and of those beside it, these by where it
/// stands of the token, as in [`feature::NEAR`].
#[derive(Clone, Copy)]
pub(crate) struct Word {
    pub form: Form,
    /// See `relations::words`.
    pub group: u16,
    /// The only tag that the word has.
    pub tag: Option<Upos>,
    own: Wide<2>,
    /// Of [`feature::placed`], where it is not the first and in no list.
    pub placed: Eight,
    near: [Eight; PLACES - 1],
    own_tags: Sixteen,
    near_tags: [Sixteen; PLACES - 1],
}

impl Default for Word {
    fn default() -> Word {
        Word {
            form: BORDER,
            group: 0,
            tag: None,
            own: Wide::default(),
            placed: Eight::default(),
            near: Default::default(),
            own_tags: Sixteen::default(),
            near_tags: Default::default(),
        }
    }
}

impl AsMut<Form> for Word {
    fn as_mut(&mut self) -> &mut Form {
        &mut self.form
    }
}

/// The words of an analyzer's last texts.
#[derive(Default)]
pub(crate) struct Words {
    known: WordCache<Word, KEPT>,
    /// What stands before the first and after the last word.
    pub border: Word,
}

impl Words {
    /// For a model that has been checked.
    pub fn new(model: &Model) -> Words {
        Words {
            known: WordCache::default(),
            border: model.taggers().map_or_else(Word::default, |taggers| Word {
                tag: taggers.pos.known(&BORDER),
                ..Word::of(BORDER, &taggers)
            }),
        }
    }

    /// Appends the token at a place of a sentence as a word, without gazetteer tags, and returns its group.
    #[inline(never)]
    pub fn read(
        &mut self,
        text: &str,
        (tokens, at): (&[Token], usize),
        (taggers, lexicon): (&Taggers, &Lexicon),
        row: &mut Vec<Word>,
    ) -> u16 {
        let word = |at: usize| Token::word(tokens, text, at);
        let raw = word(at);
        let kind = tokens.get(at).map_or(TokenKind::Word, |token| token.kind);
        // The others have a form that is not of their letters alone.
        let plain = !matches!(
            kind,
            TokenKind::Url | TokenKind::Email | TokenKind::Handle | TokenKind::Hashtag
        );
        let zeros = zeros(raw).filter(|_| plain);
        let beside = plain && spelling::may_depend(raw);
        let beside = beside.then(|| spelling::beside(word(at.wrapping_sub(1)), raw, word(at + 1)));
        let said = beside.flatten().unwrap_or(raw);
        let key = zeros.unwrap_or(said.as_bytes());
        let known = if plain { self.known.find(key) } else { None };
        if let Some(known) = known
            && zeros.is_none()
        {
            row.push(*known);
            return known.group;
        }
        let raw = spelling::standard(said).filter(|_| plain).unwrap_or(said);
        // Numbers of one length differ in their letters' hash, and then in what is looked up by it.
        let mut form = match known {
            Some(known) => Form {
                lower: word_hash(raw),
                ..known.form
            },
            None => form::of(raw, kind),
        };
        taggers.clusters.tag(core::slice::from_mut(&mut form));
        let clusters = (form.fine, form.coarse);
        let alike = known.filter(|known| (known.form.fine, known.form.coarse) == clusters);
        let new = alike.is_none();
        row.push(match alike {
            Some(alike) => *alike,
            None => Word::of(form, taggers),
        });
        let Some(word) = row.last_mut() else {
            return 0;
        };
        word.group = lexicon.look_up(raw);
        word.tag = taggers.pos.known(&form);
        word.form = form;
        if new && plain {
            self.known.keep(key, *word);
        }
        word.group
    }
}

/// The most digits of a number that is kept.
const LONGEST: usize = 14;

/// A long number with zeros for its digits, which is all that the features have of it. The signs behind
/// them tell it from a number of zeros; with them it is as long as what is kept may be.
fn zeros(raw: &str) -> Option<&'static [u8]> {
    const ALL: &[u8; 2 * LONGEST + 1] = b"00000000000000###############";
    let from = LONGEST.checked_sub(raw.len())?;
    let zeros = ALL.get(from..from + LONGEST + 1)?;
    is_long_number(raw.as_bytes()).then_some(zeros)
}

impl Word {
    fn of(form: Form, taggers: &Taggers) -> Word {
        let Taggers { cells, pos, .. } = taggers;
        // Its own features are more than fit into bytes.
        let own = feature::own(&form, WEB);
        let (some, more) = own.split_at(own.len() / 2);
        let mut word = Word {
            own: cells.sum(some).wide().and(cells.sum(more).wide()),
            placed: cells.sum(&feature::placed(&form, false, WEB)),
            own_tags: pos.sum(&pos_feature::own(&form)),
            form,
            ..Word::default()
        };
        for (near, (ids, count)) in word.near.iter_mut().zip(feature::NEAR) {
            *near = cells.sum(feature::near(&form, ids).get(..count).unwrap_or(&[]));
        }
        for (near, (ids, count)) in word.near_tags.iter_mut().zip(pos_feature::NEAR) {
            *near = pos.sum(pos_feature::near(&form, ids).get(..count).unwrap_or(&[]));
        }
        word
    }

    /// The sum of the entities' features that the words around a token make alone.
    #[inline(always)]
    pub fn labels([own, a, b, c, d]: [&Word; PLACES]) -> Wide<2> {
        let near = a.near[0].and(b.near[1]).and(c.near[2]).and(d.near[3]);
        own.own.and(near.wide())
    }

    /// The sum of the tags' features that the words around a token make alone.
    #[inline(always)]
    pub fn tags([own, a, b, c, d]: [&Word; PLACES]) -> Wide<4> {
        let [a, b, c, d] = [a, b, c, d].map(|word| &word.near_tags);
        let near = a[0].and(b[1]).and(c[2]).and(d[3]);
        own.own_tags.wide().and(near.wide())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_kept() {
        for number in ["12345", "12345678901234"] {
            let zeros = zeros(number).expect("a long number");
            let mut known = WordCache::<u8, 16>::default();
            known.keep(zeros, 1);
            assert_eq!(known.find(zeros), Some(&1), "{number}");
        }
        assert_eq!(zeros("123456789012345"), None);
    }
}
